import { describe, expect, it } from 'vitest';
import type { Uid } from '../../../../../shared/document/model.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import { amendingProvisions } from '../../../../../shared/instrument/amending/amending-provisions.ts';
import {
  isCurrent,
  keyedProvisions,
  renewal,
  type KeyedProvision,
} from '../../../../../shared/instrument/amending/generation.ts';
import type { GeneratedUnit } from '../../../../../shared/instrument/amending/links.ts';
import { withTextChanges, type Drafting } from '../../../../../shared/instrument/editing/drafting.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import {
  contentOf,
  draftingOver,
  INSTRUMENTS,
  instrumentType,
  provision,
  signature,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';
import { countingIds } from '../../../../support/pieces.ts';
import { uidOf } from '../../../../support/units.ts';

const LAW: readonly Row[] = [
  [11, provision('មួយ')],
  [12, provision('ពីរ')],
  [13, provision('បី')],
  [14, provision('បួន')],
];
const ids = countingIds();

/** What the copy makes of the law, by the numbers of its articles; an empty text takes an article out. */
function changed(words: Readonly<Record<number, string>>): readonly KeyedProvision[] {
  const rows = LAW.flatMap(([number, body]): Row[] => {
    const now = words[number];
    if (now === '') return [];
    return [[number, now === undefined ? body : provision(now)]];
  });
  const english = {
    11: provision('One'),
    12: provision('Two'),
    13: provision('Three'),
    14: provision('Four'),
  };
  const made = amendingProvisions(
    { before: contentOf(LAW, english), after: contentOf(rows, english), instrument: uidOf(900), title: null },
    { type: instrumentType('law'), data: INSTRUMENTS, ids },
  );
  return keyedProvisions(made);
}

const AMENDING = draftingOver([
  [1, visa('រដ្ឋធម្មនុញ្ញ')],
  [2, provision('បទប្បញ្ញត្តិទាំងឡាយណា')],
  [3, signature('រដ្ឋមន្ត្រី')],
]);

interface State {
  readonly drafting: Drafting;
  readonly generated: readonly GeneratedUnit[];
}
const START: State = { drafting: AMENDING, generated: [] };

function renewed({ drafting, generated }: State, provisions: readonly KeyedProvision[]): State {
  const { changes, generated: now } = renewal(drafting, generated, provisions);
  const text = withTextChanges(drafting.text, changes);
  expect(structureProblems(text.km, drafting.type, drafting.data)).toEqual([]);
  return { drafting: { ...drafting, text }, generated: now };
}

const uids = ({ drafting }: State): readonly Uid[] => inOrder(drafting.text.km).map(({ uid }) => uid);
const firstWords = ({ drafting }: State): readonly string[] =>
  inOrder(drafting.text.km).map((unit) => wordsOf(unit).trim().split('\n')[0] ?? '');

describe('the articles that follow from a changed copy', () => {
  it('stand behind the visas, before what the drafter has written, in both languages', () => {
    const state = renewed(START, changed({ 12: 'ពីរ ថ្មី', 14: '' }));
    expect(uids(state)).toEqual([uidOf(1), ...state.generated.map(({ uid }) => uid), uidOf(2), uidOf(3)]);
    expect(state.generated).toHaveLength(2);
    for (const { uid } of state.generated) expect(state.drafting.text.en.has(uid)).toBe(true);
  });

  it('are current until the copy says something else, and again when they are written anew', () => {
    const first = changed({ 12: 'ពីរ ថ្មី' });
    const state = renewed(START, first);
    expect(isCurrent(first, state.generated, state.drafting)).toBe(true);
    const second = changed({ 12: 'ពីរ ផ្សេង' });
    expect(isCurrent(second, state.generated, state.drafting)).toBe(false);
    const after = renewed(state, second);
    expect(isCurrent(second, after.generated, after.drafting)).toBe(true);
    expect(firstWords(after)).toHaveLength(4);
  });

  it('have the same key whenever they say the same, whatever ids are in them', () => {
    expect(changed({ 12: 'ពីរ ថ្មី' }).map(({ key }) => key)).toEqual(
      changed({ 12: 'ពីរ ថ្មី' }).map(({ key }) => key),
    );
    expect(changed({ 12: 'ពីរ ថ្មី' }).map(({ key }) => key)).not.toEqual(
      changed({ 13: 'ពីរ ថ្មី' }).map(({ key }) => key),
    );
  });

  it('change nothing where nothing has changed', () => {
    const provisions = changed({ 12: 'ពីរ ថ្មី', 13: '' });
    const state = renewed(START, provisions);
    expect(renewal(state.drafting, state.generated, changed({ 12: 'ពីរ ថ្មី', 13: '' }))).toEqual({
      changes: [],
      generated: state.generated,
    });
  });

  it('keep what the drafter did to the words of one whose amendment stays', () => {
    const state = renewed(START, changed({ 12: 'ពីរ ថ្មី', 14: 'បួន ថ្មី' }));
    const [kept] = state.generated;
    const unit = kept === undefined ? undefined : state.drafting.text.km.get(kept.uid);
    if (kept === undefined || unit === undefined) throw new Error('no article');
    const mended = { ...unit, ...provision('កែដោយដៃ') };
    const text = withTextChanges(state.drafting.text, [
      { language: 'km', uid: unit.uid, before: unit, after: mended },
    ]);
    const after = renewed(
      { ...state, drafting: { ...state.drafting, text } },
      changed({ 12: 'ពីរ ថ្មី', 14: 'បួន ម្តងទៀត' }),
    );
    expect(after.drafting.text.km.get(kept.uid)).toBe(mended);
    expect(after.generated[0]).toEqual(kept);
    expect(after.generated[1]?.uid).not.toBe(state.generated[1]?.uid);
  });

  it('are put between those that stay, in the order of the amended text', () => {
    const state = renewed(START, changed({ 11: 'មួយ ថ្មី', 14: 'បួន ថ្មី' }));
    const [first, last] = state.generated.map(({ uid }) => uid);
    const after = renewed(state, changed({ 11: 'មួយ ថ្មី', 12: 'ពីរ ថ្មី', 13: 'បី ថ្មី', 14: 'បួន ថ្មី' }));
    const all = after.generated.map(({ uid }) => uid);
    expect([all[0], all[3]]).toEqual([first, last]);
    expect(uids(after)).toEqual([uidOf(1), ...all, uidOf(2), uidOf(3)]);
  });

  it('leave when their amendment does, and one that was deleted by hand comes back when it is asked for', () => {
    const provisions = changed({ 12: 'ពីរ ថ្មី' });
    const state = renewed(START, provisions);
    expect(uids(renewed(state, []))).toEqual([uidOf(1), uidOf(2), uidOf(3)]);
    const deleted: State = { drafting: AMENDING, generated: state.generated };
    expect(isCurrent(provisions, deleted.generated, deleted.drafting)).toBe(false);
    expect(renewed(deleted, provisions).generated).toHaveLength(1);
  });
});
