import type { Migration } from '../migrate.ts';

/**
 * What the search index (search/index-file.ts, a file of its own) has still to take in: one row for each unit or field
 * that changed since, written by triggers in the very transaction that changes it.
 */
export const searchQueue: Migration = {
  version: 4,
  sql: `
CREATE TABLE search_queue (
  -- Never used twice: what is changed again while it waits comes behind what was read.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id TEXT NOT NULL,
  -- The unit's language, or 'field'.
  place TEXT NOT NULL,
  -- The unit's uid, or the field's name.
  name TEXT NOT NULL,
  UNIQUE (document_id, place, name)
) STRICT;

CREATE TRIGGER search_unit_made AFTER INSERT ON draft_units BEGIN
  DELETE FROM search_queue WHERE document_id = new.document_id AND place = new.language AND name = new.uid;
  INSERT INTO search_queue (document_id, place, name) VALUES (new.document_id, new.language, new.uid);
END;
CREATE TRIGGER search_unit_changed AFTER UPDATE OF body ON draft_units WHEN new.body IS NOT old.body BEGIN
  DELETE FROM search_queue WHERE document_id = new.document_id AND place = new.language AND name = new.uid;
  INSERT INTO search_queue (document_id, place, name) VALUES (new.document_id, new.language, new.uid);
END;
CREATE TRIGGER search_unit_gone AFTER DELETE ON draft_units BEGIN
  DELETE FROM search_queue WHERE document_id = old.document_id AND place = old.language AND name = old.uid;
  INSERT INTO search_queue (document_id, place, name) VALUES (old.document_id, old.language, old.uid);
END;
CREATE TRIGGER search_field_made AFTER INSERT ON draft_fields BEGIN
  DELETE FROM search_queue WHERE document_id = new.document_id AND place = 'field' AND name = new.name;
  INSERT INTO search_queue (document_id, place, name) VALUES (new.document_id, 'field', new.name);
END;
CREATE TRIGGER search_field_changed AFTER UPDATE OF value ON draft_fields WHEN new.value IS NOT old.value BEGIN
  DELETE FROM search_queue WHERE document_id = new.document_id AND place = 'field' AND name = new.name;
  INSERT INTO search_queue (document_id, place, name) VALUES (new.document_id, 'field', new.name);
END;
CREATE TRIGGER search_field_gone AFTER DELETE ON draft_fields BEGIN
  DELETE FROM search_queue WHERE document_id = old.document_id AND place = 'field' AND name = old.name;
  INSERT INTO search_queue (document_id, place, name) VALUES (old.document_id, 'field', old.name);
END;
`,
};
