/** Amending one instrument of the desk by another: how it begins, and the text as it holds on a day. */
import { bilingual, bilingualText } from '../../../shared/document/article-fields.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import type {
  DocumentId,
  DocumentState,
  JsonValue,
  Metadata,
  RevisionId,
} from '../../../shared/document/model.ts';
import { LANGUAGES } from '../../../shared/document/model.ts';
import { unitsOfContent } from '../../../shared/document/open-units.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { amendedTitle, type Titles } from '../../../shared/instrument/amending/amended-title.ts';
import { amendmentsBetween } from '../../../shared/instrument/amending/amendments.ts';
import {
  amendedBy,
  consolidatedAsOf,
  renamedBy,
  type AmendingAct as Act,
  type Consolidated,
} from '../../../shared/instrument/amending/consolidated.ts';
import { goneFrom } from '../../../shared/instrument/amending/gone.ts';
import { AMENDING_LINKS, type Amends, type CopyOf } from '../../../shared/instrument/amending/links.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { typeOfDocument } from '../../../shared/instrument/instrument-fields.ts';
import type { InstrumentContent } from '../../../shared/instrument/text.ts';
import type { AmendingAct, AmendingActs, BegunAmending, TextAsOf } from '../../../shared/ipc/amending.ts';
import type { Parsed } from '../../../shared/ipc/parse.ts';
import type { DocumentSummary, FieldEdit, OpenDocument, UnitEdit } from '../../../shared/ipc/types.ts';
import type { History, HistoryParts } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import { planRegisterChange } from '../register/change.ts';
import type { RegisterTable } from '../register/table.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';
import type { Writer } from '../store/writer.ts';
import type { Acts } from './acts.ts';

/** Of documents whose words are all on the disk. */
export interface Amending {
  readonly begin: (
    summary: DocumentSummary,
    request: Parsed<'amending.begin'>,
  ) => Result<BegunAmending, Failure>;
  readonly acts: (documentId: DocumentId) => AmendingActs;
  readonly asOf: (summary: DocumentSummary, day: string) => Result<TextAsOf, Failure>;
  /** The words and fields of a new document that says the same. */
  readonly kept: (
    summary: DocumentSummary,
    request: Parsed<'amending.keep'>,
  ) => Result<Pick<Extract<Entry, { readonly kind: 'edit' }>, 'units' | 'fields'>, Failure>;
}

export interface AmendingParts {
  readonly acts: Acts;
  readonly documents: Pick<DocumentStore, 'draft' | 'field' | 'headRevision' | 'summary'>;
  readonly revisions: Pick<RevisionStore, 'list' | 'read'>;
  readonly history: Pick<History, 'checkpoint'>;
  readonly register: Pick<RegisterTable, 'byNumber' | 'entered'>;
  readonly write: Writer['write'];
  readonly ids: Ids;
  readonly author: HistoryParts['author'];
  /** What instruments are like in this office. */
  readonly data: () => InstrumentData;
}

const NO_INSTRUMENT: Failure = { code: 'invalid', detail: 'instrument' };

/** The copy is gone, or cannot be read: what it said otherwise is not known. */
const misfit = (act: string): Result<never, Failure> => fail({ code: 'amendmentMisfit', detail: act });

export function createAmending(parts: AmendingParts): Amending {
  const { documents, revisions, history, register, write, ids, author } = parts;

  const acts = (documentId: DocumentId): AmendingActs => {
    const found = parts.acts.amending(documentId);
    const made = revisions.list(documentId);
    const started = made.find(({ id }) => found.some(({ revision }) => revision === id));
    const [head] = made;
    const isChangedSince =
      started !== undefined &&
      head !== undefined &&
      LANGUAGES.some((language) => started.roots[language] !== head.roots[language]);
    return { acts: found, isChangedSince };
  };

  /** The text that the newest act started from, with its corrections until then; as it is now where none amends it. */
  const original = (documentId: DocumentId, found: readonly AmendingAct[]): DocumentState | null => {
    if (found.length === 0) return documents.draft(documentId).state;
    const started = revisions
      .list(documentId)
      .find(({ id }) => found.some(({ revision }) => revision === id));
    if (started === undefined) return documents.draft(documentId).state;
    const state = revisions.read(documentId, started.id);
    return state.ok ? state.value : null;
  };

  const inForceUntil = (found: readonly AmendingAct[], day: string): Result<readonly Act[], Failure> => {
    const made: Act[] = [];
    for (const { id, inForce, copy, base } of found) {
      if (inForce === null || inForce > day) continue;
      const read = revisions.read(copy, base);
      if (!read.ok || documents.summary(copy) === null) return misfit(id);
      const [was, is] = [read.value, documents.draft(copy).state];
      const [before, after] = [instrumentIn(was), instrumentIn(is)];
      if (before === null || after === null) return misfit(id);
      made.push({
        instrument: id,
        inForce,
        amendments: amendmentsBetween(before, after),
        title: amendedTitle(was.metadata, is.metadata)?.to ?? null,
      });
    }
    return ok(made);
  };

  const consolidated = (
    state: DocumentState | null,
    found: readonly AmendingAct[],
    day: string,
  ): Result<Consolidated, Failure> => {
    const content = state === null ? null : instrumentIn(state);
    if (content === null) return fail(NO_INSTRUMENT);
    const inForce = inForceUntil(found, day);
    if (!inForce.ok) return inForce;
    const text = consolidatedAsOf(content, inForce.value, day);
    return text.ok ? text : misfit(text.error.instrument);
  };

  const asOf: Amending['asOf'] = (summary, day) => {
    const found = acts(summary.id);
    const text = consolidated(original(summary.id, found.acts), found.acts, day);
    if (!text.ok) return text;
    const { metadata } = documents.draft(summary.id).state;
    const renamed = renamedBy(text.value);
    const title = renamed?.title ?? titlesIn(metadata);
    const type = typeOfDocument(metadata, parts.data());
    return ok({
      ...found,
      document: {
        summary: { ...summary, title },
        metadata: renamed === null ? metadata : { ...metadata, ...titleFields(title) },
        units: unitsOfContent(text.value.text),
        headRevision: null,
      },
      amended: amendedBy(text.value),
      gone: type === undefined ? [] : goneFrom(text.value, type, parts.data()),
      titleBy: found.acts.find(({ id }) => id === renamed?.by)?.id ?? null,
    });
  };

  return {
    acts,
    asOf,
    begin({ id: documentId }, { day, document, copyTitle, instrument, entry }) {
      if (documents.field(documentId, 'instrument.copyOf') !== undefined) return fail(NO_INSTRUMENT);
      const known = entry === null ? register.entered([instrument]).length > 0 : true;
      if (!known) return fail({ code: 'notFound' });
      const planned = planRegisterChange(register, { puts: entry === null ? [] : [entry], removes: [] });
      if (!planned.ok) return planned;
      // What is amended is a revision, so that it can be read as it was whatever becomes of it.
      const kept = history.checkpoint(documentId, { automatic: true, note: '' });
      if (!kept.ok) return kept;
      const revision = documents.headRevision(documentId);
      const { state } = documents.draft(documentId);
      const text = consolidated(state, acts(documentId).acts, day);
      if (!text.ok) return text;
      if (revision === null) throw new Error('a document without a revision after one was made');
      const [amending, copy, base] = [ids.next<DocumentId>(), ids.next<DocumentId>(), ids.next<RevisionId>()];
      const amends: Amends = { document: documentId, revision, copy, base, instrument };
      const title = renamedBy(text.value)?.title ?? titlesIn(state.metadata);
      const copyOf: CopyOf = { document: documentId, revision, amending, title };
      const written = write([
        { kind: 'create', documentId: amending, documentKind: 'instrument' },
        edit(
          amending,
          document.units.map(({ language, unit }) => ({ language, uid: unit.uid, unit })),
          [...document.fields, field('instrument.amends', amends)],
        ),
        { kind: 'create', documentId: copy, documentKind: 'instrument' },
        edit(copy, unitEdits(unitsOfContent(text.value.text)), [
          ...fieldsOf(state, titlesOfCopy(title, copyTitle)),
          field('instrument.copyOf', copyOf),
        ]),
        { kind: 'revision', documentId: copy, revisionId: base, ...author, note: '', automatic: true },
        ...(entry === null ? [] : [{ kind: 'register' as const, ...planned.value.change }]),
      ]);
      return written.ok ? ok({ amending, copy }) : written;
    },
    kept(summary, { day, title }) {
      const text = asOf(summary, day);
      if (!text.ok) return text;
      const { units, metadata } = text.value.document;
      return ok({ units: unitEdits(units), fields: fieldsOf({ metadata }, title) });
    },
  };
}

const titlesIn = (metadata: Metadata): Titles => ({
  km: bilingualText(metadata, 'title', 'km'),
  en: bilingualText(metadata, 'title', 'en'),
});

const titleFields = (title: Titles): Metadata =>
  Object.fromEntries(LANGUAGES.map((language) => [bilingual('title', language), title[language]]));

const titlesOfCopy = (title: Titles, called: Titles): Titles => ({
  km: called.km.replaceAll('{title}', () => title.km),
  en: called.en.replaceAll('{title}', () => title.en),
});

/** Null for what is no instrument. */
const instrumentIn = ({ content }: DocumentState): InstrumentContent | null =>
  content.shape === 'oneTree' ? content : null;

const field = (name: string, value: JsonValue): FieldEdit => ({ name, value });

const edit = (documentId: DocumentId, units: readonly UnitEdit[], fields: readonly FieldEdit[]): Entry => ({
  kind: 'edit',
  documentId,
  units,
  fields,
  positions: [],
});

const unitEdits = (units: OpenDocument['units']): readonly UnitEdit[] =>
  LANGUAGES.flatMap((language) =>
    units[language].map((unit): UnitEdit => ({ language, uid: unit.uid, unit })),
  );

/** The metadata of a document that is made of another one, under titles of its own. */
const fieldsOf = ({ metadata }: Pick<DocumentState, 'metadata'>, title: Titles): readonly FieldEdit[] => {
  const titles = LANGUAGES.map((language) => field(bilingual('title', language), title[language]));
  const own = new Set([...AMENDING_LINKS, ...titles.map(({ name }) => name)]);
  return [
    ...Object.entries(metadata)
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => field(name, value)),
    ...titles,
  ];
};
