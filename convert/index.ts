// Documents from one kind of file to another, for batches; build/convert.ts starts it as `npm run convert` with Node's
// permission model, and it has no way to the network from here on, because IN may be a stranger's.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closeNetwork } from '../electron/limited/confinement.ts';
import { createIds } from '../shared/document/ids.ts';
import type { DocumentId } from '../shared/document/model.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { instrumentDataSchema, type InstrumentData } from '../shared/instrument/data.ts';
import { endingIn, INPUT_ENDINGS, OUTPUT_ENDINGS } from './endings.ts';
import { jobsOf, type Job, type Options } from './jobs.ts';
import { readDocument, type ReadFile } from './read.ts';
import { documentFile } from './write.ts';

const ids = createIds({ now: Date.now, random: randomBytes });
const listed = (endings: readonly string[]): string => endings.map((ending) => `.${ending}`).join(', ');

/** All of it or nothing; an old file stays whole. */
function writeWhole(file: string, content: string | Uint8Array): void {
  const fresh = `${file}.part`;
  try {
    writeFileSync(fresh, content);
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Lays a page out for the one who prints it (electron/main/print-pages.ts): with its pictures, and where to. */
function layOut(folder: string, to: string, html: string, pictures: ReadFile['pictures']): void {
  const [page, media] = [path.join(folder, ids.next<DocumentId>()), path.join(folder, 'media')];
  mkdirSync(page);
  mkdirSync(media, { recursive: true });
  for (const [hash, bytes] of pictures) writeFileSync(path.join(media, hash), bytes);
  writeFileSync(path.join(page, 'page.html'), html);
  writeFileSync(path.join(page, 'to'), path.resolve(to));
}

interface Told {
  readonly says: string;
  readonly report: Readonly<Record<string, unknown>>;
}

/** The error is one sentence for a person. */
async function convert(
  { from, to }: Job,
  { language, paper }: Options,
  data: InstrumentData,
): Promise<Result<Told, string>> {
  const source = endingIn(from, INPUT_ENDINGS);
  if (source === null) return fail(`${from}: what can be read ends in ${listed(INPUT_ENDINGS)}.`);
  const target = endingIn(to, OUTPUT_ENDINGS);
  if (target === null) return fail(`${to}: what can be written ends in ${listed(OUTPUT_ENDINGS)}.`);
  if (target === 'pdf' && paper === null)
    return fail(`${to}: a PDF is made by npm run convert, which prints it. Nothing was written.`);
  if (statSync(from, { throwIfNoEntry: false }) === undefined) return fail(`${from}: there is no such file.`);
  const read = await readDocument(from, source, data);
  if (!read.ok) return fail(`${from}: the file ${read.error}. Nothing was written.`);
  const file = await documentFile(read.value, target, { name: path.basename(to), data, language });
  if (!file.ok) return fail(`${to}: ${file.error} Nothing was written.`);
  if (target === 'pdf' && paper !== null && typeof file.value === 'string')
    layOut(paper, to, file.value, read.value.pictures);
  else writeWhole(to, file.value);
  const { state, findings } = read.value;
  const units = { km: state.content.km.size, en: state.content.en.size };
  return ok({
    says: `${to}: ${state.kind}, ${units.km} Khmer and ${units.en} English units.`,
    report: { from, to, kind: state.kind, units, findings },
  });
}

/** A disk that refuses is told; everything else would be a mistake of ours, and is told as it is. */
async function told(run: () => Promise<Result<Told, string>>): Promise<Result<Told, string>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return fail(`The file could not be read or written (${String(error.code)}).`);
  }
}

async function convertAll(args: readonly string[]): Promise<boolean> {
  const asked = jobsOf(args);
  if (!asked.ok) {
    process.stderr.write(`${asked.error}\n`);
    return false;
  }
  const { jobs, options, isBatch } = asked.value;
  const data = instrumentDataSchema.parse(
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../resources/instruments.json'), 'utf8')),
  );
  const reports: unknown[] = [];
  let isDone = true;
  for (const job of jobs) {
    const done = await told(() => convert(job, options, data));
    if (done.ok) process.stdout.write(`${done.value.says}\n`);
    else process.stderr.write(`${done.error}\n`);
    isDone &&= done.ok;
    reports.push(done.ok ? done.value.report : { ...job, refused: done.error });
  }
  if (options.report !== null && (isBatch || isDone))
    writeWhole(options.report, `${JSON.stringify(isBatch ? reports : reports[0], null, 2)}\n`);
  return isDone;
}

closeNetwork();
process.exitCode = (await convertAll(process.argv.slice(2))) ? 0 : 1;
