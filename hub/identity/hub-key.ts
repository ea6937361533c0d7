/** The hub's Ed25519 key: desks pin it, and stream heads are signed with it. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { StartRefusal } from '../refusal.ts';
import { makeSecretFile, readSecretFile } from './secret-file.ts';

export interface HubKey {
  /** SPKI in DER, base64url. */
  readonly publicKey: string;
  /** Over UTF-8; base64url. */
  readonly sign: (text: string) => string;
}

const WHAT = "the hub's key";

/** Reads the key, or makes it. The file may be read by its owner alone; another one is refused. */
export function openHubKey(data: string): HubKey {
  const file = path.join(data, 'hub.key');
  const key = keyIn(file, readSecretFile(file, WHAT) ?? makeSecretFile(file, WHAT, newKey()));
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}

function keyIn(file: string, pem: string): KeyObject {
  const key = parsed(pem);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new StartRefusal(
    `The file ${file} is no key of a hub: put the key's backup in its place. Without it desks will not know this hub again.`,
  );
}

function parsed(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
