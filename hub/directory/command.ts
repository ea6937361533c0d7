/** `npm run hub -- directory`: takes signed entries that came on a stick, or writes all of them onto one; also while the hub runs. */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { directoryEntrySchema, type DirectoryEntry } from '../../shared/directory/entry.ts';
import { spokenFingerprint } from '../../shared/directory/fingerprint.ts';
import type { DirectoryRefusal } from '../../shared/directory/refusal.ts';
import { DIRECTORY_PROBLEMS } from '../../shared/directory/sentences.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { withDatabase } from '../db/by-command.ts';
import type { Database } from '../db/connect.ts';
import { systemCode } from '../refusal.ts';
import { bringByCommand } from './bring.ts';
import { keepDirectory } from './kept.ts';
import { readKeyRequests } from './requests.ts';

export const DIRECTORY_USAGE = 'npm run hub -- directory add FILE… | write FILE | requests';

export type DirectoryWords =
  | { readonly act: 'add'; readonly files: readonly string[] }
  | { readonly act: 'write'; readonly file: string }
  | { readonly act: 'requests' };

/** The words behind `directory`; what is wrong with them is one sentence. */
export function readDirectoryWords(words: readonly string[]): Result<DirectoryWords, string> {
  const [act, ...files] = words;
  const [file] = files;
  const usage = fail(`It is used like this: ${DIRECTORY_USAGE}`);
  if (act === 'requests') return words.length === 1 ? ok({ act }) : usage;
  if (file === undefined || files.some((name) => name.startsWith('-'))) return usage;
  if (act === 'add') return ok({ act, files });
  return act === 'write' && files.length === 1 ? ok({ act, file }) : usage;
}

export function directorySentence(refusal: DirectoryRefusal): string {
  const sentence = `Entry ${refusal.position + 1} is refused: ${DIRECTORY_PROBLEMS[refusal.problem]}.`;
  return refusal.problem === 'fork'
    ? `${sentence} Here: ${refusal.known}. Brought: ${refusal.other}. Keep both, and ask who signed them.`
    : sentence;
}

/** What is said when it was done, or why it was not: then nothing was changed. */
export async function directoryCommand(
  configuration: Configuration,
  words: DirectoryWords,
): Promise<Result<string, string>> {
  const entries: DirectoryEntry[] = [];
  for (const file of words.act === 'add' ? words.files : []) {
    const read = await entriesIn(file);
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  return withDatabase(configuration, async (database) => {
    if (words.act === 'requests') return ok(await requests(database));
    return words.act === 'add' ? add(database, entries) : write(database, words.file);
  });
}

async function add(database: Database, entries: readonly DirectoryEntry[]): Promise<Result<string, string>> {
  const added = await bringByCommand(database, keepDirectory(), entries);
  return added.outcome === 'refused'
    ? fail(`${directorySentence(added.refusal)} Nothing was changed.`)
    : ok(`The directory has come to ${added.head}.`);
}

/** Whoever enrols calls the person and has them read the number from their desk. */
async function requests(database: Database): Promise<string> {
  const directory = await keepDirectory().read(database);
  const waiting = (await readKeyRequests(database)).filter(
    ({ key }) => directory?.state.enrolled.has(key) !== true,
  );
  const lines = waiting.map(({ name, person, device, desk, key }) =>
    [
      `${name.en} (${name.km}): ${spokenFingerprint(key)}`,
      `  --person ${person} --device ${device} --public ${key}`,
      `  on ${desk}`,
    ].join('\n'),
  );
  return lines.length === 0 ? 'No key waits to be enrolled.' : lines.join('\n');
}

async function write(database: Database, file: string): Promise<Result<string, string>> {
  const directory = await keepDirectory().read(database);
  if (directory === null) return fail('The hub has no directory yet.');
  try {
    await writeFile(file, `${JSON.stringify(directory.entries, null, 2)}\n`, { flag: 'wx', flush: true });
  } catch (error) {
    const code = systemCode(error);
    return fail(
      code === 'EEXIST'
        ? `${file} is there already, and nothing is written over it.`
        : `${file} cannot be written (${code ?? 'unknown'}).`,
    );
  }
  return ok(`${directory.entries.length} entries are in ${file}; the last is ${directory.state.head}.`);
}

const fileSchema = z.union([
  directoryEntrySchema.transform((entry) => [entry]),
  z.array(directoryEntrySchema).min(1),
]);

/** A file holds one entry, or several in their order. */
async function entriesIn(file: string): Promise<Result<readonly DirectoryEntry[], string>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return fail(`${file} cannot be read (${systemCode(error) ?? 'unknown'}).`);
  }
  const read = fileSchema.safeParse(jsonIn(text));
  return read.success ? ok(read.data) : fail(`${file} holds no entry of a directory.`);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
