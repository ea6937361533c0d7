import { describe, expect, it } from 'vitest';
import { treeOf } from '../../../../../shared/document/tree.ts';
import { amendmentsBetween } from '../../../../../shared/instrument/amending/amendments.ts';
import { consolidatedAsOf } from '../../../../../shared/instrument/amending/consolidated.ts';
import { goneFrom } from '../../../../../shared/instrument/amending/gone.ts';
import type { InstrumentContent } from '../../../../../shared/instrument/text.ts';
import {
  division,
  INSTRUMENTS,
  instrumentType,
  provision,
  unitsOf,
  type Row,
} from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const text = (rows: readonly Row[]): InstrumentContent => ({
  shape: 'oneTree',
  km: treeOf(unitsOf(rows)),
  en: new Map(),
});
const FIRST: Row = [1, division('chapter'), [[11, provision('មួយ')]]];
const SECOND: Row = [
  2,
  division('chapter'),
  [
    [12, provision('ពីរ')],
    [13, provision('បី')],
  ],
];

/** What is gone after each text has become the next one. */
function gone(...texts: readonly (readonly Row[])[]) {
  const [original = [], ...others] = texts;
  let before = text(original);
  const acts = others.map((rows, index) => {
    const after = text(rows);
    const amendments = amendmentsBetween(before, after);
    before = after;
    return { instrument: uidOf(901 + index), inForce: `2026-0${index + 1}-01`, amendments, title: null };
  });
  const made = consolidatedAsOf(text(original), acts, '2026-12-31');
  if (!made.ok) throw new Error(made.error.kind);
  return goneFrom(made.value, instrumentType('law'), INSTRUMENTS).map(({ uid, by, name, behind }) => ({
    uid,
    by,
    name: name.km,
    behind,
  }));
}

describe('what amendments took out of a text', () => {
  it('is named as it was called, behind what stays', () => {
    expect(gone([FIRST, SECOND], [FIRST])).toEqual([
      { uid: uidOf(2), by: uidOf(901), name: 'ជំពូកទី២', behind: uidOf(11) },
      { uid: uidOf(12), by: uidOf(901), name: 'មាត្រា ២', behind: uidOf(11) },
      { uid: uidOf(13), by: uidOf(901), name: 'មាត្រា ៣', behind: uidOf(11) },
    ]);
  });

  it('is named by the text that lost it, and stands behind what is there when that went later', () => {
    const without12: Row = [2, division('chapter'), [[13, provision('បី')]]];
    const empty: Row = [2, division('chapter'), []];
    expect(gone([FIRST, SECOND], [FIRST, without12], [FIRST, empty])).toEqual([
      { uid: uidOf(12), by: uidOf(901), name: 'មាត្រា ២', behind: uidOf(2) },
      { uid: uidOf(13), by: uidOf(902), name: 'មាត្រា ២', behind: uidOf(2) },
    ]);
    expect(gone([FIRST, SECOND], [FIRST, without12], [without12]).at(0)).toMatchObject({
      uid: uidOf(12),
      behind: uidOf(2),
    });
  });

  it('at the beginning stands behind nothing, and what came back is not gone', () => {
    expect(gone([FIRST, SECOND], [SECOND]).map(({ behind }) => behind)).toEqual([null, null]);
    expect(gone([FIRST, SECOND], [SECOND], [FIRST, SECOND])).toEqual([]);
  });
});
