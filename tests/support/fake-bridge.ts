/**
 * A desk in memory behind the page's bridge: for tests of the page without Electron, core or disk. It answers as core
 * does (state, not steps), keeps what it was asked, and fails when told to.
 */
import { branded } from '../../shared/document/brand.ts';
import { bodyHash, bodyOf, contentRoots } from '../../shared/document/hash.ts';
import { createIds } from '../../shared/document/ids.ts';
import { hasWords, listedFields } from '../../shared/document/listed.ts';
import type {
  DocumentId,
  DocumentKind,
  JsonValue,
  Language,
  PersonId,
  RevisionId,
  Unit,
  UnitBody,
} from '../../shared/document/model.ts';
import { inOrder, treeOf } from '../../shared/document/tree.ts';
import type { Failure, FailureCode } from '../../shared/errors/failure.ts';
import { assertNever, fail, ok, type Result } from '../../shared/errors/result.ts';
import { readCsv } from '../../shared/exchange/csv.ts';
import { divisionLevel } from '../../shared/instrument/counting.ts';
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import type { Media } from '../../shared/media/media.ts';
import type { Answer, Bridge, Channel, EventName, Events, Request } from '../../shared/ipc/contract.ts';
import type { AccountState, LockState } from '../../shared/ipc/account.ts';
import type { EnrolmentState } from '../../shared/ipc/enrolment.ts';
import { parseRequest } from '../../shared/ipc/parse.ts';
import type { PresenceState } from '../../shared/ipc/presence.ts';
import type { RegisterChange } from '../../shared/ipc/register.ts';
import type { RecordNotice } from '../../shared/ipc/record-notices.ts';
import type { SyncState } from '../../shared/ipc/sync.ts';
import type {
  Arrangement,
  ArrangementAct,
  CoreState,
  DeskRecord,
  DocumentSummary,
  FieldEdit,
  OpenDocument,
  ProfileSummary,
  RevisionSummary,
  UnitEdit,
} from '../../shared/ipc/types.ts';
import { madeSummary } from './fake-documents.ts';
import { ASKED, fakeAccount, HUB, UNLOCKED } from './fake-account.ts';
import { ME } from './me.ts';
import { fakeSigningKey, NO_KEY } from './fake-signing-key.ts';
import { NOTHING_SUBMITTED, notSetUp } from './fake-signoff.ts';
import type { SigningKeyState } from '../../shared/ipc/signing-key.ts';
import { fakeAmending } from './fake-amending.ts';
import { fakeComments, type FakeSaid } from './fake-comments.ts';
import { fakeMerging, type OtherLine } from './fake-merging.ts';
import { fakeRegister } from './fake-register.ts';
import { questionOf } from './register.ts';
import { fakeSearch } from './fake-search.ts';

interface Kept {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly createdAt: number;
  pinned: boolean;
  changedAt: number;
  binnedAt: number | null;
  fields: Record<string, JsonValue>;
  units: Record<Language, Map<string, Unit>>;
  /** Newest first. */
  readonly revisions: { readonly summary: RevisionSummary; readonly state: OpenDocument }[];
}

export interface FakeDeskOptions {
  readonly now?: () => number;
  readonly state?: CoreState;
  readonly documents?: readonly OpenDocument[];
  readonly profiles?: readonly ProfileSummary[];
  readonly records?: readonly DeskRecord[];
  /** What was said in comments. */
  readonly comments?: FakeSaid;
  /** What a person is told of records that offices share. */
  readonly notices?: readonly RecordNotice[];
  readonly register?: readonly RegisterEntry[];
  /** What others wrote in the same documents meanwhile. */
  readonly others?: readonly OtherLine[];
  /** Whose desk it is; nobody's unless it is said. */
  readonly account?: AccountState;
  readonly enrolment?: EnrolmentState;
  readonly lock?: LockState;
  readonly signingKey?: SigningKeyState;
  /** What waits to be sent. */
  readonly unsent?: readonly DocumentId[];
  /** The table that a person chooses. */
  readonly csv?: string;
  /** How the desk stands with its hub; without it, it has none. */
  readonly sync?: SyncState;
  /** Who else is in which document. */
  readonly presence?: PresenceState;
  /** From the first moment, as `failing` says later. */
  readonly failing?: Channel;
}

export interface FakeDesk {
  readonly bridge: Bridge;
  /** Every call so far, oldest first. */
  readonly calls: readonly { readonly channel: Channel; readonly request: unknown }[];
  readonly emit: <E extends EventName>(event: E, value: Events[E]) => void;
  /** From now on this channel answers this failure; null: it works again. */
  readonly failing: (channel: Channel, code: FailureCode | null) => void;
  /** Keeps the answers of this channel back until the function that it answers is called. */
  readonly holding: (channel: Channel) => () => void;
  readonly setState: (state: CoreState) => void;
}

const PERSON = branded<PersonId>('01930000-0000-7000-8000-00000000aaaa');

export const READY: Extract<CoreState, { kind: 'ready' }> = {
  kind: 'ready',
  person: { id: PERSON, name: 'សុខ ចាន់ណា' },
  device: branded('01930000-0000-7000-8000-00000000bbbb'),
  warnings: [],
};

/** What every upload turns out to be: its hash says how many bytes it had. */
const pictureOf = (bytes: number): Media => ({
  kind: 'picture',
  hash: branded(String(bytes).padStart(64, '0')),
  bytes,
  mime: 'image/png',
  width: 4,
  height: 3,
});

/** Of a document that is made whole. */
function unitsIn(edits: readonly UnitEdit[]): OpenDocument['units'] {
  const of = (language: Language): readonly Unit[] =>
    edits.flatMap((edit) => (edit.language === language && edit.unit !== null ? [edit.unit] : []));
  return { km: of('km'), en: of('en') };
}

type Handlers = { readonly [C in Channel]: (request: Request<C>) => Result<Answer<C>, Failure> };

export function createFakeDesk(options: FakeDeskOptions = {}): FakeDesk {
  const now = options.now ?? Date.now;
  const ids = createIds({ now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });
  const documents = new Map<DocumentId, Kept>();
  const records = new Map((options.records ?? []).map((record) => [record.name, record]));
  let notices = options.notices ?? [];
  const register = fakeRegister(options.register ?? []);
  const profiles = [...(options.profiles ?? [{ id: PERSON, name: 'សុខ ចាន់ណា', current: true }])];
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  const failures = new Map<Channel, Failure>(
    options.failing === undefined ? [] : [[options.failing, { code: 'coreGone' }]],
  );
  const held = new Map<Channel, PromiseWithResolvers<void>>();
  const uploads = new Map<string, { readonly bytes: number; received: number }>();
  const calls: { readonly channel: Channel; readonly request: unknown }[] = [];
  let state: CoreState = options.state ?? READY;

  const emit = <E extends EventName>(event: E, value: Events[E]): void => {
    for (const listener of listeners.get(event) ?? []) listener(value as never);
  };
  const endNotice = (id: string): Result<null, Failure> => {
    notices = notices.filter((notice) => notice.id !== id);
    emit('records.noticed', { count: notices.length });
    return ok(null);
  };
  const setState = (next: CoreState): CoreState => {
    state = next;
    emit('core.state', next);
    return next;
  };

  const summaryOf = (kept: Kept): DocumentSummary => ({
    id: kept.id,
    kind: kept.kind,
    state: 'draft',
    ...listedFields(kept.fields),
    written: { km: hasWords(kept.units.km.values()), en: hasWords(kept.units.en.values()) },
    pinned: kept.pinned,
    changedAt: kept.changedAt,
    // Its clock never goes back.
    changedFrame: kept.changedAt,
    createdAt: kept.createdAt,
    binnedAt: kept.binnedAt,
  });
  const stateOf = (kept: Kept): OpenDocument => ({
    summary: summaryOf(kept),
    metadata: { ...kept.fields },
    units: { km: inOrder(treeOf(kept.units.km.values())), en: inOrder(treeOf(kept.units.en.values())) },
    headRevision: kept.revisions[0]?.summary.id ?? null,
  });
  const keep = (document: OpenDocument): Kept => {
    const kept: Kept = {
      id: document.summary.id,
      kind: document.summary.kind,
      pinned: document.summary.pinned,
      createdAt: document.summary.createdAt,
      changedAt: document.summary.changedAt,
      binnedAt: document.summary.binnedAt,
      fields: {
        'title.km': document.summary.title.km,
        'title.en': document.summary.title.en,
        ...document.metadata,
      },
      units: {
        km: new Map(document.units.km.map((unit) => [unit.uid, unit])),
        en: new Map(document.units.en.map((unit) => [unit.uid, unit])),
      },
      revisions: [],
    };
    documents.set(kept.id, kept);
    return kept;
  };
  for (const document of options.documents ?? []) keep(document);

  const found = <T>(id: DocumentId | string, use: (kept: Kept) => T): Result<T, Failure> => {
    const kept = documents.get(branded<DocumentId>(id));
    return kept === undefined ? fail({ code: 'notFound' }) : ok(use(kept));
  };
  const revise = (
    kept: Kept,
    automatic: boolean,
    note: string,
    id = ids.next<RevisionId>(),
  ): RevisionSummary | null => {
    const content = {
      shape: 'twoTrees',
      km: treeOf(kept.units.km.values()),
      en: treeOf(kept.units.en.values()),
    } as const;
    const last = kept.revisions[0];
    const roots = contentRoots(content, bodyHash);
    const current = stateOf(kept);
    if (
      last !== undefined &&
      last.summary.roots.km === roots.km &&
      last.summary.roots.en === roots.en &&
      JSON.stringify(last.state.metadata) === JSON.stringify(current.metadata)
    ) {
      return null;
    }
    const summary: RevisionSummary = {
      id,
      parents: last === undefined ? [] : [last.summary.id],
      madeAt: now(),
      author: PERSON,
      note,
      automatic,
      roots,
    };
    kept.revisions.unshift({ summary, state: current });
    emit('document.changed', { documentId: kept.id, session: null, headRevision: summary.id });
    return summary;
  };

  const editKept = (kept: Kept, units: readonly UnitEdit[], fields: readonly FieldEdit[]): void => {
    for (const { language, uid, unit } of units) {
      if (unit === null) kept.units[language].delete(uid);
      else kept.units[language].set(uid, unit);
    }
    for (const { name, value } of fields) kept.fields[name] = value;
  };

  const create = (
    kind: DocumentKind,
    metadata: OpenDocument['metadata'],
    units: OpenDocument['units'],
  ): Result<OpenDocument, Failure> => {
    const kept = keep({
      summary: madeSummary(ids.next<DocumentId>(), { kind, changedAt: now(), createdAt: now() }),
      metadata,
      units,
      headRevision: null,
    });
    emit('documents.changed', { ids: [kept.id] });
    return ok(stateOf(kept));
  };

  const amending = fakeAmending({
    ids,
    register,
    all: () => [...documents.values()].filter(({ binnedAt }) => binnedAt === null).map(stateOf),
    open(id) {
      const kept = documents.get(id);
      return kept === undefined ? null : stateOf(kept);
    },
    revisions: (id) => documents.get(id)?.revisions ?? [],
    revise(id, revisionId) {
      const kept = documents.get(id);
      return kept === undefined ? null : revise(kept, true, '', revisionId);
    },
    make(id, units, metadata) {
      keep({
        summary: madeSummary(id, { kind: 'instrument', changedAt: now(), createdAt: now() }),
        metadata,
        units: unitsIn(units),
        headRevision: null,
      });
      emit('documents.changed', { ids: [id] });
    },
  });

  const bodyIn = (id: DocumentId, hash: string): Result<UnitBody, Failure> => {
    const states = documents.get(id)?.revisions.map((made) => made.state) ?? [];
    const units = states.flatMap((made) => made.units.km.concat(made.units.en));
    const unit = units.find((one) => bodyHash(one) === hash);
    return unit === undefined ? fail({ code: 'notFound' }) : ok(bodyOf(unit));
  };

  const comments = fakeComments(
    {
      ids,
      open(id) {
        const kept = documents.get(id);
        return kept === undefined ? null : stateOf(kept);
      },
      revise(id) {
        const kept = documents.get(id);
        return kept === undefined ? null : revise(kept, true, '');
      },
      headRevision: (id) => documents.get(id)?.revisions[0]?.summary.id ?? null,
      body: bodyIn,
      changed: (id) => emit('comments.changed', { ids: [id] }),
    },
    options.comments,
  );

  const merging = fakeMerging({
    ids,
    person: PERSON,
    others: options.others ?? [],
    open(id) {
      const kept = documents.get(id);
      return kept === undefined ? null : stateOf(kept);
    },
    revisions: (id) => documents.get(id)?.revisions ?? [],
    revise(id, revisionId) {
      const kept = documents.get(id);
      return kept === undefined ? null : revise(kept, true, '', revisionId);
    },
    edit(id, { units, fields }) {
      const kept = documents.get(id);
      if (kept !== undefined) editKept(kept, units, fields);
    },
    record: (name) => records.get(name) ?? null,
    write: (record) => records.set(record.name, record),
    changed: (id) => emit('documents.changed', { ids: [id] }),
  });
  const withSummary = <T>(
    id: string,
    use: (summary: DocumentSummary) => Result<T, Failure>,
  ): Result<T, Failure> => {
    const kept = documents.get(branded<DocumentId>(id));
    return kept === undefined ? fail({ code: 'notFound' }) : use(summaryOf(kept));
  };

  const signing = fakeSigningKey(options.signingKey ?? NO_KEY, (key) => emit('keys.changed', key));
  const account = fakeAccount(
    options.account ?? { kind: 'none', ended: null },
    options.unsent ?? [],
    options.lock ?? UNLOCKED,
    now,
    (what) => {
      if (what === 'account') emit('account.changed', account.account());
      else emit('lock.changed', account.lock());
      const isShut = state.kind === 'locked';
      if (what === 'lock' && isShut !== account.lock().isLocked)
        setState(account.lock().isLocked ? { kind: 'locked', person: READY.person } : READY);
    },
  );

  /** Answers what brings back what was. */
  const arrangeOne = (kept: Kept, act: ArrangementAct): ArrangementAct => {
    const before = summaryOf(kept);
    switch (act.kind) {
      case 'bin':
        kept.binnedAt = now();
        return { kind: 'restore' };
      case 'restore':
        kept.binnedAt = null;
        return { kind: 'bin' };
      case 'pin':
      case 'unpin':
        kept.pinned = act.kind === 'pin';
        return { kind: before.pinned ? 'pin' : 'unpin' };
      case 'office':
        kept.fields['office'] = act.office;
        return { kind: 'office', office: before.office };
      case 'addTopic':
        kept.fields['topics'] = [...before.topics, act.topic];
        return { kind: 'removeTopic', topic: act.topic };
      case 'removeTopic':
        kept.fields['topics'] = before.topics.filter((topic) => topic !== act.topic);
        return { kind: 'addTopic', topic: act.topic };
      default:
        return assertNever(act);
    }
  };

  const handlers: Handlers = {
    'core.state': () => ok(state),
    'documents.list': ({ bin, after, most }) =>
      ok(
        [...documents.values()]
          .filter((kept) => (kept.binnedAt !== null) === bin)
          .map(summaryOf)
          .toSorted((a, b) => b.changedFrame - a.changedFrame || (a.id < b.id ? 1 : -1))
          .filter(
            ({ changedFrame, id }) =>
              after === undefined ||
              changedFrame < after.changedFrame ||
              (changedFrame === after.changedFrame && id < after.id),
          )
          .slice(0, most),
      ),
    'documents.summaries': ({ ids: asked }) =>
      ok(
        asked.flatMap((id) => {
          const kept = documents.get(branded<DocumentId>(id));
          return kept === undefined ? [] : [summaryOf(kept)];
        }),
      ),
    'documents.create': ({ kind }) => create(kind, {}, { km: [], en: [] }),
    'documents.createFrom': ({ kind, units, fields }) => {
      const of = (language: Language): readonly Unit[] =>
        units.filter((one) => one.language === language).map(({ unit }) => unit as Unit);
      return create(kind, Object.fromEntries(fields.map(({ name, value }) => [name, value])), {
        km: of('km'),
        en: of('en'),
      });
    },
    'documents.open': ({ documentId }) => found(documentId, stateOf),
    'documents.bin': ({ documentId }) =>
      found(documentId, (kept) => {
        kept.binnedAt = now();
        emit('documents.changed', { ids: [kept.id] });
        return summaryOf(kept);
      }),
    'documents.restore': ({ documentId }) =>
      found(documentId, (kept) => {
        kept.binnedAt = null;
        emit('documents.changed', { ids: [kept.id] });
        return summaryOf(kept);
      }),
    'documents.arrange': ({ arrangements }) => {
      const undo = arrangements.flatMap(({ documentId, act }): readonly Arrangement[] => {
        const kept = documents.get(branded<DocumentId>(documentId));
        return kept === undefined ? [] : [{ documentId: kept.id, act: arrangeOne(kept, act) }];
      });
      emit('documents.changed', {
        ids: arrangements.map(({ documentId }) => branded<DocumentId>(documentId)),
      });
      return ok(undo);
    },
    'drafting.edit': ({ documentId, seq, units, fields }) =>
      found(documentId, (kept) => {
        editKept(kept, units as readonly UnitEdit[], fields);
        kept.changedAt = now();
        emit('documents.changed', { ids: [kept.id] });
        return { seq, savedAt: now() };
      }),
    'drafting.checkpoint': ({ documentId, automatic, note }) =>
      found(documentId, (kept) => revise(kept, automatic, note)),
    'history.list': ({ documentId }) =>
      found(documentId, (kept) =>
        kept.revisions.map(({ summary }) => Object.assign({}, summary, { isOwn: true, name: null })),
      ),
    'history.read': ({ documentId, revisionId }) => {
      const revision = documents
        .get(branded<DocumentId>(documentId))
        ?.revisions.find((made) => made.summary.id === revisionId);
      return revision === undefined ? fail({ code: 'notFound' }) : ok(revision.state);
    },
    'history.body': ({ documentId, hash }) => bodyIn(branded(documentId), hash),
    'history.restore': ({ documentId, revisionId }) =>
      found(documentId, (kept) => {
        const revision = kept.revisions.find((made) => made.summary.id === revisionId);
        if (revision !== undefined) {
          kept.fields = { ...revision.state.metadata };
          kept.units = {
            km: new Map(revision.state.units.km.map((unit) => [unit.uid, unit])),
            en: new Map(revision.state.units.en.map((unit) => [unit.uid, unit])),
          };
          revise(kept, true, '');
        }
        return stateOf(kept);
      }),
    'merging.branches': ({ documentId }) => withSummary(documentId, ({ id }) => ok(merging.branches(id))),
    'merging.read': ({ documentId }) => withSummary(documentId, merging.read),
    'merging.decide': (request) => {
      const parsed = parseRequest('merging.decide', request);
      if (!parsed.ok) return parsed;
      const { documentId, conflict, decision } = parsed.value;
      return withSummary(documentId, (summary) => merging.decide(summary, conflict, decision));
    },
    'merging.finish': ({ documentId }) => withSummary(documentId, merging.finish),
    'merging.joined': ({ documentId }) => withSummary(documentId, ({ id }) => ok(merging.joined(id))),
    'merging.hear': (request) => {
      const parsed = parseRequest('merging.hear', request);
      if (!parsed.ok) return parsed;
      const { documentId, revisionId } = parsed.value;
      return withSummary(documentId, ({ id }) => merging.hear(id, revisionId));
    },
    'amending.begin': (request) => {
      const parsed = parseRequest('amending.begin', request);
      if (!parsed.ok) return parsed;
      const kept = documents.get(parsed.value.documentId);
      if (kept === undefined) return fail({ code: 'notFound' });
      const begun = amending.begin(summaryOf(kept), parsed.value);
      if (begun.ok && parsed.value.entry !== null) emit('register.changed', null);
      return begun;
    },
    'amending.acts': ({ documentId }) => found(documentId, ({ id }) => amending.acts(id)),
    'amending.asOf': ({ documentId, day }) => {
      const kept = documents.get(branded<DocumentId>(documentId));
      return kept === undefined ? fail({ code: 'notFound' }) : amending.asOf(summaryOf(kept), day);
    },
    'amending.keep': (request) => {
      const parsed = parseRequest('amending.keep', request);
      if (!parsed.ok) return parsed;
      const kept = documents.get(parsed.value.documentId);
      const made = kept === undefined ? null : amending.kept(summaryOf(kept), parsed.value);
      if (made === null) return fail({ code: 'notFound' });
      if (!made.ok) return made;
      const { units, fields } = made.value;
      const metadata = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
      return create('instrument', metadata, unitsIn(units));
    },
    'search.query': ({ text, limit, bin }) => {
      const searched = [...documents.values()].filter((kept) => (kept.binnedAt !== null) === bin);
      return ok(
        fakeSearch(
          searched.map((kept) => ({
            summary: summaryOf(kept),
            units: { km: kept.units.km.values(), en: kept.units.en.values() },
          })),
          text,
          limit,
        ),
      );
    },
    'instruments.uses': ({ list, id }) =>
      ok({
        documents: [...documents.values()].filter(({ fields, units }) =>
          list === 'types'
            ? fields['instrument.type'] === id
            : [...units.km.values()].some((unit) => divisionLevel(unit) === id),
        ).length,
        entries: list === 'types' ? register.find(questionOf({ type: id })).total : 0,
      }),
    'register.find': (question) => ok(register.find(question)),
    'register.read': ({ ids: asked }) => ok(register.read(asked)),
    'register.lookup': ({ numbers }) => ok(register.lookup(numbers)),
    'register.change': (change) => {
      const undo = register.change(change as RegisterChange);
      if (undo.ok) emit('register.changed', null);
      return undo;
    },
    'register.openCsv': () =>
      ok(
        options.csv === undefined ? null : { fileName: 'register.csv', records: readCsv(options.csv) ?? [] },
      ),
    'sync.state': () => ok(options.sync ?? { kind: 'alone' }),
    'sync.now': () => {
      account.sent();
      return ok(options.sync ?? { kind: 'alone' });
    },
    'comments.read': ({ documentId }) => ok(comments.read(branded(documentId))),
    'comments.begin': (request) => {
      const parsed = parseRequest('comments.begin', request);
      if (!parsed.ok) return parsed;
      return withSummary(parsed.value.documentId, (summary) => comments.begin(summary, parsed.value));
    },
    'comments.act': (request) => {
      const parsed = parseRequest('comments.act', request);
      if (!parsed.ok) return parsed;
      return withSummary(parsed.value.documentId, (summary) => comments.act(summary, parsed.value.does));
    },
    'comments.see': ({ documentId, comments: seen }) => comments.see(branded(documentId), seen),
    'comments.overview': () => ok(comments.overview()),
    'comments.people': () => ok(comments.callable()),
    'presence.state': () => ok(options.presence ?? []),
    'presence.tell': () => ok(null),
    'account.state': () => ok(account.account()),
    'account.find': ({ address }) => account.find(address),
    'account.begin': () => ok(account.begin()),
    'account.cancel': () => ok(account.set(options.account ?? { kind: 'none', ended: null })),
    'account.unsent': () => ok({ documentIds: account.unsent() }),
    'account.signOut': () => ok(account.set({ kind: 'none', ended: null })),
    'keys.state': () => ok(signing.state()),
    'keys.make': () => ok(signing.make()),
    'keys.changePin': ({ pin }) => signing.changePin(pin),
    'signoff.view': () => ok(NOTHING_SUBMITTED),
    'signoff.routes': () => ok([]),
    'signoff.submit': notSetUp,
    'signoff.act': notSetUp,
    'lock.state': () => ok(account.lock()),
    'lock.setPin': ({ pin }) => account.put({ hasPin: true }, pin),
    'lock.removePin': ({ pin }) =>
      account.guarded(pin, () => account.put({ hasPin: false, minutes: 0 }, null)),
    'lock.setMinutes': ({ minutes }) => account.put({ minutes }),
    'lock.lock': () => account.put({ isLocked: true }),
    'lock.unlock': ({ pin }) => account.guarded(pin, () => account.put({ isLocked: false })),
    'courier.make': () => ok({ number: 1, parts: 1, changes: 0, media: 0, more: false }),
    'courier.part': () => ok({ bytes: new Uint8Array() }),
    'courier.add': () => ok({ outcome: 'added' }),
    'courier.take': () => ok({ outcome: 'refused', reason: 'damaged', missing: [] }),
    'courier.fetch': () => ok({ bytes: new Uint8Array() }),
    'courier.forward': () => ok({ outcome: 'taken', number: 1, receipt: [] }),
    'courier.write': ({ partBytes, withMedia }) =>
      ok({
        number: 7,
        changes: 12,
        media: withMedia ? 3 : 0,
        more: false,
        fileNames:
          partBytes === null
            ? ['sastra-courier.age']
            : ['sastra-courier-1of2.age', 'sastra-courier-2of2.age'],
      }),
    'courier.read': () => ok({ outcome: 'refused', reason: 'partsMissing', missing: [2, 3] }),
    'courier.bring': () => ok(null),
    'enrolment.state': () => ok(options.enrolment ?? { kind: 'none' }),
    'enrolment.look': ({ card }) => ok({ outcome: 'card', card, hub: HUB }),
    'enrolment.ask': () => ok({ bytes: new Uint8Array(), state: ASKED }),
    'enrolment.take': () => ok({ outcome: 'already' }),
    'enrolment.card': () => ok({ outcome: 'card', card: 'card', hub: HUB }),
    'enrolment.write': () => ok({ fileName: 'sastra-request.age', state: ASKED }),
    'enrolment.read': () => {
      account.set({ kind: 'signedIn', hub: HUB, me: ME, ended: null });
      return ok({ outcome: 'enrolled', me: ME, more: false });
    },
    'sync.noted': () => ok(null),
    'sync.join': () => ok(options.sync ?? { kind: 'alone' }),
    'records.read': ({ name }) => ok(records.get(name) ?? null),
    'records.write': ({ name, baseVersion, fields }) => {
      const version = records.get(name)?.version ?? 0;
      if (baseVersion !== version) return fail({ code: 'invalid' });
      const record = { name, version: version + 1, fields: fields as DeskRecord['fields'] };
      records.set(name, record);
      emit('records.changed', { name });
      return ok(record);
    },
    'records.notices': () => ok(notices),
    'records.takeBack': ({ id }) => endNotice(id),
    'records.hear': ({ id }) => endNotice(id),
    'media.begin': ({ bytes }) => {
      const id = ids.next<string>();
      uploads.set(id, { bytes, received: 0 });
      return ok({ id });
    },
    'media.append': ({ id, offset, data }) => {
      const upload = uploads.get(id);
      if (upload === undefined) return fail({ code: 'notFound' });
      upload.received = offset + data.byteLength;
      return ok({ received: upload.received });
    },
    'media.finish': ({ id }) => {
      const upload = uploads.get(id);
      return upload === undefined ? fail({ code: 'notFound' }) : ok(pictureOf(upload.bytes));
    },
    'media.cancel': ({ id }) => {
      uploads.delete(id);
      return ok(null);
    },
    'media.describe': () => ok(null),
    'media.isAwaited': () => ok(false),
    'media.save': ({ name }) => ok({ fileName: name }),
    'recovery.restore': () => ok(setState(READY)),
    'recovery.retry': () => ok(state),
    'profiles.list': () => ok(profiles),
    'profiles.create': ({ name }) => {
      const profile = { id: ids.next<string>(), name, current: false };
      profiles.push(profile);
      return ok(profile);
    },
    'profiles.rename': ({ name }) => {
      const at = profiles.findIndex(({ current }) => current);
      const profile = profiles[at];
      if (profile !== undefined) profiles[at] = { ...profile, name };
      emit('profiles.changed', null);
      return ok(null);
    },
    'profiles.switch': () => ok(null),
    'paper.pdf': () => ok({ fileName: 'article.pdf' }),
    'paper.saveAs': () => ok({ fileName: 'article.docx', picturesLeft: 0 }),
    'exchange.file': () => ok({ bytes: new Uint8Array(), picturesLeft: 0 }),
    'exchange.comparison': () => ok({ bytes: new Uint8Array(), picturesLeft: 0 }),
    'paper.comparison': () => ok({ fileName: 'comparison.pdf' }),
    'exchange.import': () => ok(null),
    'exchange.importAs': () => ok(null),
    'paper.print': () => ok(null),
    'window.new': () => ok(null),
    'window.flushed': () => ok(null),
    'window.language': () => ok(null),
    'window.theme': () => ok(null),
    'window.size': () => ok(null),
    'window.host': () => ok({ test: false }),
    'link.open': () => ok(null),
  };

  const answer = async <C extends Channel>(
    channel: C,
    request: Request<C>,
  ): Promise<Result<Answer<C>, Failure>> => {
    calls.push({ channel, request });
    await held.get(channel)?.promise;
    const failure = failures.get(channel);
    return failure === undefined ? structuredClone(handlers[channel](request)) : fail(failure);
  };
  const call = Object.fromEntries(
    (Object.keys(handlers) as Channel[]).map((channel) => [
      channel,
      (request: never) => answer(channel, request),
    ]),
  ) as unknown as Bridge['call'];

  return {
    calls,
    emit,
    setState,
    failing(channel, code) {
      if (code === null) failures.delete(channel);
      else failures.set(channel, { code });
    },
    holding(channel) {
      const gate = Promise.withResolvers<void>();
      held.set(channel, gate);
      return () => {
        held.delete(channel);
        gate.resolve();
      };
    },
    bridge: {
      call,
      on(event, listener) {
        const heard = listeners.get(event) ?? new Set();
        listeners.set(event, heard.add(listener));
        return () => {
          heard.delete(listener);
        };
      },
    },
  };
}
