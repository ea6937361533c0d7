/** An op as it came, read as far as this hub can. */
import { COMMENT_OP, commentPayloadSchema, type CommentPayload } from '../../shared/comments/comment-op.ts';
import { canonicalJson } from '../../shared/document/hash.ts';
import { statementPayloadSchema, STATEMENT_OP, type StatementPayload } from '../../shared/statements/ops.ts';
import {
  submissionPayloadSchema,
  SUBMISSION_OP,
  type SubmissionPayload,
} from '../../shared/submission/submission.ts';
import { HUB_KINDS, opHashOfText, payloadVersion, type Op } from '../../shared/sync/op.ts';
import { MEDIA_OP, mediaPayloadSchema, type MediaPayload } from '../../shared/sync/media-op.ts';
import type { RefusalReason } from '../../shared/sync/push.ts';
import { BIN_RECORD, recordPayloadSchema, type RecordPayload } from '../../shared/sync/record-op.ts';
import { revisionPayloadSchema, type RevisionPayload } from '../../shared/sync/revision-op.ts';
import { isSharedName } from '../../shared/sync/shared-records.ts';
import { contentsOf } from './revision.ts';

/** Of the payload's form, of each kind that is read. */
const NEWEST = 1;
export const READ_KINDS = ['revision', 'record', COMMENT_OP] as const;

/** `text` is the payload's canonical JSON. */
export type ReadOp = { readonly op: Op; readonly text: string } & (
  | { readonly as: 'revision'; readonly payload: RevisionPayload }
  | { readonly as: 'record'; readonly payload: RecordPayload }
  | { readonly as: 'media'; readonly payload: MediaPayload }
  | { readonly as: 'comment'; readonly payload: CommentPayload }
  | { readonly as: 'submission'; readonly payload: SubmissionPayload }
  | { readonly as: 'statement'; readonly payload: StatementPayload }
  | { readonly as: 'kept' }
);
export type Sent = ReadOp | { readonly op: Op; readonly as: 'refused'; readonly reason: RefusalReason };

/** What it says of any other record may follow other rules: a hub that knows them gives it its place. */
const isKnownRecord = (record: string): boolean => record === BIN_RECORD || isSharedName(record);

/** What a kind without a place, or of a newer form, says is not read: it is kept as it is. */
export function read(op: Op): Sent {
  const text = canonicalJson(op.payload);
  if (opHashOfText(op, text) !== op.hash) return { op, as: 'refused', reason: 'wrongHash' };
  if (HUB_KINDS.includes(op.kind)) return { op, as: 'refused', reason: 'kindReserved' };
  return readText(op, text);
}

/** The same of an op that was checked when it came. */
export function readText(op: Op, text: string): Sent {
  const isNewer = payloadVersion(op.payload) > NEWEST;
  if (op.kind === 'revision' && !isNewer) {
    const payload = revisionPayloadSchema.safeParse(op.payload);
    if (payload.success) return { op, text, as: 'revision', payload: payload.data };
  } else if (op.kind === 'record' && !isNewer) {
    const payload = recordPayloadSchema.safeParse(op.payload);
    if (payload.success)
      return isKnownRecord(payload.data.record)
        ? { op, text, as: 'record', payload: payload.data }
        : { op, text, as: 'kept' };
  } else if (op.kind === MEDIA_OP && !isNewer) {
    const payload = mediaPayloadSchema.safeParse(op.payload);
    if (payload.success) return { op, text, as: 'media', payload: payload.data };
  } else if (op.kind === COMMENT_OP && !isNewer) {
    const payload = commentPayloadSchema.safeParse(op.payload);
    if (payload.success) return { op, text, as: 'comment', payload: payload.data };
  } else if (op.kind === SUBMISSION_OP && !isNewer) {
    const payload = submissionPayloadSchema.safeParse(op.payload);
    if (payload.success) return { op, text, as: 'submission', payload: payload.data };
  } else if (op.kind === STATEMENT_OP && !isNewer) {
    const payload = statementPayloadSchema.safeParse(op.payload);
    if (payload.success) return { op, text, as: 'statement', payload: payload.data };
  } else return { op, text, as: 'kept' };
  return { op, as: 'refused', reason: 'payloadInvalid' };
}

/** The contents that the op names. Of one that is only kept: whatever looks like a hash, to be taken along if it is one. */
export function hashesIn(read: ReadOp): ReadonlySet<string> {
  if (read.as === 'revision') return new Set(contentsOf(read.payload.delta));
  return new Set(read.as === 'kept' ? hashesInText(read.text) : []);
}

/** Whatever looks like a hash in a payload's text. */
export const hashesInText = (text: string): readonly string[] =>
  Array.from(text.matchAll(/"([0-9a-f]{64})"/gu), ([, hash]) => hash ?? '');
