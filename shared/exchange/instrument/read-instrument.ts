/**
 * What a file says as an instrument, where its head or its articles say that it is one. Nothing of its words is lost: what
 * has no place in the text is told. Visas and references stay text.
 */
import { bilingual } from '../../document/article-fields.ts';
import type { Ids } from '../../document/ids.ts';
import type {
  DocumentState,
  JsonValue,
  Language,
  Metadata,
  Uid,
  Unit,
  UnitBody,
  Tree,
} from '../../document/model.ts';
import { bodyOf } from '../../document/hash.ts';
import { normalizeMetadata } from '../../document/normal-form.ts';
import { sliceInline } from '../../document/slice.ts';
import { inOrder, treeOf } from '../../document/tree.ts';
import { foldForSearch } from '../../khmer/index.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import { typeOf, type InstrumentData, type InstrumentType } from '../../instrument/data.ts';
import { sequenceChanges, type Line } from '../../instrument/editing/sequence.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../../instrument/instrument.ts';
import { citedLabelOf, numbersOf, type UnitNumber } from '../../instrument/numbering.ts';
import { languageOfText } from '../article-of.ts';
import type { FoundPicture } from '../assembly.ts';
import { readBody, type Body } from './body.ts';
import { readClosing, type Closing } from './closing.ts';
import { emptied } from './emptied.ts';
import { Guesses, MOST_FINDINGS, type Guess } from './findings.ts';
import { readHead, typeLine, type Head } from './head.ts';
import { goesOn, readLabel } from './labels.ts';
import { PlacedIds, type KnownIds } from './placed-ids.ts';
import { fullText, type SourceItem, type SourceLine } from './source.ts';

export interface InstrumentRead {
  readonly state: DocumentState & { readonly content: { readonly shape: 'oneTree' } };
  readonly language: Language;
  /** The pictures that figures of the text show, by their units, whose content is still to be filled in. */
  readonly pictures: ReadonlyMap<Uid, FoundPicture>;
  /** Pictures that stand where an instrument has none. */
  readonly picturesLeft: number;
  readonly guesses: readonly Guess[];
  /** What a place of the file is called here: the unit that it went into, and its name where it has one. */
  readonly placeOf: (at: string) => Pick<Guess, 'uid' | 'place'>;
}

export interface InstrumentSource {
  readonly items: readonly SourceItem[];
  readonly ids: Ids;
  readonly data: InstrumentData;
  /** The ids of another reading of the same file: what stands in the same place gets the same. */
  readonly known?: KnownIds;
}

/** Looked at for what a file is. */
const HEAD_LINES = 80;
const SAMPLE = 20_000;

/** Null where it is no instrument. */
export function readInstrument({ items, ids, data, known }: InstrumentSource): InstrumentRead | null {
  const all = items.flatMap((item) => parted(item, data));
  const start = bodyStart(all, data);
  const guesses = new Guesses();
  const head = readHead(linesIn(all.slice(0, start)), data, guesses);
  const provisions = provisionsIn(all, data);
  const type = head.type ?? typeByName(provisions, head, data);
  if (type === null || !isInstrument(head, type, provisions, all, data)) return null;
  if (head.type === null) guesses.add('type', type.km);

  const placed = new PlacedIds(ids, known);
  const language = languageOfText(sampleOf(all));
  const name = provisionName(provisions, type);
  if (name !== null && name !== foldForSearch(type.provision.km) && name !== foldForSearch(type.provision.en))
    guesses.add('name', name, { now: type.provision[language] });
  const preamble = readPreamble(all, start, { type, language, data, ids: placed, guesses });
  const body = readBody(all.slice(preamble.end), {
    ids: placed,
    type,
    language,
    data,
    guesses,
    provisionName: name,
  });
  const closing = readClosing(body.closing, data);
  const signatures = closing.signatures.map(({ at, content }): Line => {
    const uid = placed.of<Uid>('unit', at);
    guesses.add('signature', `${content.capacity} ${content.name}`, { uid });
    return { uid, type: 'signature', schemaVersion: INSTRUMENT_SCHEMA_VERSION, content };
  });
  if (closing.date !== '') guesses.add('date', closing.date, { now: closing.date });
  const rows = inParts([...preamble.visas, ...body.lines, ...signatures]);
  const km = treeOf(
    sequenceChanges(new Map(), rows, data).flatMap(({ after }) => (after === null ? [] : [after])),
  );
  const numbers = numbersOf(km, type, data);
  tellNumbers(km, body, numbers, { type, language, data, guesses });
  const nameOf = (uid: Uid | undefined): Pick<Guess, 'place'> => {
    const [unit, number] = uid === undefined ? [] : [km.get(uid), numbers.get(uid)];
    return unit === undefined || number === undefined
      ? {}
      : { place: citedLabelOf(unit, number, type, language, data) };
  };
  return {
    state: {
      kind: 'instrument',
      metadata: metadataOf(head, closing, type, language),
      content: inLanguage(km, language, guesses),
    },
    language,
    pictures: body.pictures,
    picturesLeft: body.picturesLeft,
    guesses: inReadingOrder(guesses.all, km)
      .slice(0, MOST_FINDINGS)
      .map((guess) => Object.assign(guess, nameOf(guess.uid))),
    placeOf(at) {
      // What stands in a table has a longer place than the table.
      for (let place = at; place !== ''; place = place.slice(0, Math.max(place.lastIndexOf('.'), 0))) {
        const uid = body.unitsAt.get(place) ?? preamble.unitsAt.get(place);
        if (uid !== undefined) return { uid, ...nameOf(uid) };
      }
      return {};
    },
  };
}

const linesIn = (items: readonly SourceItem[]): readonly SourceLine[] =>
  items.flatMap((item) => (item.kind === 'line' ? [item] : item.kind === 'table' ? item.lines : []));

/** A paragraph whose lines begin with labels is as many paragraphs. */
function parted(item: SourceItem, data: InstrumentData): readonly SourceItem[] {
  if (item.kind !== 'line' || !item.text.includes('\n')) return [item];
  const texts = item.text.split('\n');
  if (texts.every((text) => readLabel(text.trim(), data) === null && typeLine(text, data) === null))
    return [item];
  let from = 0;
  const lines: SourceLine[] = [];
  for (const [index, text] of texts.entries()) {
    const inline = sliceInline(item.inline, from, from + text.length);
    from += text.length + 1;
    if (index === 0) lines.push({ ...item, inline, text });
    else lines.push({ ...item, inline, text, at: `${item.at}.${index}`, marker: '', list: null, gap: 0 });
  }
  return lines;
}

const verbs = new WeakMap<InstrumentData, RegExp>();
function visaVerb(data: InstrumentData): RegExp {
  const before = verbs.get(data);
  if (before !== undefined) return before;
  const words = data.types.flatMap(({ visaVerb: verb }) => (verb === undefined ? [] : [verb.km, verb.en]));
  const made = new RegExp(
    `^(?:[-–•*][\\s\\u200B]*)?(?:${looseEither([...words, 'Seen', 'Having regard to', 'Referring to'])})`,
    'iu',
  );
  verbs.set(data, made);
  return made;
}

const enactings = new WeakMap<InstrumentData, RegExp>();
function enactingWord(data: InstrumentData): RegExp {
  const before = enactings.get(data);
  if (before !== undefined) return before;
  const words = data.types.flatMap(({ enacting }) =>
    enacting === undefined ? [] : [enacting.km, enacting.en],
  );
  const made = new RegExp(
    `^(?:${looseEither(words)})${LOOSE_GAP}[៖:.។]?${LOOSE_GAP}(?:${looseEither(['ដូចតទៅ', 'as follows'])})?${LOOSE_GAP}[៖:.។]?$`,
    'iu',
  );
  enactings.set(data, made);
  return made;
}

/** The index of the first visa, enacting word, label or numbered line. */
function bodyStart(items: readonly SourceItem[], data: InstrumentData): number {
  const start = items.findIndex((item) => {
    if (item.kind !== 'line') return false;
    const text = fullText(item);
    if (visaVerb(data).test(text) || enactingWord(data).test(text)) return true;
    const label = readLabel(text, data);
    return label !== null && (label.isParted || !goesOn(text.slice(label.end)));
  });
  if (start !== -1) return start;
  // A circular may say what it says without any of these: behind its subject, or where the first long line stands.
  const long = items.findIndex((item) => item.kind === 'line' && item.text.length > 200);
  return long === -1 ? Math.min(items.length, HEAD_LINES) : long;
}

interface Provisions {
  /** How often each name stands before a number, by the folded name; the first of each. */
  readonly counts: ReadonlyMap<string, number>;
  readonly first: string | null;
}

function provisionsIn(items: readonly SourceItem[], data: InstrumentData): Provisions {
  const counts = new Map<string, number>();
  let first: string | null = null;
  for (const item of items) {
    const label = item.kind === 'line' ? readLabel(fullText(item), data) : null;
    if (label?.kind !== 'provision') continue;
    if (label.number?.value === 1) first ??= label.name;
    counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  }
  return { counts, first };
}

/** Articles make a law, clauses a prakas. */
function typeByName(
  { first, counts }: Provisions,
  { hasKingdom }: Head,
  data: InstrumentData,
): InstrumentType | null {
  if (first === null || (counts.get(first) ?? 0) < (hasKingdom ? 1 : 3)) return null;
  const type = [typeOf(data, 'law'), typeOf(data, 'prakas'), ...data.types].find(
    (one) =>
      one !== undefined &&
      [one.provision.km, one.provision.en].some((words) => foldForSearch(words) === first),
  );
  return type ?? null;
}

function isInstrument(
  { type: said, hasKingdom, subject }: Head,
  type: InstrumentType,
  { first }: Provisions,
  items: readonly SourceItem[],
  data: InstrumentData,
): boolean {
  if (said === null) return true;
  const hasVisas = items.some((item) => item.kind === 'line' && visaVerb(data).test(fullText(item)));
  // Notices and press releases are articles of the desk too: one without a head and visas goes on being one.
  if (type.holdsText) return hasKingdom && subject !== '' && hasVisas;
  return first !== null || hasVisas || (hasKingdom && subject !== '');
}

/** Null where its provisions bear a number alone. */
function provisionName({ first, counts }: Provisions, type: InstrumentType): string | null {
  const own = [type.provision.km, type.provision.en].map(foldForSearch);
  const isNamed = type.provision.pattern.km.includes('{name}');
  if (!isNamed) return null;
  const used = own.find((name) => counts.has(name));
  return used ?? first ?? own[0] ?? null;
}

interface PreambleRules {
  readonly type: InstrumentType;
  readonly language: Language;
  readonly data: InstrumentData;
  readonly ids: PlacedIds;
  readonly guesses: Guesses;
}

interface Preamble {
  readonly visas: readonly Line[];
  /** By where they stand in the file. */
  readonly unitsAt: ReadonlyMap<string, Uid>;
  readonly end: number;
}

/** The visas, and where the text behind them begins. */
function readPreamble(
  items: readonly SourceItem[],
  start: number,
  { type, language, data, ids, guesses }: PreambleRules,
): Preamble {
  const visas: Line[] = [];
  const unitsAt = new Map<string, Uid>();
  for (let at = start; at < items.length; at += 1) {
    const item = items[at];
    const text = item?.kind === 'line' ? fullText(item) : '';
    const isEnacting = enactingWord(data).test(text);
    const isVisa = visaVerb(data).test(text);
    if (isEnacting) {
      const own = type.enacting?.[language];
      if (own === undefined || !foldForSearch(text).startsWith(foldForSearch(own)))
        guesses.add('leftOut', text);
      return { visas, unitsAt, end: at + 1 };
    }
    const isAmongVisas = visas.length > 0 && hasEnacting(items, at, data);
    if (item?.kind !== 'line' || readLabel(text, data) !== null || (!isVisa && !isAmongVisas))
      return { visas, unitsAt, end: at };
    const uid = ids.of<Uid>('unit', item.at);
    unitsAt.set(item.at, uid);
    if (!isVisa) guesses.add('visa', text, { uid });
    const dash = /^[-–•*][\s\u200B]*/u.exec(item.text)?.[0].length ?? 0;
    const inline = sliceInline(item.inline, dash, item.text.length);
    visas.push({ uid, type: 'visa', schemaVersion: INSTRUMENT_SCHEMA_VERSION, content: { inline } });
  }
  return { visas, unitsAt, end: items.length };
}

/** Whether the enacting word is still to come, before any label: what stands before it belongs to the visas. */
function hasEnacting(items: readonly SourceItem[], from: number, data: InstrumentData): boolean {
  for (const item of items.slice(from, from + HEAD_LINES)) {
    if (item.kind !== 'line') return false;
    const text = fullText(item);
    if (enactingWord(data).test(text)) return true;
    if (readLabel(text, data) !== null) return false;
  }
  return false;
}

/** Visas, text, signatures, annexes: the order that a tree has. */
function inParts(lines: readonly Line[]): readonly Line[] {
  const annex = lines.findIndex(({ type }) => type === 'annex');
  if (annex === -1) return lines;
  const signatures = lines.filter(({ type }) => type === 'signature');
  const others = lines.filter(({ type }) => type !== 'signature');
  return [...others.slice(0, annex), ...signatures, ...others.slice(annex)];
}

const sameNumber = (a: UnitNumber, b: UnitNumber): boolean =>
  a.value === b.value &&
  a.suffixes.length === b.suffixes.length &&
  a.suffixes.every(
    ({ id, ordinal }, index) => b.suffixes[index]?.id === id && b.suffixes[index]?.ordinal === ordinal,
  );

/** Tells which units have another number than stood before them. */
function tellNumbers(
  km: ReadonlyMap<Uid, Unit>,
  { numbered }: Body,
  numbers: ReadonlyMap<Uid, UnitNumber>,
  { type, language, data, guesses }: Omit<PreambleRules, 'ids'>,
): void {
  for (const { uid, label, number } of numbered) {
    const [unit, now] = [km.get(uid), numbers.get(uid)];
    if (unit === undefined || now === undefined || sameNumber(now, number)) continue;
    guesses.add('renumbered', label, { uid, now: citedLabelOf(unit, now, type, language, data) });
  }
}

/** What is about the whole comes first. */
function inReadingOrder(guesses: readonly Guess[], km: Tree): readonly Guess[] {
  const places = new Map(inOrder(km).map(({ uid }, index) => [uid, index]));
  const placeIn = ({ uid }: Guess): number => (uid === undefined ? -1 : (places.get(uid) ?? -1));
  return guesses.toSorted((a, b) => placeIn(a) - placeIn(b));
}

function metadataOf(head: Head, closing: Closing, type: InstrumentType, language: Language): Metadata {
  const fields: Record<string, JsonValue> = {
    'instrument.type': type.id,
    'instrument.number': head.number,
    'instrument.date': closing.date,
    [bilingual('title', language)]: head.subject === '' ? '' : `${type[language]} ${head.subject}`,
    [bilingual('page.issuer', language)]: head.issuer.join('\n'),
    [bilingual('page.signatory', language)]: head.issuerTitle.join('\n'),
    [bilingual('page.place', language)]: closing.place,
    [bilingual('page.lunar', language)]: closing.lunar,
    [bilingual('page.recipients', language)]: closing.recipients.join('\n'),
  };
  return normalizeMetadata(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')));
}

/** An English text stands beside a Khmer one that is still to be written. */
function inLanguage(
  km: ReadonlyMap<Uid, Unit>,
  language: Language,
  guesses: Guesses,
): InstrumentRead['state']['content'] {
  if (language === 'km') return { shape: 'oneTree', km, en: new Map() };
  guesses.add('english', '');
  const en = new Map<Uid, UnitBody>();
  const own = new Map<Uid, Unit>();
  for (const unit of km.values()) {
    const body = bodyOf(unit);
    en.set(unit.uid, body);
    own.set(unit.uid, { ...unit, ...emptied(body) });
  }
  return { shape: 'oneTree', km: own, en };
}

function sampleOf(items: readonly SourceItem[]): string {
  let text = '';
  for (const item of items) {
    if (text.length > SAMPLE) break;
    if (item.kind === 'line') text += item.text;
  }
  return text;
}
