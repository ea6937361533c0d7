/** What an open draft holds: both languages' units and the fields, as they are now. */
import type { Trees } from '../../shared/document/change.ts';
import type {
  Content,
  JsonValue,
  Language,
  Metadata,
  Tree,
  Uid,
  Unit,
  UnitBody,
  UnitChange,
} from '../../shared/document/model.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { bodyOf } from '../../shared/document/hash.ts';
import { sameJson, sameUnit } from '../../shared/document/same.ts';
import { inOrder, treeOf } from '../../shared/document/tree.ts';
import type { FieldEdit, OpenDocument, UnitEdit } from '../../shared/ipc/types.ts';
import { unitKey } from './outbox.ts';

export interface DraftContent {
  readonly trees: Trees;
  /** As it is now; the same value until something changes. */
  content(): Content;
  /** In document order; the English of an instrument stands in the order of the Khmer. */
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

export function createContent(
  document: Pick<OpenDocument, 'units' | 'metadata'>,
  shape: Content['shape'],
): DraftContent {
  const trees = {
    km: new Map(treeOf(document.units.km)),
    en: new Map(treeOf(document.units.en)),
  } satisfies Record<Language, Map<Uid, Unit>>;
  const removed = { km: new Map<Uid, Unit>(), en: new Map<Uid, Unit>() };
  const fields = new Map<string, JsonValue>(Object.entries(document.metadata));
  // A tree's order is remembered for a tree that no longer changes, so what is handed out is a copy.
  let copy: Trees | null = null;
  const copied = (): Trees => (copy ??= { km: new Map(trees.km), en: new Map(trees.en) });
  return {
    trees,
    content: () => contentOf(copied(), shape),
    units: (language) => unitsOf(copied(), shape, language),
    unit: (language, uid) => trees[language].get(uid),
    removed: (language, uid) => removed[language].get(uid),
    field: (name) => fields.get(name),
    metadata: () => Object.fromEntries(fields),
    take(changes) {
      copy = null;
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

const contents = new WeakMap<Trees, Content>();

function contentOf(trees: Trees, shape: Content['shape']): Content {
  const known = contents.get(trees);
  if (known !== undefined) return known;
  const content: Content =
    shape === 'twoTrees' ? { shape, ...trees } : { shape, km: trees.km, en: bodiesOf(trees.en) };
  contents.set(trees, content);
  return content;
}

const bodiesOf = (tree: Tree): ReadonlyMap<Uid, UnitBody> =>
  new Map([...tree.values()].map((unit) => [unit.uid, bodyOf(unit)]));

function unitsOf(trees: Trees, shape: Content['shape'], language: Language): readonly Unit[] {
  if (shape === 'twoTrees' || language === 'km') return inOrder(trees[language]);
  return inOrder(trees.km).flatMap(({ uid }) => trees.en.get(uid) ?? []);
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
