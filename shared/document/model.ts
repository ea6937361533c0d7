/**
 * The document as data. A document is metadata and an ordered tree of units; a unit is the smallest thing that two
 * offices may change apart. Everything else (editor, HTML, PDF, hash, merge) is a function of these values.
 */

declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** UUIDv7, lower case. */
export type DocumentId = Brand<string, 'DocumentId'>;
/** UUIDv7 of a unit. It never changes while the unit lives, and is unique within one language's tree. */
export type Uid = Brand<string, 'Uid'>;
/** UUIDv7 of a thing inside a unit that references and comments may point to (a list item, a table row). */
export type InnerId = Brand<string, 'InnerId'>;
export type RevisionId = Brand<string, 'RevisionId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
/** SHA-256, 64 lower-case hexadecimal digits. */
export type Hash = Brand<string, 'Hash'>;
/** Order among the children of one parent, compared as plain ASCII text. It is in no hash. See rank.ts. */
export type Rank = Brand<string, 'Rank'>;

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export const LANGUAGES = ['km', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DOCUMENT_KINDS = [
  'article',
  'instrument',
  'publication',
  'procedure',
  'page',
  'gallery',
  'video',
  'answer',
  'site',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Those that a person begins and writes on the desk. */
export const WRITTEN_KINDS = [
  'article',
  'instrument',
  'publication',
  'procedure',
  'page',
] as const satisfies readonly DocumentKind[];
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/** What a unit says: the part that is stored once by hash, and whose bytes are never rewritten. */
export interface UnitBody {
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON of our own schema for (type, schemaVersion); read it through readUnit() in views.ts. */
  readonly content: JsonValue;
  /**
   * In an English unit: the Khmer units it translates, each with the body hash it was translated from. In an instrument
   * that is the unit of its own uid.
   */
  readonly translates?: readonly { readonly uid: Uid; readonly hash: Hash }[];
  /** Units joined into this one, oldest first; comments and references to them move here. */
  readonly absorbed?: readonly Uid[];
  /** The unit that this one was split from while the split has not been merged by everyone. */
  readonly splitFrom?: Uid;
}

/** Where a unit stands. */
export interface Placement {
  readonly uid: Uid;
  readonly parent: Uid | null;
  readonly rank: Rank;
}

export interface Unit extends Placement, UnitBody {}

/** One language's units. Children are ordered by rank, then uid; see tree.ts. */
export type Tree = ReadonlyMap<Uid, Unit>;

/** An article has two trees; an instrument has one, the Khmer, and its English adds bodies under the same uids. */
export type Content =
  | { readonly shape: 'twoTrees'; readonly km: Tree; readonly en: Tree }
  | { readonly shape: 'oneTree'; readonly km: Tree; readonly en: ReadonlyMap<Uid, UnitBody> };

/** The shape that the content of each kind has. */
export const shapeOf = (kind: DocumentKind): Content['shape'] =>
  kind === 'instrument' ? 'oneTree' : 'twoTrees';

/** Named fields; a field that is not there is absent, never null. Lists merge by entry, all else by field. */
export type Metadata = Readonly<Record<string, JsonValue>>;

export interface DocumentState {
  readonly kind: DocumentKind;
  readonly metadata: Metadata;
  readonly content: Content;
}

/** One field of the metadata before and after; null: it is absent. */
export interface FieldChange {
  readonly name: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** One unit before and after: what undo, autosave and the journal are made of. Both null never occurs. */
export interface UnitChange {
  readonly language: Language;
  readonly uid: Uid;
  readonly before: Unit | null;
  readonly after: Unit | null;
}
