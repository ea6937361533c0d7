/** The secret that cookies and desks' tokens are signed with. All hubs on one database have the same. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makeSecretFile, readSecretFile } from '../identity/secret-file.ts';
import { StartRefusal } from '../refusal.ts';

const WHAT = 'the secret of the sessions';
const BYTES = 48;

/** As the environment says; else from the data folder, where it is made at the first start. */
export function openAuthSecret(data: string, fromEnvironment: string | null): string {
  if (fromEnvironment !== null) return fromEnvironment;
  const file = path.join(data, 'auth.secret');
  const secret =
    readSecretFile(file, WHAT) ?? makeSecretFile(file, WHAT, randomBytes(BYTES).toString('base64url'));
  if (!/^[\w-]{64}$/u.test(secret)) {
    throw new StartRefusal(
      `The file ${file} is no secret of a hub: put its backup in its place, or take it away; then everybody signs in anew, with a new second step.`,
    );
  }
  return secret;
}
