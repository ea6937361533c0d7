/** Parcels that couriers bring: the hub's recipient, the desks' keys, and which parcels were taken. */
export const sql = `
-- age1…; null until a hub with a key for couriers has started on it.
ALTER TABLE hub ADD COLUMN courier_recipient text;

-- Ed25519, SPKI in DER, base64url: what the desk signs its parcels with. It stays when the desk is revoked, so that what
-- was signed with it can be told from what was not.
ALTER TABLE desks ADD COLUMN signing_key text;
-- age1…: whom its receipts are encrypted to.
ALTER TABLE desks ADD COLUMN recipient text;

CREATE TABLE courier_parcels (
  device uuid NOT NULL REFERENCES desks,
  -- The numbers of a desk mean nothing to a hub that was restored from before.
  epoch uuid NOT NULL,
  number bigint NOT NULL,
  -- SHA-256 of its packed body.
  hash text NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (device, epoch, number)
);
`;
