/** New provisions and divisions, empty as a person begins them. */
import type { Uid, UnitChange } from '../../document/model.ts';
import { insertUnits } from './arrange.ts';
import { makeInserted } from './numbers.ts';
import { versioned, withTextChanges, type Drafting } from './drafting.ts';

/**
 * A provision behind a unit (null: before all); with the id of a suffix one that takes the number before it and adds this,
 * so that those behind keep theirs.
 */
export function insertProvision(
  drafting: Drafting,
  after: Uid | null,
  suffixId: string | null = null,
): readonly UnitChange[] {
  const body = versioned(
    {},
    {
      type: 'provision',
      content: {
        number: { kind: 'next' },
        heading: [],
        parts: [{ kind: 'paragraph', id: drafting.ids.next(), inline: [] }],
      },
    },
  );
  return numbered(drafting, insertUnits(drafting, after, [body]), suffixId);
}

/** A division behind a unit (null: before all); what follows there belongs to it. */
export function insertDivision(
  drafting: Drafting,
  after: Uid | null,
  level: string,
  suffixId: string | null = null,
): readonly UnitChange[] {
  const body = versioned({}, { type: 'division', content: { level, number: { kind: 'next' }, heading: [] } });
  return numbered(drafting, insertUnits(drafting, after, [body]), suffixId);
}

function numbered(
  drafting: Drafting,
  changes: readonly UnitChange[],
  suffixId: string | null,
): readonly UnitChange[] {
  const made = changes.find(({ before }) => before === null);
  if (suffixId === null || made === undefined) return changes;
  const text = withTextChanges(drafting.text, changes);
  const [suffixed] = makeInserted({ ...drafting, text }, made.uid, suffixId);
  if (suffixed === undefined) return [];
  return changes.map((change) => (change === made ? { ...change, after: suffixed.after } : change));
}
