import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../../build/lockfile.ts';

const lock = (packages: Record<string, object>): string =>
  JSON.stringify({ packages: { '': {}, ...packages } });

describe('the lock file check', () => {
  it('refuses an entry without an integrity hash', () => {
    expect(lockProblems(lock({ 'node_modules/a': { version: '1.0.0' } }))).toEqual([
      'node_modules/a: no integrity hash',
    ]);
  });

  it('refuses an entry that names where it was fetched from', () => {
    const text = lock({
      'node_modules/a': { integrity: 'sha512-x', resolved: 'https://host.example/a.tgz' },
    });
    expect(lockProblems(text)).toEqual(['node_modules/a: names where it was fetched from']);
  });

  it('refuses two versions of Lexical', () => {
    const text = lock({
      'node_modules/lexical': { version: '0.52.0', integrity: 'sha512-x' },
      'node_modules/@lexical/list': { version: '0.53.0', integrity: 'sha512-x' },
    });
    expect(lockProblems(text)).toEqual(['lexical packages of different versions: 0.52.0, 0.53.0']);
  });

  it('refuses a package whose part for another platform is not listed', () => {
    const text = lock({
      'node_modules/a': { integrity: 'sha512-x', optionalDependencies: { '@a/win32': '1.0.0' } },
    });
    expect(lockProblems(text)).toEqual(['node_modules/a: its part @a/win32 is not listed']);
  });

  it('refuses an empty lock file', () => {
    expect(lockProblems(lock({}))).toEqual(['the lock file lists no package']);
  });
});
