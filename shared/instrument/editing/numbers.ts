/** Whether a unit counts as the next or as one that was inserted between two numbers. */
import type { Uid, UnitBody, UnitChange } from '../../document/model.ts';
import { freeSuffix } from '../numbering.ts';
import type { Counted, InstrumentBody } from '../instrument.ts';
import { changedInBoth, contentAs, type Drafting } from './drafting.ts';

/** Takes the number after the one before it; those behind move up by one. */
export const makeNext = ({ text }: Drafting, uid: Uid): readonly UnitChange[] =>
  changedInBoth(text, uid, (unit) => withNumber(unit, { kind: 'next' }));

/** Takes the number of the one before it and the first free suffix of this id; nothing where none is before it. */
export function makeInserted(
  { text, type, data }: Drafting,
  uid: Uid,
  suffixId: string,
): readonly UnitChange[] {
  const suffix = freeSuffix(text.km, uid, suffixId, type, data);
  return suffix === null
    ? []
    : changedInBoth(text, uid, (unit) => withNumber(unit, { kind: 'inserted', suffixes: [suffix] }));
}

function withNumber(unit: UnitBody, number: Counted): InstrumentBody | null {
  const division = contentAs(unit, 'division');
  if (division !== null) return { type: 'division', content: { ...division, number } };
  const provision = contentAs(unit, 'provision');
  if (provision !== null) return { type: 'provision', content: { ...provision, number } };
  const annex = contentAs(unit, 'annex');
  return annex === null ? null : { type: 'annex', content: { ...annex, number } };
}
