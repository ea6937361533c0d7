/** Other words in place of some of a unit's, whatever kind of document it stands in; see ../document/replace-text.ts. */
import type { Footnote, TextRun } from '../document/article.ts';
import type { InnerId, UnitBody } from '../document/model.ts';
import { replaceInBody, replaceInLine, replaceNotes, type Replacement } from '../document/replace-text.ts';
import type { InstrumentBody, InstrumentInline } from './instrument.ts';
import { instrumentLines, placedInline } from './text.ts';
import { withLines } from './lines.ts';
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
