/** Presence tells being in a unit from writing in it. */
export const sql = `
-- Rows of hubs before are over in a minute: until then they say less than they know.
ALTER TABLE presence ADD COLUMN writes boolean NOT NULL DEFAULT false;
`;
