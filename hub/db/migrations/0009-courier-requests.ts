/** Desks without a line that ask to be somebody's, until an administrator has decided. */
export const sql = `
CREATE TABLE courier_requests (
  device uuid NOT NULL,
  -- Ed25519, SPKI in DER, base64url: what the request is signed with. Whoever names a device has its key or has not.
  signing_key text NOT NULL,
  -- age1…: whom the answer is encrypted to.
  recipient text NOT NULL,
  name text NOT NULL,
  version text NOT NULL,
  -- As the desk says.
  asked_at timestamptz NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (device, signing_key)
);
`;
