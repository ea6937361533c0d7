/**
 * Undo as a log of unit changes over both languages and their structure. The log is a value: every function answers a
 * new one. A colleague's unit that arrives is never undone by mine: what arrives is told to the log (arrived), and an
 * entry is taken back only where its units are still as it left them, body and place each by itself. What is skipped is
 * named. Where a part of an entry is skipped, nothing that it brought is removed, because words may have moved there
 * from the part that stays.
 */
import { applyChanges, invertChanges, type Trees } from './change.ts';
import { bodyOf } from './hash.ts';
import type { FieldChange, Unit, UnitChange } from './model.ts';
import { sameBody, samePlacement, sameUnit } from './same.ts';
import { treeProblems } from './tree.ts';

/** `Selection` is the editor's own, kept as it is. */
export interface Command<Selection> {
  readonly changes: readonly UnitChange[];
  /** Fields that changed with the units, such as a title in which words were replaced. */
  readonly fields: readonly FieldChange[];
  readonly selectionBefore: Selection;
  readonly selectionAfter: Selection;
  /** Commands with one key that follow each other closely are one step back; null never joins. */
  readonly mergeKey: string | null;
  /** Milliseconds, by any clock that runs. */
  readonly at: number;
}

/** Commands joined to one step: at most one change for each unit of a language, `at` the last one's. */
export interface UndoEntry<Selection> extends Command<Selection> {
  /** Changes that will not be taken back any more, since somebody else has changed the same thing. */
  readonly stale: readonly UnitChange[];
}

export interface UndoLog<Selection> {
  /** Oldest first. */
  readonly done: readonly UndoEntry<Selection>[];
  /** The next to redo last. */
  readonly undone: readonly UndoEntry<Selection>[];
}

export interface UndoStep<Selection> {
  readonly log: UndoLog<Selection>;
  /** To apply now, from the trees given. */
  readonly changes: readonly UnitChange[];
  /** The entry's changes that were left alone because somebody else has been there. */
  readonly skipped: readonly UnitChange[];
  /** To apply where the field is still what it was then. */
  readonly fields: readonly FieldChange[];
  readonly selection: Selection;
}

/** A pause in typing this long starts a new entry. */
const PAUSE_MS = 1000;
const MOST_ENTRIES = 1000;

export const emptyLog: UndoLog<never> = { done: [], undone: [] };

/** The later changes on top of the earlier ones, one for each unit, without those that cancel out. */
export function joinChanges(earlier: readonly UnitChange[], later: readonly UnitChange[]): UnitChange[] {
  const byUnit = new Map<string, UnitChange>();
  for (const change of [...earlier, ...later]) {
    const key = `${change.language} ${change.uid}`;
    byUnit.set(key, { ...change, before: (byUnit.get(key) ?? change).before });
  }
  return [...byUnit.values()].filter(({ before, after }) => !sameUnit(before, after));
}

const isNothing = ({ changes, fields }: Pick<Command<unknown>, 'changes' | 'fields'>): boolean =>
  changes.length === 0 && fields.length === 0;

const invertFields = (fields: readonly FieldChange[]): FieldChange[] =>
  fields.map(({ name, before, after }) => ({ name, before: after, after: before })).toReversed();

/** Something new was done: what was undone before can no longer be redone. */
export function record<Selection>(log: UndoLog<Selection>, entry: Command<Selection>): UndoLog<Selection> {
  const last = log.done.at(-1);
  const joins =
    last !== undefined &&
    log.undone.length === 0 &&
    entry.mergeKey !== null &&
    entry.mergeKey === last.mergeKey &&
    last.stale.length === 0 &&
    entry.at - last.at < PAUSE_MS;
  const changes = joinChanges(joins ? last.changes : [], entry.changes);
  const fields = joins ? [...last.fields, ...entry.fields] : entry.fields;
  const before = joins ? log.done.slice(0, -1) : log.done;
  const selectionBefore = joins ? last.selectionBefore : entry.selectionBefore;
  const done = isNothing({ changes, fields })
    ? before
    : [...before, { ...entry, changes, fields, selectionBefore, stale: [] }];
  return { done: done.slice(-MOST_ENTRIES), undone: [] };
}

/**
 * What follows by itself from the last command, and has been applied, is taken back with it. Null where there is no such
 * command: then it must not be applied either, because nothing could be undone below it.
 */
export function amend<Selection>(
  log: UndoLog<Selection>,
  changes: readonly UnitChange[],
): UndoLog<Selection> | null {
  const last = log.done.at(-1);
  if (last === undefined || log.undone.length > 0) return null;
  const amended = { ...last, changes: joinChanges(last.changes, changes) };
  const before = log.done.slice(0, -1);
  return { done: isNothing(amended) ? before : [...before, amended], undone: [] };
}

const isMove = ({ before, after }: UnitChange): boolean =>
  before === null || after === null || !samePlacement(before, after);
const isRewrite = ({ before, after }: UnitChange): boolean =>
  before === null || after === null || !sameBody(before, after);

/** A colleague's changes have been applied to the trees: what they touched is theirs now. */
export function arrived<Selection>(
  log: UndoLog<Selection>,
  changes: readonly UnitChange[],
): UndoLog<Selection> {
  const isTheirs = (mine: UnitChange): boolean =>
    changes.some(
      (theirs) =>
        theirs.uid === mine.uid &&
        theirs.language === mine.language &&
        ((isMove(theirs) && isMove(mine)) || (isRewrite(theirs) && isRewrite(mine))),
    );
  const mark = (entry: UndoEntry<Selection>): UndoEntry<Selection> => {
    const stale = entry.changes.filter(isTheirs);
    return stale.length === 0
      ? entry
      : {
          ...entry,
          changes: entry.changes.filter((change) => !stale.includes(change)),
          stale: [...entry.stale, ...stale],
        };
  };
  return { done: log.done.map(mark), undone: log.undone.map(mark) };
}

/** Leads from `current` to the change's `after`, if what the change did is still so; undefined if it is not. */
function rebase(change: UnitChange, current: Unit | null): UnitChange | undefined {
  const { language, uid, before, after } = change;
  if (before === null || after === null || current === null) {
    return sameUnit(current, before) ? change : undefined;
  }
  const movesIt = isMove(change);
  const changesIt = isRewrite(change);
  if ((movesIt && !samePlacement(before, current)) || (changesIt && !sameBody(before, current)))
    return undefined;
  const { parent, rank } = movesIt ? after : current;
  const next = { uid, parent, rank, ...bodyOf(changesIt ? after : current) };
  return { language, uid, before: current, after: next };
}

/** As much of the changes as the trees bear, and the rest with what is stale. */
function applicable(
  trees: Trees,
  wanted: readonly UnitChange[],
  stale: readonly UnitChange[],
): { changes: UnitChange[]; skipped: UnitChange[] } {
  const skipped = new Set(stale);
  for (;;) {
    const kept = wanted.flatMap((change) => {
      const rebased = skipped.has(change)
        ? undefined
        : rebase(change, trees[change.language].get(change.uid) ?? null);
      if (rebased === undefined) skipped.add(change);
      return rebased === undefined ? [] : [{ change, rebased }];
    });
    const changes = kept.map(({ rebased }) => rebased);
    const after = applyChanges(trees, changes);
    const broken = new Set(
      (['km', 'en'] as const).flatMap((language) => {
        const problems = treeProblems(after[language]);
        // A unit without its parent: either it must not come back, or its parent must not go.
        return problems.flatMap(({ uid }) => [uid, after[language].get(uid)?.parent ?? uid]);
      }),
    );
    const unfit = kept.filter(
      ({ change }) => broken.has(change.uid) || (skipped.size > 0 && change.after === null),
    );
    if (unfit.length === 0) return { changes, skipped: [...skipped] };
    for (const { change } of unfit) skipped.add(change);
  }
}

/** Null where there is nothing to undo. */
export function undo<Selection>(log: UndoLog<Selection>, trees: Trees): UndoStep<Selection> | null {
  const entry = log.done.at(-1);
  if (entry === undefined) return null;
  const { changes, skipped } = applicable(trees, invertChanges(entry.changes), invertChanges(entry.stale));
  const taken = {
    ...entry,
    mergeKey: null,
    changes: invertChanges(changes),
    stale: invertChanges(skipped),
  };
  return {
    log: {
      done: log.done.slice(0, -1),
      undone: isNothing(taken) ? log.undone : [...log.undone, taken],
    },
    changes,
    skipped,
    fields: invertFields(entry.fields),
    selection: entry.selectionBefore,
  };
}

/** Null where there is nothing to redo. */
export function redo<Selection>(log: UndoLog<Selection>, trees: Trees): UndoStep<Selection> | null {
  const entry = log.undone.at(-1);
  if (entry === undefined) return null;
  const { changes, skipped } = applicable(trees, entry.changes, entry.stale);
  const taken = { ...entry, changes, stale: skipped };
  return {
    log: {
      done: isNothing(taken) ? log.done : [...log.done, taken],
      undone: log.undone.slice(0, -1),
    },
    changes,
    skipped,
    fields: entry.fields,
    selection: entry.selectionAfter,
  };
}
