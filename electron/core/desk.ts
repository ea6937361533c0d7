/** A profile whose database is open: what the contract's entries do with it. */
import { listEntries } from '../../shared/document/article-fields.ts';
import { branded } from '../../shared/document/brand.ts';
import { createIds } from '../../shared/document/ids.ts';
import { isSharedName } from '../../shared/sync/shared-records.ts';
import type { DeviceId, DocumentId, Hash, DocumentKind, PersonId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Answer, CoreChannel, EventName, Events } from '../../shared/ipc/contract.ts';
import type { Parsed } from '../../shared/ipc/parse.ts';
import type {
  DocumentSummary,
  OpenDocument,
  Person,
  PersonName,
  RevisionSummary,
} from '../../shared/ipc/types.ts';
import { MEDIA_RECORD } from '../../shared/ipc/record-names.ts';
import { mediaSettingsSchema } from '../../shared/ipc/sync.ts';
import type { Media } from '../../shared/media/media.ts';
import { openCommentActs } from './comments/acts.ts';
import { createComments } from './comments/comments.ts';
import { createAccount, type Account } from './account/account.ts';
import { accountFile } from './account/account-file.ts';
import { createLock, type Lock } from './account/lock.ts';
import { openActs } from './amending/acts.ts';
import { createAmending } from './amending/amending.ts';
import { createCourier } from './courier/courier.ts';
import { createEnrolling, enrolmentFile } from './courier/enrolling.ts';
import { keysFile } from './courier/keys.ts';
import { openParcels } from './courier/parcels.ts';
import type { Database } from './db/database.ts';
import { Refusal } from './db/failures.ts';
import { createAutosave } from './drafting/autosave.ts';
import { createHistory } from './history/history.ts';
import { openRevisions } from './history/revisions.ts';
import { arrange } from './library/arrange.ts';
import { keyFile } from './keys/key-file.ts';
import { createKeys } from './keys/keys.ts';
import { branchesIn } from './merging/branches.ts';
import { createMerging } from './merging/merging.ts';
import { openJournal } from './journal/journal.ts';
import { framesAfter } from './journal/replay.ts';
import type { Log } from './log/log.ts';
import type { ExportPorts } from './exchange/export.ts';
import { openMediaFolder } from './media/folder.ts';
import { openPartials } from './media/partial.ts';
import { openMediaTable } from './media/table.ts';
import { createUploads } from './media/uploads.ts';
import type { CorePorts } from './ports.ts';
import { watchPlace } from './profile/in-place.ts';
import type { Layout } from './profile/layout.ts';
import { planRegisterChange } from './register/change.ts';
import { officeData } from './instrument-data.ts';
import { openInstrumentUses } from './library/instrument-uses.ts';
import { openRegisterFinder } from './register/find.ts';
import { openRegisterTable } from './register/table.ts';
import { openSearch } from './search/search.ts';
import { openSaid } from './signoff/said.ts';
import { createSignoff } from './signoff/signoff.ts';
import { touchedBy } from './signoff/touched.ts';
import { createApply } from './store/apply.ts';
import { openDocuments } from './store/documents.ts';
import type { Entry } from './store/entries.ts';
import { openPositions } from './store/positions.ts';
import { openRecords } from './store/records.ts';
import { openSummaries } from './store/summaries.ts';
import { createWriter, type Writer } from './store/writer.ts';
import { openWanted } from './sync/media/wanted.ts';
import { createDeskRecords, openRecordStores } from './sync/records/desk-records.ts';
import { openBinOps } from './sync/bin-ops.ts';
import { createBinning } from './sync/binning.ts';
import { openHomes } from './sync/homes.ts';
import { openOps } from './sync/ops.ts';
import { openPeople } from './sync/people.ts';
import { openStands } from './sync/stands.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { isSigned } from './sync/verify.ts';

/** The entries that need an open database: all of core's but those about its own state. */
export type DeskChannel = Exclude<CoreChannel, 'core.state' | 'recovery.restore' | 'recovery.retry'>;

export type Handler<C extends CoreChannel> = (
  request: Parsed<C>,
) => Result<Answer<C>, Failure> | Promise<Result<Answer<C>, Failure>>;

export interface Desk {
  readonly database: Database;
  readonly person: Person;
  readonly device: DeviceId;
  /** True where the journal, replayed on opening, had lost frames. */
  readonly journalGaps: boolean;
  readonly handlers: { readonly [C in DeskChannel]: Handler<C> };
  /** The last journal frame that is in the database. */
  readonly frame: () => number;
  /** Writes what waits in memory. */
  readonly flush: () => Result<null, Failure>;
  /** Takes away for good what was put into the bin at or before that time. */
  readonly purgeBin: (binnedBefore: number) => void;
  readonly sync: Sync;
  readonly account: Account;
  readonly lock: Lock;
  readonly close: () => void;
}

export interface DeskPorts {
  readonly emit: <E extends EventName>(event: E, value: Events[E]) => void;
  /** Null: the disk takes words again. */
  readonly onDisk: (failure: Failure | null) => void;
  /** The lock was shut or opened. */
  readonly onLock: () => void;
  /** SQLite found the file damaged. */
  readonly onDamage: (failure: Failure) => void;
  readonly log: Log;
}

type EditEntry = Extract<Entry, { readonly kind: 'edit' }>;

/** An editor that has not written for so many frames is not open any more: weeks of steady work. */
const REMEMBERED_FRAMES = 100_000;

interface DeskRow {
  readonly person_id: PersonId;
  readonly person_name: string;
  readonly device_id: DeviceId;
  readonly frame: number;
}

/** An account's id, as statements name people. */
const personOf = (account: string | null): PersonId | null => (account === null ? null : branded(account));

/** Replays what the journal has and the database has not. Throws what failureOf() reads. */
export function openDesk(ports: CorePorts, layout: Layout, database: Database, to: DeskPorts): Desk {
  const { clock } = ports;
  const row = database.prepare<DeskRow>('SELECT person_id, person_name, device_id, frame FROM desk').get();
  if (row === undefined) throw new Refusal({ code: 'damaged', detail: 'desk' });

  const documents = openDocuments(database);
  const revisions = openRevisions(database, documents);
  const records = openRecords(database);
  const positions = openPositions(database);
  const summaries = openSummaries(database);
  const mediaTable = openMediaTable(database);
  const register = openRegisterTable(database);
  const findInRegister = openRegisterFinder(database, register);
  const countUses = openInstrumentUses(database);
  const homes = openHomes(database);
  const ops = openOps(database);
  const people = openPeople(database);
  const bins = openBinOps(database, ops);
  const commentActs = openCommentActs(database);
  const recordStores = openRecordStores(database, homes, register);
  const { apply, replayKept } = createApply(database, {
    bins,
    comments: commentActs,
    documents,
    homes,
    ops,
    people,
    revisions,
    summaries,
    media: mediaTable,
    register,
    ...recordStores,
  });

  const replay = framesAfter(layout.journal, row.frame);
  database.transaction(() => {
    for (const { number, change } of replay.frames) apply(number, change);
    summaries.bringUpToDate();
    register.bringUpToDate();
    replayKept(row.frame, clock.now());
    positions.forgetBefore(row.frame - REMEMBERED_FRAMES);
  });
  const journal = openJournal(layout.journal, clock);
  const writer = createWriter({
    database,
    journal,
    clock,
    apply,
    frame: replay.frames.at(-1)?.number ?? row.frame,
  });
  const ids = createIds({ now: clock.now, random: ports.random });
  const binning = createBinning({ homes, documents, ids, changed: (some) => changed(some) });
  const inPlace = watchPlace(layout.database);
  const write: Writer['write'] = (asked) => {
    const place = inPlace();
    if (!place.ok) return place;
    // What is typed later than the bin would take the document out of it again.
    for (const entry of asked)
      if (entry.kind === 'bin' && homes.home(entry.documentId) !== null)
        history.checkpoint(entry.documentId, { automatic: true, note: '' });
    const entries = deskRecords.told(binning.told(asked));
    const told = binning.watch(entries);
    const written = writer.write(entries);
    if (written.ok) {
      told();
      deskRecords.written();
      const said = touchedBy(entries);
      if (said.length > 0) to.emit('signoff.changed', { ids: said });
      if (said.some(saidOf.lacksDirectory)) void keys.bringUp();
      const spoken = comments.touched(entries);
      if (spoken.length > 0) to.emit('comments.changed', { ids: spoken });
    }
    if (written.ok && entries.length > asked.length) sync.poke();
    if (!written.ok && written.error.code === 'damaged') to.onDamage(written.error);
    // Where the desk's settings are all that was written, nobody is at work yet.
    if (written.ok && entries.some((entry) => entry.kind !== 'record' || isSharedName(entry.name)))
      search.poke();
    if (
      written.ok &&
      entries.some(({ kind }) => kind === 'revision' || kind === 'merge' || kind === 'comment')
    )
      sync.poke();
    return written;
  };
  const deskRecords = createDeskRecords({
    ...recordStores,
    ids,
    write: (entries) => write(entries),
    onChanged(name) {
      if (name === null) to.emit('register.changed', null);
      else to.emit('records.changed', { name });
    },
    onNotices: (count) => to.emit('records.noticed', { count }),
  });
  const search = openSearch({
    file: layout.search,
    database,
    clock,
    log: to.log,
    desk: row.device_id,
    frame: writer.frame,
    summary: documents.summary,
    onProgress: (progress) => to.emit('search.progress', progress),
  });
  const author = { author: row.person_id, device: row.device_id };

  /** Tells who has it open; `session` has typed it, and knows it. */
  const edited = (documentId: DocumentId, session: string | null = null): void =>
    to.emit('document.changed', { documentId, session, headRevision: documents.headRevision(documentId) });

  const changed = (documentIds: readonly DocumentId[]): void => {
    for (const documentId of documentIds) edited(documentId);
    to.emit('documents.changed', { ids: documentIds });
  };

  const autosave = createAutosave({
    clock,
    write,
    position: positions.read,
    onDisk: to.onDisk,
    onWritten(changed) {
      for (const { documentId } of changed) sync.typed(documentId);
      for (const { documentId, session } of changed) edited(documentId, session);
      to.emit('documents.changed', { ids: changed.map(({ documentId }) => documentId) });
    },
  });

  /** What is read must not be older than what is in memory; other documents need not wait for a disk that refuses. */
  const settled = (documentId: DocumentId): Result<DocumentSummary, Failure> => {
    const flushed = autosave.flush();
    if (!flushed.ok && autosave.holds(documentId)) return flushed;
    const summary = documents.summary(documentId);
    return summary === null ? fail({ code: 'notFound' }) : ok(summary);
  };

  const open = (documentId: DocumentId): Result<OpenDocument, Failure> => {
    const found = settled(documentId);
    if (!found.ok) return found;
    return ok(documents.open(documentId));
  };

  /** A question about one document, answered as it is behind what was typed a moment ago. */
  const about =
    <Q extends { readonly documentId: DocumentId }, A>(
      answer: (document: DocumentSummary, question: Q) => Result<A, Failure>,
    ) =>
    (question: Q): Result<A, Failure> => {
      const found = settled(question.documentId);
      return found.ok ? answer(found.value, question) : found;
    };

  const history = createHistory({
    documents,
    revisions,
    write,
    ids,
    author,
    changed: (documentId) => changed([documentId]),
  });

  const comments = createComments({
    acts: commentActs,
    documents,
    revisions,
    history,
    homes,
    write: (entries) => write(entries),
    ids,
    naming: {
      me: () => kept.read()?.me.person.id ?? null,
      myName: () => ({ km: row.person_name, en: row.person_name }),
      nameOf: (person) => people.nameOf(person),
    },
    known: people.all,
  });

  const branches = branchesIn(revisions, documents.headRevision);
  const media = openMediaFolder(layout.media, mediaTable);
  const wanted = openWanted(database);
  const keepMedia = (found: Media): Result<Media, Failure> => {
    const written = write([{ kind: 'media', media: found }]);
    return written.ok ? ok(found) : written;
  };

  const mediaTravel = {
    wanted,
    folder: media,
    partials: openPartials(layout.media, media, wanted.isToFetch),
    freeBytes: () => ports.disk.freeBytes(layout.folder),
    settings: () => mediaSettingsSchema.parse(records.read(MEDIA_RECORD)?.fields ?? {}),
    keep(found: Media): Result<null, Failure> {
      const stored = keepMedia(found);
      return stored.ok ? ok(null) : stored;
    },
    arrived: (hash: Hash) => to.emit('media.arrived', { hash }),
  };

  const kept = accountFile(layout.account);
  const sync: Sync = createSync({
    ports,
    homes,
    ops,
    stands: openStands(database, recordStores.sharedEntries, commentActs),
    bins,
    binning,
    documents,
    revisions,
    branches,
    history,
    write,
    tellUntold: deskRecords.tellUntold,
    settle: autosave.flush,
    ids,
    author,
    changed,
    media: mediaTravel,
    onState: (state) => to.emit('sync.changed', state),
    onNews: (news) => keys.hear(news),
    presence: {
      device: row.device_id,
      person: () => kept.read()?.me.person.id ?? null,
      isAway: () => lock.isLocked(),
      onState: (state) => to.emit('presence.changed', state),
    },
  });

  const lock: Lock = createLock({
    file: kept,
    clock,
    random: ports.random,
    onState: (state) => to.emit('lock.changed', state),
    onShut() {
      to.onLock();
      keys.forget();
      sync.presence.look();
    },
  });
  const courierKeys = keysFile(layout.courier);
  const keys = createKeys({
    file: keyFile(layout.signing),
    vault: ports.vault,
    clock,
    random: ports.random,
    person: () => kept.read()?.me.person.id ?? null,
    database,
    device: row.device_id,
    hub: homes.hub,
    openLine: (address) => ports.openAccountLine({ address, clock }),
    onState: (state) => to.emit('keys.changed', state),
  });
  const saidOf = openSaid({ database, directory: keys.directory, verify: isSigned });
  const signoff = createSignoff({
    said: saidOf,
    keys,
    homes,
    documents,
    revisions,
    history,
    sources: {
      list: (name) => listEntries(records.read(name)?.fields),
      data: () => officeData(records.read),
      register: register.read,
    },
    person: () => personOf(kept.read()?.me.person.id ?? null),
    writerOf: (revision) => personOf(people.writerOf(revision)),
    nameOf: people.nameOf,
    write,
    ids,
    clock,
    random: ports.random,
  });
  const courier = createCourier({
    file: courierKeys,
    vault: ports.vault,
    openLine: (address) => ports.openAccountLine({ address, clock }),
    device: row.device_id,
    version: ports.program.version,
    homes,
    ops,
    parcels: openParcels(database),
    revisions,
    write,
    sync,
    media: mediaTravel,
    incoming: media,
    ids,
    async onRevoked() {
      await account.signOut();
    },
  });
  const account = createAccount({
    file: kept,
    openLine: (address) => ports.openAccountLine({ address, clock }),
    vault: ports.vault,
    clock,
    device: row.device_id,
    desk: ports.program,
    sync: {
      ...sync,
      signIn(token) {
        sync.signIn(token);
        void courier.signedIn(token);
        void keys.signedIn(token);
      },
    },
    unsent: ops.unsentDocuments,
    onState: (state) => to.emit('account.changed', state),
    onSignedIn: lock.forget,
  });
  void account.start();
  const enrolling = createEnrolling({
    file: enrolmentFile(layout.enrolment),
    keys: courierKeys,
    vault: ports.vault,
    clock,
    device: row.device_id,
    desk: ports.program,
    homes,
    sync,
    account,
    media: mediaTravel,
    incoming: media,
    ids,
  });

  /** One's own name is known without any hub. */
  const whoMade = ({ id, author: person }: RevisionSummary): PersonName | null =>
    person === row.person_id ? { km: row.person_name, en: row.person_name } : people.whoMade(id);

  const merging = createMerging({
    branches,
    documents,
    revisions,
    history,
    record: records.read,
    write,
    ids,
    author,
    whoMade,
    data: () => officeData(records.read),
    changed: (documentId) => changed([documentId]),
  });

  const create = (
    documentKind: DocumentKind,
    edits: readonly Pick<EditEntry, 'units' | 'fields'>[],
  ): Result<OpenDocument, Failure> => {
    const documentId = ids.next<DocumentId>();
    const written = write([
      { kind: 'create', documentId, documentKind },
      ...edits.map((edit): EditEntry => ({ kind: 'edit', documentId, ...edit, positions: [] })),
    ]);
    if (!written.ok) return written;
    to.emit('documents.changed', { ids: [documentId] });
    return open(documentId);
  };

  const exportPorts: ExportPorts = {
    readMedia: media.read,
    readRecord: records.read,
    readRegister: register.read,
  };
  const uploads = createUploads({
    folder: media,
    clock,
    freeBytes: () => ports.disk.freeBytes(layout.folder),
    nextId: () => ids.next<string>(),
    keep: keepMedia,
  });

  const amending = createAmending({
    acts: openActs(database, documents),
    documents,
    revisions,
    history,
    register,
    write,
    ids,
    author,
    data: () => officeData(records.read),
  });

  /** Into the bin or out of it; where it is there already, nothing happens. */
  const move = (documentId: DocumentId, kind: 'bin' | 'unbin'): Result<DocumentSummary, Failure> => {
    const found = settled(documentId);
    if (!found.ok) return found;
    if ((found.value.binnedAt === null) === (kind === 'unbin')) return found;
    const written = write([{ kind, documentId }]);
    if (!written.ok) return written;
    to.emit('documents.changed', { ids: [documentId] });
    return settled(documentId);
  };

  const handlers: Desk['handlers'] = {
    'documents.list': ({ bin, after, most }) => ok(documents.list(bin, after ?? null, most)),
    'documents.summaries': ({ ids: asked }) => ok(asked.flatMap((id) => documents.summary(id) ?? [])),
    'documents.create': ({ kind }) => create(kind, []),
    'documents.createFrom': ({ kind, units, fields }) =>
      create(kind, [
        { units: units.map(({ language, unit }) => ({ language, uid: unit.uid, unit })), fields },
      ]),
    'documents.open': ({ documentId }) => open(documentId),
    'documents.bin': ({ documentId }) => move(documentId, 'bin'),
    'documents.restore': ({ documentId }) => move(documentId, 'unbin'),
    'documents.arrange': ({ arrangements }) => {
      const flushed = autosave.flush();
      if (!flushed.ok) return flushed;
      const arranged = arrange(documents, arrangements);
      const { entries, undo } = arranged;
      if (entries.length === 0) return ok([]);
      const written = write(entries);
      if (!written.ok) return written;
      for (const documentId of arranged.edited) edited(documentId);
      to.emit('documents.changed', { ids: arrangements.map(({ documentId }) => documentId) });
      return ok(undo);
    },

    'drafting.edit': (edit) => {
      if (documents.summary(edit.documentId) === null) return fail({ code: 'notFound' });
      if (edit.units.some(({ uid, unit }) => unit !== null && unit.uid !== uid))
        return fail({ code: 'invalid', detail: 'uid' });
      const [first, ...more] = edit.units;
      if (first !== undefined) sync.presence.typed(edit.session, more.length === 0 ? first.uid : null);
      return autosave.edit(edit);
    },
    'drafting.checkpoint': about(({ id }, { automatic, note }) =>
      history.checkpoint(id, { automatic, note }),
    ),

    'history.list': about(({ id }) =>
      ok(
        revisions.list(id).map((revision) =>
          Object.assign(revision, {
            isOwn: revision.author === row.person_id,
            name: whoMade(revision),
          }),
        ),
      ),
    ),
    'history.read': about((document, { revisionId }) => history.read(document, revisionId)),
    'history.body': about(({ id }, { hash }) => revisions.body(id, hash)),
    'history.restore': about((document, { revisionId }) => {
      const restored = history.restore(document, revisionId);
      return restored.ok ? open(document.id) : restored;
    }),

    'amending.begin': about((document, request) => {
      const begun = amending.begin(document, request);
      if (!begun.ok) return begun;
      to.emit('documents.changed', { ids: [begun.value.amending, begun.value.copy] });
      if (request.entry !== null) to.emit('register.changed', null);
      return begun;
    }),
    'amending.acts': about(({ id }) => ok(amending.acts(id))),
    'amending.asOf': about((document, { day }) => amending.asOf(document, day)),
    'amending.keep': about((document, request) => {
      const kept = amending.kept(document, request);
      return kept.ok ? create('instrument', [kept.value]) : kept;
    }),

    'merging.branches': about(({ id }) => ok(merging.branches(id))),
    'merging.read': about((document) => merging.read(document)),
    'merging.decide': about((document, { conflict, decision }) =>
      merging.decide(document, conflict, decision),
    ),
    'merging.finish': about((document) => merging.finish(document)),
    'merging.joined': about(({ id }) => ok(merging.joined(id))),
    'merging.hear': about(({ id }, { revisionId }) => merging.hear(id, revisionId)),

    'comments.read': ({ documentId }) => ok(comments.read(documentId)),
    'comments.begin': about((document, asked) => comments.begin(document, asked)),
    'comments.act': about((document, { does }) => comments.act(document, does)),
    'comments.see': ({ documentId, comments: seen }) => comments.see(documentId, seen),
    'comments.overview': () => ok(comments.overview()),
    'comments.people': () => ok(comments.callable()),

    'media.begin': (request) => uploads.begin(request),
    'media.append': (request) => uploads.append(request),
    'media.finish': ({ id }) => uploads.finish(id),
    'media.cancel': async ({ id }) => {
      await uploads.cancel(id);
      return ok(null);
    },
    'exchange.file': async ({ documentId, language, form }) => {
      const document = open(documentId);
      if (!document.ok) return document;
      // Only whoever exports pays for what writes the files.
      const { exportFile } = await import('./exchange/export.ts');
      return exportFile(document.value, language, form, exportPorts);
    },
    'exchange.comparison': async (request) => {
      const [before, after] = [request.before, request.after].map(
        ({ documentId, revisionId, day }): Result<OpenDocument, Failure> => {
          if (revisionId === null && day === undefined) return open(documentId);
          const found = settled(documentId);
          if (!found.ok) return found;
          if (revisionId !== null) return history.read(found.value, revisionId);
          const text = amending.asOf(found.value, day ?? '');
          return text.ok ? ok(text.value.document) : text;
        },
      );
      if (before?.ok !== true) return before ?? fail({ code: 'notFound' });
      if (after?.ok !== true) return after ?? fail({ code: 'notFound' });
      const { exportComparison } = await import('./exchange/export-comparison.ts');
      return ok(await exportComparison(before.value, after.value, request, exportPorts));
    },
    'media.describe': async ({ hash }) => ok(await media.describe(hash)),
    'media.isAwaited': ({ hash }) => ok(wanted.isToFetch(hash)),

    'instruments.uses': ({ list, id }) => ok(countUses(list, id)),

    'register.find': (question) => ok(findInRegister(question)),
    'register.read': ({ ids: asked }) => ok(register.read(asked)),
    'register.lookup': ({ numbers }) => ok(numbers.map(register.byNumber)),
    'register.change': (asked) => {
      const planned = planRegisterChange(register, asked);
      if (!planned.ok) return planned;
      const { change, undo } = planned.value;
      if (change.puts.length + change.removes.length === 0) return ok(undo);
      const written = write([{ kind: 'register', ...change }]);
      if (!written.ok) return written;
      to.emit('register.changed', null);
      return ok(undo);
    },

    'search.query': (asked) => search.query(asked),

    'sync.state': () => ok(sync.state()),
    'sync.now': async ({ allowEmptying }) => {
      await sync.now({ allowEmptying, offerAgain: true });
      return ok(sync.state());
    },
    'sync.noted': () => {
      sync.noted();
      return ok(null);
    },
    'sync.join': ({ documentIds }) => {
      const flushed = autosave.flush();
      if (!flushed.ok) return flushed;
      const joined = sync.join(documentIds);
      return joined.ok ? ok(sync.state()) : joined;
    },

    'presence.state': () => ok(sync.presence.state()),
    'presence.tell': (told) => {
      sync.presence.tell(told);
      return ok(null);
    },

    'courier.make': (asked) => courier.make(asked),
    'courier.part': ({ part }) => courier.part(part),
    'courier.add': ({ purpose, ...asked }) =>
      purpose === 'enrol' ? enrolling.add(asked) : courier.add({ purpose, ...asked }),
    'courier.take': () => courier.take(),
    'courier.forward': () => courier.forward(),
    'courier.fetch': ({ part }) => courier.fetch(part),

    'enrolment.state': () => ok(enrolling.state()),
    'enrolment.look': ({ card }) => enrolling.look(card),
    'enrolment.ask': ({ card }) => enrolling.ask(card),
    'enrolment.take': () => enrolling.take(),

    'account.state': () => ok(account.state()),
    'account.find': ({ address }) => account.find(address),
    'account.begin': (hub) => account.begin(hub),
    'account.cancel': () => ok(account.cancel()),
    'account.unsent': () => ok(account.unsent()),
    'account.signOut': () => account.signOut(),

    'keys.state': () => ok(keys.state()),
    'keys.make': ({ pin }) => keys.make(pin),
    'keys.changePin': ({ pin, next }) => keys.changePin(pin, next),

    'signoff.view': about(({ id }) => ok(signoff.view(id))),
    'signoff.routes': about(({ id }) => ok(signoff.routes(id))),
    'signoff.submit'(asked) {
      const found = settled(asked.documentId);
      return found.ok ? signoff.submit(asked) : found;
    },
    'signoff.act': (asked) => signoff.act(asked),

    'lock.state': () => ok(lock.state()),
    'lock.setPin': ({ pin }) => lock.setPin(pin),
    'lock.removePin': ({ pin }) => lock.removePin(pin),
    'lock.setMinutes': ({ minutes }) => lock.setMinutes(minutes),
    'lock.lock': () => {
      const flushed = autosave.flush();
      return flushed.ok ? lock.lock() : flushed;
    },
    'lock.unlock': ({ pin }) => lock.unlock(pin),

    'records.read': ({ name }) => ok(records.read(name)),
    'records.write': ({ name, baseVersion, fields }) => {
      const version = records.read(name)?.version ?? 0;
      if (version !== baseVersion) return fail({ code: 'invalid', detail: 'baseVersion' });
      const written = write([{ kind: 'record', name, version: version + 1, fields }]);
      if (!written.ok) return written;
      to.emit('records.changed', { name });
      if (name === MEDIA_RECORD) sync.media.poke();
      return ok(records.read(name) ?? { name, version: version + 1, fields });
    },
    'records.notices': () => ok(deskRecords.notices()),
    'records.takeBack': ({ id }) => deskRecords.takeBack(id),
    'records.hear': ({ id }) => deskRecords.hear(id),
  };

  // Where the disk refuses it now, the next round tries again.
  sync.resume();

  return {
    database,
    person: { id: row.person_id, name: row.person_name },
    device: row.device_id,
    journalGaps: replay.gaps,
    handlers,
    frame: writer.frame,
    flush: autosave.flush,
    purgeBin(binnedBefore) {
      const old = documents.binnedBefore(binnedBefore);
      if (old.length === 0) return;
      const written = write(old.map((documentId) => ({ kind: 'purge', documentId })));
      if (written.ok) to.emit('documents.changed', { ids: old });
    },
    sync,
    account,
    lock,
    close() {
      account.stop();
      keys.stop();
      void sync.stop();
      autosave.stop();
      uploads.stop();
      journal.close();
      search.close();
      database.close();
    },
  };
}
