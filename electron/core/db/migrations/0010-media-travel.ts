import type { Migration } from '../migrate.ts';

/** Finds, without reading every text, the media that drafts name and those that ops say the hub has. */
export const mediaTravel: Migration = {
  version: 10,
  sql: `
CREATE INDEX draft_units_of_media ON draft_units (document_id, json_extract(body, '$.content.media'))
  WHERE json_extract(body, '$.type') IN ('figure', 'attachment');
CREATE INDEX draft_fields_of_media ON draft_fields (document_id) WHERE name = 'cover';
CREATE INDEX ops_of_media ON ops (json_extract(payload, '$.media'), document_id) WHERE kind = 'media';
`,
};
