/** What an open draft holds: both languages' units and the fields, as they are now. */
import type { Trees } from '../../shared/document/change.ts';
import type { JsonValue, Language, Metadata, Uid, Unit, UnitChange } from '../../shared/document/model.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { sameJson, sameUnit } from '../../shared/document/same.ts';
import { inOrder, treeOf } from '../../shared/document/tree.ts';
import type { FieldEdit, OpenDocument, UnitEdit } from '../../shared/ipc/types.ts';
import { unitKey } from './outbox.ts';

export interface DraftContent {
  readonly trees: Trees;
  units(language: Language): readonly Unit[];
  unit(language: Language, uid: Uid): Unit | undefined;
  /** A unit that was removed since the draft was opened, as it last was. */
  removed(language: Language, uid: Uid): Unit | undefined;
  field(name: string): JsonValue | undefined;
  metadata(): Metadata;
  take(changes: readonly UnitChange[]): void;
  takeField(edit: FieldEdit): void;
}

/** What is different in a document that was read again. */
export interface Differences {
  readonly changes: readonly UnitChange[];
  readonly fields: readonly FieldEdit[];
}

export function createContent(document: Pick<OpenDocument, 'units' | 'metadata'>): DraftContent {
  const trees = {
    km: new Map(treeOf(document.units.km)),
    en: new Map(treeOf(document.units.en)),
  } satisfies Record<Language, Map<Uid, Unit>>;
  const removed = { km: new Map<Uid, Unit>(), en: new Map<Uid, Unit>() };
  const fields = new Map<string, JsonValue>(Object.entries(document.metadata));
  return {
    trees,
    // A tree's order is remembered for a tree that no longer changes, so it gets a copy.
    units: (language) => inOrder(new Map(trees[language])),
    unit: (language, uid) => trees[language].get(uid),
    removed: (language, uid) => removed[language].get(uid),
    field: (name) => fields.get(name),
    metadata: () => Object.fromEntries(fields),
    take(changes) {
      for (const { language, uid, before, after } of changes) {
        if (after !== null) trees[language].set(uid, after);
        else if (trees[language].delete(uid) && before !== null) removed[language].set(uid, before);
      }
    },
    takeField({ name, value }) {
      if (value === null) fields.delete(name);
      else fields.set(name, value);
    },
  };
}

export const editOf = ({ language, uid, after }: UnitChange): UnitEdit => ({ language, uid, unit: after });

/** What `read` has otherwise than `content`, apart from what is newer here (by unit key or field name). */
export function differences(
  content: DraftContent,
  read: Pick<OpenDocument, 'units' | 'metadata'>,
  isNewer: (key: string) => boolean,
): Differences {
  return {
    changes: LANGUAGES.flatMap((language) =>
      unitDifferences(content, language, read.units[language], isNewer),
    ),
    fields: fieldDifferences(content, read.metadata, isNewer),
  };
}

function unitDifferences(
  content: DraftContent,
  language: Language,
  read: readonly Unit[],
  isNewer: (key: string) => boolean,
): UnitChange[] {
  const there = new Map(read.map((unit) => [unit.uid, unit]));
  const here = new Map(content.units(language).map((unit) => [unit.uid, unit]));
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((uid): UnitChange[] => {
    const before = here.get(uid) ?? null;
    const after = there.get(uid) ?? null;
    return isNewer(unitKey(language, uid)) || sameUnit(before, after)
      ? []
      : [{ language, uid, before, after }];
  });
}

function fieldDifferences(
  content: DraftContent,
  metadata: Metadata,
  isNewer: (key: string) => boolean,
): FieldEdit[] {
  return [...new Set([...Object.keys(content.metadata()), ...Object.keys(metadata)])].flatMap(
    (name): FieldEdit[] => {
      const value = metadata[name] ?? null;
      return isNewer(name) || sameJson(content.field(name) ?? null, value) ? [] : [{ name, value }];
    },
  );
}
