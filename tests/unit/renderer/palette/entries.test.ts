import { describe, expect, it } from 'vitest';
import { shownEntries, type PaletteEntry } from '../../../../renderer/palette/entries.ts';
import { matchScore } from '../../../../renderer/palette/match.ts';
import { recentFrom, withUsed } from '../../../../renderer/palette/recent.ts';
import { foldForSearch } from '../../../../shared/khmer/index.ts';

const score = (text: string, query: string): number | null => matchScore(foldForSearch(text), query);

describe('a match', () => {
  it('needs every word, in any order and case', () => {
    expect(score('Print preview', 'PREVIEW print')).not.toBeNull();
    expect(score('Print preview', 'print side')).toBeNull();
  });

  it('prefers whole words to beginnings, and those to what stands inside', () => {
    expect(score('Save version', 'save')).toBeGreaterThan(score('Save version', 'sav') ?? 0);
    expect(score('Save version', 'ver')).toBeGreaterThan(score('Save version', 'ersion') ?? 0);
  });

  it('finds Khmer through zero-width spaces and spellings that look alike', () => {
    expect(score('សេចក្តី\u200Bជូន\u200Bដំណឹង', 'ជូនដំណឹង')).not.toBeNull();
    // Coeng DA for coeng TA.
    expect(score('សេចក្តីជូនដំណឹង', 'សេចក្ដី')).not.toBeNull();
  });

  it('takes letters far apart for an abbreviation in Latin only', () => {
    expect(score('Save as PDF', 'svpdf')).not.toBeNull();
    expect(score('បោះពុម្ពអត្ថបទ', 'បអ')).toBeNull();
  });
});

const entry = (group: PaletteEntry['group'], text: string): PaletteEntry => ({
  id: `${group}:${text}`,
  group,
  text,
  lang: undefined,
  also: '',
  detail: null,
  keys: null,
  run: () => undefined,
});
const all = [
  entry('documents', 'Printing of the law'),
  entry('places', 'Bin'),
  entry('commands', 'Print'),
  entry('commands', 'Undo'),
];
const shown = (query: string, recent: readonly string[] = []): readonly string[] =>
  shownEntries(all, query, recent).flatMap(({ group, entries }) =>
    [group as string].concat(entries.map(({ text }) => text)),
  );

describe('what the palette shows', () => {
  it('begins with what was used last, each once', () => {
    expect(shown('', ['commands:Undo', 'commands:gone', 'places:Bin'])).toEqual([
      'recent',
      'Undo',
      'Bin',
      'documents',
      'Printing of the law',
      'commands',
      'Print',
    ]);
  });

  it('puts the group of the best answer first', () => {
    expect(shown('print')).toEqual(['commands', 'Print', 'documents', 'Printing of the law']);
  });

  it('lets what was used lately win among equals', () => {
    expect(shown('prin', ['documents:Printing of the law'])[0]).toBe('documents');
  });

  it('ends with the documents that hold the words, without those that are called so', () => {
    const held = [entry('documents', 'Printing of the law'), entry('documents', 'Budget')].map((one) => ({
      id: one.id,
      group: 'found' as const,
      text: one.text,
      lang: undefined,
      also: '',
      detail: 'print',
      keys: null,
      run: one.run,
    }));
    expect(shownEntries(all, 'print', [], held).at(-1)).toMatchObject({
      group: 'found',
      entries: [{ text: 'Budget' }],
    });
  });

  it('shows nothing where nothing answers', () => {
    expect(shown('xyz')).toEqual([]);
  });
});

describe('what was used last', () => {
  it('stands once, newest first, and is not endless', () => {
    const used = Array.from({ length: 30 }, (_, index) => String(index)).reduce<readonly string[]>(
      (recent, id) => withUsed(recent, id),
      [],
    );
    expect(used).toHaveLength(20);
    expect(withUsed(used, '25').slice(0, 2)).toEqual(['25', '29']);
  });

  it('is nothing where a record says something else', () => {
    expect(recentFrom({ recent: 'all' })).toEqual([]);
    expect(recentFrom({ recent: ['a', 7, null] })).toEqual(['a']);
  });
});
