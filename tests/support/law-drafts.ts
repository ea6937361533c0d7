/** Two offices' drafts of one law, for what measures and what checks their merge. */
import type { Tree, Unit } from '../../shared/document/model.ts';
import { rankBetween, ranksBetween } from '../../shared/document/rank.ts';
import { treeOf, withChanges } from '../../shared/document/tree.ts';
import { unitOf } from './units.ts';

const RANKS = ranksBetween(null, null, 1305);
const TEXT = 'ច្បាប់ស្តីពីការគ្រប់គ្រង'.repeat(20);
/** A law of 1,305 articles of 1.4 kB, each time made anew, as it comes out of a database. */
export const law = (): Tree => treeOf(RANKS.map((rank, index) => unitOf(index, rank, `${TEXT} ${index}`)));

/** Sixty changes: thirty edits, fifteen insertions, fifteen moves. */
export function draft(firstUid: number, offset: number): Tree {
  const base = law();
  const changed = Array.from({ length: 60 }, (_, index): Unit => {
    const at = (index * 21 + offset) % 1300;
    const between = (place: number) => rankBetween(RANKS[place] ?? null, RANKS[place + 1] ?? null);
    if (index % 4 === 2) return unitOf(firstUid + index, between(at), `${TEXT} new`);
    if (index % 4 === 3) return unitOf(at, between((at + 500) % 1300), `${TEXT} ${at}`);
    return unitOf(at, RANKS[at] ?? '', `${TEXT} edited ${firstUid}`);
  });
  return withChanges(
    base,
    changed.map((unit) => ({ uid: unit.uid, after: unit })),
  );
}
