/** A part of a unit's text, cut out by offsets as placedText counts them. */
import type { ArticleBody, Inline, Link, ListItem, TableContent } from './article.ts';
import { inlineText } from './text.ts';
import { assertNever } from '../errors/result.ts';

const sizeOf = (piece: Inline): number => inlineText([piece]).length;

/** From the first offset up to the second, as inlineText counts them. */
export function sliceInline<Piece extends Inline>(
  pieces: readonly Piece[],
  from: number,
  to: number,
): Piece[] {
  const cut: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + sizeOf(piece);
    if (end > from && start < to) cut.push(slicePiece(piece, Math.max(from - start, 0), to - start));
    start = end;
  }
  return cut;
}

function slicePiece<Piece extends Inline>(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'text') return { ...piece, text: piece.text.slice(from, to) };
  if (piece.kind === 'break' || piece.kind === 'footnote') return piece;
  const link: Link = piece;
  return { ...piece, children: sliceInline(link.children, from, to) };
}

function sliceItems(items: readonly ListItem[], from: number, to: number): ListItem[] {
  const cut: ListItem[] = [];
  let start = 0;
  for (const item of items) {
    const end = start + inlineText(item.inline).length;
    if (end >= from && start <= to) {
      cut.push({ ...item, inline: sliceInline(item.inline, from - start, to - start) });
    }
    start = end + 1;
  }
  return cut;
}

/** Words within one cell are a paragraph; over several cells the table keeps its shape, and the rest of it is empty. */
function sliceTable({ header, rows }: TableContent, from: number, to: number): ArticleBody {
  let start = 0;
  let own: readonly Inline[] | null = null;
  const cut = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const end = start + inlineText(cell.inline).length;
      const inline = sliceInline(cell.inline, from - start, to - start);
      if (from >= start && to <= end) own = inline;
      start = end + 1;
      return { ...cell, inline };
    }),
  }));
  return own === null
    ? { type: 'table', content: { header, rows: cut } }
    : { type: 'paragraph', content: { inline: own } };
}

/** From the first offset up to the second. */
export function sliceBody(body: ArticleBody, from: number, to: number): ArticleBody {
  switch (body.type) {
    case 'paragraph':
      return { type: 'paragraph', content: { inline: sliceInline(body.content.inline, from, to) } };
    case 'heading':
      return {
        type: 'heading',
        content: { ...body.content, inline: sliceInline(body.content.inline, from, to) },
      };
    case 'list':
      return {
        type: 'list',
        content: { ...body.content, items: sliceItems(body.content.items, from, to) },
      };
    case 'quote':
      return { type: 'quote', content: { inline: sliceInline(body.content.inline, from, to) } };
    case 'table':
      return sliceTable(body.content, from, to);
    // Part of a caption is words, and not half a picture.
    case 'figure':
    case 'attachment':
      return { type: 'paragraph', content: { inline: sliceInline(body.content.inline, from, to) } };
    case 'rule':
      return body;
    default:
      return assertNever(body);
  }
}
