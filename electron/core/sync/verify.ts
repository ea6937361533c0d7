/** Believes of a hub's page only what its chain, its signature and its hashes bear out. */
import { createPublicKey, verify } from 'node:crypto';
import { bodyHash } from '../../../shared/document/hash.ts';
import type { DocumentId, Hash } from '../../../shared/document/model.ts';
import { chainNext, headText, rightsText } from '../../../shared/sync/chain.ts';
import { opHash, opSchema } from '../../../shared/sync/op.ts';
import type { PullAnswer, StreamsAnswer } from '../../../shared/sync/pull.ts';
import { unitBodySchema } from '../../../shared/sync/push.ts';
import type { ConnectedHub, Stream } from './homes.ts';
import type { Content, LoggedOp, SyncStep } from './steps.ts';

type PulledStep = Extract<SyncStep, { readonly step: 'pulled' }>;

/** The page as a step, where it continues what the desk has of the stream; null where anything in it does not. */
export function verifiedPage(
  hub: ConnectedHub,
  { id: stream, cursor: from, chain: before }: Stream,
  { ops: pulled, contents: brought, people, head, more }: PullAnswer,
): PulledStep | null {
  const signed = headText({ hub: hub.id, epoch: hub.epoch, stream, seq: head.seq, chain: head.chain });
  if (!isSigned(hub.publicKey, signed, head.signature)) return null;
  const ops: LoggedOp[] = [];
  let chain: Hash = before;
  for (const { seq, place, person, device, opId, documentId, kind, payload, hash } of pulled) {
    const op = opSchema.safeParse({ opId, documentId, kind, payload, hash });
    if (!op.success || seq !== from + ops.length + 1 || opHash(op.data) !== op.data.hash) return null;
    chain = chainNext(chain, { seq, opId, hash, person, device });
    ops.push({ ...op.data, seq, place, person, device });
  }
  const cursor = from + ops.length;
  const isEnd = cursor === head.seq;
  if (isEnd ? more || chain !== head.chain : !more || ops.length === 0) return null;
  const contents = contentsOf(brought);
  return contents === null ? null : { step: 'pulled', stream, ops, contents, people, cursor, chain };
}

/**
 * The pages of one document, whose ops are not all of a chain: each has its hash, they stand in the log's order, and the
 * bodies have theirs. Null where anything has not.
 */
export function verifiedDocument(
  documentId: DocumentId,
  pages: readonly PullAnswer[],
): { readonly ops: readonly LoggedOp[]; readonly contents: readonly Content[] } | null {
  const ops: LoggedOp[] = [];
  const contents: Content[] = [];
  for (const page of pages) {
    for (const { seq, place, opId, documentId: of, kind, payload, hash } of page.ops) {
      const op = opSchema.safeParse({ opId, documentId: of, kind, payload, hash });
      const isNext = seq > (ops.at(-1)?.seq ?? 0);
      if (!op.success || of !== documentId || !isNext || opHash(op.data) !== op.data.hash) return null;
      ops.push({ ...op.data, seq, place });
    }
    const brought = contentsOf(page.contents);
    if (brought === null) return null;
    contents.push(...brought);
  }
  return { ops, contents };
}

/** Whether the hub stands by this list, so that what is gone from it was taken by a change of rights. */
export function isSignedList(hub: ConnectedHub, { rights, streams, epoch }: StreamsAnswer): boolean {
  if (rights === undefined) return false;
  const text = rightsText({ hub: hub.id, epoch, person: rights.person, streams });
  return isSigned(hub.publicKey, text, rights.signature);
}

function contentsOf(brought: PullAnswer['contents']): readonly Content[] | null {
  const contents: Content[] = [];
  for (const { hash, body } of brought) {
    const read = unitBodySchema.safeParse(body);
    if (!read.success) return null;
    const own = bodyHash(read.data);
    if (own !== hash) return null;
    contents.push({ hash: own, body: read.data });
  }
  return contents;
}

/** `publicKey`: Ed25519, SPKI in DER, base64url; what is none has signed nothing. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    // Not a key at all.
    return false;
  }
}
