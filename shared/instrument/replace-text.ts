/** Other words in place of some of a unit's, whatever kind of document it stands in; see ../document/replace-text.ts. */
import type { Footnote, TableContent, TextRun } from '../document/article.ts';
import type { InnerId, UnitBody } from '../document/model.ts';
import { replaceInBody, replaceInLine, replaceNotes, type Replacement } from '../document/replace-text.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentBody, InstrumentInline } from './instrument.ts';
import { instrumentLines, placedInline } from './text.ts';
import { isInstrumentBody, readInstrumentUnit } from './views.ts';

/** The footnotes of a unit, in reading order; none of one that cannot be read. */
export const footnotesIn = (unit: UnitBody): readonly Footnote[] =>
  instrumentLines(unit).flatMap(({ inline }) => inline.filter((piece) => piece.kind === 'footnote'));

/**
 * `replacements` stand in order, none over another, each within one line; `notes` are new words of footnotes by their
 * ids. Null where the unit cannot be read.
 */
export function replaceInUnit<Body extends UnitBody>(
  unit: Body,
  replacements: readonly Replacement[],
  notes: ReadonlyMap<InnerId, string>,
): Body | null {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return null;
  const { type, content } = isInstrumentBody(view.body)
    ? replaceInInstrument(view.body, replacements, notes)
    : replaceNotes(replaceInBody(view.body, replacements), notes);
  return { ...unit, type, content };
}

function replaceInInstrument(
  body: InstrumentBody,
  replacements: readonly Replacement[],
  notes: ReadonlyMap<InnerId, string>,
): InstrumentBody {
  if (body.type === 'signature') {
    const { capacity, name, ...rest } = body.content;
    const lines = replaceInText(`${capacity}\n${name}`, replacements).split('\n');
    return {
      type: body.type,
      content: { ...rest, capacity: lines.slice(0, -1).join('\n'), name: lines.at(-1) ?? '' },
    };
  }
  let start = 0;
  return withLines(body, (inline) => {
    const from = start;
    const to = from + placedInline(inline).length;
    start = to + 1;
    const replaced = replacements
      .filter((asked) => asked.from >= from && asked.to <= to)
      .toReversed()
      .reduce(
        (pieces, asked) => replaceIn(pieces, { ...asked, from: asked.from - from, to: asked.to - from }),
        inline,
      );
    return replaced.map((piece) => withNote(piece, notes));
  });
}

const withNote = (piece: InstrumentInline, notes: ReadonlyMap<InnerId, string>): InstrumentInline =>
  piece.kind === 'footnote' ? { ...piece, text: notes.get(piece.id) ?? piece.text } : piece;

const replaceInText = (text: string, replacements: readonly Replacement[]): string =>
  replacements
    .toReversed()
    .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text);

type Line = (inline: readonly InstrumentInline[]) => readonly InstrumentInline[];

/** Every line as `line` makes it, in reading order. */
function withLines(
  body: Exclude<InstrumentBody, { readonly type: 'signature' }>,
  line: Line,
): InstrumentBody {
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

/** Cells hold what an article's lines hold, and `line` makes nothing else of that. */
const withCells = (table: TableContent, line: Line): TableContent => ({
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

/** The first words that lose a letter take the new text; a reference stays, and a term that loses all its words goes. */
function replaceIn(
  inline: readonly InstrumentInline[],
  { from, to, text }: Replacement,
): readonly InstrumentInline[] {
  let start = 0;
  let isPlaced = false;
  return inline.flatMap((piece): readonly InstrumentInline[] => {
    const begin = start;
    start += placedInline([piece]).length;
    if (begin >= to || start <= from || piece.kind === 'reference') return [piece];
    const asked = { from: from - begin, to: to - begin, text: isPlaced ? '' : text };
    isPlaced ||= piece.kind !== 'break' && piece.kind !== 'footnote';
    if (piece.kind !== 'term') return replaceInLine([piece], asked);
    const children = replaceInLine(piece.children, asked).filter(
      (run): run is TextRun => run.kind === 'text',
    );
    return children.length === 0 ? [] : [{ ...piece, children }];
  });
}
