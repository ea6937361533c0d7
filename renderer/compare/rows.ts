/** What the comparison shows, line by line, out of two states of a document. */
import { compareFields, compareUnits, type ComparedUnit } from '../../shared/document/compare.ts';
import type { InnerId, JsonValue, Language, Unit } from '../../shared/document/model.ts';
import { footnotesOf } from '../../shared/document/text.ts';
import { readUnit } from '../../shared/document/views.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';

/** What is said of a unit beside its words on the page. */
export interface Aside {
  /** Unique in its row. */
  readonly id: string;
  readonly kind: 'alt' | 'note' | 'file';
  readonly before: string;
  readonly after: string;
}

export type Row =
  | { readonly kind: 'unit'; readonly unit: ComparedUnit; readonly asides: readonly Aside[] }
  /** Units in a row that did not change. */
  | { readonly kind: 'alike'; readonly units: readonly ComparedUnit[] };

/** Unchanged neighbours that stay in sight beside a change. */
const CONTEXT = 1;

/** The rows of one language; with `onlyChanges` long stretches that did not change are folded into one. */
export function rowsOf(
  before: OpenDocument,
  after: OpenDocument,
  language: Language,
  onlyChanges: boolean,
): readonly Row[] {
  const compared = compareUnits(before.units[language], after.units[language]);
  const changed = compared.map(isChanged);
  const rows: Row[] = [];
  for (const [index, unit] of compared.entries()) {
    const isNear = changed.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).includes(true);
    const last = rows.at(-1);
    if (!onlyChanges || isNear) rows.push({ kind: 'unit', unit, asides: asidesOf(unit.before, unit.after) });
    else if (last?.kind === 'alike') rows[rows.length - 1] = { kind: 'alike', units: [...last.units, unit] };
    else rows.push({ kind: 'alike', units: [unit] });
  }
  return rows;
}

export const isChanged = (unit: ComparedUnit): boolean => unit.change !== 'same' || unit.moved;

function asidesOf(before: Unit | null, after: Unit | null): Aside[] {
  if (before === null || after === null) return [];
  const was = readUnit(before);
  const is = readUnit(after);
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
  const notes = new Map(footnotesOf(was.body).map(({ id, text }): [InnerId, string] => [id, text]));
  for (const { id, text } of footnotesOf(is.body)) differ('note', notes.get(id) ?? text, text, id);
  return asides;
}

export interface FieldRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The metadata that differs, as text: the values of a list or a group stand one after the other. */
export function fieldRows(before: OpenDocument, after: OpenDocument): readonly FieldRow[] {
  return compareFields(before.metadata, after.metadata).map(({ name, before: was, after: is }) => ({
    name,
    before: textOf(was),
    after: textOf(is),
  }));
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Object.values(value).map(textOf).join(', ');
}
