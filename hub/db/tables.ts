/** The hub's tables as kysely knows them; hub/db/migrations makes them. */
import type { ColumnType, Generated } from 'kysely';

/** 64-bit integers come as numbers: connect.ts refuses what a number cannot hold. */
export interface Tables {
  /** One row: who this hub is. */
  readonly hub: {
    single: Generated<boolean>;
    id: string;
    /** Changes when the database was restored from a backup: cursors of the old one mean nothing any more. */
    epoch: string;
    /** SPKI, base64url. Null until a hub with a key has started on it. */
    public_key: string | null;
    /** age1…: whom parcels of couriers are encrypted to. Null until a hub with that key has started on it. */
    courier_recipient: string | null;
  };
  readonly offices: { id: string; parent: string | null; name_km: string; name_en: string };
  readonly members: { person: string; office: string; role: string };
  readonly streams: {
    id: string;
    /** An office's stream, or null. */
    office: string | null;
    /** A restricted or routed document's own stream, or null. */
    document: string | null;
    /** The sequence number of the last op; 0: none yet. This row is locked to give the next. */
    head: Generated<number>;
    /** The chain's hash at the head. */
    chain: string;
  };
  /** The named members of a restricted document's stream. */
  readonly stream_members: { stream: string; person: string; may_write: boolean };
  /** The offices that a document was routed to: all their members read its stream. */
  readonly stream_offices: { stream: string; office: string; may_write: boolean };
  readonly documents: {
    id: string;
    /** Null until a revision has come. */
    kind: string | null;
    /** Its home. */
    stream: string;
    /** The stream that it lived in before it got its own, or null. */
    moved_from: Generated<string | null>;
    /** The revision that stands; null until there is one. */
    head: string | null;
  };
  readonly revisions: {
    id: string;
    document: string;
    /** Null for the first of a document. */
    parent: string | null;
    second_parent: string | null;
    /** How many revisions lie between this one and its nearest full manifest, along first parents. */
    depth: number;
    /** Canonical JSON of the delta on the first parent, or of the manifest in full where depth is 0. */
    content: string;
    roots_km: string;
    roots_en: string;
    metadata_hash: string;
    /** Nothing was made on top of it, and it is not the head. */
    is_branch: boolean;
  };
  readonly ops: {
    stream: string;
    seq: number;
    op_id: string;
    document: string;
    kind: string;
    /** Canonical JSON. */
    payload: string;
    hash: string;
    chain: string;
    person: string;
    device: string;
    received_at: ColumnType<Date, never, never>;
    /** With the sequence number the answer that was given, and is given again to whoever asks again. */
    place: 'head' | 'branch' | 'log';
    /** Of the payload and of the contents that it brought into the stream, in UTF-16 units. */
    bytes: number;
    /** Its form is of a newer version than the hub that took it, or it has no meaning for a hub: 'log' is its place. */
    unread: Generated<boolean>;
    /** It was accepted in the stream where its document lived before. */
    copied: Generated<boolean>;
  };
  /** For each named field of a record the op that set it last: what the next one has to be based on. */
  readonly record_fields: { document: string; record: string; field: string; version: string };
  /** What was submitted: a revision, pinned for signing. Rows are never changed. */
  readonly submissions: {
    id: string;
    document: string;
    revision: string;
    hash: string;
    languages: string[];
    author: string;
    kind: string;
    /** Of an instrument, or null. */
    type: string | null;
  };
  /** What was signed about submissions, in the hub's order for each document. Rows are never changed. */
  readonly statements: {
    /** SHA-256 of the body. */
    id: string;
    document: string;
    /** From 1. */
    ordinal: number;
    type: string;
    submission: string;
    actor: string;
    body: string;
    signature: string;
    /** The head of the key directory when it came. */
    directory: string;
    received_at: ColumnType<Date, never, never>;
  };
  /** Numbers that an office gave, by type and year; `number` in the form that numbers are compared in. */
  readonly registered_numbers: {
    office: string;
    type: string;
    year: number;
    number: string;
    document: string;
  };
  /** Who is in which document, by device; it ends by itself. */
  readonly presence: {
    device: string;
    document: string;
    stream: string;
    person: string;
    /** What they are in, or null. */
    unit: string | null;
    /** They write there. */
    writes: Generated<boolean>;
    since: ColumnType<Date, never, Date>;
    until: Date;
  };
  readonly contents: { hash: string; body: string };
  /** Which contents a stream has; `seq` is the op that brought one, null until an op names it. */
  readonly stream_contents: { stream: string; hash: string; seq: number | null };
  /** Pictures and files; the bytes lie in the media folder. `width`, `height` in pixels, null for what is no picture. */
  readonly media: {
    hash: string;
    bytes: number;
    mime: string;
    width: number | null;
    height: number | null;
    received_at: ColumnType<Date, never, never>;
  };
  /** What the hub made of pictures for the web: WebP, under its own hash. */
  readonly media_sizes: { media: string; width: number; height: number; hash: string; bytes: number };
  /** Which media a stream has, and who brought them; `seq` is the first op that names it, or null. */
  readonly stream_media: { stream: string; hash: string; person: string; seq: number | null };
  readonly people: {
    id: Generated<string>;
    /** In Khmer. */
    name: string;
    name_en: string;
    /** In small letters; what the person signs in with. */
    email: string;
    email_verified: boolean;
    two_factor_enabled: boolean | null;
    /** Since when the person may not sign in any more. What they did keeps their name. */
    disabled_at: Date | null;
  };
  /** Of browsers and of desks (hub/auth). */
  readonly sessions: {
    id: Generated<string>;
    token: string;
    user_id: string;
    created_at: ColumnType<Date, never, never>;
    updated_at: Date;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
  };
  /** A password's scrypt hash where `provider_id` is `credential`, else who the person is at a provider. */
  readonly credentials: {
    id: Generated<string>;
    account_id: string;
    provider_id: string;
    user_id: string;
    password: string | null;
    updated_at: Date;
  };
  readonly two_factors: { user_id: string };
  readonly device_codes: {
    user_code: string;
    status: string;
    expires_at: Date;
    /** Canonical JSON of the desk's request (shared/sync/account.ts). */
    scope: string | null;
  };
  readonly desks: {
    device: string;
    person: string;
    /** Null: signed out or revoked. */
    session: string | null;
    name: string;
    version: string;
    /** As the desk says; null: it has not said. */
    unsent: number | null;
    enrolled_at: ColumnType<Date, never, Date>;
    reported_at: ColumnType<Date | null, never, Date>;
    /** Ed25519, SPKI in DER, base64url: what it signs its parcels with. Null: it has told none. */
    signing_key: Generated<string | null>;
    /** age1…: whom its receipts are encrypted to. */
    recipient: Generated<string | null>;
  };
  /** Which parcels of couriers were taken; `hash` is that of the packed body. */
  readonly courier_parcels: {
    device: string;
    epoch: string;
    number: number;
    hash: string;
    taken_at: ColumnType<Date, never, never>;
  };
  /** Desks without a line that ask to be somebody's (shared/courier/enrolment.ts), until that is decided. */
  readonly courier_requests: {
    device: string;
    signing_key: string;
    recipient: string;
    name: string;
    version: string;
    /** As the desk says. */
    asked_at: Date;
    taken_at: ColumnType<Date, never, never>;
  };
  /** Links that set a password, once. The link's token is kept as its SHA-256. */
  readonly enrolments: {
    token_hash: string;
    person: string;
    made_at: ColumnType<Date, never, never>;
    expires_at: Date;
  };
  /** The key directory (shared/directory); rows are never changed. */
  readonly directory: {
    position: number;
    hash: string;
    body: string;
    /** JSON. */
    signatures: string;
    received_at: ColumnType<Date, never, never>;
  };
  /** Which key a desk asked last to have enrolled. */
  readonly key_requests: {
    device: string;
    person: string;
    key: string;
    asked_at: ColumnType<Date, never, Date>;
  };
  /** What was administered; rows are never changed. `actor` null: the command line. */
  readonly audit: {
    seq: ColumnType<number, never, never>;
    at: ColumnType<Date, never, never>;
    actor: string | null;
    action: string;
    /** The id of what it was done to. */
    subject: string;
    details: ColumnType<unknown, string, never>;
  };
}
