/** Ops of every kind, documents with a stream of their own, and who is in which document. */
export const sql = `
-- A document that no revision has come of yet has no kind. It moves once at most, into a stream of its own.
ALTER TABLE documents ALTER COLUMN kind DROP NOT NULL;
ALTER TABLE documents ADD COLUMN moved_from uuid REFERENCES streams;
CREATE INDEX documents_by_stream ON documents (stream, id);

-- 'log': it stands in the log and nowhere else.
ALTER TABLE ops DROP CONSTRAINT ops_place_check;
ALTER TABLE ops ADD CONSTRAINT ops_place_check CHECK (place IN ('head', 'branch', 'log'));
ALTER TABLE ops ADD COLUMN unread boolean NOT NULL DEFAULT false;
ALTER TABLE ops ADD COLUMN copied boolean NOT NULL DEFAULT false;
ALTER TABLE ops DROP CONSTRAINT ops_op_id_key;
CREATE UNIQUE INDEX ops_once ON ops (op_id) WHERE NOT copied;
CREATE INDEX ops_unread ON ops (kind) WHERE unread;
CREATE INDEX ops_by_document ON ops (document, stream, seq);

CREATE TABLE record_fields (
  document uuid NOT NULL REFERENCES documents,
  record text NOT NULL,
  field text NOT NULL,
  version uuid NOT NULL,
  PRIMARY KEY (document, record, field)
);

CREATE TABLE stream_offices (
  stream uuid NOT NULL REFERENCES streams,
  office uuid NOT NULL REFERENCES offices,
  may_write boolean NOT NULL,
  PRIMARY KEY (stream, office)
);

-- Not worth a word in the write-ahead log: it is over a minute later.
CREATE UNLOGGED TABLE presence (
  device uuid NOT NULL,
  document uuid NOT NULL,
  stream uuid NOT NULL,
  person uuid NOT NULL,
  unit uuid,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz NOT NULL,
  PRIMARY KEY (device, document)
);
CREATE INDEX presence_by_stream ON presence (stream, document);

-- Whoever changes what people may read tells every hub on this database in the same transaction.
CREATE FUNCTION tell_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sastra', '{"what":"rights"}');
  RETURN NULL;
END $$;
CREATE TRIGGER members_told AFTER INSERT OR UPDATE OR DELETE ON members FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER stream_members_told AFTER INSERT OR UPDATE OR DELETE ON stream_members
  FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER stream_offices_told AFTER INSERT OR UPDATE OR DELETE ON stream_offices
  FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER streams_told AFTER INSERT OR DELETE ON streams FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
`;
