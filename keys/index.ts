// `npm run keys`: makes and signs entries of the key directory, on a computer that needs no network.
import { z } from 'zod';
import { DEFAULT_ROOTS, directoryBodySchema, type LaterBody, type Root } from '../shared/directory/body.ts';
import { directoryEntrySchema, type DirectoryEntry } from '../shared/directory/entry.ts';
import { groupedFingerprint, spokenFingerprint } from '../shared/directory/fingerprint.ts';
import type { Directory } from '../shared/directory/read.ts';
import { jsonValueSchema } from '../shared/document/schema.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { bodyText, idOfBody } from '../shared/statements/signed.ts';
import { readJson, writeNew } from './files.ts';
import { keyFileSchema, newKeyFile, openKeyFile, PASSPHRASE_LEAST } from './key-file.ts';
import { askTerminal, passphraseIn, type AskPassphrase } from './passphrase.ts';
import { entriesSchema, joined, proposed, withSignature } from './proposal.ts';
import { directoryText, entryText, refusalText } from './show.ts';
import { Missing, readWords, USAGE, type Words } from './words.ts';

/** Exit codes: what was asked for makes no sense; it does, and cannot be done. */
const MISUSED = 2;
const REFUSED = 1;

/** What is said when it was done; the error is one sentence, and nothing was written then. */
type Done = Result<string, string>;

const asking = ({ maybe }: Words): AskPassphrase => {
  const file = maybe('passphrase-file');
  return file === null ? askTerminal : passphraseIn(file);
};

const directoryIn = (file: string): Result<Directory, string> => {
  const read = readJson(file, entriesSchema, 'directory');
  if (!read.ok) return read;
  const directory = joined(null, read.value);
  return directory.ok ? directory : fail(`${file}: ${refusalText(directory.error)}`);
};

async function makeKey(words: Words): Promise<Done> {
  const person = words.value('person');
  if (!keyFileSchema.shape.person.safeParse(person).success)
    return fail('--person is an account’s id, or a short name of small letters a–z, digits and hyphens.');
  const ask = asking(words);
  const passphrase = await ask(`Passphrase for the key of ${person}: `);
  if (!passphrase.ok) return passphrase;
  if (passphrase.value.length < PASSPHRASE_LEAST)
    return fail(`The passphrase needs ${PASSPHRASE_LEAST} letters at least. No key was made.`);
  const again = await ask('The same once more: ');
  if (!again.ok) return again;
  if (again.value !== passphrase.value) return fail('The two passphrases are not alike. No key was made.');
  const { file, signer } = newKeyFile(person, passphrase.value);
  const written = writeNew(words.value('out'), file);
  if (!written.ok) return written;
  return ok(`Public key: ${signer.key}\nFingerprint, to be read aloud: ${spokenFingerprint(signer.key)}`);
}

function rootsIn(files: readonly string[]): Result<readonly Root[], string> {
  const roots: Root[] = [];
  for (const file of files) {
    const read = readJson(file, keyFileSchema, 'key of a custodian');
    if (!read.ok) return read;
    roots.push({ key: read.value.key, person: read.value.person });
  }
  return ok(roots);
}

const thresholdOf = ({ maybe }: Words): number => Number(maybe('threshold') ?? DEFAULT_ROOTS.threshold);

function begin(words: Words): Done {
  const roots = rootsIn(words.files);
  if (!roots.ok) return roots;
  const body = {
    format: 'sastra.directory.1',
    type: 'genesis',
    name: { km: words.value('name-km'), en: words.value('name-en') },
    roots: roots.value,
    threshold: thresholdOf(words),
    at: Date.now(),
  };
  if (!directoryBodySchema.safeParse(body).success)
    return fail('The key files have to be of different people, and as many at least as have to sign.');
  const entry = { body: bodyText(body), signatures: [] };
  const written = writeNew(words.value('out'), entry);
  return written.ok
    ? ok(
        `Root fingerprint: ${groupedFingerprint(idOfBody(entry.body))}\nPrint it, and compare it before you sign.`,
      )
    : written;
}

type Said = Parameters<typeof proposed>[1];

function propose(words: Words, said: (words: Words) => Result<unknown, string>): Done {
  const directory = directoryIn(words.value('directory'));
  if (!directory.ok) return directory;
  const asked = said(words);
  if (!asked.ok) return asked;
  // Its form is asked for there.
  const entry = proposed(directory.value, { at: Date.now(), ...(asked.value as object) } as Said);
  if (entry === null) return fail('An id, a key or a role is not written as one. Nothing was written.');
  const written = writeNew(words.value('out'), entry);
  return written.ok ? ok(entryText(entry)) : written;
}

const names = ({ value }: Words) => ({ km: value('name-km'), en: value('name-en') });

const SAID: Readonly<Record<LaterBody['type'], (words: Words) => Result<unknown, string>>> = {
  hub: ({ value }) => ok({ type: 'hub', key: value('public') }),
  delegate: ({ value }) => ok({ type: 'delegate', key: value('public'), person: value('person') }),
  revoke: ({ value }) => ok({ type: 'revoke', key: value('public') }),
  enrol: (words) =>
    ok({
      type: 'enrol',
      person: words.value('person'),
      device: words.value('device'),
      key: words.value('public'),
      name: names(words),
    }),
  roles({ value, roles }) {
    const grants = roles.map((role) => {
      const [office = '', name = ''] = role.split(':', 2);
      return { office, role: name };
    });
    return ok({ type: 'roles', person: value('person'), grants });
  },
  route({ value, maybe }) {
    const file = maybe('route');
    const route = file === null ? ok(null) : readJson(file, jsonValueSchema, 'route');
    if (!route.ok) return route;
    const selector = { kind: value('kind'), instrumentType: maybe('type') };
    return ok({ type: 'route', office: value('office'), selector, route: route.value });
  },
  rotate(words) {
    const roots = rootsIn(words.files);
    return roots.ok ? ok({ type: 'rotate', roots: roots.value, threshold: thresholdOf(words) }) : roots;
  },
};

async function sign(words: Words): Promise<Done> {
  const [file = ''] = words.files;
  const entry = readJson(file, directoryEntrySchema, 'entry of a directory');
  if (!entry.ok) return entry;
  const key = readJson(words.value('key'), keyFileSchema, 'key');
  if (!key.ok) return key;
  // What is signed is seen before the passphrase is asked for.
  process.stderr.write(entryText(entry.value));
  const passphrase = await asking(words)(`Passphrase of ${key.value.person}: `);
  if (!passphrase.ok) return passphrase;
  const signer = openKeyFile(key.value, passphrase.value);
  if (!signer.ok) return fail('The passphrase is another, or the key file was changed. Nothing was written.');
  const signed = withSignature(entry.value, signer.value);
  if (!signed.ok)
    return fail(signed.error === 'twice' ? 'This key has signed it already.' : `${file} was changed.`);
  const written = writeNew(words.value('out'), signed.value);
  return written.ok ? ok(`${signed.value.signatures.length} signatures.`) : written;
}

function join(words: Words): Done {
  const entries: DirectoryEntry[] = [];
  for (const file of words.files) {
    const read = readJson(file, entriesSchema, 'entry of a directory');
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  const before = words.maybe('directory');
  const directory = before === null ? null : directoryIn(before);
  if (directory?.ok === false) return directory;
  const after = joined(directory?.value ?? null, entries);
  if (!after.ok) return fail(refusalText(after.error));
  const written = writeNew(words.value('out'), after.value.entries);
  return written.ok ? ok(directoryText(after.value)) : written;
}

function show(words: Words): Done {
  const [file = ''] = words.files;
  const entry = readJson(file, directoryEntrySchema, 'entry');
  const ministry = words.maybe('ministry')?.replaceAll(' ', '') ?? null;
  // One entry is on its way, unless it begins a directory that was signed.
  if (entry.ok && ministry === null) return ok(entryText(entry.value));
  const directory = directoryIn(file);
  if (!directory.ok) return directory;
  if (ministry !== null && directory.value.state.ministry !== ministry)
    return fail('This is the directory of another ministry.');
  return ok(directoryText(directory.value));
}

function run(words: Words): Done | Promise<Done> | null {
  const { command } = words;
  if (command === 'key') return makeKey(words);
  if (command === 'init') return begin(words);
  if (command === 'sign') return sign(words);
  if (command === 'join') return join(words);
  if (command === 'show') return show(words);
  const said = z.enum(['hub', 'delegate', 'revoke', 'enrol', 'roles', 'route', 'rotate']).safeParse(command);
  return said.success ? propose(words, SAID[said.data]) : null;
}

function misused(sentence: string): void {
  process.stderr.write(`${sentence} npm run keys -- --help tells how it is used.\n`);
  process.exitCode = MISUSED;
}

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0 || args.includes('--help')) {
    process.stdout.write(USAGE);
    return;
  }
  const words = readWords(args);
  if (!words.ok) return misused(words.error);
  try {
    const done = await run(words.value);
    if (done === null) return misused(`There is no command ${words.value.command}.`);
    if (done.ok) process.stdout.write(`${done.value}\n`);
    else {
      process.stderr.write(`${done.error}\n`);
      process.exitCode = REFUSED;
    }
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    misused(error.message);
  }
}

await main(process.argv.slice(2));
