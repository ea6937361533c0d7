/** Ops that the hub itself writes into a log. */
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../shared/document/hash.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { DocumentId, JsonValue } from '../../shared/document/model.ts';
import { opHashOfText, type Op } from '../../shared/sync/op.ts';

const ids = createIds({ now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) });

/** `text` is the payload's canonical JSON. */
export interface HubOp {
  readonly op: Op;
  readonly text: string;
}

export function hubOp(documentId: DocumentId, kind: string, payload: JsonValue): HubOp {
  const text = canonicalJson(payload);
  const op = { opId: ids.next<string>(), documentId, kind, payload };
  return { op: { ...op, hash: opHashOfText(op, text) }, text };
}
