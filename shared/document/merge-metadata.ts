/** Three-way merge of metadata: by field, and by entry in a field that is a list. */
import { BRANCHES, otherBranch, SIDES, type FieldConflict, type Notice, type Side } from './conflict.ts';
import { canonicalJson } from './hash.ts';
import { mergeSequences } from './merge-sequence.ts';
import type { JsonValue, Metadata } from './model.ts';
import { sameJson } from './same.ts';

export interface MergedMetadata {
  /** Where both wrote a field differently it stands as in the base. */
  readonly metadata: Metadata;
  readonly conflicts: readonly FieldConflict[];
  readonly notices: readonly Notice[];
}

type Versions = Readonly<Record<Side, JsonValue | undefined>>;

/** An entry that has an id is the same entry with other content; any other is what it says. */
function keyOf(entry: JsonValue): string {
  if (entry !== null && typeof entry === 'object' && 'id' in entry && typeof entry['id'] === 'string') {
    return `id ${entry['id']}`;
  }
  return canonicalJson(entry);
}

/** The entries by key; null where it is no list, or one that says something twice. */
function entriesOf(value: JsonValue | undefined): Map<string, JsonValue> | null {
  if (value === undefined) return new Map();
  if (!Array.isArray(value)) return null;
  const entries = new Map<string, JsonValue>(value.map((entry: JsonValue) => [keyOf(entry), entry]));
  return entries.size === value.length ? entries : null;
}

/** Null where a person has to decide. */
function mergeLists(versions: Versions): JsonValue[] | null {
  const [base, ours, theirs] = SIDES.map((side) => entriesOf(versions[side]));
  if (!base || !ours || !theirs) return null;
  const merged = new Map<string, JsonValue>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [was, mine, their] = [base.get(key), ours.get(key), theirs.get(key)];
    if (mine !== undefined && their !== undefined) {
      const isMine = was === undefined || !sameJson(was, mine);
      if (isMine && !sameJson(mine, their) && !(was !== undefined && sameJson(was, their))) return null;
      merged.set(key, isMine ? mine : their);
      continue;
    }
    const only = mine ?? their;
    if (only === undefined || (was !== undefined && sameJson(was, only))) continue;
    // One branch took the entry out, the other changed it.
    if (was !== undefined) return null;
    merged.set(key, only);
  }
  const orderOn = (entries: ReadonlyMap<string, JsonValue>): string[] =>
    [...entries.keys()].filter((key) => merged.has(key));
  const { order } = mergeSequences(
    { base: orderOn(base), ours: orderOn(ours), theirs: orderOn(theirs) },
    (key) => {
      if (ours.has(key)) return theirs.has(key) ? 'both' : 'ours';
      return 'theirs';
    },
  );
  return order.flatMap((key) => merged.get(key) ?? []);
}

export function mergeMetadata(base: Metadata, ours: Metadata, theirs: Metadata): MergedMetadata {
  const metadata: Record<string, JsonValue> = {};
  const conflicts: FieldConflict[] = [];
  const notices: Notice[] = [];
  const fields = new Set([base, ours, theirs].flatMap(Object.keys));
  for (const field of [...fields].toSorted()) {
    const versions: Versions = { base: base[field], ours: ours[field], theirs: theirs[field] };
    const writers = BRANCHES.filter((branch) => !sameJson(versions[branch], versions.base));
    const [writer] = writers;
    let value = versions[writer ?? 'base'];
    if (writer !== undefined && !sameJson(versions[writer], versions[otherBranch(writer)])) {
      const list = writers.length === 2 ? mergeLists(versions) : null;
      if (writers.length === 1) notices.push({ kind: 'takenField', field, from: writer });
      else if (list === null) {
        conflicts.push({ id: `field ${field}`, kind: 'field', field, versions: present(versions) });
        value = versions.base;
      } else {
        notices.push({ kind: 'takenField', field, from: 'both' });
        value = list;
      }
    }
    if (value !== undefined) metadata[field] = value;
  }
  return { metadata, conflicts, notices };
}

function present(versions: Versions): FieldConflict['versions'] {
  return Object.fromEntries(Object.entries(versions).filter(([, value]) => value !== undefined));
}

/** The metadata with one field as it was decided; undefined takes the field away. */
export function withField(metadata: Metadata, field: string, value: JsonValue | undefined): Metadata {
  const others = Object.entries(metadata).filter(([name]) => name !== field);
  return Object.fromEntries(value === undefined ? others : [...others, [field, value]]);
}
