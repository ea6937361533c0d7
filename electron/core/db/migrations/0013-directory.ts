import type { Migration } from '../migrate.ts';

/** The ministry's key directory as this desk knows it, and what showed that somebody forked it. */
export const directory: Migration = {
  version: 13,
  sql: `
-- It only grows: what the desk once believed is what it goes on believing.
CREATE TABLE directory (
  -- Counted from 0; the first entry is the ministry that was pinned.
  position INTEGER PRIMARY KEY,
  -- Canonical JSON, as it was signed.
  body TEXT NOT NULL,
  -- JSON: who signed it.
  signatures TEXT NOT NULL
) STRICT;

-- Entries that were told in place of known ones, as they came: with the known ones they show who was told what.
CREATE TABLE directory_forks (
  hash TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  signatures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
