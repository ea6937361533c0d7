/**
 * Which records of a desk are not its own: what travels where, who may write it, and what each of its parts has to be.
 * A record has entries, an entry has parts, and a field of an op is one part of one entry: `<entry>/<part>`.
 */
import { z } from 'zod';
import { branded } from '../document/brand.ts';
import { ENTRY_NAME_LIMIT } from '../document/article-fields.ts';
import { hashText, canonicalJson } from '../document/hash.ts';
import type { DocumentId, JsonValue } from '../document/model.ts';
import { wordingEntrySchema } from '../document/wording.ts';
import { registerEntrySchema } from '../instrument/register.ts';
import type { Role } from './account.ts';
import type { Op } from './op.ts';
import type { RecordPayload } from './record-op.ts';

/** Whose a record is: the ministry's lives in the root office's stream, which all desks read; an office's in its own. */
export type RecordScope = 'ministry' | 'office';

export interface SharedRecord {
  readonly scope: RecordScope;
  /** Of the ministry's: whoever is one of these in any office; of an office's: in that office. */
  readonly writers: readonly Role[];
  /** What each part may be. */
  readonly parts: Readonly<Record<string, z.ZodType>>;
  /** `entry`: each entry is a document of its own, by its id; `record`: all of the record are one. */
  readonly document: 'entry' | 'record';
}

/** Whoever answers for texts, and whoever administers; who only drafts is held to these words and does not write them. */
const KEEPERS = [
  'reviewer',
  'approver',
  'registrar',
  'publisher',
  'officeAdministrator',
  'administrator',
] as const;

const name = z
  .string()
  .max(ENTRY_NAME_LIMIT)
  .refine((text) => text.isWellFormed());
const list = {
  scope: 'ministry',
  writers: KEEPERS,
  parts: { km: name, en: name },
  document: 'record',
} as const satisfies SharedRecord;

const { type, number, date, title, status, relations, scan } = registerEntrySchema.shape;

export const SHARED_RECORDS = {
  /** The instruments that visas and references name: whoever writes documents enters them. */
  register: {
    scope: 'ministry',
    writers: ['drafter', ...KEEPERS],
    parts: {
      type,
      number,
      date,
      'title.km': title.shape.km,
      'title.en': title.shape.en,
      status,
      relations,
      // What has no scan any more says so.
      scan: scan.unwrap().nullable(),
    },
    document: 'entry',
  },
  'lists.people': list,
  'lists.topics': list,
  'lists.offices': list,
  'lists.wording': {
    scope: 'ministry',
    writers: KEEPERS,
    parts: { use: wordingEntrySchema.shape.use, avoid: wordingEntrySchema.shape.avoid },
    document: 'record',
  },
} as const satisfies Readonly<Record<string, SharedRecord>>;
export type SharedName = keyof typeof SHARED_RECORDS;

export const SHARED_NAMES = Object.keys(SHARED_RECORDS) as readonly SharedName[];

export const isSharedName = (record: string): record is SharedName => Object.hasOwn(SHARED_RECORDS, record);

/** The shared record that an op is of, in whatever form; null: of none. */
export function sharedNameOf({ kind, payload }: Pick<Op, 'kind' | 'payload'>): SharedName | null {
  if (kind !== 'record' || typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return null;
  const { record } = payload as { readonly record?: JsonValue };
  return typeof record === 'string' && isSharedName(record) ? record : null;
}

/** True for who holds one of the record's roles where it counts. `roles`: of all offices of the person. */
export function mayWriteRecord(
  record: SharedName,
  roles: readonly { readonly office: string; readonly role: string }[],
  office: string,
): boolean {
  const { scope, writers }: SharedRecord = SHARED_RECORDS[record];
  return roles.some(
    (held) =>
      writers.some((writer) => writer === held.role) && (scope === 'ministry' || held.office === office),
  );
}

/** The document whose ops tell of the entry: every desk and the hub know it without asking. UUID of version 7, in form. */
export function recordDocument(record: SharedName, stream: string, entry: string): DocumentId {
  if (SHARED_RECORDS[record].document === 'entry') return branded(entry);
  const hash = hashText(canonicalJson({ format: 'sastra.record.1', record, stream }));
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(12, 15)}-8${hash.slice(15, 18)}-${hash.slice(18, 30)}`;
  return branded(id);
}

/** That the entry is gone: behind which word on it, as far as whoever took it out knew. `false`: it is not, knowingly. */
export const REMOVED = 'removed';
const removedSchema = z.union([
  z.literal(false),
  z.strictObject({ knew: z.uuidv7().lowercase().nullable() }),
]);

// No name that an object has from the beginning.
const entryPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u;

/** An entry of another name is its desk's own. */
export const isEntryName = (entry: string): boolean => entryPattern.test(entry);

/** What an op says of one part. */
export interface PartWord {
  readonly part: string;
  readonly base: string | null;
  readonly value: JsonValue;
}

/** Each entry that an op speaks of. */
export type EntryWords = ReadonlyMap<string, readonly PartWord[]>;

/** The op's words by entry; null where a field is none that the record has, or says what it cannot say. */
export function entryWords(record: SharedName, fields: RecordPayload['fields']): EntryWords | null {
  const { parts }: SharedRecord = SHARED_RECORDS[record];
  const words = new Map<string, PartWord[]>();
  for (const { name: field, base, value } of fields) {
    const cut = field.indexOf('/');
    const [entry, part] = [field.slice(0, Math.max(cut, 0)), field.slice(cut + 1)];
    const schema = part === REMOVED ? removedSchema : Object.hasOwn(parts, part) ? parts[part] : undefined;
    if (!isEntryName(entry) || schema?.safeParse(value).success !== true) return null;
    const said = words.get(entry) ?? [];
    said.push({ part, base, value });
    words.set(entry, said);
  }
  return words;
}

export const fieldName = (entry: string, part: string): string => `${entry}/${part}`;

/** Whether the value of a part says that its entry is gone, and behind which word. */
export function removalIn(value: JsonValue): { readonly knew: string | null } | null {
  const read = removedSchema.safeParse(value);
  return read.success && read.data !== false ? read.data : null;
}

/** The ops that the words say they are said behind. */
export const basesOf = (words: EntryWords): readonly string[] =>
  [...words.values()].flat().flatMap(({ part, base, value }) => {
    const knew = part === REMOVED ? removalIn(value)?.knew : null;
    return [base, knew ?? null].filter((opId) => opId !== null);
  });
