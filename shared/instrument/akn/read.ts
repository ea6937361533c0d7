/**
 * An instrument from Akoma Ntoso 3.0. What Sastra wrote (write.ts) is read back as it was, by the attributes of our own
 * namespace; what others wrote becomes sensible units with new ids, and a report of what was guessed or left out.
 */
import { z } from 'zod';
import { ARTICLE_SCHEMA_VERSION } from '../../document/article.ts';
import type { Ids } from '../../document/ids.ts';
import type { DocumentState, JsonValue, Metadata, Rank, Uid, Unit, UnitBody } from '../../document/model.ts';
import { ranksInOrder } from '../../document/rank.ts';
import { jsonValueSchema, uidSchema, unitSchema } from '../../document/schema.ts';
import { compareSiblings, treeProblems } from '../../document/tree.ts';
import type { Failure } from '../../errors/failure.ts';
import { fail, ok, type Result } from '../../errors/result.ts';
import { toAsciiDigits } from '../../khmer/digits.ts';
import { typeOf, type InstrumentData } from '../data.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../instrument.ts';
import { numbersOf } from '../numbering.ts';
import { readInstrumentUnit } from '../views.ts';
import { LANGUAGE_CODES } from './addresses.ts';
import { slotOf } from './places.ts';
import { ActReader, found, type ReadUnit } from './read-act.ts';
import { labelText, textIn } from './read-inline.ts';
import { Findings, Reading, type AknReport, type ReadingSource } from './reading.ts';
import { FORMAT } from './write-meta.ts';
import { childOf, elementsIn, type XmlElement } from './xml.ts';

export interface AknRead {
  readonly state: DocumentState;
  readonly report: AknReport;
}

/** Elements that hold one instrument. */
const DOCUMENTS: ReadonlySet<string> = new Set(['act', 'bill', 'doc', 'statement', 'amendment', 'judgment']);
/** Deeper than any text; whoever walks it does so by calling itself. */
const DEEPEST = 500;
/** The longest code that we know of has 1,400. */
export const UNIT_LIMIT = 50_000;

/** `detail` of a failure: `namespace`, `depth`, `document` (none in it), `newer`, `proprietary`, `tree`, `units` (too many). */
export function instrumentFromAkn(
  root: XmlElement,
  { ids, data }: { readonly ids: Ids; readonly data: InstrumentData },
): Result<AknRead, Failure> {
  if (root.name !== 'akomaNtoso') return unreadable('namespace');
  if (!isShallow(root)) return unreadable('depth');
  const act = elementsIn(root).find(({ name }) => DOCUMENTS.has(name));
  if (act === undefined) return unreadable('document');
  const proprietary = elementsIn(childOf(act, 'meta') ?? act).find(
    ({ name, attributes }) => name === 'proprietary' && attributes.has('sastra:format'),
  );
  const format = proprietary?.attributes.get('sastra:format');
  if (format !== undefined && format !== FORMAT) return unreadable('newer');
  const kept = proprietary === undefined ? undefined : keptIn(proprietary);
  if (kept === null) return unreadable('proprietary');

  const isOwn = kept !== undefined;
  const findings = new Findings();
  const read = readAct(act, { isOwn, ids, data, findings });
  if (read.length > UNIT_LIMIT) return fail({ code: 'fileTooLarge', detail: 'units' });
  const english = englishIn(root);
  const beside = new Map(read.flatMap(({ uid, eId }) => (eId === undefined ? [] : [[eId, uid]])));
  const translated = english === undefined ? [] : readAct(english, { isOwn, ids, data, findings, beside });

  const km = new Map<Uid, Unit>();
  for (const unit of [...placed(read, findings), ...(kept?.km ?? [])]) km.set(unit.uid, unit);
  if (treeProblems(km).length > 0) return unreadable('tree');
  const en = new Map<Uid, UnitBody>(kept?.en);
  for (const unit of translated) {
    const body = storedBody(unit);
    if (body !== null && km.has(unit.uid)) en.set(unit.uid, body);
    else if (unit.body !== null) findings.leaveOut(unit.body.type);
  }
  const metadata = kept?.metadata ?? metadataOf(act, english, data);
  const renumbered = isOwn ? [] : renumberedIn(read, km, metadata, data);
  return ok({
    state: { kind: 'instrument', metadata, content: { shape: 'oneTree', km, en } },
    report: findings.report(isOwn, renumbered),
  });
}

function readAct(act: XmlElement, source: ReadingSource): readonly ReadUnit[] {
  const reading = new Reading(source);
  const { units } = new ActReader(reading).read(act);
  reading.resolve();
  return units;
}

const unreadable = (detail: string): Result<never, Failure> => fail({ code: 'fileUnreadable', detail });

function isShallow(root: XmlElement): boolean {
  let level: readonly XmlElement[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false;
    level = level.flatMap(elementsIn);
  }
  return true;
}

const languageOf = (act: XmlElement): string | undefined =>
  found(childOf(act, 'meta') ?? act, 'FRBRlanguage')?.attributes.get('language');

/** The English of a document whose main language is another: a component behind it. */
function englishIn(root: XmlElement): XmlElement | undefined {
  return elementsIn(childOf(root, 'components') ?? { ...root, children: [] })
    .flatMap(elementsIn)
    .find((act) => DOCUMENTS.has(act.name) && languageOf(act) === LANGUAGE_CODES.en);
}

/** What a unit is stored as; null where this language only has its place, or where it does not fit our schema. */
function storedBody({ body, translates, absorbed, splitFrom }: ReadUnit): UnitBody | null {
  if (body === null) return null;
  const { type, content } = body;
  const schemaVersion = slotOf(type) === 'block' ? ARTICLE_SCHEMA_VERSION : INSTRUMENT_SCHEMA_VERSION;
  const stored = {
    type,
    schemaVersion,
    content,
    ...(translates.length === 0 ? {} : { translates }),
    ...(absorbed.length === 0 ? {} : { absorbed }),
    ...(splitFrom === undefined ? {} : { splitFrom }),
  };
  return readInstrumentUnit(stored).kind === 'readable' ? stored : null;
}

/** Ranks as the file says them, unless some are missing or not in the order of the file: then by that order. */
function placed(units: readonly ReadUnit[], findings: Findings): readonly Unit[] {
  const siblings = new Map<Uid | null, { readonly unit: ReadUnit; readonly body: UnitBody }[]>();
  for (const unit of units) {
    const body = storedBody(unit);
    if (body === null) {
      findings.leaveOut(unit.body?.type ?? 'division');
      continue;
    }
    const row = siblings.get(unit.parent);
    if (row === undefined) siblings.set(unit.parent, [{ unit, body }]);
    else row.push({ unit, body });
  }
  return [...siblings.values()].flatMap((row) => {
    const wanted = row.map(({ unit }) => unit.rank);
    const ranks = isInOrder(row.map(({ unit }) => unit)) ? wanted : ranksInOrder(wanted);
    return row.flatMap(({ unit: { uid, parent }, body }, index): Unit[] => {
      const rank = ranks[index] ?? null;
      return rank === null ? [] : [{ ...body, uid, parent, rank }];
    });
  });
}

/** The parts of a file stand in a fixed order, whatever the order of the units is; within a part it is theirs. */
function isInOrder(row: readonly ReadUnit[]): boolean {
  const last = new Map<string, { readonly uid: Uid; readonly parent: Uid | null; readonly rank: Rank }>();
  for (const { uid, parent, rank, body } of row) {
    if (rank === null || body === null) return false;
    const slot = slotOf(body.type);
    const part = slot === 'division' || slot === 'provision' ? 'block' : slot;
    const before = last.get(part);
    const placement = { uid, parent, rank };
    if (before !== undefined && compareSiblings(before, placement) > 0) return false;
    last.set(part, placement);
  }
  return true;
}

interface Kept {
  readonly metadata: Metadata;
  readonly km: readonly Unit[];
  readonly en: ReadonlyMap<Uid, UnitBody>;
}

const bodySchema = unitSchema.omit({ uid: true, parent: true, rank: true });

/** Null where it is not as Sastra writes it. */
function keptIn(proprietary: XmlElement): Kept | null {
  const fields: [string, JsonValue][] = [];
  const km: Unit[] = [];
  const en = new Map<Uid, UnitBody>();
  for (const element of elementsIn(proprietary)) {
    const value = jsonIn(element);
    if (value === undefined) return null;
    if (element.name === 'sastra:field') {
      const name = element.attributes.get('sastra:name') ?? '';
      if (name === '' || name === '__proto__') return null;
      fields.push([name, value]);
      continue;
    }
    const uid = uidSchema.safeParse(element.attributes.get('sastra:uid'));
    if (element.name !== 'sastra:unit' || !uid.success || !isFields(value)) return null;
    if (element.attributes.get('sastra:language') === 'en') {
      const body = bodySchema.safeParse(value);
      if (!body.success) return null;
      en.set(uid.data, body.data);
    } else {
      const unit = unitSchema.safeParse({ ...value, uid: uid.data });
      if (!unit.success) return null;
      km.push(unit.data);
    }
  }
  return { metadata: Object.fromEntries(fields), km, en };
}

const isFields = (value: JsonValue): value is Readonly<Record<string, JsonValue>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function jsonIn(element: XmlElement): JsonValue | undefined {
  try {
    return jsonValueSchema.safeParse(JSON.parse(textIn(element))).data;
  } catch {
    return undefined;
  }
}

/** What another's file says of the instrument, as our fields. */
function metadataOf(act: XmlElement, english: XmlElement | undefined, data: InstrumentData): Metadata {
  const meta = childOf(act, 'meta') ?? act;
  const preface = childOf(act, 'preface') ?? childOf(act, 'coverPage');
  const inPreface = (name: string): string =>
    preface === undefined ? '' : labelText(found(preface, name) ?? { ...preface, children: [] });
  const language = languageOf(act) === LANGUAGE_CODES.en ? 'en' : 'km';
  const work = found(meta, 'FRBRWork') ?? meta;
  const valueIn = (name: string): string => found(work, name)?.attributes.get('value') ?? '';
  const date = z.iso.date().safeParse(found(work, 'FRBRdate')?.attributes.get('date'));
  const [subtype, docType] = [valueIn('FRBRsubtype'), inPreface('docType')];
  const type =
    typeOf(data, subtype) ??
    typeOf(data, act.attributes.get('name') ?? '') ??
    data.types.find(
      ({ km, en }) => docType !== '' && (km === docType || en.toLowerCase() === docType.toLowerCase()),
    );
  const fields = {
    'instrument.type': type?.id ?? '',
    'instrument.number': inPreface('docNumber') || valueIn('FRBRnumber'),
    'instrument.date': date.success ? date.data : '',
    [`title.${language}`]: inPreface('docTitle') || inPreface('longTitle'),
    ...(english === undefined ? {} : { 'title.en': titleOf(english) }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

const titleOf = (act: XmlElement): string => {
  const title = found(childOf(act, 'preface') ?? { ...act, children: [] }, 'docTitle');
  return title === undefined ? '' : labelText(title);
};

const MOST_LABELS = 200;

/** Labels of a file whose number is not the one that follows from the order; only those written in digits. */
function renumberedIn(
  read: readonly ReadUnit[],
  km: ReadonlyMap<Uid, Unit>,
  metadata: Metadata,
  data: InstrumentData,
): readonly string[] {
  const named = metadata['instrument.type'];
  const type = (typeof named === 'string' ? typeOf(data, named) : undefined) ?? data.types[0];
  if (type === undefined) return [];
  const numbers = numbersOf(km, type, data);
  return read
    .flatMap(({ uid, label }) => {
      const said = /\d+/u.exec(toAsciiDigits(label ?? ''))?.[0];
      const value = numbers.get(uid)?.value;
      return label === undefined || said === undefined || value === undefined || Number(said) === value
        ? []
        : [label];
    })
    .slice(0, MOST_LABELS);
}
