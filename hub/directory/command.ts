/** `npm run hub -- directory add`: takes signed entries that came on a stick, also while the hub runs. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { directoryEntrySchema, type DirectoryEntry } from '../../shared/directory/entry.ts';
import type { DirectoryRefusal } from '../../shared/directory/refusal.ts';
import { DIRECTORY_PROBLEMS } from '../../shared/directory/sentences.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { connect } from '../db/connect.ts';
import { connectionRefusal } from '../db/connection-refusal.ts';
import { migrate } from '../db/migrate.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { borrowEmbedded } from '../embedded/embedded.ts';
import { systemCode } from '../refusal.ts';
import { bringByCommand } from './bring.ts';
import { keepDirectory } from './kept.ts';

export const DIRECTORY_USAGE = 'npm run hub -- directory add FILE…';

/** The files behind `directory`; what is wrong with the words is one sentence. */
export function readDirectoryAdd(words: readonly string[]): Result<readonly string[], string> {
  const [command, ...files] = words;
  const isUsed = command === 'add' && files.length > 0 && files.every((file) => !file.startsWith('-'));
  return isUsed ? ok(files) : fail(`It is used like this: ${DIRECTORY_USAGE}`);
}

export function directorySentence(refusal: DirectoryRefusal): string {
  const sentence = `Entry ${refusal.position + 1} is refused: ${DIRECTORY_PROBLEMS[refusal.problem]}.`;
  return refusal.problem === 'fork'
    ? `${sentence} Here: ${refusal.known}. Brought: ${refusal.other}. Keep both, and ask who signed them.`
    : sentence;
}

/** What is said when they were taken, or why they were not: then nothing was changed. */
export async function addToDirectory(
  configuration: Configuration,
  files: readonly string[],
): Promise<Result<string, string>> {
  const entries: DirectoryEntry[] = [];
  for (const file of files) {
    const read = await entriesIn(file);
    if (!read.ok) return read;
    entries.push(...read.value);
  }
  const { data, databaseUrl, databaseAccount } = configuration;
  const borrowed = databaseUrl === null ? await borrowEmbedded({ data, accountName: databaseAccount }) : null;
  const url = borrowed?.url ?? databaseUrl ?? '';
  try {
    await migrate(url, MIGRATIONS).catch((error: unknown) => {
      throw connectionRefusal(error) ?? error;
    });
    const pool = connect(url, 2);
    try {
      const added = await bringByCommand(pool.database, keepDirectory(), entries);
      if (added.outcome === 'refused')
        return fail(`${directorySentence(added.refusal)} Nothing was changed.`);
      return ok(`The directory has come to ${added.head}.`);
    } finally {
      await pool.close();
    }
  } finally {
    await borrowed?.stop();
  }
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
