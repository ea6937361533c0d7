/**
 * What sync changes in a profile: entries of the journal like all others, so that a backup with the journal replayed over
 * it knows what was sent, what was read and what was merged.
 */
import type { DocumentId, Hash, RevisionId, UnitBody } from '../../../shared/document/model.ts';
import type { Op } from '../../../shared/sync/op.ts';
import type { NamedPerson, StreamsAnswer } from '../../../shared/sync/pull.ts';
import type { OpAnswer, Place } from '../../../shared/sync/push.ts';

export interface HubIdentity {
  readonly id: string;
  /** Where it answers: `https://host[:port]`, or plain HTTP on this machine. */
  readonly address: string;
  /** Ed25519, SPKI in DER, base64url: pinned. */
  readonly publicKey: string;
  readonly epoch: string;
}

/** An op as the hub has it, once its place in the chain was verified. */
export interface LoggedOp extends Op {
  readonly seq: number;
  readonly place: Place;
  /** Who pushed it and from which desk, by the hub's session; not in journals of older versions. */
  readonly person?: string;
  readonly device?: string;
}

export interface Content {
  readonly hash: Hash;
  readonly body: UnitBody;
}

export type SyncStep =
  /** This desk belongs to that hub from here on. */
  | { readonly step: 'connect'; readonly hub: HubIdentity }
  /** Where documents go that are made from here on. */
  | { readonly step: 'home'; readonly stream: string | null }
  /** The streams that the person may read now; what is gone from the list is not read any more. */
  | { readonly step: 'streams'; readonly streams: StreamsAnswer['streams'] }
  /** These documents live in the stream from here on, and their newest revisions wait to be sent. */
  | { readonly step: 'join'; readonly stream: string; readonly documentIds: readonly DocumentId[] }
  /** Written before they leave: what may have arrived is never folded into what follows. */
  | { readonly step: 'offered'; readonly opIds: readonly string[] }
  | { readonly step: 'answered'; readonly answers: readonly OpAnswer[] }
  /** These are in a parcel of this number, which is on its way from here on. */
  | { readonly step: 'parcelled'; readonly number: number; readonly opIds: readonly string[] }
  /** The receipt of that parcel was read. */
  | { readonly step: 'receipted'; readonly number: number }
  /** The hub has the bytes that the op names; the op waits to be sent. */
  | { readonly step: 'media'; readonly stream: string; readonly op: Op }
  /** What was refused is offered again; media that the hub does not keep only where a person says so. */
  | { readonly step: 'again'; readonly evenMedia?: true }
  /** A page that was verified; rows and cursor are one change. */
  | {
      readonly step: 'pulled';
      readonly stream: string;
      readonly ops: readonly LoggedOp[];
      /** Their hashes were worked out again. */
      readonly contents: readonly Content[];
      /** What those who pushed are called; not in journals of older versions. */
      readonly people?: readonly NamedPerson[];
      readonly cursor: number;
      /** The link of the stream's chain behind the last op. */
      readonly chain: Hash;
    }
  /** The document went into the bin here, or out of it, and the others are told. */
  | {
      readonly step: 'binned';
      readonly documentId: DocumentId;
      readonly opId: string;
      readonly isBinned: boolean;
    }
  /** What was written here of records that offices share; the ops wait to be sent. */
  | { readonly step: 'recorded'; readonly stream: string; readonly ops: readonly Op[] }
  /** A submission, and what was signed about it; the ops wait to be sent. */
  | { readonly step: 'said'; readonly stream: string; readonly ops: readonly Op[] }
  /** A person has heard this notice of a shared record. */
  | { readonly step: 'heard'; readonly notice: string }
  /** The person may not read these any more, and the hub has all that was written in them. */
  | { readonly step: 'left'; readonly documentIds: readonly DocumentId[] }
  /** Of a document that was not the same here and there: all that the hub has of it; what it lacks waits to be sent. */
  | {
      readonly step: 'mended';
      readonly stream: string;
      readonly documentId: DocumentId;
      readonly ops: readonly LoggedOp[];
      readonly contents: readonly Content[];
    }
  /** What the hub had accepted by its own word, and what does not stand in its log, is sent once more. */
  | { readonly step: 'resend'; readonly opIds: readonly string[] }
  /** The hub was restored from a backup: its streams are read from the start, and what it lacks then waits to be sent. */
  | { readonly step: 'epoch'; readonly epoch: string }
  /** All that the hub's new epoch has was read: what is not in it waits to be sent. */
  | { readonly step: 'reoffer'; readonly stream: string }
  /** The draft, as the entries before left it, stands on this revision. */
  | { readonly step: 'advance'; readonly documentId: DocumentId; readonly revisionId: RevisionId };
