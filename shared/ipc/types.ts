/** What crosses between the page, main and core. Plain data only: it must survive a structured clone. */
import type { BilingualField } from '../document/article-fields.ts';
import type { Failure } from '../errors/failure.ts';
import type {
  DeviceId,
  DocumentId,
  DocumentKind,
  Hash,
  JsonValue,
  Language,
  Metadata,
  PersonId,
  RevisionId,
  Uid,
  Unit,
} from '../document/model.ts';
import type { ListedFields } from '../document/listed.ts';
import type { Finding } from '../exchange/instrument/findings.ts';
import type { LegacyRun } from '../exchange/legacy-text.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
}

export interface Backup {
  /** File name inside the profile's backup folder; the only name that `recovery.restore` takes. */
  readonly name: string;
  /** Milliseconds since 1970 by this computer's clock: a claim, shown as such. */
  readonly madeAt: number;
  readonly bytes: number;
}

/** Why a profile could not be opened, and what there is to come back to. */
export interface Recovery {
  readonly failure: Failure;
  /** Newest first; only backups that passed their own integrity check. */
  readonly backups: readonly Backup[];
  /** Days (YYYY-MM-DD) whose journal is whole and would be replayed over a restored backup. */
  readonly journalDays: readonly string[];
}

export type CoreState =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'ready';
      readonly person: Person;
      readonly device: DeviceId;
      readonly warnings: readonly Failure[];
    }
  /** The desk is open behind its lock. */
  | { readonly kind: 'locked'; readonly person: Person }
  | { readonly kind: 'recovery'; readonly recovery: Recovery };

export interface ProfileSummary {
  readonly id: string;
  readonly name: string;
  readonly current: boolean;
}

/** How far a document is on its way to the public. */
export const WORK_STATES = ['draft', 'inReview', 'approved', 'published'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** A document as lists show it and filter it. */
export interface DocumentSummary extends ListedFields {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly state: WorkState;
  /** In which languages there is text. */
  readonly written: Readonly<Record<Language, boolean>>;
  /** Kept at hand by this profile's person. */
  readonly pinned: boolean;
  readonly changedAt: number;
  /** Where the change stands among all changes of the desk: clocks go back, this does not. */
  readonly changedFrame: number;
  readonly createdAt: number;
  /** Since when it lies in the bin; it is purged 30 days later. */
  readonly binnedAt: number | null;
}

/** Something that is done to a document from outside its text. A state, not a step: doing it twice changes nothing. */
export type ArrangementAct =
  | { readonly kind: 'bin' | 'restore' | 'pin' | 'unpin' }
  | { readonly kind: 'office'; readonly office: string | null }
  | { readonly kind: 'addTopic' | 'removeTopic'; readonly topic: string };

export interface Arrangement {
  readonly documentId: DocumentId;
  readonly act: ArrangementAct;
}

/** How far an index that is made anew has come, in units and fields. */
export interface IndexingProgress {
  readonly done: number;
  readonly total: number;
}

/** UTF-16 offsets into the text beside it, the end exclusive; in order, at the borders of syllables. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Metadata in which words are looked for; and beside the title, which each hit shows. */
export type SearchedField = BilingualField | 'people' | 'topics' | 'office' | 'cover' | 'instrument.number';
export type FoundField = Exclude<SearchedField, 'title'>;

export interface SearchHit {
  readonly summary: DocumentSummary;
  /** Where the words stand in the titles. */
  readonly titleRanges: Readonly<Record<Language, readonly TextRange[]>>;
  /** The unit that says most of what was asked for, and a piece of its text; null where only metadata does. */
  readonly place: {
    readonly uid: Uid;
    readonly language: Language;
    readonly text: string;
    readonly ranges: readonly TextRange[];
    /** The first place in the whole unit, as offsets into a unit count; null where it is beside the text (a note). */
    readonly first: TextRange | null;
  } | null;
  /** Where neither a unit nor a title says it: the metadata that does, and a piece of its text. */
  readonly field: {
    readonly name: FoundField;
    readonly language: Language;
    readonly text: string;
    readonly ranges: readonly TextRange[];
  } | null;
}

export interface SearchAnswer {
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** How many documents hold what was asked for; at least so many where `isWhole` is false. */
  readonly total: number;
  readonly isWhole: boolean;
  /** Milliseconds in core. */
  readonly took: number;
  /** Null: every document was searched. */
  readonly indexing: IndexingProgress | null;
}

/** What is written with a type or a level of the instruments' data. */
export interface InstrumentUses {
  /** In the bin or not, as they are now. */
  readonly documents: number;
  /** Of the register; 0 for a level. */
  readonly entries: number;
}

export interface OpenDocument {
  readonly summary: DocumentSummary;
  readonly metadata: Metadata;
  /** In document order. */
  readonly units: Readonly<Record<Language, readonly Unit[]>>;
  readonly headRevision: RevisionId | null;
}

/** One unit as it is now (`unit` null: it is gone). State, not steps: sending it twice changes nothing. */
export interface UnitEdit {
  readonly language: Language;
  readonly uid: Uid;
  readonly unit: Unit | null;
}

/** One metadata field as it is now (`value` undefined never occurs; null: it is gone). */
export interface FieldEdit {
  readonly name: string;
  readonly value: JsonValue;
}

export interface RevisionSummary {
  readonly id: RevisionId;
  readonly parents: readonly RevisionId[];
  readonly madeAt: number;
  readonly author: PersonId;
  readonly note: string;
  /** Made by the desk itself (blur, idle, restore, before sync), not by an explicit save. */
  readonly automatic: boolean;
  readonly roots: Readonly<Record<Language, Hash>>;
}

/** What a person is called in both languages; either may be empty. */
export type PersonName = Readonly<Record<Language, string>>;

/** A revision as the history shows it. */
export interface ListedRevision extends RevisionSummary {
  /** Of this desk's own person. */
  readonly isOwn: boolean;
  /** Null where this desk does not know who made it. */
  readonly name: PersonName | null;
}

/** A named record with a version per write: settings of the office, word lists, templates. */
export interface DeskRecord {
  readonly name: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

/** A document as the file of another program. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  /** Pictures that Word cannot show (WebP) or whose bytes are not here; what they show stands in their place. */
  readonly picturesLeft: number;
}

/** What became of a file that was opened as an article or an instrument. */
export interface ImportReport {
  readonly documentId: DocumentId;
  readonly kind: 'article' | 'instrument';
  readonly language: Language;
  readonly pictures: number;
  /** Pictures that were not in the file, or of a kind that the desk does not keep. */
  readonly picturesLeft: number;
  /** Tables too large for an article; their rows stand as paragraphs. */
  readonly tablesAsText: number;
  /** Styles whose look was left out; their text was taken. */
  readonly unknownStyles: readonly string[];
  /** Fonts of before Unicode: what is written in them reads as Latin letters. */
  readonly legacyFonts: readonly string[];
  /** What was guessed of an instrument, and what stood beside its text. */
  readonly findings: readonly Finding[];
}

/** A file was read: it is a document now, or text in fonts of before Unicode waits for a person's word. */
export type ImportStep =
  | { readonly kind: 'made'; readonly report: ImportReport }
  | { readonly kind: 'legacy'; readonly token: string; readonly runs: readonly LegacyRun[] };

/** Menu entries and keys that the page carries out. */
export const COMMANDS = [
  'document.new',
  'document.newFrom',
  'document.openFile',
  'document.save',
  'document.print',
  'document.pdf',
  'document.docx',
  'document.html',
  'document.txt',
  'document.akn',
  'document.json',
  'edit.undo',
  'edit.redo',
  'find.open',
  'find.replace',
  'find.next',
  'find.previous',
  'edit.digits',
  'proof.next',
  'comment.add',
  'translation.settle',
  'translation.next',
  'instrument.reference',
  'instrument.accept',
  'instrument.term',
  'instrument.visas',
  'instrument.repeal',
  'instrument.amend',
  'instrument.generate',
  'instrument.asOf',
  'view.marks',
  'view.focus',
  'view.khmer',
  'view.english',
  'view.both',
  'view.preview',
  'view.history',
  'view.inspector',
  'view.zoomIn',
  'view.zoomOut',
  'view.zoomReset',
  'view.language',
  'view.theme',
  'view.search',
  'view.register',
  'view.settings',
  'view.palette',
  'help.page',
  'help.here',
  'help.keys',
  'profile.switch',
  'desk.lock',
] as const;
export type Command = (typeof COMMANDS)[number];
