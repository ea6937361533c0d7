import type { Migration } from '../migrate.ts';

export const register: Migration = {
  version: 5,
  sql: `
CREATE TABLE register_entries (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  number TEXT NOT NULL,
  -- YYYY-MM-DD
  date TEXT NOT NULL,
  title_km TEXT NOT NULL,
  title_en TEXT NOT NULL,
  -- As it was entered; what other entries do to this one is in register_relations alone.
  status TEXT NOT NULL,
  -- JSON; null where there is none.
  scan TEXT,
  -- Worked out of the columns above (register/table.ts), by the rules of this version.
  keyed INTEGER NOT NULL,
  number_key TEXT NOT NULL,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX register_by_number ON register_entries (number_key);
CREATE INDEX register_by_date ON register_entries (date DESC, number_key, id);

CREATE TABLE register_relations (
  entry_id TEXT NOT NULL REFERENCES register_entries (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  -- Not a foreign key: what was taken out of the register stays named, so that an undo brings the relation back.
  to_id TEXT NOT NULL,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_related_by ON register_relations (to_id);
`,
};
