/**
 * Numbers of an instrument in Word. Where Word counts as the text does (Latin numbers that follow each other) they are
 * its own numbering, so that what is inserted there renumbers; Word has no Khmer numerals, and no 11 new, so all
 * others are text. Each stands in a bookmark, and references are fields that point to it.
 */
import {
  Bookmark,
  BuilderElement,
  LevelFormat,
  LevelSuffix,
  TextRun,
  XmlComponent,
  type ILevelsOptions,
  type IParagraphOptions,
  type NumberingDefinition,
  type ParagraphChild,
} from 'docx';
import type { Uid } from '../../../shared/document/model.ts';
import type { LabelParts } from '../../../shared/instrument/numbering.ts';
import type {
  PrintedBlock,
  PrintedInstrument,
  PrintedLabel,
  PrintedReference,
} from '../../../shared/instrument/printed.ts';
import type { Target } from '../../../shared/instrument/references/referred-to-by.ts';
import { xmlText } from './docx-line.ts';
import { POINT_INDENT } from './docx-styles.ts';

type Numbering = Exclude<IParagraphOptions['numbering'], false | undefined>;

/** How one number stands in the document. */
interface Numbered {
  readonly label: LabelParts;
  /** Null: as text. */
  readonly numbering: Numbering | null;
}

/** Word has nine levels of a list. */
const DEPTHS = 9;
/** The list of all points; no unit is of this kind. */
const POINTS = '.points';

interface PointLevel {
  readonly depth: number;
  readonly format: Format;
  readonly marker: LabelParts;
}

/** Names of bookmarks that begin with `_` are not shown to people. */
const bookmarkOf = ({ uid, inner }: Target): string => {
  const id = inner ?? uid;
  return `_${inner === undefined ? 'u' : 'p'}${id.replaceAll('-', '')}`;
};

/** As Word writes a letter: after z comes aa, then bb. */
const wordLetter = (value: number): string =>
  String.fromCodePoint(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

type Format = typeof LevelFormat.DECIMAL | typeof LevelFormat.LOWER_LETTER;
const FORMATS: readonly (readonly [Format, (value: number) => string])[] = [
  [LevelFormat.DECIMAL, String],
  [LevelFormat.LOWER_LETTER, wordLetter],
];

/** A field that shows a number says nothing of what stands behind it but a full stop, which it leaves out. */
const isSayable = ({ before, after }: LabelParts): boolean => /^\.*$/u.test(after) && !before.includes('%');

export class WordNumbers {
  /** By bookmark. */
  readonly #numbered = new Map<string, Numbered>();
  readonly #definitions = new Map<string, NumberingDefinition>();
  /** The list that units of a kind are counted in now, and its last number. */
  readonly #runs = new Map<string, { readonly reference: string; readonly instance: number; last: number }>();
  readonly #pointLevels = new Map<number, ILevelsOptions>();
  #instances = 0;

  constructor({ blocks, annexes }: Pick<PrintedInstrument, 'blocks' | 'annexes'>) {
    this.#read(blocks);
    for (const annex of annexes) {
      this.#unit(annex.uid, 'annex', annex.label);
      this.#read(annex.blocks);
    }
  }

  definitions(): readonly NumberingDefinition[] {
    const levels = [...this.#pointLevels.values()];
    const points = levels.length === 0 ? [] : [{ reference: POINTS, levels }];
    return [...this.#definitions.values(), ...points];
  }

  /** The number of a unit or a point with the words around it, and Word's numbering where that is what shows it. */
  place(target: Target): { readonly runs: readonly ParagraphChild[]; readonly numbering?: Numbering } {
    const bookmark = bookmarkOf(target);
    const numbered = this.#numbered.get(bookmark);
    if (numbered === undefined) return { runs: [] };
    const { label, numbering } = numbered;
    if (numbering !== null) return { runs: [new Bookmark({ id: bookmark, children: [] })], numbering };
    const { before, number, after } = label;
    const marked = number === '' ? [] : [new Bookmark({ id: bookmark, children: wordRuns(number) })];
    return { runs: [...wordRuns(before), ...marked, ...wordRuns(after)] };
  }

  /** What it shows, its numbers as fields. What stands nowhere in this language is text. */
  reference({ pieces }: PrintedReference): readonly ParagraphChild[] {
    const children: ParagraphChild[] = [];
    let words = '';
    for (const { text, numberOf } of pieces) {
      const bookmark = numberOf === undefined ? '' : bookmarkOf(numberOf);
      const numbered = this.#numbered.get(bookmark);
      if (numbered === undefined || numbered.label.number !== text) {
        words += text;
        continue;
      }
      const { label, numbering } = numbered;
      // Word's own number is shown with the words before it, which must not stand twice.
      const isWhole = numbering !== null && label.before !== '' && words.endsWith(label.before);
      const shown = isWhole ? label.before + text : text;
      children.push(...wordRuns(isWhole ? words.slice(0, -label.before.length) : words));
      words = '';
      // `\n`: the paragraph's number; `\t`: without words; `\h`: leads there.
      const how = numbering === null ? '' : isWhole || label.before === '' ? '\\n ' : '\\n \\t ';
      children.push(...fieldRuns(`REF ${bookmark} ${how}\\h`, shown));
    }
    return [...children, ...wordRuns(words)];
  }

  #read(blocks: readonly PrintedBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'text') continue;
      this.#unit(block.uid, block.kind === 'division' ? block.level : block.kind, block.label);
      if (block.kind === 'provision') this.#points(block);
    }
  }

  #unit(uid: Uid, kind: string, label: PrintedLabel | null): void {
    if (label === null) return;
    const { value, suffixes } = label.value;
    const isPlain = suffixes.length === 0 && label.number === String(value) && isSayable(label);
    const numbering = isPlain ? this.#counted(kind, value, label) : null;
    this.#numbered.set(bookmarkOf({ uid }), { label, numbering });
  }

  /** Goes on where the number before is the last of its list, else begins a list with it. */
  #counted(kind: string, value: number, { before, after }: LabelParts): Numbering {
    const run = this.#runs.get(kind);
    if (run !== undefined && run.last === value - 1) {
      run.last = value;
      return { reference: run.reference, level: 0, instance: run.instance };
    }
    const hanging = before === '' ? POINT_INDENT : 0;
    const reference = value === 1 ? kind : `${kind}-${value}`;
    this.#define(reference, [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: `${before}%1${after}`,
        start: value,
        // A name stands above its text, a number alone beside it.
        suffix: before === '' ? LevelSuffix.TAB : LevelSuffix.NOTHING,
        style: { paragraph: { indent: { left: hanging, hanging } } },
      },
    ]);
    const instance = (this.#instances += 1);
    this.#runs.set(kind, { reference, instance, last: value });
    return { reference, level: 0, instance };
  }

  /** Points are one list until something else stands between them. */
  #points({ uid, parts }: Extract<PrintedBlock, { kind: 'provision' }>): void {
    let counts: readonly number[] = [];
    let instance = 0;
    for (const part of parts) {
      if (part.kind !== 'point') {
        counts = [];
        continue;
      }
      const { id, depth, marker } = part;
      if (marker === null) continue;
      if (counts.length === 0) instance = this.#instances += 1;
      const count = (counts[depth] ?? 0) + 1;
      const format = FORMATS.find(([, write]) => write(count) === marker.number)?.[0];
      const isCounted = format !== undefined && isSayable(marker) && this.#isLevel({ depth, format, marker });
      // What Word does not count does not move its count on either.
      if (isCounted) counts = [...Array.from({ length: depth }, (_, at) => counts[at] ?? 0), count];
      const numbering = isCounted ? { reference: POINTS, level: depth, instance } : null;
      this.#numbered.set(bookmarkOf({ uid, inner: id }), { label: marker, numbering });
    }
  }

  /** Whether points of this depth are marked so; the first of them says how. */
  #isLevel({ depth, format, marker: { before, after } }: PointLevel): boolean {
    if (depth >= DEPTHS) return false;
    const text = `${before}%${depth + 1}${after}`;
    const known = this.#pointLevels.get(depth);
    if (known !== undefined) return known.text === text && known.format === format;
    const indent = { left: POINT_INDENT * (depth + 2), hanging: POINT_INDENT };
    this.#pointLevels.set(depth, { level: depth, format, text, style: { paragraph: { indent } } });
    return true;
  }

  #define(reference: string, levels: NumberingDefinition['levels']): void {
    if (!this.#definitions.has(reference)) this.#definitions.set(reference, { reference, levels });
  }
}

const wordRuns = (text: string): readonly TextRun[] => (text === '' ? [] : [new TextRun(xmlText(text))]);

class Instruction extends XmlComponent {
  constructor(text: string) {
    super('w:instrText');
    this.root.push(text);
  }
}
const fieldSign = (type: 'begin' | 'separate' | 'end'): BuilderElement =>
  new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: type } } });

/** A field and what it showed when the file was written. */
const fieldRuns = (instruction: string, shown: string): readonly TextRun[] => [
  new TextRun({ children: [fieldSign('begin')] }),
  new TextRun({ children: [new Instruction(instruction)] }),
  new TextRun({ children: [fieldSign('separate')] }),
  ...wordRuns(shown),
  new TextRun({ children: [fieldSign('end')] }),
];
