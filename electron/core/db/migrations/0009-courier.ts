import type { Migration } from '../migrate.ts';

/** What a desk gave to couriers. */
export const courier: Migration = {
  version: 9,
  sql: `
-- The number of the last parcel that the op left in; null: it has left in none.
ALTER TABLE ops ADD COLUMN parcel INTEGER;

-- One row: the number of the last parcel that was written, and of the last whose receipt came.
CREATE TABLE parcels (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  written INTEGER NOT NULL,
  answered INTEGER NOT NULL
) STRICT;
INSERT INTO parcels (id, written, answered) VALUES (1, 0, 0);
`,
};
