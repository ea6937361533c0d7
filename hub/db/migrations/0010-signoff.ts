/** Submissions, statements on them, and the numbers that were given. */
export const sql = `
CREATE FUNCTION signed_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was submitted and signed stays as it is';
END $$;

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  -- Written behind them in the same transaction.
  document uuid NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
  revision uuid NOT NULL REFERENCES revisions DEFERRABLE INITIALLY DEFERRED,
  -- SHA-256 of the submission: what is signed.
  hash text NOT NULL,
  languages text[] NOT NULL,
  author uuid NOT NULL,
  kind text NOT NULL,
  type text
);
CREATE INDEX submissions_document ON submissions (document);
CREATE TRIGGER submissions_append_only BEFORE UPDATE OR DELETE ON submissions
  FOR EACH STATEMENT EXECUTE FUNCTION signed_is_append_only();

CREATE TABLE statements (
  -- SHA-256 of the body.
  id text PRIMARY KEY,
  document uuid NOT NULL REFERENCES documents DEFERRABLE INITIALLY DEFERRED,
  -- The hub's order, from 1.
  ordinal integer NOT NULL CHECK (ordinal > 0),
  type text NOT NULL,
  submission uuid NOT NULL REFERENCES submissions,
  actor uuid NOT NULL,
  -- Canonical JSON, as it was signed.
  body text NOT NULL,
  signature text NOT NULL,
  -- The head of the key directory when it came.
  directory text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (document, ordinal)
);
CREATE TRIGGER statements_append_only BEFORE UPDATE OR DELETE ON statements
  FOR EACH STATEMENT EXECUTE FUNCTION signed_is_append_only();

-- A number is given once for each office, type and year.
CREATE TABLE registered_numbers (
  office uuid NOT NULL,
  type text NOT NULL,
  year integer NOT NULL,
  number text NOT NULL,
  document uuid NOT NULL,
  PRIMARY KEY (office, type, year, number)
);
`;
