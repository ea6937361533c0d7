/** Other words in place of some of a body's, with the looks of the words that they replace. */
import { assertNever } from '../errors/result.ts';
import type { ArticleBody, Inline, LineBreak, TextRun } from './article.ts';
import type { InnerId } from './model.ts';
import { inlineText } from './text.ts';

/** Offsets as placedText() counts them, the end exclusive. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** `replacements` stand in order, none over another, each within one line. Other content keeps its bytes. */
export function replaceInBody(body: ArticleBody, replacements: readonly Replacement[]): ArticleBody {
  let start = 0;
  return withLines(body, (inline) => {
    const from = start;
    const to = from + inlineText(inline).length;
    start = to + 1;
    return replacements
      .filter((asked) => asked.from >= from && asked.to <= to)
      .toReversed()
      .reduce<readonly Inline[]>(
        (pieces, asked) => replaceInLine(pieces, { ...asked, from: asked.from - from, to: asked.to - from }),
        inline,
      );
  });
}

/** The words of footnotes, by their ids; a footnote that is not named keeps its own. */
export const replaceNotes = (body: ArticleBody, words: ReadonlyMap<InnerId, string>): ArticleBody =>
  withLines(body, (inline) =>
    inline.map((piece) =>
      piece.kind === 'footnote' ? { ...piece, text: words.get(piece.id) ?? piece.text } : piece,
    ),
  );

/** Every line of a body as `line` makes it, in reading order. */
function withLines(body: ArticleBody, line: (inline: readonly Inline[]) => readonly Inline[]): ArticleBody {
  switch (body.type) {
    case 'paragraph':
      return { type: 'paragraph', content: { ...body.content, inline: line(body.content.inline) } };
    case 'heading':
      return { type: 'heading', content: { ...body.content, inline: line(body.content.inline) } };
    case 'quote':
      return { type: 'quote', content: { ...body.content, inline: line(body.content.inline) } };
    case 'figure':
      return { type: 'figure', content: { ...body.content, inline: line(body.content.inline) } };
    case 'attachment':
      return { type: 'attachment', content: { ...body.content, inline: line(body.content.inline) } };
    case 'list': {
      const items = body.content.items.map((item) => ({ ...item, inline: line(item.inline) }));
      return { type: 'list', content: { ...body.content, items } };
    }
    case 'table': {
      const rows = body.content.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, inline: line(cell.inline) })),
      }));
      return { type: 'table', content: { ...body.content, rows } };
    }
    case 'rule':
      return body;
    default:
      return assertNever(body);
  }
}

/** The first run that loses a letter takes the new text; what else stands there (a break, a footnote) stays. */
export function replaceInLine(inline: readonly Inline[], { from, to, text }: Replacement): readonly Inline[] {
  let start = 0;
  let isPlaced = false;
  const cut = (run: TextRun): readonly TextRun[] => {
    const begin = start;
    start += run.text.length;
    if (begin >= to || start <= from) return [run];
    const put = isPlaced ? '' : text;
    isPlaced = true;
    const left = run.text.slice(0, Math.max(from - begin, 0)) + put + run.text.slice(to - begin);
    return left === '' ? [] : [{ ...run, text: left }];
  };
  const leaf = (piece: TextRun | LineBreak): readonly (TextRun | LineBreak)[] => {
    if (piece.kind === 'text') return cut(piece);
    start += 1;
    return [piece];
  };
  return inline.flatMap((piece): readonly Inline[] => {
    if (piece.kind === 'footnote') {
      start += 1;
      return [piece];
    }
    if (piece.kind !== 'link') return leaf(piece);
    const children = piece.children.flatMap(leaf);
    return children.length === 0 ? [] : [{ ...piece, children }];
  });
}
