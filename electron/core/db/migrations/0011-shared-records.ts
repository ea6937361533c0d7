import type { Migration } from '../migrate.ts';

/** The records that offices share, as the hub's log has them, and what of it a person is told. */
export const sharedRecords: Migration = {
  version: 11,
  sql: `
-- The topmost office's: the records of the whole ministry live in it.
ALTER TABLE streams ADD COLUMN is_root INTEGER NOT NULL DEFAULT 0;

-- Each entry behind all ops that were read of it; what this desk has said since is in its ops alone.
CREATE TABLE shared_entries (
  document_id TEXT NOT NULL,
  record TEXT NOT NULL,
  entry TEXT NOT NULL,
  stream TEXT NOT NULL,
  -- JSON: of each part the op that set it last, and its value.
  parts TEXT NOT NULL,
  is_gone INTEGER NOT NULL,
  first_op TEXT NOT NULL,
  last_op TEXT NOT NULL,
  -- The place of the last op in the log.
  seq INTEGER NOT NULL,
  PRIMARY KEY (document_id, record, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_entries_by_stream ON shared_entries (stream);

CREATE TABLE record_notices (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  entry TEXT NOT NULL,
  -- replaced, kept, back, refused or hubFirst
  what TEXT NOT NULL,
  -- The op of whoever else it is about; null: the hub alone.
  by_op TEXT,
  -- JSON: the parts that taking it back brings; null: taking it back removes the entry.
  wanted TEXT NOT NULL,
  heard INTEGER NOT NULL
) STRICT;
CREATE INDEX record_notices_unheard ON record_notices (id) WHERE heard = 0;
`,
};
