import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import km from '../../../../renderer/i18n/km.json' with { type: 'json' };
import { FAILURE_CODES } from '../../../../shared/errors/failure.ts';
import { flatten, keyProblems, placesIn } from '../../../support/text-keys.ts';

const renderer = path.resolve(import.meta.dirname, '../../../../renderer');
const sources = globSync('**/*.{ts,tsx}', { cwd: renderer }).map((file) => ({
  file,
  source: readFileSync(path.join(renderer, file), 'utf8'),
}));
const texts = { km: flatten(km), en: flatten(en) };

describe('the interface texts', () => {
  it('have the same keys in Khmer and in English', () => {
    expect([...texts.km.keys()].toSorted()).toEqual([...texts.en.keys()].toSorted());
  });

  it('have the same places to fill in both languages', () => {
    const differing = [...texts.km].filter(
      ([key, text]) => placesIn(text).join() !== placesIn(texts.en.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('are all there and all used', () => {
    const problems = keyProblems(
      sources.map(({ source }) => source),
      new Set(texts.km.keys()),
    );
    expect(problems).toEqual({ missing: [], unused: [] });
  });

  it('say in both languages what each failure means', () => {
    for (const code of FAILURE_CODES) {
      expect(texts.km.get(`failure.${code}`), code).toMatch(/។/u);
      expect(texts.en.get(`failure.${code}`), code).toMatch(/\. /u);
    }
  });

  it('are Khmer in the Khmer file, with Khmer digits', () => {
    const ownName = /^(language\.own\.en|document\.titlePlaceholder\.en|editor\.placeholder\.en)$/u;
    for (const [key, text] of texts.km) {
      const words = text.replaceAll(/\{\{\w+\}\}/gu, '');
      if (words.replaceAll(/[\s.,·/:]/gu, '') === '' || ownName.test(key)) continue;
      expect(words, key).toMatch(/[\u1780-\u17FF]/u);
      // Keys, encodings and sizes of paper have their digit in their name.
      expect(words.replaceAll(/\b(?:F|A|UTF-)\d+/gu, ''), key).not.toMatch(/[0-9]/u);
    }
  });

  it('stand in the language files and nowhere in the code', () => {
    const written = sources.filter(({ source }) => /[\u1780-\u17FF]/u.test(source)).map(({ file }) => file);
    expect(written).toEqual([]);
    const inMarkup = sources
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, source }) =>
        [
          ...source.matchAll(
            /<(?:p|h[1-6]|span|b|small|label|li|strong|Button)(?: [^<>]*)?>\s*([A-Z][a-z]+[^<{]*)</gu,
          ),
        ].map(([, text]) => `${file}: ${text}`),
      );
    expect(inMarkup).toEqual([]);
  });
});

describe('the check of the keys', () => {
  const keys = new Set(['a.one', 'b.x', 'b.y', 'table.row']);

  it('finds a key that the code asks for and no file has', () => {
    const code = "t('a.one'); t('a.two'); t(`b.${which}`); t(`c.${which}`); const row = 'table.row';";
    expect(keyProblems([code], keys)).toEqual({ missing: ['a.two', 'c.${which}'], unused: [] });
  });

  it('finds a key that nothing asks for', () => {
    expect(keyProblems(["t('a.one')"], keys).unused).toEqual(['b.x', 'b.y', 'table.row']);
  });
});
