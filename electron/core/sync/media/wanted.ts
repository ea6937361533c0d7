/** Which media have to travel: worked out from drafts and ops, so that nothing else has to remember it. */
import type { DocumentId, Hash } from '../../../../shared/document/model.ts';
import { MEDIA_OP, mediaPayloadSchema, type MediaPayload } from '../../../../shared/sync/media-op.ts';
import type { Database } from '../../db/database.ts';
import { storedJson } from '../../db/stored-json.ts';

export interface ToSend {
  readonly documentId: DocumentId;
  readonly stream: string;
  readonly hash: Hash;
  readonly bytes: number;
  /** An op of another document that this desk reads has it: the bytes need not be sent. */
  readonly isThere: boolean;
  /** The hub said of the op that it lacks the bytes. */
  readonly isLacking: boolean;
}

export interface ToFetch extends MediaPayload {
  readonly stream: string;
}

export interface Wanted {
  /** Of documents whose words the hub has, what it has not; what is not on this computer is not among them. */
  readonly toSend: () => readonly ToSend[];
  /** The same for a courier, which takes the words along: of documents whose words leave with it too. */
  readonly toCarry: () => readonly ToSend[];
  /** What ops name that the hub has not answered. */
  readonly waiting: () => readonly Hash[];
  /** Whether the hub has the bytes, by an op that this desk has read or got answered. */
  readonly isAtHub: (hash: Hash) => boolean;
  /** What ops say the hub has, and is not here; the newest first. */
  readonly toFetch: () => readonly ToFetch[];
  readonly isToFetch: (hash: Hash) => boolean;
}

interface SendRow {
  readonly document_id: DocumentId;
  readonly stream: string;
  readonly hash: Hash;
  readonly bytes: number;
  readonly is_there: number;
  readonly is_lacking: number;
}

/** Nothing of text that is damaged. The same expressions as in the indexes of migration 10. */
const inJson = (column: 'body' | 'payload' | 'value', place: string): string =>
  `CASE WHEN json_valid(${column}) THEN json_extract(${column}, '$.${place}') END`;
const OF_OP = inJson('payload', 'media');

const ARRIVED = `kind = '${MEDIA_OP}' AND state IN ('accepted', 'logged')`;

/** What documents show and the hub has no op of; `which`: of the rows of document_homes. */
const shown = (which: string): string => `WITH named AS (
    SELECT document_id, ${inJson('body', 'content.media')} AS hash FROM draft_units
      WHERE ${inJson('body', 'type')} IN ('figure', 'attachment')
    UNION
    SELECT document_id, ${inJson('value', 'media')} FROM draft_fields WHERE name = 'cover'
    UNION
    SELECT document_id, picture FROM comment_acts WHERE picture IS NOT NULL
  )
  SELECT named.document_id, document_homes.stream, named.hash, media.bytes,
    EXISTS (SELECT 1 FROM ops WHERE ${ARRIVED} AND ${OF_OP} = named.hash) AS is_there,
    EXISTS (SELECT 1 FROM ops WHERE kind = '${MEDIA_OP}' AND ${OF_OP} = named.hash
      AND document_id = named.document_id) AS is_lacking
  FROM named JOIN document_homes ON document_homes.document_id = named.document_id
    JOIN media ON media.hash = named.hash
  WHERE ${which} AND NOT EXISTS (
    SELECT 1 FROM ops WHERE kind = '${MEDIA_OP}' AND ${OF_OP} = named.hash
      AND document_id = named.document_id AND NOT (state = 'refused' AND reason = 'contentsMissing'))
  ORDER BY media.bytes, named.hash, named.document_id`;

const WRITABLE = 'EXISTS (SELECT 1 FROM streams WHERE id = document_homes.stream AND may_write = 1)';
/** A desk that has never had a round knows of no stream yet. */
const MAY_BE_WRITABLE = `(${WRITABLE} OR NOT EXISTS (SELECT 1 FROM streams))`;
const UNANSWERED = "state IN ('waiting', 'offered')";
const WORDS_LEAVE = `(document_homes.hub_head IS NOT NULL OR EXISTS (SELECT 1 FROM ops
  WHERE ops.document_id = document_homes.document_id AND kind = 'revision' AND ${UNANSWERED}))`;

const toSendOf = (row: SendRow): ToSend => ({
  documentId: row.document_id,
  stream: row.stream,
  hash: row.hash,
  bytes: row.bytes,
  isThere: row.is_there === 1,
  isLacking: row.is_lacking === 1,
});

export function openWanted(database: Database): Wanted {
  const toSend = database.prepare<SendRow>(shown(`document_homes.hub_head IS NOT NULL AND ${WRITABLE}`));
  const toCarry = database.prepare<SendRow>(shown(`${WORDS_LEAVE} AND ${MAY_BE_WRITABLE}`));
  const unanswered = database.prepare<{ hash: Hash | null }>(
    `SELECT DISTINCT ${OF_OP} AS hash FROM ops WHERE kind = '${MEDIA_OP}' AND ${UNANSWERED}`,
  );
  const atHub = database.prepare<{ found: number }>(
    `SELECT 1 AS found FROM ops WHERE ${ARRIVED} AND ${OF_OP} = :hash LIMIT 1`,
  );
  const waiting = `kind = '${MEDIA_OP}' AND state = 'logged' AND seq IS NOT NULL
    AND EXISTS (SELECT 1 FROM streams WHERE streams.id = ops.stream)
    AND NOT EXISTS (SELECT 1 FROM media WHERE media.hash = ${OF_OP})`;
  const toFetch = database.prepare<{ stream: string; payload: string }>(
    `SELECT stream, payload FROM ops INDEXED BY ops_of_media WHERE ${waiting} ORDER BY number DESC`,
  );
  const isToFetch = database.prepare<{ found: number }>(
    `SELECT 1 AS found FROM ops WHERE ${OF_OP} = :hash AND ${waiting} LIMIT 1`,
  );
  return {
    toSend: () => toSend.all().map(toSendOf),
    toCarry: () => toCarry.all().map(toSendOf),
    waiting: () => unanswered.all().flatMap(({ hash }) => hash ?? []),
    isAtHub: (hash) => atHub.get({ hash }) !== undefined,
    toFetch() {
      const found = new Map<Hash, ToFetch>();
      for (const { stream, payload } of toFetch.all()) {
        const read = mediaPayloadSchema.safeParse(storedJson(payload));
        if (read.success && !found.has(read.data.media)) found.set(read.data.media, { stream, ...read.data });
      }
      return [...found.values()];
    },
    isToFetch: (hash) => isToFetch.get({ hash }) !== undefined,
  };
}
