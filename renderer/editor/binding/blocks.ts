/** Which block of the editor shows which unit. */
import type { NodeKey } from 'lexical';
import type { Uid } from '../../../shared/document/model.ts';

export interface Block {
  readonly key: NodeKey;
  readonly uid: Uid;
}

export interface Blocks {
  /** In document order. */
  order(): readonly Block[];
  uidOf(key: NodeKey): Uid | undefined;
  keyOf(uid: Uid): NodeKey | undefined;
  /** Replaces the whole order. */
  arrange(order: readonly Block[]): void;
  /** Says, before the update that adds it is over, which unit a new block shows (paste of a cut unit). */
  claim(key: NodeKey, uid: Uid): void;
  /** The uid claimed for a block that is not in the order yet. */
  claimed(key: NodeKey): Uid | undefined;
}

export function createBlocks(): Blocks {
  let order: readonly Block[] = [];
  let byKey = new Map<NodeKey, Uid>();
  let byUid = new Map<Uid, NodeKey>();
  const claims = new Map<NodeKey, Uid>();
  return {
    order: () => order,
    uidOf: (key) => byKey.get(key),
    keyOf: (uid) => byUid.get(uid),
    arrange(next) {
      order = next;
      byKey = new Map(next.map(({ key, uid }) => [key, uid]));
      byUid = new Map(next.map(({ key, uid }) => [uid, key]));
      claims.clear();
    },
    claim: (key, uid) => {
      claims.set(key, uid);
    },
    claimed: (key) => claims.get(key),
  };
}
