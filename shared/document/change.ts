/** Unit changes between two states: what undo, autosave and the journal are made of. */
import type { Language, Tree, UnitChange } from './model.ts';
import { sameUnit } from './same.ts';
import { withChanges } from './tree.ts';

/** An article's two trees. */
export type Trees = Readonly<Record<Language, Tree>>;

/** One change for each unit that differs: first those that were there, in their order, then the new ones in theirs. */
export function diffTrees(language: Language, before: Tree, after: Tree): UnitChange[] {
  const changes: UnitChange[] = [];
  for (const [uid, unit] of before) {
    const next = after.get(uid) ?? null;
    if (!sameUnit(unit, next)) changes.push({ language, uid, before: unit, after: next });
  }
  for (const [uid, unit] of after) {
    if (!before.has(uid)) changes.push({ language, uid, before: null, after: unit });
  }
  return changes;
}

/** Takes each unit to its `after`, whatever it was before. Trees without a change are answered as they are. */
export function applyChanges(trees: Trees, changes: readonly UnitChange[]): Trees {
  const apply = (language: Language): Tree =>
    withChanges(
      trees[language],
      changes.filter((change) => change.language === language),
    );
  const next = { km: apply('km'), en: apply('en') };
  return next.km === trees.km && next.en === trees.en ? trees : next;
}

/** The changes that lead back, in reverse order. */
export function invertChanges(changes: readonly UnitChange[]): UnitChange[] {
  return changes
    .map(({ language, uid, before, after }): UnitChange => ({ language, uid, before: after, after: before }))
    .toReversed();
}
