import type { Migration } from '../migrate.ts';

/** Who sent an op, and what they are called. */
export const people: Migration = {
  version: 8,
  sql: `
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_en TEXT NOT NULL
) STRICT;

-- By the hub's session; null of what was not read from the hub since this version.
ALTER TABLE ops ADD COLUMN person TEXT;
ALTER TABLE ops ADD COLUMN device TEXT;
`,
};
