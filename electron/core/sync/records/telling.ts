/** What was written here of the records that offices share, as ops for everybody else. */
import { canonicalJson } from '../../../../shared/document/hash.ts';
import type { Ids } from '../../../../shared/document/ids.ts';
import type { DocumentId, JsonValue } from '../../../../shared/document/model.ts';
import { opHash, type Op } from '../../../../shared/sync/op.ts';
import { wordsFor } from '../../../../shared/sync/record-merge.ts';
import { FIELDS_LIMIT, type RecordPayload } from '../../../../shared/sync/record-op.ts';
import {
  fieldName,
  isEntryName,
  isSharedName,
  recordDocument,
  SHARED_NAMES,
  SHARED_RECORDS,
  type PartWord,
  type SharedName,
} from '../../../../shared/sync/shared-records.ts';
import type { Entry } from '../../store/entries.ts';
import { entriesOf } from './local-list.ts';
import { partsOfEntry } from './local-register.ts';
import type { Parts } from './local-record.ts';
import { sameParts, type SharedRecords } from './shared.ts';

export interface Telling {
  /** The entries, and behind each that changes what offices share the ops that say so. */
  readonly told: (entries: readonly Entry[]) => readonly Entry[];
  /** What was written before it could be told to anybody. */
  readonly untold: () => readonly Entry[];
  /** Makes the entry so for everybody, by the parts that are named; null: gone. */
  readonly saying: (record: SharedName, entry: string, wanted: Parts | null) => readonly Entry[];
}

type Wanted = ReadonlyMap<string, Parts | null>;
type Field = RecordPayload['fields'][number];

export function createTelling(shared: SharedRecords, ids: Ids): Telling {
  const steps = (record: SharedName, wanted: Wanted): readonly Entry[] => {
    const stream = shared.streamOf(record);
    if (stream === null || wanted.size === 0) return [];
    const local = shared.local[record];
    const stands = shared.stands(record, stream, [...wanted.keys()].filter(isEntryName));
    const fields = new Map<DocumentId, Field[][]>();
    for (const [entry, stand] of stands) {
      const words = wordsFor(stand, wanted.get(entry) ?? null, local.delivered(entry));
      const documentId = recordDocument(record, stream, entry);
      const groups = fields.get(documentId) ?? [];
      addTogether(groups, fieldsOf(entry, words));
      fields.set(documentId, groups);
    }
    const ops = [...fields].flatMap(([documentId, groups]) =>
      groups.map((some) => opOf(ids.next<string>(), documentId, { record, fields: some })),
    );
    return ops.length === 0 ? [] : [{ kind: 'sync', step: 'recorded', stream, ops }];
  };

  /** What the change makes of entries, of those that are otherwise now. */
  const wantedBy = (entry: Entry): readonly [SharedName, Wanted] | null => {
    if (entry.kind === 'register') {
      const removes = entry.removes.map((id) => [id, null] as const);
      return [
        'register',
        new Map([...removes, ...entry.puts.map((put) => [put.id, partsOfEntry(put)] as const)]),
      ];
    }
    if (entry.kind !== 'record' || !isSharedName(entry.name)) return null;
    const { name: record, fields } = entry;
    const local = shared.local[record];
    const next = entriesOf(fields, Object.keys(SHARED_RECORDS[record].parts));
    const gone = local.entries().filter((id) => !next.has(id));
    const changed = [...next].filter(([id, parts]) => !sameParts(local.read(id), parts));
    return [record, new Map<string, Parts | null>([...changed, ...gone.map((id) => [id, null] as const)])];
  };

  return {
    told: (entries) =>
      entries.flatMap((entry) => {
        const wanted = wantedBy(entry);
        return wanted === null ? [entry] : [entry, ...steps(...wanted)];
      }),
    untold: () => SHARED_NAMES.flatMap((record) => steps(record, shared.local[record].untold())),
    saying(record, entry, wanted) {
      const now = shared.local[record].read(entry);
      return steps(record, new Map([[entry, wanted === null ? null : new Map([...(now ?? []), ...wanted])]]));
    },
  };
}

const fieldsOf = (entry: string, words: readonly PartWord[]): Field[] =>
  words.map(({ part, base, value }) => ({ name: fieldName(entry, part), base, value }));

/** What is said of one entry is one op. */
function addTogether(groups: Field[][], some: Field[]): void {
  if (some.length === 0) return;
  const last = groups.at(-1);
  if (last === undefined || last.length + some.length > FIELDS_LIMIT) groups.push(some);
  else last.push(...some);
}

function opOf(opId: string, documentId: DocumentId, said: RecordPayload): Op {
  const payload = JSON.parse(canonicalJson(said)) as JsonValue;
  const op = { opId, documentId, kind: 'record', payload };
  return { ...op, hash: opHash(op) };
}
