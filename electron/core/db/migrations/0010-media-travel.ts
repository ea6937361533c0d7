import type { Migration } from '../migrate.ts';

/** Finds, without reading every text, the media that drafts name and those that ops say the hub has. */
export const mediaTravel: Migration = {
  version: 10,
  sql: `
-- What is damaged says nothing, and stops nobody: it is told to whoever opens it.
CREATE INDEX draft_units_of_media
  ON draft_units (document_id, CASE WHEN json_valid(body) THEN json_extract(body, '$.content.media') END)
  WHERE CASE WHEN json_valid(body) THEN json_extract(body, '$.type') END IN ('figure', 'attachment');
CREATE INDEX draft_fields_of_media ON draft_fields (document_id) WHERE name = 'cover';
CREATE INDEX ops_of_media
  ON ops (CASE WHEN json_valid(payload) THEN json_extract(payload, '$.media') END, document_id) WHERE kind = 'media';
`,
};
