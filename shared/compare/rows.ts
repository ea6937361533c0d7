/** What a comparison shows, line by line, out of two states of a document. */
import type { Footnote } from '../document/article.ts';
import { compareUnits, type ComparedUnit } from '../document/compare.ts';
import type { InnerId, Language, Uid, Unit } from '../document/model.ts';
import type { InstrumentData } from '../instrument/data.ts';
import { instrumentLines } from '../instrument/text.ts';
import { readInstrumentUnit } from '../instrument/views.ts';
import { namingOf, type DocumentText } from './naming.ts';

/** What is said of a unit beside its words on the page. */
export interface Aside {
  /** Unique in its row. */
  readonly id: string;
  readonly kind: 'alt' | 'note' | 'file';
  readonly before: string;
  readonly after: string;
}

/** What a unit was and is called; empty where it is not counted, or not there. */
export interface Numbers {
  readonly before: string;
  readonly after: string;
}

export interface UnitRow {
  readonly kind: 'unit';
  readonly unit: ComparedUnit;
  readonly asides: readonly Aside[];
  readonly numbers: Numbers;
  /** What a unit that was moved stood behind, empty for the beginning; null for one that was not. */
  readonly from: string | null;
}

/** Where a moved unit stood. */
export interface LeftRow {
  readonly kind: 'left';
  readonly uid: Uid;
  /** What it was called. */
  readonly name: string;
  readonly numbers: Numbers;
  /** What it stands behind now, empty for the beginning. */
  readonly to: string;
}

/** Units in a row that did not change. */
export interface AlikeRow {
  readonly kind: 'alike';
  readonly units: readonly ComparedUnit[];
  /** What those are called that have another number now, in order. */
  readonly renumbered: readonly Numbers[];
}

export type Row = UnitRow | LeftRow | AlikeRow;

/** Unchanged neighbours that stay in sight beside a change. */
const CONTEXT = 1;

/** The rows of one language; with `onlyChanges` long stretches that did not change are folded into one. */
export function rowsOf(
  before: DocumentText,
  after: DocumentText,
  language: Language,
  data: InstrumentData,
  onlyChanges: boolean,
): readonly Row[] {
  const [was, is] = [namingOf(before, language, data), namingOf(after, language, data)];
  const compared = compareUnits(before.units[language], after.units[language]);
  const told = compared.map((one) => one.kind === 'left' || isChanged(one));
  const rows: Row[] = [];
  let alike: { readonly units: ComparedUnit[]; readonly renumbered: Numbers[] } | null = null;
  for (const [index, one] of compared.entries()) {
    const numbers = { before: was.labelOf(one.uid), after: is.labelOf(one.uid) };
    const isNear = told.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).includes(true);
    if (one.kind === 'unit' && onlyChanges && !isNear) {
      if (alike === null) {
        alike = { units: [], renumbered: [] };
        rows.push({ kind: 'alike', ...alike });
      }
      alike.units.push(one);
      if (isRenumbered(numbers)) alike.renumbered.push(numbers);
      continue;
    }
    alike = null;
    rows.push(
      one.kind === 'left'
        ? { kind: 'left', uid: one.uid, name: was.nameOf(one.uid), numbers, to: is.behind(one.uid) }
        : {
            kind: 'unit',
            unit: one,
            asides: asidesOf(one.before, one.after),
            numbers,
            from: one.moved ? was.behind(one.uid) : null,
          },
    );
  }
  return rows;
}

/** A unit that has another number because of what came or went before it is none that was changed. */
export const isRenumbered = ({ before, after }: Numbers): boolean =>
  before !== '' && after !== '' && before !== after;

export const isChanged = (unit: ComparedUnit): boolean => unit.change !== 'same' || unit.moved;

function asidesOf(before: Unit | null, after: Unit | null): Aside[] {
  if (before === null || after === null) return [];
  const was = readInstrumentUnit(before);
  const is = readInstrumentUnit(after);
  if (was.kind === 'unreadable' || is.kind === 'unreadable') return [];
  const asides: Aside[] = [];
  const differ = (kind: Aside['kind'], one: string, other: string, id: string = kind): void => {
    if (one !== other) asides.push({ id, kind, before: one, after: other });
  };
  if (was.body.type === 'figure' && is.body.type === 'figure') {
    differ('alt', was.body.content.alt, is.body.content.alt);
  }
  if (was.body.type === 'attachment' && is.body.type === 'attachment') {
    differ('file', was.body.content.name, is.body.content.name);
  }
  const notes = new Map(footnotesIn(before).map(({ id, text }): [InnerId, string] => [id, text]));
  for (const { id, text } of footnotesIn(after)) differ('note', notes.get(id) ?? text, text, id);
  return asides;
}

const footnotesIn = (unit: Unit): readonly Footnote[] =>
  instrumentLines(unit).flatMap(({ inline }) => inline.filter((piece) => piece.kind === 'footnote'));
