/** The passphrase of a key: from the terminal, where it is not shown, or from a file. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fail, ok, type Result } from '../shared/errors/result.ts';

export type AskPassphrase = (question: string) => Promise<Result<string, string>>;

/** The first line of the file. */
export const passphraseIn =
  (file: string): AskPassphrase =>
  () => {
    try {
      return Promise.resolve(ok(readFileSync(file, 'utf8').split(/\r?\n/u, 1)[0] ?? ''));
    } catch {
      return Promise.resolve(fail(`The passphrase cannot be read from ${file}.`));
    }
  };

export const askTerminal: AskPassphrase = async (question) => {
  if (!process.stdin.isTTY)
    return fail('There is no terminal to ask for the passphrase: name a file by --passphrase-file.');
  process.stderr.write(question);
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const line = await new Promise<string>((resolve) => lines.question('', resolve));
  lines.close();
  process.stderr.write('\n');
  return ok(line);
};
