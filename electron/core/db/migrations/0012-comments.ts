import type { Migration } from '../migrate.ts';

/** What was done in threads of comments, here and elsewhere, and what of it the person of this desk has seen. */
export const comments: Migration = {
  version: 12,
  sql: `
CREATE TABLE comment_acts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Also the id of the op that carries it, once the document lives in a stream.
  op_id TEXT NOT NULL UNIQUE,
  -- Not a foreign key: a comment may come before the document that it is about.
  document_id TEXT NOT NULL,
  -- RFC 8785 canonical JSON.
  payload TEXT NOT NULL,
  -- By the hub's session; null of what was not read from it.
  person TEXT,
  -- Done on this desk.
  is_own INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  -- The hash of the picture that it brings; null: none.
  picture TEXT
) STRICT;
CREATE INDEX comment_acts_of_document ON comment_acts (document_id, number);
CREATE INDEX comment_acts_unseen ON comment_acts (document_id) WHERE seen = 0;
CREATE INDEX comment_acts_with_picture ON comment_acts (picture) WHERE picture IS NOT NULL;
`,
};
