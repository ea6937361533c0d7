import { describe, expect, it } from 'vitest';
import * as khmer from '../../../../shared/khmer/index.ts';

const { clusters, foldForSearch, normalize, words } = khmer;

/** Whatever of the library reads a text, by its name. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  normalize,
  normalizeLabel: khmer.normalizeLabel,
  foldForSearch,
  clusters,
  clusterSpans: khmer.clusterSpans,
  words,
  toKhmerDigits: khmer.toKhmerDigits,
  toAsciiDigits: khmer.toAsciiDigits,
  spellings: khmer.spellings,
  limonToUnicode: khmer.limonToUnicode,
  convertLimon: khmer.convertLimon,
  isLegacyFont: khmer.isLegacyFont,
  compareKhmer: (text) => khmer.compareKhmer(text, `${text}ក`),
  foldWithOffsets: khmer.foldWithOffsets,
  samePlace: (text) => khmer.samePlace(text, normalize(text), text.length - 1),
  keepTogether: khmer.keepTogether,
  encodingFindings: khmer.encodingFindings,
  instrumentNumbers: khmer.instrumentNumbers,
  otherDigits: khmer.otherDigits,
  findAll: (text) =>
    khmer.findAll(khmer.findableOf(text), khmer.needleOf('ក', { exact: false, wholeWords: true })),
};

const MEGABYTE = 1_000_000;
const filled = (letter: string, pile: string): string =>
  letter + pile.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(pile)));

const HOSTILE: Readonly<Record<string, string>> = {
  'one mark again and again': filled('e', '\u0301'),
  'marks that the platform sorts in a time that grows with their square': filled('e', '\u0301\u0316'),
  'coengs and ATTHACANs by turns': filled('ក', '\u17DD\u17D2'),
  'foreign marks and coengs by turns': filled('ក', '\u0301\u17D2'),
  'marks that fall into two': filled('ក', '\u0344\u0316'),
  'one vowel again and again': filled('ក', '\u17B6'),
  'vowels without a letter': filled('', '\u17B6'),
  'coengs without a letter': filled('ក', '\u17D2'),
  'letters below without end': filled('ក', '\u17D2ខ'),
  'misordered syllables': filled('', 'ស\u17D2\u179A\u17D2\u178F\u17B8'),
  'zero-width spaces': filled('ក', '\u200B'),
  'joiners in syllables': filled('', 'ក\u200C\u200C\u17D2'),
  'marks of direction': filled('ក', '\u200F\u202E'),
  'lone surrogates': filled('ក', '\uD800'),
  'one word without a gap': filled('', 'ក'),
  'digits of other scripts': filled('', '٣๓३'),
  'digits and signs': filled('', '1/១.'),
  'the number of an instrument': filled('', '១៦ អនក្រ.បក '),
};

/** What reads no text of a person's, and what is no function. */
const OTHERS = [
  'lunarDate',
  'gregorianDate',
  'formatLunar',
  'formatGregorian',
  'needleOf',
  'findableOf',
  'ENCODING_KINDS',
];

it('every function that reads a text is tried', () => {
  expect([...Object.keys(READERS), ...OTHERS].toSorted()).toEqual(Object.keys(khmer).toSorted());
});

describe('every function takes a megabyte in a second', () => {
  for (const [what, text] of Object.entries(HOSTILE)) {
    it(
      what,
      () => {
        for (const [name, read] of Object.entries(READERS)) {
          // Processor time: what else the machine does is not its fault.
          const started = process.cpuUsage();
          read(text);
          const { user, system } = process.cpuUsage(started);
          expect((user + system) / 1000, name).toBeLessThan(1000);
        }
      },
      60_000,
    );
  }
});

describe('what is no text has a defined result', () => {
  it('a lone surrogate is replaced, in a cluster of its own', () => {
    expect(normalize('ក\uD800ខ\uDC00')).toBe('ក\uFFFDខ\uFFFD');
    expect(foldForSearch('a\uD800')).toBe('a\uFFFD');
    expect(words('ក \uD800')).toEqual(['ក', '\uFFFD']);
    expect(clusters('ក\uD800ខ')).toEqual(['ក', 'ខ']);
  });

  it('nothing is nothing', () => {
    for (const empty of ['', '\u200B', '\uFEFF', '\u17B4\u17B5', '\u202E\u200F']) {
      expect(foldForSearch(empty)).toBe('');
      expect(clusters(empty)).toEqual([]);
      expect(words(empty)).toEqual([]);
      expect(khmer.normalizeLabel(empty)).toBe('');
    }
    expect(khmer.spellings('')).toEqual(['']);
    expect(khmer.compareKhmer('', '')).toBe(0);
  });

  it('marks of direction go, and what they stood in is whole', () => {
    expect(normalize('ច្បា\u202Eប\u200F់')).toBe('ច្បាប់');
    expect(clusters('ច្បា\u200Fប\u202E់')).toEqual(['ច្បា', 'ប់']);
  });

  it('digits of other scripts are clusters and words, and no Khmer ones', () => {
    expect(clusters('៣٣ ๓')).toEqual(['៣٣', '๓']);
    expect(foldForSearch('٣')).toBe('٣');
  });

  it('more than thirty marks on one letter are parted, so that they can be sorted', () => {
    const pile = normalize(`e${'\u0301'.repeat(64)}`);
    expect(pile).toBe(`é${'\u0301'.repeat(29)}\u034F${'\u0301'.repeat(30)}\u034F${'\u0301'.repeat(4)}`);
    expect(normalize(pile)).toBe(pile);
    expect(foldForSearch(pile)).toBe('e');
    expect(clusters(pile)).toEqual([pile]);
  });
});
