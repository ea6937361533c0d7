/** `npm run hub -- courier import`: takes a parcel that a courier brought on a stick, also while the hub runs. */
import { open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesOfParts, partsIn } from '../../shared/courier/bundle.ts';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import type { CourierReason, CourierRefusal } from '../../shared/courier/problem.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { connect } from '../db/connect.ts';
import { connectionRefusal } from '../db/connection-refusal.ts';
import { migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { borrowEmbedded } from '../embedded/embedded.ts';
import { claimCourierKey, openCourierKey } from '../identity/courier-key.ts';
import { openHubKey } from '../identity/hub-key.ts';
import { claimHub } from '../identity/hub-row.ts';
import { openHubMediaFolder } from '../media/folder.ts';
import { createSizeMaker } from '../media/sizes.ts';
import { StartRefusal, systemCode } from '../refusal.ts';
import { createManifests } from '../streams/manifests.ts';
import { takeParcel, type SealedReceipt } from './courier.ts';

export interface CourierImport {
  readonly files: readonly string[];
  readonly receipt: string;
  /** Bytes of a receipt's part; null: all in one file. */
  readonly partBytes: number | null;
}

export const COURIER_USAGE = 'npm run hub -- courier import FILE… --receipt FILE [--part-kilobytes NUMBER]';

/** The words behind `courier`; what is wrong with them is one sentence. */
export function readCourierImport(words: readonly string[]): Result<CourierImport, string> {
  const [command, ...rest] = words;
  const usage = fail(`It is used like this: ${COURIER_USAGE}`);
  const given = command === 'import' ? optionsOf(rest) : null;
  if (given === null || given.positionals.length === 0) return usage;
  const { receipt, 'part-kilobytes': kilobytes } = given.values;
  if (receipt === undefined || receipt === '') return usage;
  const partBytes = kilobytes === undefined ? null : Number(kilobytes) * 1000;
  if (partBytes !== null && !(partBytes >= COURIER_LIMITS.leastPart))
    return fail(`--part-kilobytes has to be a number from ${COURIER_LIMITS.leastPart / 1000}.`);
  return ok({ files: given.positionals, receipt, partBytes });
}

function optionsOf(args: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { receipt: string, 'part-kilobytes': string },
    });
  } catch {
    return null;
  }
}

/** What is said to whoever sits at the hub. Nothing was changed. */
const SENTENCES: Readonly<Record<CourierReason, string>> = {
  notCourier: 'This is no parcel of a desk.',
  otherReader: 'This parcel is for another hub, or its first lines were damaged on the way.',
  damaged: 'The parcel was changed or cut short on its way: ask the desk for it again.',
  notSigned: 'No desk that this hub knows has signed this parcel.',
  revoked:
    'The desk that signed this parcel is connected no more: it was revoked, or somebody signed out there.',
  mixedParts: 'These are parts of different parcels: give those of one.',
  partsMissing: 'Parts of the parcel are missing',
  numberMissing: 'Parcels that come before this one were not taken yet',
  superseded: 'A later parcel of this desk was taken already, and all that is in this one with it.',
  numberUsed: 'Another parcel of this desk had the same number: let the desk write a new one.',
  otherEpoch: 'The hub was restored from a backup since this parcel was written: bring the desk the receipt.',
  gap: 'The receipt does not fit.',
  tooLarge: 'The parcel is larger than a courier brings.',
  noRoom: 'The disk of the hub has no room for what is in the parcel: make room there, and import it again.',
};

export const sentenceOf = ({ reason, missing }: CourierRefusal): string =>
  missing.length === 0 ? SENTENCES[reason] : `${SENTENCES[reason]}: ${missing.join(', ')}.`;

/** What is said when it was taken, or why it was not: then nothing was changed. */
export async function importParcel(
  configuration: Configuration,
  { files, receipt, partBytes }: CourierImport,
): Promise<Result<string, string>> {
  const { data, databaseUrl, databaseAccount, media } = configuration;
  const borrowed = databaseUrl === null ? await borrowEmbedded({ data, accountName: databaseAccount }) : null;
  const url = borrowed?.url ?? databaseUrl ?? '';
  try {
    await migrate(url, MIGRATIONS).catch((error: unknown) => {
      throw connectionRefusal(error) ?? error;
    });
    const pool = connect(url, 2);
    try {
      const key = openHubKey(data);
      const courierKey = await openCourierKey(data);
      const hub = await claimHub(pool.database, key.publicKey);
      await claimCourierKey(pool.database, courierKey);
      const parts = {
        database: pool.database,
        hub,
        key,
        courierKey,
        manifests: createManifests(),
        metrics: { pushed: () => undefined },
        media: {
          folder: openHubMediaFolder(media.folder),
          sizes: createSizeMaker(),
          limitBytes: media.limitBytes,
        },
      };
      const taken = await takeParcel(parts, partsOf(files), partBytes);
      if (!taken.ok) return fail(sentenceOf(taken.error));
      const names = await writeReceipt(receipt, taken.value.receipt, partBytes !== null);
      const { refusal, number } = taken.value;
      if (refusal !== null) return fail(`${sentenceOf(refusal)} It is in ${names.join(', ')}.`);
      return ok(`Parcel ${number} was taken. Bring the desk its receipt: ${names.join(', ')}.`);
    } finally {
      await pool.close();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return fail(error.message);
    throw error;
  } finally {
    await borrowed?.stop();
  }
}

class UnreadableFile extends Error {}

/** One part after the other, whichever files they are in. Throws UnreadableFile. */
async function* partsOf(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    const handle = await readable(file, () => open(file, 'r'));
    try {
      yield* partsIn({ read: (at, bytes) => readable(file, () => readAt(handle, at, bytes)) });
    } finally {
      await handle.close();
    }
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

async function readable<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new UnreadableFile(`${file} cannot be read (${systemCode(error) ?? 'unknown'}).`);
  }
}

/** Beside first, then in its place, so that a full disk leaves no half of a receipt. */
async function writeReceipt(
  file: string,
  { parts, part }: SealedReceipt,
  isApart: boolean,
): Promise<readonly string[]> {
  const { dir, base } = path.parse(path.resolve(file));
  const names: string[] = [];
  for (const { name, content } of filesOfParts(base, { parts, isApart }, part)) {
    const target = path.join(dir, name);
    try {
      await writeFile(`${target}.part`, content, { mode: 0o600, flush: true });
      await rename(`${target}.part`, target);
    } catch (error) {
      await rm(`${target}.part`, { force: true });
      throw new StartRefusal(
        `The parcel was taken, and its receipt ${target} cannot be written (${systemCode(error) ?? 'unknown'}): import it again with another --receipt.`,
      );
    }
    names.push(target);
  }
  return names;
}
