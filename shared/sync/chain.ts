/**
 * The hash chain of a stream: each op's link covers all ops before it, so that whoever knows a head can tell whether
 * what came before was changed, left out or put in another order.
 */
import { canonicalJson, hashJson } from '../document/hash.ts';
import type { Hash } from '../document/model.ts';

/** The head of a stream without ops. */
export function chainStart(stream: string): Hash {
  return hashJson({ format: 'sastra.chain.1', stream });
}

export interface ChainLink {
  readonly seq: number;
  readonly opId: string;
  readonly hash: string;
  /** Who pushed it and from where, by the hub's session. */
  readonly person: string;
  readonly device: string;
}

export function chainNext(previous: string, { seq, opId, hash, person, device }: ChainLink): Hash {
  return hashJson({ format: 'sastra.chain.1', previous, seq, opId, hash, person, device });
}

export interface StreamHead {
  readonly hub: string;
  readonly epoch: string;
  readonly stream: string;
  readonly seq: number;
  readonly chain: string;
}

export interface Rights {
  readonly hub: string;
  readonly epoch: string;
  readonly person: string;
  readonly streams: readonly { readonly id: string; readonly mayWrite: boolean }[];
}

/** What the hub signs of the list of streams: what is not in it, the person may not read. */
export function rightsText({ hub, epoch, person, streams }: Rights): string {
  const listed = streams.map(({ id, mayWrite }) => ({ id, mayWrite }));
  return canonicalJson({ format: 'sastra.rights.1', hub, epoch, person, streams: listed });
}

/** What the hub signs (Ed25519, over UTF-8). */
export function headText({ hub, epoch, stream, seq, chain }: StreamHead): string {
  return canonicalJson({ format: 'sastra.head.1', hub, epoch, stream, seq, chain });
}
