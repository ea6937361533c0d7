/**
 * The one contract between the page and the rest of the desk. Each request has its zod schema (checked in main for
 * every call, whoever sends it), its answer's type, and the side that answers: `core` (data) or `main` (windows, files).
 * The preload bridge exposes exactly one function per entry.
 */
import { z } from 'zod';
import type { Failure } from '../errors/failure.ts';
import type { Result } from '../errors/result.ts';
import {
  DOCUMENT_KINDS,
  LANGUAGES,
  WRITTEN_KINDS,
  type DocumentId,
  type JsonValue,
  type RevisionId,
  type UnitBody,
} from '../document/model.ts';
import {
  documentIdSchema,
  hashSchema,
  jsonValueSchema,
  revisionIdSchema,
  uidSchema,
  unitSchema,
} from '../document/schema.ts';
import { dataIdSchema } from '../instrument/instrument-schema.ts';
import type { RegisteredEntry } from '../instrument/register.ts';
import { recordNoticeSchema, type RecordNotice } from './record-notices.ts';
import { CORE_FORMS, EXPORT_FORMS } from '../exchange/export-forms.ts';
import { FILE_LIMIT, PIECE_LIMIT, type Media } from '../media/media.ts';
import {
  beginAmendingSchema,
  keepTextSchema,
  textAsOfSchema,
  type AmendingActs,
  type BegunAmending,
  type TextAsOf,
} from './amending.ts';
import {
  beginAccountSchema,
  findHubSchema,
  lockMinutesSchema,
  pinRequestSchema,
  type AccountState,
  type HubShown,
  type LockState,
  type Unsent,
} from './account.ts';
import {
  aboutSignoffSchema,
  actSchema,
  submitSchema,
  type RouteChoice,
  type SignoffView,
} from './signoff.ts';
import { changeKeyPinSchema, makeKeySchema, type SigningKeyState } from './signing-key.ts';
import {
  parcelSchema,
  courierAddSchema,
  courierFetchSchema,
  courierPartSchema,
  type CourierAdded,
  type CourierBrought,
  type CourierForwarded,
  type CourierPart,
  type CourierSaved,
  type CourierTaken,
  type CourierWritten,
} from './courier.ts';
import {
  beginThreadSchema,
  commentActSchema,
  seeCommentsSchema,
  type Callable,
  type CommentsOverview,
  type DocumentComments,
} from './comments.ts';
import {
  cardSchema,
  type CardLooked,
  type EnrolmentAsked,
  type EnrolmentSaved,
  type EnrolmentState,
  type EnrolmentTaken,
} from './enrolment.ts';
import type { CHANNELS, EVENT_NAMES } from './channels.ts';
import {
  decideSchema,
  hearSchema,
  type Decisions,
  type Joined,
  type Merged,
  type MergePoint,
  type MergeWork,
} from './merging.ts';
import { presenceTellSchema, type PresenceState } from './presence.ts';
import { syncJoinSchema, syncNowSchema, type SyncState } from './sync.ts';
import {
  registerChangeSchema,
  registerIdsSchema,
  registerNumbersSchema,
  registerQuestionSchema,
  type RegisterChange,
  type RegisterFile,
  type RegisterFound,
  type RegisterKey,
} from './register.ts';
import type {
  Arrangement,
  Command,
  CoreState,
  DeskRecord,
  DocumentSummary,
  ExportedFile,
  ImportReport,
  ImportStep,
  InstrumentUses,
  ListedRevision,
  OpenDocument,
  ProfileSummary,
  IndexingProgress,
  RevisionSummary,
  SearchAnswer,
} from './types.ts';

type Side = 'core' | 'main';

const entry =
  <Answer>() =>
  <S extends Side, Request extends z.ZodType>(
    side: S,
    request: Request,
  ): { readonly side: S; readonly request: Request; readonly answer?: Answer } => ({
    side,
    request,
  });

const nothing = z.strictObject({});
const language = z.enum(LANGUAGES);
const documentId = z.strictObject({ documentId: documentIdSchema });
const shortText = z.string().max(500);
const upload = z.strictObject({ id: z.uuid() });
/** A file's own name with its ending, no path. */
const mediaName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\\p{Cc}]+$/u);
/** Fields become properties of plain objects, so none has the name of what every object has. */
const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9.]{0,63}$/u)
  .refine((name) => !(name in Object.prototype));
const fieldEdit = z.strictObject({ name: fieldName, value: jsonValueSchema });
const writtenKind = z.enum(WRITTEN_KINDS);
/**
 * A version of a document, or its draft, or with `day` an instrument as it holds then; `version` is what that is called
 * on paper.
 */
const comparedVersion = z
  .strictObject({
    documentId: documentIdSchema,
    revisionId: revisionIdSchema.nullable(),
    day: z.iso.date().optional(),
    version: shortText,
  })
  .refine(({ revisionId, day }) => revisionId === null || day === undefined);
export const comparisonSchema = z.strictObject({
  before: comparedVersion,
  after: comparedVersion,
  language,
  onlyChanges: z.boolean(),
});
export type ComparisonRequest = z.infer<typeof comparisonSchema>;
const listEntryId = z.string().min(1).max(100);
const arrangement = z.strictObject({
  documentId: documentIdSchema,
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['bin', 'restore', 'pin', 'unpin']) }),
    z.strictObject({ kind: z.literal('office'), office: listEntryId.nullable() }),
    z.strictObject({ kind: z.enum(['addTopic', 'removeTopic']), topic: listEntryId }),
  ]),
});

/** At most this many units travel in one edit; a longer paste is sent in several. */
export const EDIT_LIMIT = 500;
/** At most this many documents are arranged in one request; core answers nobody else meanwhile. */
export const ARRANGE_LIMIT = 200;
/** At most this many documents are listed in one answer: the page takes keys between two of them. */
export const LIST_LIMIT = 1_000;

/** `day`: an instrument as it holds then, with its amendments; as it is where none is given. */
const paper = z.strictObject({ documentId: documentIdSchema, language, day: z.iso.date().optional() });
/** The first words and fields of a document. */
const beginnings = z.strictObject({
  units: z.array(z.strictObject({ language, unit: unitSchema })).max(EDIT_LIMIT),
  fields: z.array(fieldEdit).max(100),
});

export const CONTRACT = {
  'core.state': entry<CoreState>()('core', nothing),

  /** Newest change first, in pages: those that follow `after`, the last one of the page before. Fewer than `most` end it. */
  'documents.list': entry<readonly DocumentSummary[]>()(
    'core',
    z.strictObject({
      bin: z.boolean(),
      after: z.strictObject({ changedFrame: z.int().min(0), id: documentIdSchema }).optional(),
      most: z.int().min(1).max(LIST_LIMIT).default(LIST_LIMIT),
    }),
  ),
  /** In no order; what is gone is left out. */
  'documents.summaries': entry<readonly DocumentSummary[]>()(
    'core',
    z.strictObject({ ids: z.array(documentIdSchema).max(LIST_LIMIT) }),
  ),
  'documents.create': entry<OpenDocument>()('core', z.strictObject({ kind: writtenKind })),
  /** A document with its first words and fields: all of it, or none where the disk refuses. */
  'documents.createFrom': entry<OpenDocument>()('core', beginnings.extend({ kind: writtenKind })),
  'documents.open': entry<OpenDocument>()('core', documentId),
  /** To the bin for 30 days; undo is `documents.restore`. */
  'documents.bin': entry<DocumentSummary>()('core', documentId),
  'documents.restore': entry<DocumentSummary>()('core', documentId),
  /** All of it or none; documents that are gone are passed over. The answer, asked for in turn, brings back what was. */
  'documents.arrange': entry<readonly Arrangement[]>()(
    'core',
    z.strictObject({
      arrangements: z
        .array(arrangement)
        .max(ARRANGE_LIMIT)
        // Each is worked out from what is stored, not from the one before it.
        .refine((all) => new Set(all.map(({ documentId: id }) => id)).size === all.length),
    }),
  ),

  /**
   * Answers only when the edit is on disk. `session` names one open editor, `seq` counts up from 1 in it; sending one
   * again (after core died) is harmless. Units stand as typed: normalisation happens on leaving and before a revision.
   */
  'drafting.edit': entry<{ readonly seq: number; readonly savedAt: number }>()(
    'core',
    z.strictObject({
      documentId: documentIdSchema,
      session: z.uuid(),
      seq: z.int().positive(),
      units: z
        .array(z.strictObject({ language, uid: uidSchema, unit: unitSchema.nullable() }))
        .max(EDIT_LIMIT),
      fields: z.array(fieldEdit).max(100),
    }),
  ),
  /** Makes a revision of what is on disk now; answers null where nothing changed since the last one. */
  'drafting.checkpoint': entry<RevisionSummary | null>()(
    'core',
    z.strictObject({ documentId: documentIdSchema, automatic: z.boolean(), note: shortText }),
  ),

  'history.list': entry<readonly ListedRevision[]>()('core', documentId),
  'history.read': entry<OpenDocument>()(
    'core',
    z.strictObject({ documentId: documentIdSchema, revisionId: revisionIdSchema }),
  ),
  /** What a unit said in some revision of this document; `notFound` where none kept a body of that hash. */
  'history.body': entry<UnitBody>()(
    'core',
    z.strictObject({ documentId: documentIdSchema, hash: hashSchema }),
  ),
  /** Restores as a new revision: nothing is overwritten. */
  'history.restore': entry<OpenDocument>()(
    'core',
    z.strictObject({ documentId: documentIdSchema, revisionId: revisionIdSchema }),
  ),

  /**
   * Makes an amending instrument and the copy that its drafter changes, and links the three: all of it or nothing.
   * `amendmentMisfit`: what amends it already does not fit its text.
   */
  'amending.begin': entry<BegunAmending>()('core', beginAmendingSchema(beginnings)),
  /** What amends an instrument, among the documents of this desk. */
  'amending.acts': entry<AmendingActs>()('core', documentId),
  /** An instrument as it holds on a day; `amendmentMisfit` where an amendment does not fit the text before it. */
  'amending.asOf': entry<TextAsOf>()('core', textAsOfSchema),
  /** The same text as a new document. */
  'amending.keep': entry<OpenDocument>()('core', keepTextSchema),

  /** The newest points of others' work that the draft does not hold yet; oldest first. */
  'merging.branches': entry<readonly MergePoint[]>()('core', documentId),
  /** What is to be decided before the first of them is brought in; null where none waits. */
  'merging.read': entry<MergeWork | null>()('core', documentId),
  /** Kept at once. `notFound`: the conflict is none any more. */
  'merging.decide': entry<Decisions>()('core', decideSchema),
  /** One revision of both, where everything is decided; `invalid` (`undecided`) otherwise. */
  'merging.finish': entry<Merged>()('core', documentId),
  /** What was joined here without a question since the person last heard of one; null where nothing was. */
  'merging.joined': entry<Joined | null>()('core', documentId),
  /** The person has heard of all up to this one. */
  'merging.hear': entry<null>()('core', hearSchema),

  /** The threads of a document; each change of them comes as `comments.changed`. */
  'comments.read': entry<DocumentComments>()('core', documentId),
  /** Answers the id of the thread. `notFound`: the unit is gone; `invalid`: the document may only be read. */
  'comments.begin': entry<{ readonly id: string }>()('core', beginThreadSchema),
  /** Answers the id of what was done. `notFound`; `invalid`: the comment is another's, or the document may only be read. */
  'comments.act': entry<{ readonly id: string }>()('core', commentActSchema),
  'comments.see': entry<null>()('core', seeCommentsSchema),
  /** What was not seen, and where the person is called on, in all documents. */
  'comments.overview': entry<CommentsOverview>()('core', nothing),
  /** Who can be called on: everybody whose words this desk has read. */
  'comments.people': entry<readonly Callable[]>()('core', nothing),

  /** Documents that hold every term of the text, in whatever of its units. Empty where there is no letter in it. */
  'search.query': entry<SearchAnswer>()(
    'core',
    z.strictObject({
      text: z.string().max(100_000),
      limit: z.int().min(1).max(200),
      language: language.nullable(),
      kind: z.enum(DOCUMENT_KINDS).nullable(),
      bin: z.boolean(),
    }),
  ),

  /** How this desk stands with its hub; each change of it comes as `sync.changed`. */
  'sync.state': entry<SyncState>()('core', nothing),
  /** Sends and reads now, what was refused among it; answers how it ended. */
  'sync.now': entry<SyncState>()('core', syncNowSchema),
  /** A person was told that documents left this desk, or its bin. */
  'sync.noted': entry<null>()('core', nothing),
  /** `notFound` where there is no office to send to, or no such document; then none of them goes. */
  'sync.join': entry<SyncState>()('core', syncJoinSchema),

  /** Who else is in which document now; each change of it comes as `presence.changed`. */
  'presence.state': entry<PresenceState>()('core', nothing),
  'presence.tell': entry<null>()('core', presenceTellSchema),

  /** Gets what waits ready for a courier; `courierKeys` where the hub knows no keys of this desk. */
  'courier.make': entry<CourierWritten>()('core', parcelSchema),
  /** A part of what was made last. `notFound`; `diskError` where a picture in it cannot be read. */
  'courier.part': entry<CourierPart>()('core', courierPartSchema),
  /** The parts of a file, one after the other in any order. Of another desk's parcel: `noHub`, `hubRefused`. */
  'courier.add': entry<CourierAdded>()('core', courierAddSchema),
  /** Reads the receipt whose parts were added. */
  'courier.take': entry<CourierTaken>()('core', nothing),
  /** Has the hub take another desk's parcel whose parts were added. `noHub`, `hubRefused`. */
  'courier.forward': entry<CourierForwarded>()('core', nothing),
  /** A part of what it answered. `noHub`, `hubRefused`. */
  'courier.fetch': entry<CourierPart>()('core', courierFetchSchema),
  /** Asks where to and writes the parts there; null where the person cancelled. */
  'courier.write': entry<CourierSaved | null>()('main', parcelSchema),
  /** Asks which files and reads the receipt that they are; null where the person cancelled. */
  'courier.read': entry<CourierTaken | null>()('main', nothing),
  /** Asks which files, brings them to the hub, and asks where the receipt goes; null where the person chose none. */
  'courier.bring': entry<CourierBrought | null>()('main', nothing),

  /** Whether this desk has asked a hub by courier to be somebody's. */
  'enrolment.state': entry<EnrolmentState>()('core', nothing),
  /** Whose card this is, for a person to compare. */
  'enrolment.look': entry<CardLooked>()('core', cardSchema),
  /** Asks the hub of the card. `otherHub` where it is none that the desk follows; `noKeychain`. */
  'enrolment.ask': entry<EnrolmentAsked>()('core', cardSchema),
  /** Reads the answer whose parts were added. `noKeychain`. */
  'enrolment.take': entry<EnrolmentTaken>()('core', nothing),
  /** Asks which file the card is, and looks at it; null where the person cancelled. */
  'enrolment.card': entry<CardLooked | null>()('main', nothing),
  /** Asks where to and writes the request there; null where the person cancelled. */
  'enrolment.write': entry<EnrolmentSaved | null>()('main', cardSchema),
  /** Asks which files and reads the answer that they are; null where the person cancelled. */
  'enrolment.read': entry<EnrolmentTaken | null>()('main', nothing),

  'account.state': entry<AccountState>()('core', nothing),
  /** Who answers at this address, for a person to compare. `invalid`: neither https nor this computer; `noHub`. */
  'account.find': entry<HubShown>()('core', findHubSchema),
  /** Asks for a code and waits until somebody enters it; each step comes as `account.changed`. `otherHub`. */
  'account.begin': entry<AccountState>()('core', beginAccountSchema),
  'account.cancel': entry<AccountState>()('core', nothing),
  'account.unsent': entry<Unsent>()('core', nothing),
  /** The work stays on this computer, and what waits to be sent waits on. */
  'account.signOut': entry<AccountState>()('core', nothing),

  'keys.state': entry<SigningKeyState>()('core', nothing),
  /** `invalid` where a key stands that was enrolled, or nobody is signed in; `noKeychain`. The hub is asked to have it enrolled. */
  'keys.make': entry<SigningKeyState>()('core', makeKeySchema),
  /** `pinWrong`, `pinWait`, `noKeychain`. */
  'keys.changePin': entry<SigningKeyState>()('core', changeKeyPinSchema),

  /** How the document stands, and what the signed-in person may do about it. */
  'signoff.view': entry<SignoffView>()('core', aboutSignoffSchema),
  /** The ways that the person's offices submit such a document by; none where they submit none. */
  'signoff.routes': entry<readonly RouteChoice[]>()('core', aboutSignoffSchema),
  /** `signoffAlone`, `signoffNotSetUp`, `signoffRefused`; `pinWrong`, `pinWait`, `invalid` (`pin`) where it has to be given. */
  'signoff.submit': entry<SignoffView>()('core', submitSchema),
  /** The same, and `signoffOther` where the words are not those that were shown. */
  'signoff.act': entry<SignoffView>()('core', actSchema),

  'lock.state': entry<LockState>()('core', nothing),
  /** Of a desk that belongs to somebody on a hub: a forgotten PIN is put right by signing in. */
  'lock.setPin': entry<LockState>()('core', pinRequestSchema),
  'lock.removePin': entry<LockState>()('core', pinRequestSchema),
  'lock.setMinutes': entry<LockState>()('core', lockMinutesSchema),
  /** `invalid` where there is no PIN. */
  'lock.lock': entry<LockState>()('core', nothing),
  'lock.unlock': entry<LockState>()('core', pinRequestSchema),

  'records.read': entry<DeskRecord | null>()(
    'core',
    z.strictObject({ name: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,99}$/u) }),
  ),
  /** Refused with `invalid` where `baseVersion` is no longer the stored version (0: it must not exist yet). */
  'records.write': entry<DeskRecord>()(
    'core',
    z.strictObject({
      name: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,99}$/u),
      baseVersion: z.int().nonnegative(),
      fields: z.record(z.string().max(100), jsonValueSchema),
    }),
  ),

  /** What a person is told of records that offices share, until it is heard. */
  'records.notices': entry<readonly RecordNotice[]>()('core', nothing),
  /** Makes the entry what the notice wants, for everybody. */
  'records.takeBack': entry<null>()('core', recordNoticeSchema),
  /** What stands may stay so. */
  'records.hear': entry<null>()('core', recordNoticeSchema),

  /** How much is written with a type or a level of the instruments' data; nothing may be left without its form. */
  'instruments.uses': entry<InstrumentUses>()(
    'core',
    z.strictObject({ list: z.enum(['types', 'levels']), id: dataIdSchema }),
  ),

  'register.find': entry<RegisterFound>()('core', registerQuestionSchema),
  /** In the order of the ids; what is gone is left out. */
  'register.read': entry<readonly RegisteredEntry[]>()('core', registerIdsSchema),
  /** For each number, however it is written, the entries that bear it. */
  'register.lookup': entry<readonly (readonly RegisterKey[])[]>()('core', registerNumbersSchema),
  /** All of it or none; the answer, asked for in turn, brings back what was. `registerTwice`: one instrument twice. */
  'register.change': entry<RegisterChange>()('core', registerChangeSchema),
  /** Asks which file; null where the person cancelled. */
  'register.openCsv': entry<RegisterFile | null>()('main', nothing),

  /**
   * A picture or file of so many bytes is going to come. `diskFull` before the first piece where there is no room;
   * `invalid` (`uploads`) where too many come at once.
   */
  'media.begin': entry<{ readonly id: string }>()(
    'core',
    z.strictObject({ bytes: z.int().min(1).max(FILE_LIMIT), name: mediaName }),
  ),
  /** The next piece, in order; one that was taken already is harmless. `notFound`: core died, begin anew. */
  'media.append': entry<{ readonly received: number }>()(
    'core',
    z.strictObject({
      id: z.uuid(),
      offset: z.int().nonnegative(),
      data: z.instanceof(Uint8Array).refine((data) => data.byteLength > 0 && data.byteLength <= PIECE_LIMIT),
    }),
  ),
  /** Answers when the bytes are on disk under their hash. `mediaRefused` by content; `mediaTooLarge`. */
  'media.finish': entry<Media>()('core', upload),
  /** Forgets what came so far. */
  'media.cancel': entry<null>()('core', upload),
  /** Null where the bytes are not on this computer. */
  'media.describe': entry<Media | null>()('core', z.strictObject({ hash: hashSchema })),
  /** Whether the hub has it for a document of this desk, and it is on its way. */
  'media.isAwaited': entry<boolean>()('core', z.strictObject({ hash: hashSchema })),
  /** Asks where to and writes a copy there; answers its name, or null where the person cancelled. */
  'media.save': entry<{ readonly fileName: string } | null>()(
    'main',
    z.strictObject({ hash: hashSchema, name: mediaName }),
  ),

  /** Leaves the damaged file beside, puts the backup in its place and replays the journal over it. */
  'recovery.restore': entry<CoreState>()(
    'core',
    z.strictObject({ backup: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/u) }),
  ),
  'recovery.retry': entry<CoreState>()('core', nothing),

  'profiles.list': entry<readonly ProfileSummary[]>()('main', nothing),
  'profiles.create': entry<ProfileSummary>()('main', z.strictObject({ name: shortText.min(1) })),
  /** The person whose desk is open. */
  'profiles.rename': entry<null>()('main', z.strictObject({ name: shortText.min(1) })),
  /** Drains this profile, then opens the other one in the same windows. */
  'profiles.switch': entry<null>()('main', z.strictObject({ id: z.uuid() })),

  /** Asks which file and makes an article of it, or first asks about its text; null where the person cancelled. */
  'exchange.import': entry<ImportStep | null>()('main', nothing),
  /** The answer about text in fonts of before Unicode: now the article is made. Null where no file waits. */
  'exchange.importAs': entry<ImportReport | null>()(
    'main',
    z.strictObject({ token: z.uuid(), form: z.enum(['asFound', 'converted']) }),
  ),
  'exchange.file': entry<ExportedFile>()(
    'core',
    z.strictObject({ documentId: documentIdSchema, language, form: z.enum(CORE_FORMS) }),
  ),
  /** The table of a comparison as a Word document. */
  'exchange.comparison': entry<ExportedFile>()('core', comparisonSchema),

  /** Asks where to, prints, and answers the file's name, or null where the person cancelled. */
  'paper.pdf': entry<{ readonly fileName: string } | null>()('main', paper),
  /** Asks where to and writes a file of this form there; answers null where the person cancelled. */
  'paper.saveAs': entry<{ readonly fileName: string; readonly picturesLeft: number } | null>()(
    'main',
    z.strictObject({ documentId: documentIdSchema, language, form: z.enum(EXPORT_FORMS) }),
  ),
  'paper.print': entry<null>()('main', paper),
  /** The table of a comparison: printed, or as a file whose name is answered; null where the person cancelled. */
  'paper.comparison': entry<{ readonly fileName: string } | null>()(
    'main',
    comparisonSchema.extend({ form: z.enum(['print', 'pdf', 'docx']) }),
  ),
  'window.new': entry<null>()('main', z.strictObject({ documentId: documentIdSchema.nullable() })),
  /** Answers the event `drafting.flush`: everything typed in this window is on disk (`clean`), or cannot be for now. */
  'window.flushed': entry<null>()('main', z.strictObject({ clean: z.boolean() })),
  /** Titles and menus follow the interface's language. */
  'window.language': entry<null>()('main', z.strictObject({ language })),
  'window.theme': entry<null>()('main', z.strictObject({ theme: z.enum(['light', 'dark', 'system']) })),
  /** Everything in the window, in per cent of its first size. */
  'window.size': entry<null>()('main', z.strictObject({ percent: z.int().min(50).max(200) })),
  /** `test`: not Electron but the host that tests run on. */
  'window.host': entry<{ readonly test: boolean }>()('main', nothing),
  'link.open': entry<null>()('main', z.strictObject({ href: z.string().max(2000) })),
} as const;

export type Contract = typeof CONTRACT;
export type Channel = keyof Contract;
/** A request is only read: the page may hand over what it keeps. */
type Unchanged<T> = [JsonValue] extends [T]
  ? T
  : T extends Uint8Array
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Unchanged<T[K]> }
      : T;
export type Request<C extends Channel> = Unchanged<z.input<Contract[C]['request']>>;
export type Answer<C extends Channel> =
  NonNullable<Contract[C]['answer']> | (null extends Contract[C]['answer'] ? null : never);
export type CoreChannel = { [C in Channel]: Contract[C]['side'] extends 'core' ? C : never }[Channel];
export type MainChannel = Exclude<Channel, CoreChannel>;

/** What the other way brings. */
export interface Events {
  'core.state': CoreState;
  /** Somebody else than `session` changed the document (another window, a restore): read it again. */
  'document.changed': {
    readonly documentId: DocumentId;
    readonly session: string | null;
    readonly headRevision: RevisionId | null;
  };
  /** These were made, changed, binned, brought back or purged. */
  'documents.changed': { readonly ids: readonly DocumentId[] };
  'sync.changed': SyncState;
  'presence.changed': PresenceState;
  /** In these documents people say something else in comments, or the person has seen it. */
  'comments.changed': { readonly ids: readonly DocumentId[] };
  /** The bytes are on this computer now. */
  'media.arrived': { readonly hash: string };
  'account.changed': AccountState;
  'lock.changed': LockState;
  'keys.changed': SigningKeyState;
  /** Something was submitted or signed about these, here or elsewhere. */
  'signoff.changed': { readonly ids: readonly DocumentId[] };
  /** A record was written, by this window or another. */
  'records.changed': { readonly name: string };
  /** How many notices of shared records wait to be heard. */
  'records.noticed': { readonly count: number };
  'register.changed': null;
  /** Somebody's name was written or a person was added. */
  'profiles.changed': null;
  /** The search index is made anew; null: it is whole. */
  'search.progress': IndexingProgress | null;
  /** Flush what is not acknowledged: the machine goes to sleep, or the window closes. */
  'drafting.flush': null;
  /** A file was chosen and is being read; `exchange.import` answers when it has been. */
  'exchange.reading': { readonly fileName: string };
  command: { readonly command: Command };
}
export type EventName = keyof Events;

/** The lists that the preload bridge is made from hold every entry, and nothing else. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const LISTS_ARE_WHOLE: readonly [
  Same<Channel, (typeof CHANNELS)[number]>,
  Same<EventName, (typeof EVENT_NAMES)[number]>,
] = [true, true];

/** What the page sees as `window.sastra`. Every call answers a Result; it never throws for an expected failure. */
export interface Bridge {
  readonly call: { readonly [C in Channel]: (request: Request<C>) => Promise<Result<Answer<C>, Failure>> };
  /** Answers the function that stops listening. */
  readonly on: <E extends EventName>(event: E, listener: (value: Events[E]) => void) => () => void;
}
