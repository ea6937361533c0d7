import { expect, it } from 'vitest';
import { bodyHash, contentRoots } from '../../../../shared/document/hash.ts';
import { mergeDocuments } from '../../../../shared/document/merge.ts';
import type { Tree, Unit, UnitBody } from '../../../../shared/document/model.ts';
import { rankBetween, ranksBetween } from '../../../../shared/document/rank.ts';
import { treeOf, withChanges } from '../../../../shared/document/tree.ts';
import { article } from '../../../support/merges.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

const RANKS = ranksBetween(null, null, 1305);
const TEXT = 'ច្បាប់ស្តីពីការគ្រប់គ្រង'.repeat(20);
/** A law of 1,305 articles of 1.4 kB, each time made anew, as it comes out of a database. */
const law = (): Tree => treeOf(RANKS.map((rank, index) => unitOf(index, rank, `${TEXT} ${index}`)));

/** Sixty changes: thirty edits, fifteen insertions, fifteen moves. */
function draft(firstUid: number, offset: number): Tree {
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

it('two drafts of a law of 1,305 units with 60 changes each merge, and are hashed, in 200 ms', () => {
  const times = Array.from({ length: 5 }, () => {
    const [base, ours, theirs] = [article(law()), article(draft(5000, 1)), article(draft(6000, 7))];
    // Bodies are stored by hash, so theirs are known; what the merge puts together anew has to be hashed.
    const known = new WeakMap<UnitBody, ReturnType<typeof bodyHash>>();
    for (const { content } of [base, ours, theirs]) {
      for (const unit of content.km.values()) known.set(unit, bodyHash(unit));
    }
    const started = performance.now();
    const { state, conflicts } = mergeDocuments(base, ours, theirs);
    contentRoots(state.content, (body) => known.get(body) ?? bodyHash(body));
    expect(conflicts).toEqual([]);
    expect(state.content.km.size).toBe(1335);
    expect(state.content.km.get(uidOf(1))).toBeDefined();
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(200);
});
