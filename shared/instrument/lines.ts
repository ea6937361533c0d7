/** The lines of an instrument's own units, changed one by one; see text.ts for how they are read. */
import type { TableContent } from '../document/article.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentBody, InstrumentInline } from './instrument.ts';

/** What a line becomes; `index` is its place among the lines of its unit, as instrumentLines() lists them. */
type Line = (inline: readonly InstrumentInline[], index: number) => readonly InstrumentInline[];

/** Every line as `change` makes it, in reading order. A signature has none: it is two plain texts. */
export function withLines(
  body: Exclude<InstrumentBody, { readonly type: 'signature' }>,
  change: Line,
): InstrumentBody {
  let index = -1;
  const line = (inline: readonly InstrumentInline[]): readonly InstrumentInline[] => {
    index += 1;
    return change(inline, index);
  };
  switch (body.type) {
    case 'visa':
      return { type: body.type, content: { inline: line(body.content.inline) } };
    case 'division':
      return { type: body.type, content: { ...body.content, heading: line(body.content.heading) } };
    case 'annex':
      return { type: body.type, content: { ...body.content, heading: line(body.content.heading) } };
    case 'provision': {
      const heading = line(body.content.heading);
      const parts = body.content.parts.map((part) =>
        part.kind === 'table'
          ? { ...part, table: withCells(part.table, line) }
          : { ...part, inline: line(part.inline) },
      );
      return { type: body.type, content: { ...body.content, heading, parts } };
    }
    default:
      return assertNever(body);
  }
}

/** Cells hold what an article's lines hold, and a change makes nothing else of that. */
const withCells = (
  table: TableContent,
  line: (inline: readonly InstrumentInline[]) => readonly InstrumentInline[],
): TableContent => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, inline: line(cell.inline).filter(isArticles) })),
  })),
});

const isArticles = (
  piece: InstrumentInline,
): piece is Exclude<InstrumentInline, { readonly kind: 'reference' | 'term' }> =>
  piece.kind !== 'reference' && piece.kind !== 'term';
