/**
 * The content hash: SHA-256 over RFC 8785 canonical JSON. It depends on what is written and in which order, never on
 * author, time, machine or rank. Every format below is released: what it answers for given content never changes.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { branded } from './brand.ts';
import type { Content, Hash, Language, Metadata, Placement, Tree, Uid, Unit, UnitBody } from './model.ts';
import { childrenOf, inOrder } from './tree.ts';

/** Throws on what is not JSON, lone surrogates among it (RFC 8785, 3.2.2.2). */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError('not a JSON value');
  return json;
}

/** SHA-256 over the text's UTF-8. */
export const hashText = (text: string): Hash => branded(bytesToHex(sha256(utf8ToBytes(text))));

/** SHA-256 over the UTF-8 of the value's canonical JSON. */
export function hashJson(value: unknown): Hash {
  return hashText(canonicalJson(value));
}

/** The part of a unit that is stored by hash: all but where it stands. */
export function bodyOf(unit: UnitBody): UnitBody {
  const { type, schemaVersion, content, translates, absorbed, splitFrom } = unit;
  return {
    type,
    schemaVersion,
    content,
    ...(translates === undefined ? {} : { translates }),
    ...(absorbed === undefined ? {} : { absorbed }),
    ...(splitFrom === undefined ? {} : { splitFrom }),
  };
}

/** `schemaVersion` is in it: equal words under another schema are another body. Takes a whole unit as well. */
export function bodyHash(body: UnitBody): Hash {
  return hashJson(bodyOf(body));
}

const kept = new WeakMap<UnitBody, Hash>();

/** The same, worked out once for each unit: a unit never changes, and thousands are asked about at each rest of the text. */
export function keptBodyHash(body: UnitBody): Hash {
  const known = kept.get(body);
  if (known !== undefined) return known;
  const hash = bodyHash(body);
  kept.set(body, hash);
  return hash;
}

/** A caller that keeps body hashes gives this, and pays for the nodes alone. */
export type HashOf = (body: UnitBody) => Hash;

/** What a unit counts for in the root, and what that was worked out from. */
interface TreeNode {
  readonly body: Hash;
  readonly children: readonly Hash[];
  readonly hash: Hash;
}

const keptNodes = new WeakMap<ReadonlyMap<Uid, Placement>, ReadonlyMap<Uid, TreeNode>>();
const NO_NODES: ReadonlyMap<Uid, TreeNode> = new Map();
const CHILDLESS: readonly Hash[] = [];

const sameHashes = (a: readonly Hash[], b: readonly Hash[]): boolean =>
  a.length === b.length && a.every((hash, place) => hash === b[place]);

/**
 * The Merkle root over placements and body hashes. A node is `{ body, children, uid }`, children in order by their own
 * hash, so parent and order are in the root and rank is not. Units that hang on nothing count for nothing. With an
 * `earlier` tree only what differs from it is hashed, and this tree's nodes are kept for the next, as long as the tree.
 */
export function rootOfPlacements<P extends Placement>(
  language: Language,
  tree: ReadonlyMap<Uid, P>,
  hashOf: (placement: P) => Hash,
  earlier?: ReadonlyMap<Uid, P>,
): Hash {
  const before = (earlier && keptNodes.get(earlier)) ?? NO_NODES;
  const nodes = new Map<Uid, TreeNode>();
  const hashesOf = (placements: readonly P[]): readonly Hash[] =>
    placements.length === 0 ? CHILDLESS : placements.flatMap(({ uid }) => nodes.get(uid)?.hash ?? []);
  // Backwards through the document every child comes before its parent.
  for (const unit of inOrder(tree).toReversed()) {
    const { uid } = unit;
    const children = hashesOf(childrenOf(tree, uid));
    const body = hashOf(unit);
    const known = before.get(uid);
    nodes.set(
      uid,
      known?.body === body && sameHashes(known.children, children)
        ? known
        : { body, children, hash: hashJson({ uid, body, children }) },
    );
  }
  if (earlier !== undefined) keptNodes.set(tree, nodes);
  return hashJson({ format: 'sastra.tree.1', language, children: hashesOf(childrenOf(tree, null)) });
}

export function treeRoot(language: Language, tree: Tree, hashOf: HashOf = bodyHash): Hash {
  return rootOfPlacements(language, tree, (unit: Unit) => hashOf(unit));
}

/** The root of the language that only adds bodies to the other one's tree: a list by uid. */
export function rootOfBodyHashes(language: Language, hashes: ReadonlyMap<Uid, Hash>): Hash {
  const bodies = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
  return hashJson({ format: 'sastra.bodies.1', language, bodies });
}

export function contentRoots(content: Content, hashOf: HashOf = bodyHash): Record<Language, Hash> {
  const km = treeRoot('km', content.km, hashOf);
  if (content.shape === 'twoTrees') return { km, en: treeRoot('en', content.en, hashOf) };
  const hashes = new Map([...content.en].map(([uid, body]) => [uid, hashOf(body)]));
  return { km, en: rootOfBodyHashes('en', hashes) };
}

export function metadataHash(metadata: Metadata): Hash {
  return hashJson({ format: 'sastra.metadata.1', metadata });
}
