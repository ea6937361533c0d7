import type { Migration } from '../migrate.ts';

/** What the list filters by stands in each document's row; store/summaries.ts fills it in for documents of before. */
export const library: Migration = {
  version: 2,
  sql: `
ALTER TABLE documents ADD COLUMN event_date TEXT;
ALTER TABLE documents ADD COLUMN office TEXT;
ALTER TABLE documents ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN has_cover INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN template TEXT;
ALTER TABLE documents ADD COLUMN written_km INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN written_en INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
-- By which version of the summary's rules the columns were worked out; 0: not yet.
ALTER TABLE documents ADD COLUMN summarised INTEGER NOT NULL DEFAULT 0;
`,
};
