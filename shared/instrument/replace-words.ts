/** Words of an instrument's line become a reference or a defined term; all else in the unit stays as it is. */
import type { ArticleBody, TextRun } from '../document/article.ts';
import type { Unit, UnitChange } from '../document/model.ts';
import { INSTRUMENT_SCHEMA_VERSION, type InstrumentBody, type InstrumentInline } from './instrument.ts';
import { withLines } from './lines.ts';
import {
  bodyIn,
  instrumentLines,
  placedInline,
  type InstrumentContent,
  type InstrumentPlace,
} from './text.ts';
import { isInstrumentBody, readInstrumentUnit } from './views.ts';

/** The runs of a stretch of a line as they look there; undefined where not all of it is plain text. */
export function plainRuns(
  inline: readonly InstrumentInline[],
  from: number,
  to: number,
): readonly TextRun[] | undefined {
  const runs: TextRun[] = [];
  let start = 0;
  for (const piece of inline) {
    const end = start + placedInline([piece]).length;
    if (end > from && start < to) {
      if (piece.kind !== 'text') return undefined;
      runs.push({ ...piece, text: piece.text.slice(Math.max(from - start, 0), to - start) });
    }
    start = end;
  }
  return runs;
}

/** What stands before `from` and behind `to`, which are within plain text. */
function around(inline: readonly InstrumentInline[], from: number, to: number) {
  const before: InstrumentInline[] = [];
  const behind: InstrumentInline[] = [];
  let start = 0;
  for (const piece of inline) {
    const end = start + placedInline([piece]).length;
    if (end <= from) before.push(piece);
    else if (start >= to) behind.push(piece);
    else if (piece.kind === 'text') {
      if (start < from) before.push({ ...piece, text: piece.text.slice(0, from - start) });
      if (end > to) behind.push({ ...piece, text: piece.text.slice(to - start) });
    }
    start = end;
  }
  return { before, behind };
}

/** The body with another text in one of its lines; undefined where that line holds no references. */
const withLine = (
  body: InstrumentBody | ArticleBody,
  index: number,
  inline: readonly InstrumentInline[],
): InstrumentBody | undefined =>
  isInstrumentBody(body) && body.type !== 'signature'
    ? withLines(body, (own, at) => (at === index ? inline : own))
    : undefined;

/**
 * The change of the unit where `make` makes something else of the words of a place. Undefined where the place is not
 * there, or is not plain text of a line that may hold references.
 */
export const replaceWords = (
  content: InstrumentContent,
  place: InstrumentPlace,
  make: (runs: readonly TextRun[]) => InstrumentInline,
): UnitChange | undefined =>
  changedLine(content, place, (inline) => {
    const runs = plainRuns(inline, place.from, place.to);
    return runs === undefined || runs.length === 0 ? undefined : make(runs);
  });

/** The change of the unit where something is put between two words of a line; undefined as above. */
export const putBetween = (
  content: InstrumentContent,
  place: InstrumentPlace,
  piece: InstrumentInline,
): UnitChange | undefined =>
  changedLine(content, place, (inline) => {
    const runs = plainRuns(inline, place.from, place.from);
    const isWithin = place.from <= placedInline(inline).length;
    return place.from === place.to && runs !== undefined && isWithin ? piece : undefined;
  });

function changedLine(
  content: InstrumentContent,
  place: InstrumentPlace,
  make: (inline: readonly InstrumentInline[]) => InstrumentInline | undefined,
): UnitChange | undefined {
  const unit = content.km.get(place.uid);
  const body = unit === undefined ? undefined : bodyIn(content, unit, place.language);
  if (unit === undefined || body === undefined) return undefined;
  const line = instrumentLines(body)[place.index];
  const view = readInstrumentUnit(body);
  if (line?.isOwn !== true || view.kind === 'unreadable') return undefined;
  const made = make(line.inline);
  if (made === undefined) return undefined;
  const { before, behind } = around(line.inline, place.from, place.to);
  const changed = withLine(view.body, place.index, [...before, made, ...behind]);
  if (changed === undefined) return undefined;
  const { uid, parent, rank } = unit;
  const standing: Unit = { ...body, uid, parent, rank };
  return {
    language: place.language,
    uid,
    before: standing,
    after: { ...standing, ...changed, schemaVersion: INSTRUMENT_SCHEMA_VERSION },
  };
}
