/** What a directory, or an entry on its way, says to a person. */
import { DIRECTORY_PROBLEMS } from '../shared/directory/sentences.ts';
import { directoryBodySchema } from '../shared/directory/body.ts';
import type { DirectoryEntry } from '../shared/directory/entry.ts';
import { groupedFingerprint, spokenFingerprint } from '../shared/directory/fingerprint.ts';
import type { Directory } from '../shared/directory/read.ts';
import type { DirectoryRefusal } from '../shared/directory/refusal.ts';
import { grantsOf } from '../shared/directory/state.ts';
import { idOfBody, readBody, type PublicKey } from '../shared/statements/signed.ts';
import { isSigned } from '../electron/core/sync/verify.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function directoryText({ state, entries }: Directory): string {
  const gone = (key: PublicKey): string => {
    const at = state.revoked.get(key);
    return at === undefined ? '' : `, revoked ${day(at)}`;
  };
  const enrolled = [...state.enrolled.values()].map(({ key, person, device, name, since, vouchedBy }) => {
    const roles = grantsOf(state, person).map(({ office, role }) => `${role} in ${office}`);
    return [
      `  ${name.en} (${name.km}), person ${person}, desk ${device}`,
      `    key ${spokenFingerprint(key)}, since ${day(since)}, vouched for by ${vouchedBy}${gone(key)}`,
      `    ${key}`,
      ...(roles.length === 0 ? [] : [`    ${roles.join('; ')}`]),
    ].join('\n');
  });
  return [
    `${state.name.en} (${state.name.km})`,
    `Root fingerprint: ${groupedFingerprint(state.ministry)}`,
    `Entries: ${entries.length}, the last is ${state.head}`,
    `Custodians, ${state.threshold} of whom have to sign:`,
    ...state.roots.map(({ key, person }) => `  ${person}: ${spokenFingerprint(key)}`),
    'Keys of the hub:',
    ...[...state.hubs].map((key) => `  ${spokenFingerprint(key)}${gone(key)}`),
    'Administrators:',
    ...Array.from(state.delegates, ([key, person]) => `  ${person}: ${spokenFingerprint(key)}${gone(key)}`),
    'People:',
    ...enrolled,
    `Routes: ${state.routes.size}`,
    '',
  ].join('\n');
}

/** Of an entry alone: whether it may stand in a directory is for join. */
export function entryText({ body, signatures }: DirectoryEntry): string {
  const read = readBody(directoryBodySchema, body);
  if (!read.ok)
    return 'This is no entry of a directory: its text was changed, or it is of another version.\n';
  return [
    `${read.value.type}, ${idOfBody(body)}`,
    JSON.stringify(JSON.parse(body), null, 2),
    signatures.length === 0 ? 'Nobody has signed it.' : 'Signed by:',
    ...signatures.map(
      ({ key, signature }) =>
        `  ${spokenFingerprint(key)}${isSigned(key, body, signature) ? '' : ', and the signature does not fit'}`,
    ),
    '',
  ].join('\n');
}

export const refusalText = ({ position, problem }: DirectoryRefusal): string =>
  `Entry ${position + 1} is refused: ${DIRECTORY_PROBLEMS[problem]}. Nothing was written.`;
