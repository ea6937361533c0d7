/**
 * The records that offices share, on this desk: what the log says of each entry, with what was said here since behind it,
 * is what everybody here sees. What was said and cannot stand is told and kept, so that a person may take it back.
 */
import type { DocumentId } from '../../../../shared/document/model.ts';
import { sameJson } from '../../../../shared/document/same.ts';
import { hear, saidOf, standOf, type EntryStand, type Told } from '../../../../shared/sync/record-merge.ts';
import {
  recordDocument,
  REMOVED,
  removalIn,
  SHARED_NAMES,
  SHARED_RECORDS,
  type PartWord,
  type SharedName,
} from '../../../../shared/sync/shared-records.ts';
import type { Op } from '../../../../shared/sync/op.ts';
import type { Homes } from '../homes.ts';
import type { LoggedOp } from '../steps.ts';
import type { EntryPlace, SharedEntries } from './entries.ts';
import type { LocalRecord, Parts, ShownEntry } from './local-record.ts';
import type { RecordNotices } from './notices.ts';
import { recordWords, wordsOn, type KeptWords, type RecordOps } from './record-ops.ts';

export interface SharedRecordsParts {
  readonly entries: SharedEntries;
  readonly ops: RecordOps;
  readonly notices: RecordNotices;
  readonly homes: Pick<Homes, 'hub' | 'streams'>;
  readonly local: Readonly<Record<SharedName, LocalRecord>>;
  readonly device: () => string;
}

/** Writing is for sync/apply.ts, whose caller holds the transaction. */
export interface SharedRecords {
  /** Where the record lives; null: nowhere yet, so that it is this desk's own. */
  readonly streamOf: (record: SharedName) => string | null;
  /** The entries behind the log and what was said here since. */
  readonly stands: (
    record: SharedName,
    stream: string,
    entries: Iterable<string>,
  ) => ReadonlyMap<string, EntryStand>;
  readonly local: SharedRecordsParts['local'];
  /** False where it cannot be understood. `isNews`: it was not read before, so that a person may have to be told. */
  readonly take: (stream: string, op: LoggedOp, isNews: boolean) => boolean;
  /** Behind what was taken, or said here: makes what is seen of these documents what they say. */
  readonly show: (documentIds: Iterable<DocumentId>) => void;
  /** Which records are seen otherwise here since this was asked last. */
  readonly takeChanged: () => readonly SharedName[];
  /** The hub will not have it: it is kept for whoever wrote it, and what the hub has is shown. */
  readonly refused: (stream: string, op: Op) => void;
}

/** As it would be stored. */
const wantedOf = (said: readonly PartWord[]): Parts | null =>
  said.some(({ part, value }) => part === REMOVED && removalIn(value) !== null)
    ? null
    : new Map(said.filter(({ part }) => part !== REMOVED).map(({ part, value }) => [part, value]));

export const sameParts = (one: Parts | null, two: Parts | null): boolean =>
  one === null || two === null ? one === two : sameJson(Object.fromEntries(one), Object.fromEntries(two));

export function createSharedRecords(parts: SharedRecordsParts): SharedRecords {
  const { entries, ops, notices, homes, local, device } = parts;
  const changed = new Set<SharedName>();
  /** Documents whose ops came out of their order: they are read anew before they are shown. */
  const disordered = new Set<DocumentId>();

  const streamOf: SharedRecords['streamOf'] = (record) =>
    SHARED_RECORDS[record].scope === 'ministry'
      ? (homes.streams().find(({ isRoot }) => isRoot)?.id ?? null)
      : (homes.hub()?.homeStream ?? null);

  const standBehind = (place: EntryPlace, own: readonly KeptWords[]): EntryStand =>
    standOf(wordsOn(own, place.record, place.entry), entries.read(place).stand);

  /** What stood over or went against a word, where one of both is this desk's. */
  const tell = (place: EntryPlace, op: LoggedOp, told: Told): void => {
    const { record, entry } = place;
    const isOwn = op.device === device();
    const isMine = (opId: string | null): boolean => opId !== null && ops.deviceOf(opId) === device();
    const about = { id: `${op.opId}/${entry}`, record, entry };
    if (told.what === 'replaced') {
      const lost = [...told.lost].filter(([, { opId }]) => isOwn !== isMine(opId));
      const [first] = lost;
      if (first === undefined) return;
      const wanted = new Map(lost.map(([part, { value }]) => [part, value]));
      const byOp = isOwn ? first[1].opId : op.opId;
      notices.tell({ ...about, what: isOwn ? 'replaced' : 'lost', byOp, wanted });
      return;
    }
    if (!isOwn && !isMine(told.by)) return;
    notices.tell({ ...about, what: told.what, byOp: isOwn ? told.by : op.opId, wanted: null });
  };

  /** The first that is heard of an entry which was changed here before this desk was connected. */
  const tellOfFirst = (place: EntryPlace, opId: string, stand: EntryStand): void => {
    const { record, entry } = place;
    const here = local[record].read(entry);
    const delivered = local[record].delivered(entry);
    const said = saidOf(stand);
    const behind = said === null ? null : new Map([...(delivered ?? []), ...said]);
    if (sameParts(here, delivered) || sameParts(here, behind)) return;
    const wanted =
      here === null
        ? null
        : new Map([...here].filter(([part, value]) => !sameJson(behind?.get(part), value)));
    notices.tell({ id: `first/${record}/${entry}`, record, entry, what: 'hubFirst', byOp: opId, wanted });
  };

  const take: SharedRecords['take'] = (stream, op, isNews) => {
    const { documentId, opId, seq, payload } = op;
    const words = recordWords(stream, documentId, payload);
    if (words === null) return false;
    const { record } = words;
    for (const [entry, said] of words.entries) {
      const place = { documentId, record, entry };
      const { stand: before, seq: last } = entries.read(place);
      if (seq <= last) {
        disordered.add(documentId);
        continue;
      }
      const { stand, told } = hear(before, { opId, said });
      const isFirst = before.last === null && wordsOn(ops.own(documentId), record, entry).length === 0;
      if (isNews && isFirst) tellOfFirst(place, opId, stand);
      if (isNews && told !== null) tell(place, op, told);
      entries.put(place, stream, { stand, seq });
    }
    return true;
  };

  /** From all that the log has of the document, in its order. */
  const readAnew = (documentId: DocumentId): void => {
    entries.forget(documentId);
    for (const { opId, seq, stream, record, entries: words } of ops.logged(documentId))
      for (const [entry, said] of words) {
        const place = { documentId, record, entry };
        entries.put(place, stream, { stand: hear(entries.read(place).stand, { opId, said }).stand, seq });
      }
  };

  /** `also`: entries of which nothing may be said any more. */
  const showOne = (documentId: DocumentId, also: readonly Pick<EntryPlace, 'record' | 'entry'>[]): void => {
    const own = ops.own(documentId);
    const places = [
      ...entries.ofDocument(documentId),
      ...own.flatMap(({ record, entries: words }) => [...words.keys()].map((entry) => ({ record, entry }))),
      ...also,
    ];
    for (const record of SHARED_NAMES) {
      const stream = streamOf(record);
      const shown = new Map<string, ShownEntry>();
      for (const { entry } of places.filter((place) => place.record === record)) {
        // Another office's, which this desk reads as well.
        if (stream === null || recordDocument(record, stream, entry) !== documentId) continue;
        const stand = standBehind({ documentId, record, entry }, own);
        const delivered = local[record].delivered(entry);
        const said = saidOf(stand);
        const isUnsaid = stand.last === null;
        const seen = isUnsaid ? delivered : said === null ? null : new Map([...(delivered ?? []), ...said]);
        shown.set(entry, { parts: seen, first: stand.first });
      }
      if (shown.size > 0 && local[record].show(shown)) changed.add(record);
    }
  };

  return {
    streamOf,
    local,
    stands(record, stream, asked) {
      const own = new Map<DocumentId, readonly KeptWords[]>();
      return new Map(
        Array.from(asked, (entry) => {
          const documentId = recordDocument(record, stream, entry);
          const words = own.get(documentId) ?? ops.own(documentId);
          own.set(documentId, words);
          return [entry, standBehind({ documentId, record, entry }, words)];
        }),
      );
    },
    take,
    show(documentIds) {
      for (const documentId of documentIds) {
        if (disordered.delete(documentId)) readAnew(documentId);
        showOne(documentId, []);
      }
    },
    takeChanged() {
      const all = [...changed];
      changed.clear();
      return all;
    },
    refused(stream, { documentId, payload }) {
      const words = recordWords(stream, documentId, payload);
      if (words === null) return;
      const { record } = words;
      const also = [...words.entries].map(([entry, said]) => {
        const id = `refused/${record}/${entry}`;
        notices.add({ id, record, entry, what: 'refused', byOp: null, wanted: wantedOf(said) });
        return { record, entry };
      });
      showOne(documentId, also);
    },
  };
}
