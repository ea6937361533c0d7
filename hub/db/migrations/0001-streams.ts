/** Offices, the ordered log of each stream, contents by hash, documents and their revisions. */
export const sql = `
CREATE TABLE hub (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  id uuid NOT NULL,
  epoch uuid NOT NULL,
  public_key text
);
INSERT INTO hub (id, epoch) VALUES (gen_random_uuid(), gen_random_uuid());

CREATE TABLE offices (
  id uuid PRIMARY KEY,
  parent uuid REFERENCES offices,
  name_km text NOT NULL,
  name_en text NOT NULL
);
CREATE UNIQUE INDEX offices_one_root ON offices ((parent IS NULL)) WHERE parent IS NULL;

CREATE TABLE members (
  person uuid NOT NULL,
  office uuid NOT NULL REFERENCES offices,
  role text NOT NULL,
  PRIMARY KEY (person, office, role)
);

CREATE TABLE streams (
  id uuid PRIMARY KEY,
  office uuid UNIQUE REFERENCES offices,
  document uuid UNIQUE,
  head bigint NOT NULL DEFAULT 0,
  chain text NOT NULL,
  CHECK ((office IS NULL) <> (document IS NULL))
);

CREATE TABLE stream_members (
  stream uuid NOT NULL REFERENCES streams,
  person uuid NOT NULL,
  may_write boolean NOT NULL,
  PRIMARY KEY (stream, person)
);

CREATE TABLE documents (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  stream uuid NOT NULL REFERENCES streams,
  head uuid
);

CREATE TABLE revisions (
  id uuid PRIMARY KEY,
  document uuid NOT NULL REFERENCES documents,
  parent uuid REFERENCES revisions,
  second_parent uuid REFERENCES revisions,
  depth integer NOT NULL,
  content text NOT NULL,
  roots_km text NOT NULL,
  roots_en text NOT NULL,
  metadata_hash text NOT NULL,
  is_branch boolean NOT NULL
);
CREATE INDEX revisions_branches ON revisions (document) WHERE is_branch;

CREATE TABLE ops (
  stream uuid NOT NULL REFERENCES streams,
  seq bigint NOT NULL,
  op_id uuid NOT NULL UNIQUE,
  document uuid NOT NULL,
  kind text NOT NULL,
  payload text NOT NULL,
  hash text NOT NULL,
  chain text NOT NULL,
  person uuid NOT NULL,
  device uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  place text NOT NULL CHECK (place IN ('head', 'branch')),
  bytes integer NOT NULL,
  PRIMARY KEY (stream, seq)
);

CREATE TABLE contents (
  hash text PRIMARY KEY,
  body text NOT NULL
);

CREATE TABLE stream_contents (
  stream uuid NOT NULL REFERENCES streams,
  hash text NOT NULL REFERENCES contents,
  seq bigint,
  PRIMARY KEY (stream, hash)
);
CREATE INDEX stream_contents_by_op ON stream_contents (stream, seq);
`;
