/** What the command reads and writes. Nothing that is there is ever written over. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { fail, ok, type Result } from '../shared/errors/result.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** The error is one sentence. */
export function readJson<T>(file: string, schema: z.ZodType<T>, what: string): Result<T, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file} cannot be read (${codeOf(error)}).`);
  }
  const read = schema.safeParse(parsed(text));
  return read.success ? ok(read.data) : fail(`${file} is no ${what}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Its owner alone may read it. */
export function writeNew(file: string, value: unknown): Result<null, string> {
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
    return ok(null);
  } catch (error) {
    return fail(
      codeOf(error) === 'EEXIST'
        ? `${file} is there already, and nothing is written over it: name another file.`
        : `${file} cannot be written (${codeOf(error)}).`,
    );
  }
}
