import type { Migration } from '../migrate.ts';

export const media: Migration = {
  version: 3,
  sql: `
-- What the files in the media folder are. Their bytes lie there under their SHA-256.
CREATE TABLE media (
  hash TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  mime TEXT NOT NULL,
  -- In pixels; null for what is no picture.
  width INTEGER,
  height INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
`,
};
