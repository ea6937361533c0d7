import { describe, expect, it } from 'vitest';
import hereEn from '../../../../resources/help/here.en.json' with { type: 'json' };
import hereKm from '../../../../resources/help/here.km.json' with { type: 'json' };
import { findHelp, HELP, piecesOf } from '../../../../renderer/help/articles.ts';

describe('the help', () => {
  it('has the same articles in both languages, in the same order', () => {
    expect(HELP.en.map(({ id }) => id)).toEqual(HELP.km.map(({ id }) => id));
    expect(HELP.km.length).toBeGreaterThanOrEqual(15);
    expect(new Set(HELP.km.map(({ id }) => id)).size).toBe(HELP.km.length);
  });

  it('speaks Khmer where it should, with Khmer digits outside of keys', () => {
    for (const { title, text } of HELP.km) {
      for (const line of [title, ...text]) expect(line).toMatch(/[\u1780-\u17FF]/u);
      expect(title).not.toMatch(/[0-9]/u);
    }
  });

  it('names only commands that have keys', () => {
    for (const { text } of [...HELP.km, ...HELP.en])
      for (const line of text)
        for (const piece of piecesOf(line))
          if (piece.kind === 'words') expect(piece.text).not.toMatch(/[{}]/u);
  });

  it('mentions the same keys in both languages', () => {
    const keysIn = (text: readonly string[]): readonly string[] =>
      text
        .flatMap(piecesOf)
        .flatMap((piece) => (piece.kind === 'keys' ? [piece.command] : []))
        .toSorted();
    for (const [index, { id, text }] of HELP.km.entries())
      expect(keysIn(text), id).toEqual(keysIn(HELP.en[index]?.text ?? []));
  });

  it('is found by words of a title before those of a text, in any spelling that looks the same', () => {
    expect(findHelp(HELP.en, 'bin')[0]?.id).toBe('bin');
    expect(findHelp(HELP.km, 'តារាង')[0]?.id).toBe('tables');
    expect(findHelp(HELP.en, 'clock of the moon')).toEqual([]);
    expect(findHelp(HELP.en, '')).toHaveLength(HELP.en.length);
  });
});

describe('what is explained on a screen', () => {
  it('is the same in both languages', () => {
    const partsOf = (here: object): object =>
      Object.fromEntries(
        Object.entries(here as Record<string, readonly { readonly part: string }[]>).map(([place, parts]) => [
          place,
          parts.map(({ part }) => part),
        ]),
      );
    expect(partsOf(hereKm)).toEqual(partsOf(hereEn));
  });
});
