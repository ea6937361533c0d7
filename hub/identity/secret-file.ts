/** A secret in a file of the data folder that its owner alone may read. */
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefusal, systemCode } from '../refusal.ts';

/** Null where there is none. `what` names it to a technician, as in "the hub's key". */
export function readSecretFile(file: string, what: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new StartRefusal(
      `Others than its owner may read ${what} ${file}: take that right away (chmod 600), and consider whether somebody has a copy.`,
    );
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'EACCES')
      throw new StartRefusal(
        `${what.replace(/^./u, (first) => first.toUpperCase())} ${file} may not be read by whoever starts the hub.`,
      );
    throw error;
  }
}

/** Written beside and linked, so that of two hubs that start together one secret stands, and whole: what it answers. */
export function makeSecretFile(file: string, what: string, secret: string): string {
  const making = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(making, secret, { mode: 0o600, flush: true });
  try {
    linkSync(making, file);
    return secret;
  } catch (error) {
    const first = readSecretFile(file, what);
    if (first === null) throw error;
    return first;
  } finally {
    rmSync(making, { force: true });
  }
}
