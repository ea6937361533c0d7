/** Pictures and files by hash, the sizes that the hub made of them, and which stream has which. */
export const sql = `
CREATE TABLE media (
  hash text PRIMARY KEY,
  bytes bigint NOT NULL,
  mime text NOT NULL,
  -- In pixels; null for what is no picture.
  width integer,
  height integer,
  received_at timestamptz NOT NULL DEFAULT now()
);

-- WebP without what a camera noted; each lies under its own hash.
CREATE TABLE media_sizes (
  media text NOT NULL REFERENCES media,
  width integer NOT NULL,
  height integer NOT NULL,
  hash text NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (media, width)
);

-- A stream has what was uploaded into it, byte by byte, or came along from one that whoever brought it may read.
CREATE TABLE stream_media (
  stream uuid NOT NULL REFERENCES streams,
  hash text NOT NULL REFERENCES media,
  person uuid NOT NULL,
  -- The first op of the stream that names it; null: nobody but this person is told that it is here.
  seq bigint,
  PRIMARY KEY (stream, hash, person)
);
`;
