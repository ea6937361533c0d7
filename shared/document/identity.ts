/**
 * Which uid each block has after a command: comments, references, translations and merge hang on it.
 *
 *   Enter       the part with text keeps the uid; with text on both sides the first does, and the second says splitFrom
 *   Backspace   the first block survives and absorbs the other; if exactly one had text, that one survives
 *   cut, paste  a uid that is nowhere in the document is kept; where it is there already (a copy) the block gets a new one
 *   a change of type (paragraph to heading, paragraphs to a list and back) follows the text
 *
 * How to call it from an editor: keep for each block its key (the editor's own name for the node, stable while the node
 * lives) and its uid. After every command hand over the blocks as they were and as they are, give each node the uid
 * that is answered for it, and write `absorbed` and `splitFrom` into the bodies (withAbsorbed). It may be called with
 * the touched stretch alone, if `isTaken` knows the uids of the rest; blocks that did not change cost next to nothing.
 * Where text went is worked out from the text, so no command has to announce itself. Undo, redo and what arrives from
 * elsewhere bring whole units, bodies and uids: they are not asked about, but stand in the next `before`.
 */
import type { Uid, UnitBody } from './model.ts';

export interface BlockBefore {
  readonly uid: Uid;
  readonly key: string;
  /** Its plain text; for a block without text that is not empty (a figure, an unreadable unit) anything but spaces. */
  readonly text: string;
}

export interface BlockAfter {
  /** The uid that the node carries: its own, one that came with a paste or an undo, or null for a new node. */
  readonly uid: Uid | null;
  readonly key: string;
  readonly text: string;
}

export interface Identity {
  /** One for each block after, in order; all different. */
  readonly uids: readonly Uid[];
  /** By survivor: the units that were joined into it by this command, in document order. */
  readonly absorbed: ReadonlyMap<Uid, readonly Uid[]>;
  /** By new unit: the unit whose text it took a part of. */
  readonly splitFrom: ReadonlyMap<Uid, Uid>;
}

const hasText = (text: string): boolean => !/^[\s\u200B]*$/u.test(text);

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function sharedEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) {
    length += 1;
  }
  return length;
}

/** What `text` has that `other` has not, where one was made from the other by one change in one place. */
function surplus(text: string, other: string): string {
  const start = sharedStart(text, other);
  const end = Math.min(sharedEnd(text, other), Math.min(text.length, other.length) - start);
  return text.slice(start, text.length - end);
}

/** Whether text that one block lost is text that another one gained, or a part of it. */
const isPartOf = (lost: string, gained: string): boolean =>
  hasText(lost) && hasText(gained) && (lost.includes(gained) || gained.includes(lost));

/** For each block after, the index of the block before that it is; -1 for none. By key, or by an unchallenged uid. */
function ownSources(before: readonly BlockBefore[], after: readonly BlockAfter[]): number[] {
  const byKey = new Map(before.map(({ key }, index) => [key, index]));
  const byUid = new Map(before.map(({ uid }, index) => [uid, index]));
  const held = new Set<number>();
  const own = after.map(({ key, uid }) => {
    const index = byKey.get(key) ?? -1;
    if (index === -1 || (uid !== null && uid !== before[index]?.uid)) return -1;
    held.add(index);
    return index;
  });
  return own.map((index, position) => {
    const claimed = after[position]?.uid ?? null;
    const source = index === -1 && claimed !== null ? byUid.get(claimed) : undefined;
    if (source === undefined || held.has(source)) return index;
    held.add(source);
    return source;
  });
}

/** For each block after, the indexes of the blocks before whose text is in it, its own among them, in order. */
function sourcesOf(
  before: readonly BlockBefore[],
  after: readonly BlockAfter[],
  own: readonly number[],
): number[][] {
  const uids = new Set(before.map(({ uid }) => uid));
  const heldBy = new Map(own.map((source, position) => [source, position]));
  const lost = before.map(({ text }, index) => {
    const position = heldBy.get(index);
    return position === undefined ? text : surplus(text, after[position]?.text ?? '');
  });
  const sources = after.map(({ text, uid }, position) => {
    const source = own[position] ?? -1;
    const isNew = source === -1;
    // What came from elsewhere with a uid of its own is not made of what was lost here.
    if (isNew && uid !== null && !uids.has(uid)) return [];
    const gained = isNew ? text : surplus(text, before[source]?.text ?? '');
    const joinedTail = isNew ? undefined : tailOf(gained, lost, heldBy);
    return [...before.keys()].filter(
      (index) =>
        index === source ||
        index === joinedTail ||
        ((isNew || !heldBy.has(index)) && isPartOf(lost[index] ?? '', gained)),
    );
  });
  adoptEmpty(before, after, sources);
  return sources;
}

/** Typing over a selection joins the rest of its last block behind what was typed: the block that ends most alike. */
function tailOf(
  gained: string,
  lost: readonly string[],
  heldBy: ReadonlyMap<number, number>,
): number | undefined {
  let longest = 0;
  let tail: number | undefined;
  for (const [index, part] of lost.entries()) {
    const length = heldBy.has(index) || !hasText(part) ? 0 : sharedEnd(part, gained);
    if (length === 0 || length < longest) continue;
    longest = length;
    tail = index;
  }
  return tail;
}

/** An empty block leaves no text to follow: it became what stands in its place, or joined the block beside it. */
function adoptEmpty(
  before: readonly BlockBefore[],
  after: readonly BlockAfter[],
  sources: readonly number[][],
): void {
  const found = new Set(sources.flat());
  for (const [index, { text, uid }] of before.entries()) {
    if (found.has(index) || hasText(text)) continue;
    const inPlace = sources[index];
    const isReplaced = before.length === after.length && inPlace?.length === 0 && after[index]?.uid === null;
    if (isReplaced) inPlace.push(index);
    else if (before.length === after.length + 1) {
      const holding = (neighbour: number): number[] | undefined =>
        sources.find((indexes) => indexes.includes(neighbour));
      // Of two empty blocks the older one survives, whichever node did: the younger was made by the Enter taken back.
      const next = before[index + 1];
      const isYounger = next !== undefined && !hasText(next.text) && next.uid > uid;
      const beside = (isYounger ? undefined : holding(index - 1)) ?? holding(index + 1);
      beside?.push(index);
      beside?.sort((a, b) => a - b);
    }
  }
}

/** The touched stretch: all but the blocks at both ends that are as they were. */
function untouchedEnds(
  before: readonly BlockBefore[],
  after: readonly BlockAfter[],
): { start: number; end: number } {
  const isSame = (a: BlockBefore | undefined, b: BlockAfter | undefined): boolean =>
    a !== undefined && b !== undefined && a.key === b.key && a.text === b.text && (b.uid ?? a.uid) === a.uid;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < most - start && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  // One neighbour on each side stays: an empty block that vanished was joined to it.
  return { start: Math.max(0, start - 1), end: Math.max(0, end - 1) };
}

export function assignIdentity(input: {
  readonly before: readonly BlockBefore[];
  readonly after: readonly BlockAfter[];
  /** Whether a uid stands in the document outside `before`. */
  readonly isTaken?: (uid: Uid) => boolean;
  /**
   * Whether anything but this editor may know of a uid: it stood in a revision, or is commented on. One that was made
   * and joined again meanwhile leaves no trace, so that Enter and Backspace are the identity. Without it all are known.
   */
  readonly isKnown?: (uid: Uid) => boolean;
  readonly next: () => Uid;
}): Identity {
  const { isTaken = () => false, isKnown = () => true, next } = input;
  const { start, end } = untouchedEnds(input.before, input.after);
  const before = input.before.slice(start, input.before.length - end);
  const after = input.after.slice(start, input.after.length - end);
  const outside = input.before.filter((_, index) => index < start || index >= input.before.length - end);

  const sources = sourcesOf(before, after, ownSources(before, after));
  const heirs = before.map((_, index) => {
    const parts = [...after.keys()].filter((position) => sources[position]?.includes(index));
    return parts.find((position) => hasText(after[position]?.text ?? '')) ?? parts[0];
  });

  const used = new Set(outside.map(({ uid }) => uid));
  const absorbed = new Map<Uid, readonly Uid[]>();
  const splitFrom = new Map<Uid, Uid>();
  const inherited = after.map((_, position) => {
    const estate = (sources[position] ?? []).filter((index) => heirs[index] === position);
    const first = estate.find((index) => hasText(before[index]?.text ?? '')) ?? estate[0];
    const uid = first === undefined ? undefined : before[first]?.uid;
    if (uid === undefined) return null;
    used.add(uid);
    const joined = estate.flatMap((index) => {
      const other = before[index]?.uid;
      return other === undefined || other === uid || !isKnown(other) ? [] : [other];
    });
    if (joined.length > 0) absorbed.set(uid, joined);
    return uid;
  });
  const gone = new Set([...absorbed.values()].flat());

  const uids = after.map((block, position) => {
    const kept = inherited[position] ?? null;
    if (kept !== null) return kept;
    const claimed = block.uid;
    const isFree = claimed !== null && !used.has(claimed) && !gone.has(claimed) && !isTaken(claimed);
    const uid = isFree ? claimed : next();
    used.add(uid);
    const parted = sources[position]?.[0];
    const origin = parted === undefined ? undefined : before[parted]?.uid;
    if (origin !== undefined && !isFree && hasText(block.text)) splitFrom.set(uid, origin);
    return uid;
  });
  const uidsOf = (blocks: readonly BlockBefore[]): Uid[] => blocks.map(({ uid }) => uid);
  return {
    uids: [
      ...uidsOf(input.before.slice(0, start)),
      ...uids,
      ...uidsOf(end === 0 ? [] : input.before.slice(-end)),
    ],
    absorbed,
    splitFrom,
  };
}

/** The survivor's body with the units joined into it, and with those that had been joined into them, oldest first. */
export function withAbsorbed(
  survivor: UnitBody,
  joined: readonly { readonly uid: Uid; readonly absorbed?: readonly Uid[] }[],
): UnitBody {
  const added = joined.flatMap(({ uid, absorbed = [] }) => [...absorbed, uid]);
  return added.length === 0
    ? survivor
    : { ...survivor, absorbed: [...new Set([...(survivor.absorbed ?? []), ...added])] };
}
