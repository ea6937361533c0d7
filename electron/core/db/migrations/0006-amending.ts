import type { Migration } from '../migrate.ts';

export const amending: Migration = {
  version: 6,
  sql: `
-- The documents that amend another one are few among all, and asked for with each instrument that is opened.
CREATE INDEX amending_documents ON draft_fields (document_id) WHERE name = 'instrument.amends';
`,
};
