/** The words behind `npm run hub -- courier`: couriers' files by hand, on the computer of the hub. */
import { parseArgs } from 'node:util';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { emailSchema } from '../offices/input.ts';

export interface CourierImport {
  readonly files: readonly string[];
  /** Where the receipt is written; a request for enrolment has none. */
  readonly receipt: string;
  /** Bytes of a receipt's part; null: all in one file. */
  readonly partBytes: number | null;
}

export type CourierCommand =
  | ({ readonly kind: 'import' } & CourierImport)
  /** Writes the hub's card. */
  | { readonly kind: 'card'; readonly file: string }
  /** Makes the desk that asks with this key somebody's. */
  | {
      readonly kind: 'approve';
      readonly fingerprint: string;
      readonly email: string;
      readonly answer: string;
    };

/** How it is used, and what for. */
export const COURIER_USAGES = [
  [
    'npm run hub -- courier import FILE… --receipt FILE [--part-kilobytes NUMBER]',
    'takes what a courier brought, also while the hub runs, and writes the receipt of a parcel',
  ],
  [
    'npm run hub -- courier card --out FILE',
    'writes the hub’s card, by which a desk without a line asks to be connected',
  ],
  [
    'npm run hub -- courier approve --fingerprint "DIGITS" --email NAME@PLACE --answer FILE',
    'connects the desk whose request was imported, and writes its answer; the fingerprint is what its person reads out by telephone',
  ],
] as const;

/** What is wrong with the words is one sentence. */
export function readCourierCommand(words: readonly string[]): Result<CourierCommand, string> {
  const [command, ...rest] = words;
  const given = optionsOf(rest);
  if (given === null) return usage();
  if (command === 'import') return readImport(given);
  if (given.positionals.length > 0) return usage();
  if (command === 'card') return readCard(given);
  return command === 'approve' ? readApprove(given) : usage();
}

const usage = () => fail(`It is used like this: ${COURIER_USAGES.map(([line]) => line).join('\n')}`);

type Given = NonNullable<ReturnType<typeof optionsOf>>;

function readImport({ positionals, values }: Given): Result<CourierCommand, string> {
  const { receipt = '', 'part-kilobytes': kilobytes } = values;
  if (positionals.length === 0 || receipt === '') return usage();
  const partBytes = kilobytes === undefined ? null : Number(kilobytes) * 1000;
  if (partBytes !== null && !(partBytes >= COURIER_LIMITS.leastPart))
    return fail(`--part-kilobytes has to be a number from ${COURIER_LIMITS.leastPart / 1000}.`);
  return ok({ kind: 'import', files: positionals, receipt, partBytes });
}

function readCard({ values: { out = '' } }: Given): Result<CourierCommand, string> {
  return out === '' ? usage() : ok({ kind: 'card', file: out });
}

function readApprove({ values }: Given): Result<CourierCommand, string> {
  const { answer = '' } = values;
  const fingerprint = (values.fingerprint ?? '').replaceAll(/\s/gu, '').toLowerCase();
  if (answer === '' || fingerprint === '') return usage();
  const email = emailSchema.safeParse(values.email);
  return email.success
    ? ok({ kind: 'approve', fingerprint, email: email.data, answer })
    : fail('--email has to be an e-mail address.');
}

function optionsOf(args: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        receipt: string,
        'part-kilobytes': string,
        out: string,
        fingerprint: string,
        email: string,
        answer: string,
      },
    });
  } catch {
    return null;
  }
}
