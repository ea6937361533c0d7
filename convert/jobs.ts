/** What the command line asks for: one file, or each file of a folder. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../shared/document/model.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { endingIn, INPUT_ENDINGS, OUTPUT_ENDINGS } from './endings.ts';

export interface Job {
  readonly from: string;
  readonly to: string;
}

export interface Options {
  /** Null: nobody wants one. */
  readonly report: string | null;
  /** Null: as the document has it. */
  readonly language: Language | null;
  /** Where pages are laid out to be printed; null where nobody prints. */
  readonly paper: string | null;
}

export interface Asked {
  readonly jobs: readonly Job[];
  readonly options: Options;
  /** Whether IN is a folder. */
  readonly isBatch: boolean;
}

const USAGE =
  'Usage: npm run convert -- IN OUT [--language km|en] [--report FILE], or for each file of a folder: npm run convert -- FOLDER FOLDER --to ENDING';

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        report: { type: 'string' },
        language: { type: 'string' },
        to: { type: 'string' },
        paper: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch {
    return null;
  }
}

/** The error is one sentence for a person. The folder that a batch goes to is made. */
export function jobsOf(args: readonly string[]): Result<Asked, string> {
  const given = read(args);
  const [from, to, ...rest] = given?.positionals ?? [];
  if (given === null || from === undefined || to === undefined || rest.length > 0) return fail(USAGE);
  const { report = null, language, to: ending, paper = null } = given.values;
  const known = LANGUAGES.find((one) => one === language);
  if (language !== undefined && known === undefined) return fail(USAGE);
  const options = { report, language: known ?? null, paper };
  const isBatch = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isBatch) return ending === undefined ? ok({ jobs: [{ from, to }], options, isBatch }) : fail(USAGE);
  const target = OUTPUT_ENDINGS.find((one) => one === ending?.replace(/^\./u, ''));
  if (target === undefined) return fail(USAGE);
  const jobs = jobsIn(from, to, target);
  if (jobs.ok) mkdirSync(to, { recursive: true });
  return jobs.ok ? ok({ jobs: jobs.value, options, isBatch }) : jobs;
}

/** Files of endings that cannot be read are not asked for. */
function jobsIn(from: string, to: string, target: string): Result<readonly Job[], string> {
  const jobs = readdirSync(from)
    .toSorted()
    .flatMap((name): Job[] => {
      const ending = endingIn(name, INPUT_ENDINGS);
      if (ending === null) return [];
      const stem = name.replace(/\.htm$/iu, '.html').slice(0, -1 - ending.length);
      return [{ from: path.join(from, name), to: path.join(to, `${stem}.${target}`) }];
    });
  if (jobs.length === 0)
    return fail(`${from}: there is no file in it that can be read. Nothing was written.`);
  const twice = jobs.find((job, index) => jobs.findIndex((other) => other.to === job.to) !== index);
  return twice === undefined
    ? ok(jobs)
    : fail(`${twice.to}: two files of the folder would become this one. Nothing was written.`);
}
