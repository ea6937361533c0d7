/** What Word counts before paragraphs, which stands in none of them (word/numbering.xml, ECMA-376 part 1, 17.9). */
import { elementsIn, type XmlElement } from '../../../shared/instrument/akn/xml.ts';
import type { NumberingPlace, Styles } from './styles.ts';
import { isOn, numberOf, valueOf } from './values.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1` stands for the number of the first level, and so on. */
  readonly text: string;
  /** The level (1 for the outermost) whose number starts it anew; 0: none does. Null: every outer one. */
  readonly restart: number | null;
  /** Whether all its numbers are written in digits. */
  readonly isLegal: boolean;
}

/** By level; undefined where it begins anew. */
type Counts = (number | undefined)[];

interface List {
  /** Lists that count together have the same. */
  readonly counts: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** By level: what this list starts with, whatever was counted before. */
  readonly starts: ReadonlyMap<number, number>;
}

const LEVELS = 9;
/** A list may name a style that names a list, and so on; none of Word's does so twice. */
const MOST_LINKS = 8;
const LETTERS = 26;
/** Longer than any label; a stranger's is cut. */
const LONGEST = 100;

const byId = (root: XmlElement | null, name: string, id: string): ReadonlyMap<string, XmlElement> =>
  new Map(
    (root === null ? [] : elementsIn(root))
      .filter((element) => element.name === name)
      .map((element) => [element.attributes.get(id) ?? '', element]),
  );

export class Numbering {
  readonly #abstracts: ReadonlyMap<string, XmlElement>;
  readonly #lists: ReadonlyMap<string, XmlElement>;
  readonly #styles: Styles;
  readonly #known = new Map<string, List | null>();
  readonly #counts = new Map<string, Counts>();
  readonly #started = new Set<string>();

  constructor(root: XmlElement | null, styles: Styles) {
    this.#abstracts = byId(root, 'w:abstractNum', 'w:abstractNumId');
    this.#lists = byId(root, 'w:num', 'w:numId');
    this.#styles = styles;
  }

  /** The mark of the next paragraph there; empty where there is none. Null: it stands in no list. */
  next({ list: id, level }: NumberingPlace): string | null {
    if (id === '0') return null;
    const list = this.#listOf(id);
    if (list === null) return '';
    const counts = this.#counts.get(list.counts) ?? [];
    this.#counts.set(list.counts, counts);
    const own = list.levels.get(level);
    if (own === undefined) return '';
    const start = list.starts.get(level);
    const isFresh = start !== undefined && !this.#started.has(`${id} ${level}`);
    if (isFresh) this.#started.add(`${id} ${level}`);
    const before = isFresh ? undefined : counts[level];
    counts[level] = before === undefined ? (start ?? own.start) : before + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = list.levels.get(deeper)?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) counts[deeper] = undefined;
    }
    return markOf(list, own, counts);
  }

  /** Null where it is not in the file, or leads to itself. */
  #listOf(id: string): List | null {
    const before = this.#known.get(id);
    if (before !== undefined) return before;
    const list = this.#read(id);
    this.#known.set(id, list);
    return list;
  }

  #read(id: string): List | null {
    const own = this.#lists.get(id);
    let abstractId = valueOf(own, 'w:abstractNumId') ?? '';
    for (let links = 0; links < MOST_LINKS; links += 1) {
      const abstract = this.#abstracts.get(abstractId);
      if (own === undefined || abstract === undefined) return null;
      const link = valueOf(abstract, 'w:numStyleLink');
      if (link === null) return { counts: abstractId, ...levelsIn(abstract, own) };
      const linked = this.#lists.get(this.#styles.listOf(link) ?? '');
      abstractId = valueOf(linked, 'w:abstractNumId') ?? '';
    }
    return null;
  }
}

function levelsIn(abstract: XmlElement, list: XmlElement): Pick<List, 'levels' | 'starts'> {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const element of elementsIn(abstract)) putLevel(element, levels);
  for (const override of elementsIn(list)) {
    const level = numberOf(override.attributes.get('w:ilvl'));
    if (override.name !== 'w:lvlOverride' || level === null) continue;
    for (const element of elementsIn(override)) putLevel(element, levels);
    const start = numberOf(valueOf(override, 'w:startOverride'));
    if (start !== null) starts.set(level, start);
  }
  return { levels, starts };
}

function putLevel(element: XmlElement, levels: Map<number, Level>): void {
  const level = numberOf(element.attributes.get('w:ilvl'));
  if (element.name !== 'w:lvl' || level === null || level < 0 || level >= LEVELS) return;
  levels.set(level, {
    start: numberOf(valueOf(element, 'w:start')) ?? 0,
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    text: (valueOf(element, 'w:lvlText') ?? '').slice(0, LONGEST),
    restart: numberOf(valueOf(element, 'w:lvlRestart')),
    isLegal: isOn(element, 'w:isLgl') === true,
  });
}

function markOf({ levels }: List, own: Level, counts: Counts): string {
  if (own.format === 'none') return '';
  // The signs of bullets are those of fonts of signs.
  if (own.format === 'bullet') return '-';
  return own.text
    .replaceAll(/%([1-9])/gu, (_all, digit: string) => {
      const level = levels.get(Number(digit) - 1);
      if (level === undefined || level.format === 'bullet' || level.format === 'none') return '';
      const value = counts[Number(digit) - 1] ?? level.start;
      return written(value, own.isLegal ? 'decimal' : level.format);
    })
    .slice(0, LONGEST)
    .trim();
}

/** Numbers of other scripts are written in digits. */
function written(value: number, format: string): string {
  if (value < 1) return String(value);
  switch (format) {
    case 'lowerLetter':
      return lettered(value);
    case 'upperLetter':
      return lettered(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    default:
      return String(value);
  }
}

/** a, b … z, aa, bb: Word doubles its letters. */
const lettered = (value: number): string =>
  String.fromCodePoint(97 + ((value - 1) % LETTERS)).repeat(Math.min(Math.ceil(value / LETTERS), LONGEST));

const ROMAN = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  let rest = Math.min(value, 3_999);
  let text = '';
  for (const [size, letters] of ROMAN) for (; rest >= size; rest -= size) text += letters;
  return text;
}
