/**
 * An operation: what a desk puts into its outbox and a hub keeps in a stream's log. It never changes once it is queued.
 * Where it is kept is outside its hash, so that a document that gets a stream of its own takes its ops along.
 */
import { z } from 'zod';
import { canonicalJson, hashText } from '../document/hash.ts';
import type { DocumentId, Hash, JsonValue } from '../document/model.ts';
import { documentIdSchema, hashSchema, jsonValueSchema } from '../document/schema.ts';

export interface Op {
  /** UUIDv7. With the hash it says whether the op is known already. */
  readonly opId: string;
  readonly documentId: DocumentId;
  /** A hub gives `revision` and `record` their place, and reads `media` and `comment`; any other it keeps in the log as it is. */
  readonly kind: string;
  readonly payload: JsonValue;
  readonly hash: Hash;
}

export const opSchema = z.strictObject({
  opId: z.uuidv7().lowercase(),
  documentId: documentIdSchema,
  kind: z.string().regex(/^[a-z][A-Za-z]{0,39}$/u),
  payload: jsonValueSchema,
  hash: hashSchema,
}) satisfies z.ZodType<Op>;

/** SHA-256 over canonical JSON; this form is released and never changes. */
export function opHash({ opId, documentId, kind, payload }: Omit<Op, 'hash'>): Hash {
  return opHashOfText({ opId, documentId, kind }, canonicalJson(payload));
}

/** The same, from the payload's canonical JSON: whoever stores that as well works it out once. */
export function opHashOfText(
  { opId, documentId, kind }: Pick<Op, 'opId' | 'documentId' | 'kind'>,
  payload: string,
): Hash {
  // The payload's name is the last in canonical order.
  const rest = canonicalJson({ format: 'sastra.op.1', opId, documentId, kind });
  return hashText(`${rest.slice(0, -1)},"payload":${payload}}`);
}

/** Written by the hub alone: the document has left this stream for one of its own. */
export const MOVED = 'moved';

/** The hub's word that a statement came (../statements/ops.ts). */
export const COUNTERSIGNATURE_OP = 'countersignature';

/** What only the hub itself writes: a desk that offers it again would be refused. */
export const HUB_KINDS: readonly string[] = [MOVED, COUNTERSIGNATURE_OP];

/** Of a payload's form; one that names none is of the first. What is newer than its reader is kept unread. */
export function payloadVersion(payload: JsonValue): number {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return 1;
  const { version } = payload as { readonly version?: JsonValue };
  return typeof version === 'number' && Number.isSafeInteger(version) ? version : 1;
}
