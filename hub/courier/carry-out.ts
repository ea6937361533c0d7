/** Carries out `npm run hub -- courier …`, also while the hub runs. */
import type { CourierReason, CourierRefusal } from '../../shared/courier/problem.ts';
import { assertNever, fail, ok, type Result } from '../../shared/errors/result.ts';
import { openAuthSecret } from '../auth/secret.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { withDatabase } from '../db/by-command.ts';
import { claimCourierKey, openCourierKey } from '../identity/courier-key.ts';
import { openHubKey, type HubKey } from '../identity/hub-key.ts';
import { claimHub } from '../identity/hub-row.ts';
import { openHubMediaFolder } from '../media/folder.ts';
import { createSizeMaker } from '../media/sizes.ts';
import { keepDirectory } from '../directory/kept.ts';
import { createManifests } from '../streams/manifests.ts';
import { hubCard } from './card.ts';
import type { CourierCommand, CourierImport } from './command.ts';
import type { CourierParts } from './courier.ts';
import { approveDeskHere, enrolmentAnswer, fingerprintOfKey, waitingDesks } from './enrolling.ts';
import { takeFile } from './file.ts';
import { partsOf, UnreadableFile, writeFiles } from './on-disk.ts';
import type { SealedReceipt } from './sealed-receipt.ts';

/** What is said to whoever sits at the hub. Nothing was changed. */
const SENTENCES: Readonly<Record<CourierReason, string>> = {
  notCourier: 'This is no file of a desk.',
  otherReader: 'This file is for another hub, or its first lines were damaged on the way.',
  damaged: 'The file was changed or cut short on its way: ask the desk for it again.',
  notSigned: 'No desk that this hub knows has signed this parcel.',
  mixedParts: 'These are parts of different parcels: give those of one.',
  partsMissing: 'Parts of the parcel are missing',
  numberMissing: 'Parcels that come before this one were not taken yet',
  superseded: 'A later parcel of this desk was taken already, and all that is in this one with it.',
  numberUsed: 'Another parcel of this desk had the same number: let the desk write a new one.',
  otherEpoch: 'The hub was restored from a backup since this parcel was written: bring the desk the receipt.',
  gap: 'The receipt does not fit.',
  tooOld:
    'This request is older than 14 days, or the clock of the desk is wrong: let it write a new one with a new card.',
  tooLarge: 'The parcel is larger than a courier brings.',
  noRoom: 'The disk of the hub has no room for what is in the parcel: make room there, and import it again.',
};

const sentenceOf = ({ reason, missing }: CourierRefusal): string =>
  missing.length === 0 ? SENTENCES[reason] : `${SENTENCES[reason]}: ${missing.join(', ')}.`;

interface Here extends CourierParts {
  readonly key: HubKey;
}

/** What is said when it was done, or why it was not. */
export async function carryOut(
  configuration: Configuration,
  command: CourierCommand,
): Promise<Result<string, string>> {
  try {
    return await withHub(configuration, (parts) => {
      switch (command.kind) {
        case 'import':
          return importFile(parts, command);
        case 'card':
          return writeCard(parts, configuration, command.file);
        case 'approve':
          return approve(
            { ...parts, secret: openAuthSecret(configuration.data, configuration.authSecret) },
            command,
          );
        default:
          return assertNever(command);
      }
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return fail(error.message);
    throw error;
  }
}

const withHub = <T>(configuration: Configuration, act: (parts: Here) => Promise<T>): Promise<T> =>
  withDatabase(configuration, async (database) => {
    const { data, media } = configuration;
    const key = openHubKey(data);
    const courierKey = await openCourierKey(data);
    const hub = await claimHub(database, key.publicKey);
    await claimCourierKey(database, courierKey);
    return act({
      database,
      hub,
      key,
      courierKey,
      pushing: {
        manifests: createManifests(),
        signoff: { key, directory: keepDirectory().read, now: () => Date.now() },
      },
      metrics: { pushed: () => undefined },
      media: {
        folder: openHubMediaFolder(media.folder),
        sizes: createSizeMaker(),
        limitBytes: media.limitBytes,
      },
      bringer: null,
    });
  });

async function importFile(
  parts: Here,
  { files, receipt, partBytes }: CourierImport,
): Promise<Result<string, string>> {
  const taken = await takeFile(parts, partsOf(files), Date.now(), partBytes);
  if (!taken.ok) return fail(sentenceOf(taken.error));
  if (taken.value.kind === 'request') {
    const { name, version, signingKey } = taken.value.desk;
    const fingerprint = fingerprintOfKey(signingKey);
    return ok(
      taken.value.standing === 'waits'
        ? `The desk ${name} (version ${version}) asks to be connected. The fingerprint of its key is ${fingerprint}: compare it by telephone, then approve it.`
        : `The desk ${name} with the key ${fingerprint} is connected already: the pages of the hub make its answer again.`,
    );
  }
  const { refusal, number, receipt: sealed } = taken.value.taken;
  const again = 'the parcel was taken; import it again with another --receipt.';
  const names = await writeFiles(receipt, sealed, partBytes !== null, again);
  if (refusal !== null) return fail(`${sentenceOf(refusal)} It is in ${names.join(', ')}.`);
  return ok(`Parcel ${number} was taken. Bring the desk its receipt: ${names.join(', ')}.`);
}

async function writeCard(
  parts: Here,
  { address, host, port, tls }: Configuration,
  file: string,
): Promise<Result<string, string>> {
  const listens = `${tls === null ? 'http' : 'https'}://${host}:${port}`;
  const card = hubCard({ ...parts, address: address ?? listens }, Date.now());
  const alone: SealedReceipt = { parts: 1, part: () => Promise.resolve(Buffer.from(card)) };
  const names = await writeFiles(file, alone, false, 'name another --out.');
  const fingerprint = fingerprintOfKey(parts.key.publicKey);
  return ok(
    `The card is ${names.join(', ')}. The fingerprint that is compared by telephone is ${fingerprint}.`,
  );
}

async function approve(
  parts: Here & { readonly secret: string },
  { fingerprint, email, answer }: Extract<CourierCommand, { readonly kind: 'approve' }>,
): Promise<Result<string, string>> {
  const waiting = await waitingDesks(parts.database);
  const desk = waiting.find((each) => each.fingerprint.replaceAll(' ', '') === fingerprint);
  if (desk === undefined) return fail('No desk with this fingerprint is waiting: import its request first.');
  const approved = await approveDeskHere(parts.database, desk, email);
  if (!approved.ok)
    return fail(
      approved.error === 'otherDevice'
        ? 'This desk is somebody else’s already. Nothing was changed.'
        : 'Nobody who may sign in has this e-mail address. Nothing was changed.',
    );
  const enrolled = await enrolmentAnswer(parts, desk.device);
  // It was approved a moment ago, and somebody disconnected it since.
  if (enrolled === null) return fail('The desk was disconnected again.');
  const again = 'the desk is connected; the pages of the hub make its answer again.';
  const names = await writeFiles(answer, enrolled.answer, false, again);
  return ok(`The desk ${desk.name} is ${enrolled.person}’s now. Bring it its answer: ${names.join(', ')}.`);
}
