import type { Migration } from '../migrate.ts';

export const desk: Migration = {
  version: 1,
  sql: `
CREATE TABLE desk (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  device_id TEXT NOT NULL,
  -- The number of the last journal frame that is in this file. Order is by this number, never by the clock.
  frame INTEGER NOT NULL
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title_km TEXT NOT NULL DEFAULT '',
  title_en TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_frame INTEGER NOT NULL,
  binned_at INTEGER,
  head_revision INTEGER REFERENCES revisions (number)
) STRICT;
CREATE INDEX documents_by_change ON documents (changed_frame DESC) WHERE binned_at IS NULL;
CREATE INDEX documents_in_bin ON documents (binned_at) WHERE binned_at IS NOT NULL;

-- The working copy: a unit as typed.
CREATE TABLE draft_units (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  uid TEXT NOT NULL,
  parent TEXT,
  rank TEXT NOT NULL,
  body TEXT NOT NULL,
  -- Null from the edit until the next revision.
  body_hash TEXT,
  UNIQUE (document_id, language, uid)
) STRICT;

CREATE TABLE draft_fields (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (document_id, name)
) STRICT;

-- How far each open editor's edits have been taken in, so that one that is sent again does nothing.
CREATE TABLE editor_sessions (
  session TEXT NOT NULL,
  document_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  frame INTEGER NOT NULL,
  PRIMARY KEY (session, document_id)
) STRICT;

-- RFC 8785 canonical JSON; the hash is over these bytes.
CREATE TABLE unit_bodies (
  hash TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

-- Which bodies a document's revisions need, so that a purge takes those that no other needs.
CREATE TABLE document_bodies (
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  hash TEXT NOT NULL REFERENCES unit_bodies (hash),
  PRIMARY KEY (document_id, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_bodies_by_hash ON document_bodies (hash);

CREATE TABLE revisions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  parents TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  note TEXT NOT NULL,
  automatic INTEGER NOT NULL,
  root_km TEXT NOT NULL,
  root_en TEXT NOT NULL,
  metadata_hash TEXT NOT NULL,
  -- How many deltas lie between this one and an empty manifest; 0: it is told in full.
  depth INTEGER NOT NULL,
  -- The delta on the first parent; on the empty manifest where depth is 0.
  delta TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_of_document ON revisions (document_id, number);

CREATE TABLE records (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  fields TEXT NOT NULL
) STRICT;
`,
};
