/**
 * The key that parcels of couriers are encrypted to, as a file that the `age` command reads too (`age -d -i hub.age FILE`).
 * Its recipient is told to desks, signed with the hub's key.
 */
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Database } from '../db/connect.ts';
import { StartRefusal } from '../refusal.ts';
import { makeSecretFile, readSecretFile } from './secret-file.ts';

export interface CourierKey {
  /** `AGE-SECRET-KEY-1…`; it goes nowhere. */
  readonly identity: string;
  /** `age1…` */
  readonly recipient: string;
}

const WHAT = "the hub's key for couriers";

/** Reads the key, or makes it. The file may be read by its owner alone; another one is refused. */
export async function openCourierKey(data: string): Promise<CourierKey> {
  const file = path.join(data, 'hub.age');
  const text = readSecretFile(file, WHAT) ?? makeSecretFile(file, WHAT, await newKey());
  const identity = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/mu.exec(text)?.[0];
  const recipient = identity === undefined ? null : await recipientOf(identity);
  if (identity === undefined || recipient === null)
    throw new StartRefusal(
      `The file ${file} is no key for couriers: put the key's backup in its place. Without it what is on its way cannot be opened.`,
    );
  return { identity, recipient };
}

async function newKey(): Promise<string> {
  const identity = await generateX25519Identity();
  return `# ${await identityToRecipient(identity)}\n${identity}\n`;
}

/** Null: its letters are those of a key, its checksum is not. */
const recipientOf = (identity: string): Promise<string | null> =>
  identityToRecipient(identity).catch(() => null);

/** Several hubs on one database open each other's parcels, so they have one key for couriers: another one is refused. */
export async function claimCourierKey(database: Database, { recipient }: CourierKey): Promise<void> {
  await database
    .updateTable('hub')
    .set({ courier_recipient: recipient })
    .where('courier_recipient', 'is', null)
    .execute();
  const row = await database.selectFrom('hub').select('courier_recipient').executeTakeFirstOrThrow();
  if (row.courier_recipient !== recipient)
    throw new StartRefusal(
      "This database's hub has another key for couriers: put its file hub.age into HUB_DATA.",
    );
}
