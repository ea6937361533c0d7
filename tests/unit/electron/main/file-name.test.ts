import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../electron/main/file-name.ts';

describe('the file name of a title', () => {
  it.each([
    ['ច្បាប់ស្តីពីសន្តិសុខ', 'ច្បាប់ស្តីពីសន្តិសុខ'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..', 'sastra'],
    ['', 'sastra'],
    [' \u200B ', 'sastra'],
    ['one\u0000two\nthree', 'one two three'],
    ['ends with a dot.', 'ends with a dot'],
    ['right-to-left \u202Egnp.exe', 'right-to-left gnp.exe'],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  it('stays within 255 bytes with its ending', () => {
    expect(Buffer.byteLength(`${fileNameOf('ក'.repeat(500))}.pdf`)).toBeLessThan(255);
  });
});
