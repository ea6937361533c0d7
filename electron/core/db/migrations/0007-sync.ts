import type { Migration } from '../migrate.ts';

/** What a desk keeps of its hub: where it has read to, where each document lives, and every op that it made or read. */
export const sync: Migration = {
  version: 7,
  sql: `
-- The hub that this desk is connected to; without a row it works alone.
CREATE TABLE hub (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  hub_id TEXT NOT NULL,
  address TEXT NOT NULL,
  -- Pinned when the desk was connected: Ed25519, SPKI in DER, base64url.
  public_key TEXT NOT NULL,
  epoch TEXT NOT NULL,
  -- Where documents go that are made on this desk; null: nowhere yet.
  home_stream TEXT
) STRICT;

CREATE TABLE streams (
  id TEXT PRIMARY KEY,
  office TEXT,
  document TEXT,
  may_write INTEGER NOT NULL,
  -- The last op that is stored here, and the link of the stream's chain behind it.
  cursor INTEGER NOT NULL,
  chain TEXT NOT NULL
) STRICT;

-- The documents that live in a stream. Those of a desk that works alone have no row.
CREATE TABLE document_homes (
  document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  stream TEXT NOT NULL,
  -- The revision that the hub has as the document's head, by the ops read so far.
  hub_head TEXT
) STRICT;

-- The revisions that stand beside the hub's head and are continued by none.
CREATE TABLE branches (
  revision_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX branches_of_document ON branches (document_id);

-- The outbox and what came back from it, and all that others sent: kept, so that a hub that lost them can have them again.
CREATE TABLE ops (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id TEXT NOT NULL UNIQUE,
  -- Not a foreign key: an op that is not understood yet may be all that is known of its document.
  document_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- RFC 8785 canonical JSON.
  payload TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- JSON: the hashes of the bodies that the hub is not known to have.
  brings TEXT NOT NULL,
  -- waiting: never on its way; offered: on its way, the answer is not known; refused; accepted; logged: read back.
  state TEXT NOT NULL CHECK (state IN ('waiting', 'offered', 'refused', 'accepted', 'logged')),
  -- Why it was refused.
  reason TEXT,
  stream TEXT NOT NULL,
  seq INTEGER,
  -- What the hub made of it: head or branch.
  place TEXT,
  -- 0: not understood by this version, or by what it knows so far.
  applied INTEGER NOT NULL
) STRICT;
CREATE INDEX ops_to_send ON ops (number) WHERE state IN ('waiting', 'offered', 'refused');
CREATE INDEX ops_not_applied ON ops (number) WHERE applied = 0;
CREATE INDEX ops_of_document ON ops (document_id, number);
`,
};
