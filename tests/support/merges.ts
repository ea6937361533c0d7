/** Merging in tests: articles of one language, and what a merge says in short words. */
import { bodyHash, contentRoots, metadataHash } from '../../shared/document/hash.ts';
import type { Conflict, Notice } from '../../shared/document/conflict.ts';
import type { DocumentState, Metadata, Tree, Uid, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { inOrder, treeOf } from '../../shared/document/tree.ts';

export const article = (km: Tree, metadata: Metadata = {}, en: Tree = treeOf([])): DocumentState => ({
  kind: 'article',
  metadata,
  content: { shape: 'twoTrees', km, en },
});

const numberOf = (uid: Uid): number => Number.parseInt(uid.slice(-12), 16);

/** `1:text 2:text`, a child in brackets behind its parent. */
export function outline(tree: Tree): string {
  const line = (unit: Unit): string => `${numberOf(unit.uid)}:${plainText(unit)}`;
  return inOrder(tree)
    .map((unit) => (unit.parent === null ? line(unit) : `(${line(unit)} in ${numberOf(unit.parent)})`))
    .join(' ');
}

/** The kind of each conflict and the units that it is over. */
export const conflictLine = (conflict: Conflict): string =>
  conflict.kind === 'field'
    ? `field ${conflict.field}`
    : `${conflict.kind} ${conflict.units.map(numberOf).join(' ')}`;

export function noticeLine(notice: Notice): string {
  switch (notice.kind) {
    case 'taken':
      return `${notice.what} ${numberOf(notice.uid)} from ${notice.from}`;
    case 'samePlace':
      return `same place ${notice.runs.map((run) => run.map(numberOf).join(' ')).join(' | ')}`;
    case 'takenField':
      return `field ${notice.field} from ${notice.from}`;
    default:
      return notice satisfies never;
  }
}

/** One text that is equal for equal content and metadata. */
export function stateHash(state: DocumentState): string {
  const roots = contentRoots(state.content, bodyHash);
  return `${roots.km} ${roots.en} ${metadataHash(state.metadata)}`;
}
