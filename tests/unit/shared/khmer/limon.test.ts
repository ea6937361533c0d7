import { describe, expect, it } from 'vitest';
import { convertLimon, isLegacyFont, limonToUnicode, normalize } from '../../../../shared/khmer/index.ts';
import { vectors } from '../../../fixtures/khmer/vectors.json';

describe('limonToUnicode', () => {
  for (const { kind, input, expected, source } of vectors) {
    if (kind !== 'legacy-limon' || typeof input !== 'string') continue;
    it(`reads ${input} as ${String(expected)} (${source})`, () => {
      expect(limonToUnicode(input)).toBe(expected);
    });
  }

  it.each([
    ['a vowel drawn in front', 'erobcM', 'រៀបចំ'],
    ['halves on both sides', 'eKalkarN_ etI eCA erOg', 'គោលការណ៍ តើ ជៅ រឿង'],
    ['RO below and a vowel before their letter', 'eRkam énRBH sa®sþ', 'ក្រោម នៃព្រះ សាស្ត្រ'],
    ['letters below two deep', 'Gñk yuT§saRsþ', 'អ្នក យុទ្ធសាស្ត្រ'],
    ['NYO with a letter below, and PO with AA', 'bBaØtþi sBaØa bBa¢I Bakü', 'បញ្ញត្តិ សញ្ញា បញ្ជី ពាក្យ'],
    ['a letter below that is celebrated, and QAI', 'R)arB§ éf¶enH B§d¾', 'ប្រារព្ធ ថ្ងៃនេះ ឰដ៏'],
    ['BA that makes room for a vowel', ')an e)aH )aMg', 'បាន បោះ បាំង'],
    ['a register shifter, high and low', 'h‘un bu:Enþ sIu bI juaM', 'ហ៊ុន ប៉ុន្តែ ស៊ី បី ញ៉ាំ'],
    ['signs above', 'y:agNak¾eday r½z Fm’ karN_ cas;', 'យ៉ាងណាក៏ដោយ រ័ឋ ធម៌ ការណ៍ ចាស់'],
    ['letters of two glyphs', 'b¤ rB£ b£s ]_', 'ឬ រឭ ឫស ឳ'],
    ['words on one key', '´ [', 'ខ្ញុំ ឱ្យ'],
    ['digits of both kinds', 'maRta 336> @!', 'មាត្រា ៣៣៦. 21'],
    ['two dots on a bare letter and behind a list', 'KN³kmμkar dUcteTA³', 'គណៈកម្មការ ដូចតទៅ៖'],
    ['punctuation', '1-kic©snüa .l. ¬k¦', '១-កិច្ចសន្យា ។ល។ (ក)'],
  ])('reads %s', (_, limon, expected) => {
    expect(limonToUnicode(limon)).toBe(expected);
  });

  it('reads what a Mac, a symbol font and a PDF file make of the same bytes', () => {
    const expected = 'ធម្មនុញ្ញ នៃ';
    expect(limonToUnicode('FmµnuBaØ én')).toBe(expected);
    expect(limonToUnicode('FmμnuBaØ e\u0301n')).toBe(expected);
    expect(limonToUnicode('\uF046\uF06D\uF0B5\uF06E\uF075\uF042\uF061\uF0D8 \uF0E9\uF06E')).toBe(expected);
    expect(limonToUnicode('Fm\u0092 h\u0091un')).toBe(limonToUnicode('Fm’ h‘un'));
  });

  it('keeps Khmer and other scripts that stand in the run, which another font drew', () => {
    expect(limonToUnicode('eTA កម្ពុជា 法\n')).toBe('ទៅ កម្ពុជា 法\n');
  });

  it('leaves a run alone that has a glyph nobody knows, and names it', () => {
    expect(limonToUnicode('siT§i~imnusS')).toBe('siT§i~imnusS');
    expect(convertLimon('siT§i~i€~')).toEqual({ ok: false, unknown: ['~', '€'] });
    expect(convertLimon('siT§i')).toEqual({ ok: true, text: 'សិទ្ធិ' });
  });

  it('gives text in its normal form, and none for none', () => {
    const text = limonToUnicode('RBHraCaNacRkkm<úCa eRBaHKuN');
    expect(normalize(text)).toBe(text);
    expect(limonToUnicode('')).toBe('');
  });
});

describe('a font is one of the family', () => {
  it.each(['Limon S1', 'limon r1', "'Limon F3'", 'LimonS5', 'JAHKHM+LimonS5', 'Limon'])('%s', (name) => {
    expect(isLegacyFont(name)).toBe(true);
  });

  it.each(['Khmer OS', 'Limonade', 'Lemon', 'Arial', 'My Limon', ''])('but not %j', (name) => {
    expect(isLegacyFont(name)).toBe(false);
  });
});
