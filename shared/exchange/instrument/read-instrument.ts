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
import type { InstrumentData, InstrumentType } from '../../instrument/data.ts';
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
import { readLabel } from './labels.ts';
import { isInstrument, provisionName, provisionsIn, typeByName } from './kind.ts';
import { bodyStart, readPreamble, type PreambleRules } from './preamble.ts';
import { PlacedIds, type KnownIds } from './placed-ids.ts';
import type { SourceItem, SourceLine } from './source.ts';

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

/** Letters looked at to find the language. */
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
