/**
 * A stretch of an instrument's unit as an article can say it, line by line, for the clipboard: a reference is the words
 * that it showed last, a defined term is its words.
 */
import type { ArticleBody, Inline } from '../../../shared/document/article.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import { sliceBody } from '../../../shared/document/slice.ts';
import type { InstrumentInline } from '../../../shared/instrument/instrument.ts';
import { instrumentLines, placedInline } from '../../../shared/instrument/text.ts';
import { contentOfBody, type BlockContent } from '../binding/to-units.ts';

/** The lines between two offsets of the unit; a line of which nothing is covered is not among them. */
export function copiedLines(unit: UnitBody, from: number, to: number): readonly BlockContent[] {
  let start = 0;
  return instrumentLines(unit).flatMap(({ inline, text }) => {
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, text.length)];
    start += text.length + 1;
    return begin < end ? [contentOfBody(paragraph(sliced(inline, begin, end)))] : [];
  });
}

const paragraph = (inline: readonly Inline[]): Extract<ArticleBody, { type: 'paragraph' }> => ({
  type: 'paragraph',
  content: { inline },
});

function sliced(inline: readonly InstrumentInline[], from: number, to: number): readonly Inline[] {
  let start = 0;
  return inline.flatMap((piece): readonly Inline[] => {
    const size = placedInline([piece]).length;
    const [begin, end] = [Math.max(from - start, 0), Math.min(to - start, size)];
    start += size;
    if (begin >= end) return [];
    if (piece.kind === 'reference') return [{ kind: 'text', text: piece.seen }];
    const body = sliceBody(paragraph(piece.kind === 'term' ? piece.children : [piece]), begin, end);
    return body.type === 'paragraph' ? body.content.inline : [];
  });
}
