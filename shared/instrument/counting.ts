/**
 * How a unit counts and on which level it stands, read without the rest of it: numbers are worked out over thousands of
 * units between two keys.
 */
import { z } from 'zod';
import type { UnitBody } from '../document/model.ts';
import { countedSchema, dataIdSchema } from './instrument-schema.ts';
import type { Counted } from './instrument.ts';

/** What is counted, in a run of its own each. */
export type CountedUnit =
  | { readonly type: 'division'; readonly level: string; readonly number: Counted }
  | { readonly type: 'provision' | 'annex'; readonly number: Counted };

// A unit never changes, so it is read once.
const known = new WeakMap<UnitBody, CountedUnit | null>();

/**
 * Null for what is not counted. What cannot be read counts as the next of its like, so that those behind it keep their
 * numbers; a division whose level cannot be read does not count.
 */
export function countedUnit(unit: UnitBody): CountedUnit | null {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const read = readCounted(unit);
  known.set(unit, read);
  return read;
}

const NEXT: Counted = { kind: 'next' };
const numberSchema = z.object({ number: countedSchema.catch(NEXT) }).catch({ number: NEXT });
const levelSchema = z.object({ level: dataIdSchema });

function readCounted({ type, content }: UnitBody): CountedUnit | null {
  if (type !== 'division' && type !== 'provision' && type !== 'annex') return null;
  const { number } = numberSchema.parse(content);
  if (type !== 'division') return { type, number };
  const level = levelSchema.safeParse(content).data?.level;
  return level === undefined ? null : { type, level, number };
}

/** Null for what is no division, and for one whose level cannot be read. */
export function divisionLevel(unit: UnitBody): string | null {
  const counted = countedUnit(unit);
  return counted?.type === 'division' ? counted.level : null;
}
