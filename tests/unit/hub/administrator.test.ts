import { describe, expect, it } from 'vitest';
import { readAdministrator } from '../../../hub/administrator.ts';

const NAMED = ['--name', 'កែវ សុភា', '--name-en', 'Keo Sophea'];

describe('the words of the command that makes an administrator', () => {
  it('name who it is, the address in small letters', () => {
    expect(readAdministrator(['create', '--email', 'Sophea@Example.gov.kh', ...NAMED])).toEqual({
      ok: true,
      value: { email: 'sophea@example.gov.kh', name: 'កែវ សុភា', nameEn: 'Keo Sophea' },
    });
  });

  it.each([
    [[], 'It is used like this'],
    [['delete'], 'It is used like this'],
    [['create', '--password', 'secret'], 'It is used like this'],
    [['create', '--email', 'no address', ...NAMED], '--email'],
    [['create', '--email', 'a@example.gov.kh'], '--name'],
    [['create', '--email', 'a@example.gov.kh', ...NAMED, '--name', '\u0007'], '--name'],
  ])('%j are refused with a sentence', (words, says) => {
    const read = readAdministrator(words);
    expect(read.ok ? '' : read.error).toContain(says);
    expect(read.ok ? '' : read.error).not.toContain('secret');
  });
});
