/** The words of a unit of any kind of document, for lists, search and counting; see ../document/text.ts. */
import type { UnitBody } from '../document/model.ts';
import { inlineText, isEmptyUnit, NOTE_SIGN, plainText } from '../document/text.ts';
import { ARTICLE_READERS } from '../document/views.ts';
import type { InstrumentInline } from './instrument.ts';
import { instrumentLines, isBlank, wordsOf } from './text.ts';
import { readInstrumentUnit } from './views.ts';

const isArticleUnit = ({ type }: UnitBody): boolean => Object.hasOwn(ARTICLE_READERS, type);

/** A reference by what it showed last, so that an instrument is found by what it rests on; other signs are left out. */
const sayingOf = (inline: readonly InstrumentInline[]): string =>
  inline
    .map((piece) => {
      if (piece.kind === 'reference') return piece.seen;
      return inlineText(piece.kind === 'term' ? piece.children : [piece]);
    })
    .join('')
    .replaceAll(NOTE_SIGN, '');

/** For people and for search: footnotes stand on lines behind; a unit that cannot be read has no words here. */
export function saidBy(unit: UnitBody): string {
  if (isArticleUnit(unit)) return plainText(unit);
  const lines = instrumentLines(unit);
  if (lines.length === 0) return wordsOf(unit);
  const notes = lines.flatMap(({ inline }) =>
    inline.flatMap((piece) => (piece.kind === 'footnote' ? [piece.text] : [])),
  );
  return [...lines.map(({ inline }) => sayingOf(inline)), ...notes].filter((line) => line !== '').join('\n');
}

/** Whether nothing is written in it; a table says something without a word, and what cannot be read may hold words. */
export function saysNothing(unit: UnitBody): boolean {
  if (isArticleUnit(unit)) return isEmptyUnit(unit);
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return false;
  const { body } = view;
  if (body.type === 'provision' && body.content.parts.some(({ kind }) => kind === 'table')) return false;
  return isBlank(saidBy(unit));
}
