/** The key directory, and who asks to be in it. */
export const sql = `
-- One chain: nothing in it changes, and nothing leaves it.
CREATE TABLE directory (
  -- Counted from 0.
  position integer PRIMARY KEY CHECK (position >= 0),
  -- SHA-256 of the body.
  hash text NOT NULL UNIQUE,
  -- Canonical JSON, as it was signed.
  body text NOT NULL,
  -- JSON: who signed it.
  signatures text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION directory_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was signed stays in the directory';
END $$;
CREATE TRIGGER directory_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory
  FOR EACH STATEMENT EXECUTE FUNCTION directory_is_append_only();

-- The last key that a desk asked to have enrolled, with its signature by that key.
CREATE TABLE key_requests (
  device uuid PRIMARY KEY REFERENCES desks,
  person uuid NOT NULL REFERENCES people,
  key text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now()
);
`;
