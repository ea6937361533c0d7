/**
 * The page of a comparison: a table of two columns, what was to the left and what is to the right, with what happened
 * above each pair. Paper and Word are made of it alike.
 */
import type { Language, Uid } from '../document/model.ts';
import { contentOfUnits } from '../document/open-units.ts';
import { linesOf } from '../document/text.ts';
import { readUnit } from '../document/views.ts';
import { diffWords, type Range } from '../document/word-diff.ts';
import { bilingualText } from '../document/article-fields.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentData } from '../instrument/data.ts';
import { typeOfDocument } from '../instrument/instrument-fields.ts';
import {
  printedInstrument,
  type PrintedAnnex,
  type PrintedBlock,
  type PrintedInstrument,
  type PrintedLine,
  type PrintedPart,
  type PrintedSignature,
  type PrintedVisa,
} from '../instrument/printed.ts';
import type { Register } from '../instrument/references/cited-instruments.ts';
import { placedInline } from '../instrument/text.ts';
import { asVersionOf } from './as-version.ts';
import type { DocumentText } from './naming.ts';
import { alikeNote, leftNote, unitNote } from './notes.ts';
import { rowsOf, type UnitRow } from './rows.ts';

/** A unit as it is printed by itself, whatever holds it. */
export type PrintedUnit =
  | PrintedBlock
  | ({ readonly kind: 'visa' } & PrintedVisa)
  | ({ readonly kind: 'signature' } & PrintedSignature)
  | ({ readonly kind: 'annex' } & Omit<PrintedAnnex, 'blocks'>);

/** A unit in one column, and where its words differ from those in the other. */
export interface ComparisonCell {
  readonly unit: PrintedUnit;
  /** Offsets into printedWords(). */
  readonly ranges: readonly Range[];
}

export type ComparisonRow =
  /** Across both columns. */
  | { readonly kind: 'note'; readonly note: string }
  | {
      readonly kind: 'pair';
      /** What happened; empty for a pair that is shown for its neighbour's sake. */
      readonly note: string;
      readonly before: ComparisonCell | null;
      readonly after: ComparisonCell | null;
    };

/** What heads a column: a title where the two differ, and which version it is. */
export type ColumnHead = readonly string[];

export interface ComparisonPage {
  readonly language: Language;
  readonly title: string;
  /** Empty where the titles differ: they head their columns. */
  readonly subject: string;
  readonly heads: Readonly<Record<'before' | 'after', ColumnHead>>;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonSource {
  readonly before: DocumentText;
  readonly after: DocumentText;
  /** What the two versions are called. */
  readonly versions: Readonly<Record<'before' | 'after', string>>;
  readonly onlyChanges: boolean;
  readonly data: InstrumentData;
  readonly register: Register;
}

const TITLES: Readonly<Record<Language, string>> = { km: 'តារាងប្រៀបធៀប', en: 'Comparison table' };

export function comparisonPage(source: ComparisonSource, language: Language): ComparisonPage {
  const { after, versions, onlyChanges, data } = source;
  const before = asVersionOf(source.before, after, data);
  const titles = {
    before: bilingualText(before.metadata, 'title', language),
    after: bilingualText(after.metadata, 'title', language),
  };
  const isOneTitle = titles.before === titles.after;
  const headOf = (side: 'before' | 'after'): ColumnHead =>
    (isOneTitle ? [versions[side]] : [titles[side], versions[side]]).filter((line) => line !== '');
  const was = printedUnits(before, source, language);
  const is = printedUnits(after, source, language);
  return {
    language,
    title: TITLES[language],
    subject: isOneTitle ? titles.after : '',
    heads: { before: headOf('before'), after: headOf('after') },
    rows: rowsOf(before, after, language, data, onlyChanges).map((row): ComparisonRow => {
      switch (row.kind) {
        case 'alike':
          return { kind: 'note', note: alikeNote(row, language) };
        case 'left':
          return { kind: 'note', note: leftNote(row, language) };
        case 'unit':
          return pairOf(row, was, is, language);
        default:
          return assertNever(row);
      }
    }),
  };
}

type Printed = ReadonlyMap<Uid, PrintedUnit>;

function pairOf(row: UnitRow, was: Printed, is: Printed, language: Language): ComparisonRow {
  const { uid, before, after, change } = row.unit;
  const [old, fresh] = [before === null ? undefined : was.get(uid), after === null ? undefined : is.get(uid)];
  const [oldWords, words] = [old, fresh].map((unit) => (unit === undefined ? '' : printedWords(unit)));
  const hunks = change === 'same' || change === 'form' ? [] : diffWords(oldWords ?? '', words ?? '');
  const cellOf = (unit: PrintedUnit | undefined, side: 'before' | 'after'): ComparisonCell | null =>
    unit === undefined ? null : { unit, ranges: hunks.map((hunk) => hunk[side]) };
  return {
    kind: 'pair',
    note: unitNote(row, language),
    before: cellOf(old, 'before'),
    after: cellOf(fresh, 'after'),
  };
}

/** The words of a unit without its number, line by line in reading order; a reference is one sign. */
export const printedWords = (unit: PrintedUnit): string => printedLines(unit).map(placedInline).join('\n');

function printedLines(unit: PrintedUnit): readonly PrintedLine[] {
  switch (unit.kind) {
    case 'visa':
      return [unit.inline];
    case 'division':
    case 'annex':
      return [unit.heading];
    case 'provision':
      return [unit.heading, ...unit.parts.flatMap(partLines)];
    case 'text':
      return linesOf(unit.body);
    case 'signature':
      return signatureLines(unit);
    default:
      return assertNever(unit);
  }
}

const partLines = (part: PrintedPart): readonly PrintedLine[] =>
  part.kind === 'table' ? linesOf({ type: 'table', content: part.table }) : [part.inline];

/** The office, line by line, and the name. */
export const signatureLines = ({ lines, name }: PrintedSignature): readonly PrintedLine[] =>
  [...lines, name].map((text) => (text === '' ? [] : [{ kind: 'text', text }]));

function printedUnits(
  document: DocumentText,
  { data, register }: ComparisonSource,
  language: Language,
): Printed {
  const content = contentOfUnits(document.summary.kind, document.units);
  if (content.shape === 'oneTree') {
    const type = typeOfDocument(document.metadata, data);
    return byUid(unitsOf(printedInstrument({ content, type, data, register }, language)));
  }
  return byUid(
    document.units[language].flatMap((unit): readonly PrintedUnit[] => {
      const view = readUnit(unit);
      return view.kind === 'readable' ? [{ kind: 'text', uid: unit.uid, body: view.body }] : [];
    }),
  );
}

const byUid = (units: readonly PrintedUnit[]): Printed => new Map(units.map((unit) => [unit.uid, unit]));

const unitsOf = ({ visas, blocks, signatures, annexes }: PrintedInstrument): readonly PrintedUnit[] => [
  ...visas.map((visa) => ({ kind: 'visa' as const, ...visa })),
  ...blocks,
  ...signatures.map((signature) => ({ kind: 'signature' as const, ...signature })),
  ...annexes.flatMap(({ blocks: annexed, ...annex }) => [{ kind: 'annex' as const, ...annex }, ...annexed]),
];
