import { describe, expect, it } from 'vitest';
import type { UnitChange } from '../../../../../shared/document/model.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import {
  contentAs,
  withTextChanges,
  type Drafting,
} from '../../../../../shared/instrument/editing/drafting.ts';
import { citedByVisas, insertVisas } from '../../../../../shared/instrument/editing/visas.ts';
import { draftingOver, entryOf, provision, registerOf, visa } from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const LAW = entryOf(901, { type: 'law', number: 'នស/រកម/១', date: '2014-01-01' });
const OLDER = entryOf(902, { date: '2010-01-01' });
const YOUNGER = entryOf(903, { date: '2020-01-01' });
const REGISTER = registerOf(LAW, OLDER, YOUNGER);

const PRAKAS = draftingOver(
  [
    [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញ')],
    [2, provision('ក៕')],
  ],
  {},
  'prakas',
);
const after = (drafting: Drafting, changes: readonly UnitChange[]): Drafting => ({
  ...drafting,
  text: withTextChanges(drafting.text, changes),
});

describe('visas from the register', () => {
  it('stand by rank and date, whatever the order in which they were chosen, one at a time or all at once', () => {
    const atOnce = after(PRAKAS, insertVisas(PRAKAS, [YOUNGER, OLDER, LAW], REGISTER));
    expect(citedByVisas(atOnce)).toEqual([LAW.id, OLDER.id, YOUNGER.id]);
    const inTurn = [YOUNGER, LAW, OLDER].reduce(
      (drafting, entry) => after(drafting, insertVisas(drafting, [entry], REGISTER)),
      PRAKAS,
    );
    expect(citedByVisas(inTurn)).toEqual([LAW.id, OLDER.id, YOUNGER.id]);
    expect(inOrder(atOnce.text.km).map(({ type }) => type)).toEqual([
      'visa',
      'visa',
      'visa',
      'visa',
      'provision',
    ]);
    expect(inOrder(atOnce.text.km)[0]?.uid).toBe(uidOf(1));
  });

  it('are phrased in both languages, with a reference that follows the register', () => {
    const { text } = after(PRAKAS, insertVisas(PRAKAS, [OLDER], REGISTER));
    const made = inOrder(text.km)[1];
    if (made === undefined) throw new Error('no visa');
    const target = { in: 'register', instrument: OLDER.id };
    expect(contentAs(made, 'visa')?.inline).toMatchObject([
      { kind: 'text', text: 'បានឃើញ' },
      { kind: 'reference', target, seen: expect.stringContaining('អនុក្រឹត្យលេខ ៤១') },
    ]);
    expect(contentAs(text.en.get(made.uid), 'visa')?.inline).toMatchObject([
      { kind: 'text', text: 'Having seen ' },
      { kind: 'reference', target, seen: expect.stringContaining('Sub-Decree No. 41') },
    ]);
  });

  it('are not cited twice', () => {
    const cited = after(PRAKAS, insertVisas(PRAKAS, [OLDER], REGISTER));
    expect(insertVisas(cited, [OLDER], REGISTER)).toEqual([]);
  });
});
