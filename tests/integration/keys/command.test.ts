import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysCommand, type KeysCommand } from '../../support/keys-command.ts';

let keys: KeysCommand;
beforeAll(() => {
  keys = keysCommand();
});
afterAll(() => keys.end());

const KEY = ['--passphrase-file', '@passphrase'] as const;
const NAMES = ['--name-km', 'ក្រសួង', '--name-en', 'Ministry'] as const;

/** In milliseconds: each word is a program that is started. */
const PATIENCE = 300_000;

describe('the command of custodians', () => {
  it(
    'makes a key that its passphrase alone opens, and whose owner nobody changes',
    async () => {
      expect(await keys.did('key', '--person', 'one', '--out', '@one', ...KEY)).toMatch(
        /(?:\d{4} ){4}\d{4}/u,
      );
      if (process.platform !== 'win32') expect(statSync(keys.file('one')).mode & 0o077).toBe(0);
      await keys.did('init', '@one', '--threshold', '1', ...NAMES, '--out', '@genesis');
      const sign = ['sign', '@genesis', '--key', '@one', '--out', '@signed'] as const;
      writeFileSync(keys.file('wrong'), 'another passphrase\n');
      expect(await keys.run(...sign, '--passphrase-file', '@wrong')).toMatchObject({
        code: 1,
        said: expect.stringContaining('passphrase is another'),
      });
      const other = readFileSync(keys.file('one'), 'utf8').replace('"one"', '"two"');
      writeFileSync(keys.file('two'), other);
      const asTwo = await keys.run('sign', '@genesis', '--key', '@two', '--out', '@signed', ...KEY);
      expect(asTwo.code).toBe(1);
      await keys.did(...sign, ...KEY);
      expect(await keys.did('join', '@signed', '--out', '@directory')).toContain('Root fingerprint: ');
      // Nothing is written over, and nobody signs twice.
      const before = readFileSync(keys.file('one'), 'utf8');
      expect(await keys.run('key', '--person', 'one', '--out', '@one', ...KEY)).toMatchObject({
        code: 1,
        said: expect.stringContaining('nothing is written over it'),
      });
      expect(readFileSync(keys.file('one'), 'utf8')).toBe(before);
      expect(await keys.run('sign', '@signed', '--key', '@one', '--out', '@twice', ...KEY)).toMatchObject({
        code: 1,
        said: expect.stringContaining('signed it already'),
      });
      const shown = await keys.did('show', '@directory');
      const fingerprint = /Root fingerprint: ([0-9a-f ]+)/u.exec(shown)?.[1] ?? '';
      expect((await keys.run('show', '@directory', '--ministry', fingerprint)).code).toBe(0);
      expect(await keys.run('show', '@directory', '--ministry', '0'.repeat(64))).toMatchObject({
        code: 1,
        said: expect.stringContaining('another ministry'),
      });
    },
    PATIENCE,
  );

  it.each([
    [['key', '--person', 'Not A Name', '--out', '@x', ...KEY], 1, 'a short name of small letters'],
    [['key', '--out', '@x', ...KEY], 2, '--person is missing'],
    [['key', '--person', 'two', '--out', '@x'], 1, 'There is no terminal'],
    [['key', '--person', 'two', '--out', '@x', '--passphrase-file', '@nowhere'], 1, 'cannot be read'],
    [['init', '@nowhere', ...NAMES, '--out', '@x'], 1, 'ENOENT'],
    [['init', '@passphrase', ...NAMES, '--out', '@x'], 1, 'is no key of a custodian'],
    [['hub', '--directory', '@passphrase', '--public', 'x', '--out', '@x'], 1, 'is no directory'],
    [['take'], 2, 'There is no command take'],
    [['show', '--force'], 2, '--help tells how it is used'],
    [['--help'], 0, 'npm run keys -- rotate'],
  ])('%j says what is wrong or how it is used', async (words, code, said) => {
    expect(await keys.run(...words)).toMatchObject({ code, said: expect.stringContaining(said) });
    expect(() => statSync(keys.file('x'))).toThrow(/ENOENT/u);
  });
});
