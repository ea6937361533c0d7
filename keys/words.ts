/** What stands on the command line, by command; a word too many or too few is told, and nothing is done. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../shared/errors/result.ts';

export const USAGE = `Makes and signs entries of the ministry's key directory. It needs no network; docs/keys.md tells the whole way.

  npm run keys -- key --person NAME --out FILE
      a key for a custodian or an administrator, in a file that a passphrase opens; prints its fingerprint
  npm run keys -- init KEYFILE… --name-km NAME --name-en NAME [--threshold 2] --out FILE
      the first entry of a directory: these custodians, so many of whom have to sign
  npm run keys -- hub --directory FILE --public KEY --out FILE
      a key by which the hub countersigns
  npm run keys -- delegate --directory FILE --person ID --public KEY --out FILE
      an administrator who may enrol keys and give roles
  npm run keys -- enrol --directory FILE --person ID --device ID --public KEY --name-km NAME --name-en NAME --out FILE
      the key of somebody's desk
  npm run keys -- roles --directory FILE --person ID [--role OFFICE:ROLE]… --out FILE
      all that the person is from then on
  npm run keys -- route --directory FILE --office ID --kind KIND [--type TYPE] [--route FILE] --out FILE
      the routes of an office for a kind of document; without --route they are taken back
  npm run keys -- revoke --directory FILE --public KEY --out FILE
      a key that signs nothing from then on
  npm run keys -- rotate KEYFILE… --directory FILE [--threshold 2] --out FILE
      the custodians from then on, each by a key file
  npm run keys -- sign ENTRY --key KEYFILE --out FILE
      the same entry with one signature more
  npm run keys -- join ENTRY… [--directory FILE] --out FILE
      checks the entries behind the directory and writes the whole of it
  npm run keys -- show FILE [--ministry FINGERPRINT]
      checks a directory, or shows what an entry says and who has signed it

  --passphrase-file FILE   with key and sign: the passphrase is its first line, in place of the terminal
`;

export interface Words {
  readonly command: string;
  readonly files: readonly string[];
  /** The value of an option that has to be there. Throws Missing. */
  readonly value: (name: OptionName) => string;
  readonly maybe: (name: OptionName) => string | null;
  readonly roles: readonly string[];
}

const text = { type: 'string' } as const;
const OPTIONS = {
  person: text,
  device: text,
  public: text,
  'name-km': text,
  'name-en': text,
  threshold: text,
  directory: text,
  office: text,
  kind: text,
  type: text,
  route: text,
  key: text,
  ministry: text,
  out: text,
  'passphrase-file': text,
} as const;
type OptionName = keyof typeof OPTIONS;

/** Thrown where an option is missing, and caught by whoever ran the command. */
export class Missing extends Error {}

export function readWords(words: readonly string[]): Result<Words, string> {
  const [command = '', ...rest] = words;
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...OPTIONS, role: { type: 'string', multiple: true } },
    });
    const maybe = (name: OptionName): string | null => values[name] ?? null;
    return ok({
      command,
      files: positionals,
      maybe,
      value(name) {
        const given = maybe(name);
        if (given === null || given === '') throw new Missing(`--${name} is missing.`);
        return given;
      },
      roles: values.role ?? [],
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'The words make no sense.');
  }
}
