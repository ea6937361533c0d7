/** Keeping what both wrote, where a unit or a field can hold it: ours first, theirs behind it. */
import type { Conflict, Decision } from '../document/conflict.ts';
import { canonicalJson } from '../document/hash.ts';
import type { InnerId, JsonValue, UnitBody } from '../document/model.ts';
import { readInstrumentUnit } from '../instrument/views.ts';

/** Null where the two cannot stand beside each other: a title, a date, a table, a place. */
export function bothOf(conflict: Conflict, nextId: () => InnerId): Decision | null {
  if (conflict.kind === 'field') {
    const { ours, theirs } = conflict.versions;
    return Array.isArray(ours) && Array.isArray(theirs) ? { value: joined(ours, theirs) } : null;
  }
  const [ours] = conflict.versions.ours;
  const [theirs] = conflict.versions.theirs;
  if (conflict.kind !== 'edit' || !ours || !theirs) return null;
  const body = bothBodies(ours, theirs, nextId);
  return body === null ? null : { body };
}

/** Entries that say the same stand once. */
function joined(ours: readonly JsonValue[], theirs: readonly JsonValue[]): readonly JsonValue[] {
  const known = new Set(ours.map(canonicalJson));
  return [...ours, ...theirs.filter((entry) => !known.has(canonicalJson(entry)))];
}

function bothBodies(ours: UnitBody, theirs: UnitBody, nextId: () => InnerId): UnitBody | null {
  const [mine, other] = [readInstrumentUnit(ours), readInstrumentUnit(theirs)];
  if (mine.kind === 'unreadable' || other.kind === 'unreadable') return null;
  const [a, b] = [mine.body, other.body];
  if (a.type === 'list' && b.type === 'list')
    return { ...ours, content: { ...a.content, items: behind(a.content.items, b.content.items, nextId) } };
  if (a.type === 'provision' && b.type === 'provision')
    return { ...ours, content: { ...a.content, parts: behind(a.content.parts, b.content.parts, nextId) } };
  const isPlain =
    (a.type === 'paragraph' && b.type === 'paragraph') ||
    (a.type === 'quote' && b.type === 'quote') ||
    (a.type === 'visa' && b.type === 'visa');
  if (!isPlain) return null;
  const inline = [...a.content.inline, { kind: 'break' as const }, ...b.content.inline];
  return { ...ours, content: { ...a.content, inline } };
}

/** What theirs says otherwise stands behind ours, with an id of its own where ours has that id already. */
function behind<Part extends { readonly id: InnerId }>(
  ours: readonly Part[],
  theirs: readonly Part[],
  nextId: () => InnerId,
): readonly Part[] {
  const known = new Map(ours.map((part) => [part.id, canonicalJson(part)]));
  const others = theirs.filter((part) => known.get(part.id) !== canonicalJson(part));
  return [...ours, ...others.map((part) => (known.has(part.id) ? renamed(part, nextId()) : part))];
}

const renamed = <Part extends { readonly id: InnerId }>(part: Part, id: InnerId): Part => ({ ...part, id });
