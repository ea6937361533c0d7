/** How long two offices' drafts of a law take to merge, sixty changes each, with the hashes of the result. */
import { bodyHash, contentRoots } from '../../shared/document/hash.ts';
import { mergeDocuments } from '../../shared/document/merge.ts';
import type { UnitBody } from '../../shared/document/model.ts';
import { draft, law } from '../support/law-drafts.ts';
import { article } from '../support/merges.ts';
import { median, type Figure } from './report.ts';

const ROUNDS = 15;
const BUDGET = 200;

function mergeOnce(): { readonly merge: number; readonly whole: number } {
  const [base, ours, theirs] = [article(law()), article(draft(5000, 1)), article(draft(6000, 7))];
  // Bodies are stored by hash, so theirs are known; what the merge puts together anew has to be hashed.
  const known = new WeakMap<UnitBody, ReturnType<typeof bodyHash>>();
  for (const { content } of [base, ours, theirs]) {
    for (const unit of content.km.values()) known.set(unit, bodyHash(unit));
  }
  const started = performance.now();
  const { state } = mergeDocuments(base, ours, theirs);
  const merge = performance.now() - started;
  contentRoots(state.content, (body) => known.get(body) ?? bodyHash(body));
  return { merge, whole: performance.now() - started };
}

export function mergeFigures(): readonly Figure[] {
  const rounds = Array.from({ length: ROUNDS }, mergeOnce);
  const unit = 'ms';
  return [
    { name: 'merge.ms', value: median(rounds.map(({ whole }) => whole)), unit, budget: BUDGET },
    { name: 'merge.withoutHashes', value: median(rounds.map(({ merge }) => merge)), unit },
  ];
}
