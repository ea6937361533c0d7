// npm run convert -- IN OUT [--report FILE]: documents from one kind of file to another, for batches. Started with
// Node's permission model, and without a way to the network from here on, because IN may be a stranger's.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeNetwork } from '../electron/limited/confinement.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { instrumentDataSchema } from '../shared/instrument/data.ts';
import { endingIn, INPUT_ENDINGS, OUTPUT_ENDINGS } from './endings.ts';
import { readDocument } from './read.ts';
import { documentFile } from './write.ts';

interface Job {
  readonly from: string;
  readonly to: string;
  readonly report: string | undefined;
}

const USAGE = 'Usage: npm run convert -- IN OUT [--report FILE]';
const listed = (endings: readonly string[]): string => endings.map((ending) => `.${ending}`).join(', ');

function jobOf(args: readonly string[]): Result<Job, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { report: { type: 'string' } },
      allowPositionals: true,
    });
    const [from, to, ...rest] = positionals;
    if (from === undefined || to === undefined || rest.length > 0) return fail(USAGE);
    return ok({ from, to, report: values.report });
  } catch {
    return fail(USAGE);
  }
}

/** The error is one sentence for a person. */
async function convert({ from, to, report }: Job): Promise<Result<string, string>> {
  const source = endingIn(from, INPUT_ENDINGS);
  if (source === null) return fail(`${from}: what can be read ends in ${listed(INPUT_ENDINGS)}.`);
  const target = endingIn(to, OUTPUT_ENDINGS);
  if (target === null) return fail(`${to}: what can be written ends in ${listed(OUTPUT_ENDINGS)}.`);
  if (!existsSync(from)) return fail(`${from}: there is no such file.`);
  const data = instrumentDataSchema.parse(
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../resources/instruments.json'), 'utf8')),
  );
  const read = await readDocument(from, source, data);
  if (!read.ok) return fail(`${from}: the file ${read.error}. Nothing was written.`);
  const file = await documentFile(read.value, target, path.basename(to), data);
  if (!file.ok) return fail(`${to}: ${file.error} Nothing was written.`);
  writeFileSync(to, file.value);
  const { state, findings } = read.value;
  const units = { km: state.content.km.size, en: state.content.en.size };
  if (report !== undefined)
    writeFileSync(report, `${JSON.stringify({ from, to, kind: state.kind, units, findings }, null, 2)}\n`);
  return ok(`${to}: ${state.kind}, ${units.km} Khmer and ${units.en} English units.`);
}

const job = jobOf(process.argv.slice(2));
closeNetwork();
let done: Result<string, string>;
try {
  done = job.ok ? await convert(job.value) : job;
} catch (error) {
  // A disk that refuses; everything else would be a mistake of ours, and is told as it is.
  if (!(error instanceof Error && 'code' in error)) throw error;
  done = fail(`The file could not be read or written (${String(error.code)}).`);
}
if (done.ok) process.stdout.write(`${done.value}\n`);
else {
  process.stderr.write(`${done.error}\n`);
  process.exitCode = 1;
}
