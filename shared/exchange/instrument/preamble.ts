/** Visas and the enacting word: what stands between the head of an instrument and its text. */
import type { Language, Uid } from '../../document/model.ts';
import { sliceInline } from '../../document/slice.ts';
import type { InstrumentData, InstrumentType } from '../../instrument/data.ts';
import type { Line } from '../../instrument/editing/sequence.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../../instrument/instrument.ts';
import { foldForSearch } from '../../khmer/index.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import type { Guesses } from './findings.ts';
import { goesOn, readLabel } from './labels.ts';
import type { PlacedIds } from './placed-ids.ts';
import { fullText, type SourceItem } from './source.ts';

/** More than a head and its visas have. */
const HEAD_LINES = 80;

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

/** Whether a line begins as a visa does. */
export const isVisa = (item: SourceItem, data: InstrumentData): boolean =>
  item.kind === 'line' && visaVerb(data).test(fullText(item));

/** The index of the first visa, enacting word, label or numbered line. */
export function bodyStart(items: readonly SourceItem[], data: InstrumentData): number {
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

export interface PreambleRules {
  readonly type: InstrumentType;
  readonly language: Language;
  readonly data: InstrumentData;
  readonly ids: PlacedIds;
  readonly guesses: Guesses;
}

export interface Preamble {
  readonly visas: readonly Line[];
  /** By where they stand in the file. */
  readonly unitsAt: ReadonlyMap<string, Uid>;
  readonly end: number;
}

/** The visas, and where the text behind them begins. */
export function readPreamble(
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
    const isOwn = visaVerb(data).test(text);
    if (isEnacting) {
      const own = type.enacting?.[language];
      if (own === undefined || !foldForSearch(text).startsWith(foldForSearch(own)))
        guesses.add('leftOut', text);
      return { visas, unitsAt, end: at + 1 };
    }
    const isAmongVisas = visas.length > 0 && hasEnacting(items, at, data);
    if (item?.kind !== 'line' || readLabel(text, data) !== null || (!isOwn && !isAmongVisas))
      return { visas, unitsAt, end: at };
    const uid = ids.of<Uid>('unit', item.at);
    unitsAt.set(item.at, uid);
    if (!isOwn) guesses.add('visa', text, { uid });
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
