/** Instruments for tests: the data that is delivered, and units of an instrument from a few words. */
import delivered from '../../resources/instruments.json' with { type: 'json' };
import type { JsonValue, Placement, Unit, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { instrumentDataSchema, typeOf, type InstrumentType } from '../../shared/instrument/data.ts';
import { INSTRUMENT_SCHEMA_VERSION, type Counted } from '../../shared/instrument/instrument.ts';
import { innerIdOf, uidOf } from './units.ts';

export const INSTRUMENTS = instrumentDataSchema.parse(delivered);

export function instrumentType(id: string): InstrumentType {
  const type = typeOf(INSTRUMENTS, id);
  if (type === undefined) throw new Error(`no type ${id}`);
  return type;
}

export const NEXT: Counted = { kind: 'next' };
/** `new`, or `new 2`. */
export const inserted = (...suffixes: readonly string[]): Counted => ({
  kind: 'inserted',
  suffixes: suffixes.map((text) => {
    const [id = '', ordinal] = text.split(' ');
    return ordinal === undefined ? { id } : { id, ordinal: Number(ordinal) };
  }),
});

const body = (type: string, content: JsonValue): UnitBody => ({
  type,
  schemaVersion: INSTRUMENT_SCHEMA_VERSION,
  content,
});
const inline = (text: string): JsonValue => (text === '' ? [] : [{ kind: 'text', text }]);

export const visa = (text: string): UnitBody => body('visa', { inline: inline(text) });
export const division = (level: string, heading = '', number: Counted = NEXT): UnitBody =>
  body('division', { level, number, heading: inline(heading) });
/** One paragraph; `inner` is its inner id. */
export const provision = (text: string, number: Counted = NEXT, inner = 1): UnitBody =>
  body('provision', {
    number,
    heading: [],
    parts: [{ kind: 'paragraph', id: innerIdOf(inner), inline: inline(text) }],
  });
export const annex = (heading = '', number: Counted = NEXT): UnitBody =>
  body('annex', { number, heading: inline(heading), orientation: 'portrait' });
export const signature = (capacity: string): UnitBody => body('signature', { capacity, name: '' });

/** A unit and what hangs below it; written as rows of a table so that a test reads like the text. */
export type Row = readonly [number: number, body: UnitBody, children?: readonly Row[]];

/** Units with the uids of their rows' numbers. */
export function unitsOf(rows: readonly Row[], parent: Placement['parent'] = null): readonly Unit[] {
  const ranks = ranksBetween(null, null, rows.length);
  return rows.flatMap(([number, own, children = []], index) => {
    const rank = ranks[index];
    if (rank === undefined) return [];
    return [{ ...own, uid: uidOf(number), parent, rank }, ...unitsOf(children, uidOf(number))];
  });
}
