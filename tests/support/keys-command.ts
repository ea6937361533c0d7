/** `npm run keys` in processes of its own, in a folder of its own, with one passphrase. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from './core.ts';

export interface Ran {
  readonly code: number;
  readonly said: string;
}

export interface KeysCommand {
  readonly file: (name: string) => string;
  /** Names of files are written `@name`. */
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  /** The same, and throws where it is refused. */
  readonly did: (...words: readonly string[]) => Promise<string>;
  /** Signed by one key file after the other; answers the last file's name. */
  readonly signed: (entry: string, ...keys: readonly string[]) => Promise<string>;
  readonly publicKey: (name: string) => string;
  readonly end: () => void;
}

const COMMAND = path.resolve(import.meta.dirname, '../../keys/index.ts');

export function keysCommand(): KeysCommand {
  const folder = temporaryFolder();
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('passphrase'), 'ខ្ញុំស្រឡាញ់ទន្លេមេគង្គ\n');
  const run: KeysCommand['run'] = (...words) =>
    new Promise((resolve) => {
      const named = words.map((word) => (word.startsWith('@') ? file(word.slice(1)) : word));
      execFile(process.execPath, [COMMAND, ...named], (error, out, complaints) => {
        resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${complaints}` });
      });
    });
  const did: KeysCommand['did'] = async (...words) => {
    const { code, said } = await run(...words);
    if (code !== 0) throw new Error(`${words.join(' ')}: ${code} ${said}`);
    return said;
  };
  return {
    file,
    run,
    did,
    async signed(entry, ...keys) {
      let last = entry;
      for (const key of keys) {
        const next = `${last}+${key}`;
        await did(
          'sign',
          `@${last}`,
          '--key',
          `@${key}`,
          '--out',
          `@${next}`,
          '--passphrase-file',
          '@passphrase',
        );
        last = next;
      }
      return last;
    },
    publicKey: (name) => (JSON.parse(readFileSync(file(name), 'utf8')) as { key: string }).key,
    end: () => removeFolder(folder),
  };
}
