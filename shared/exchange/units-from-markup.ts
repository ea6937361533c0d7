/**
 * Markup of any origin (Word, Excel, LibreOffice, Google Docs, the web, an imported file) as bodies of an article. It
 * takes what an article can say and drops the rest; text stands as it was, its normal form comes when it is left.
 */
import type { HeadingContent, Mark } from '../document/article.ts';
import type { Ids } from '../document/ids.ts';
import { safeHref } from '../document/link.ts';
import type { InnerId } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { Assembly, type LineKind, type TakenPiece } from './assembly.ts';
import {
  fontRulesOf,
  isLegacyWithin,
  LegacyText,
  type FontRules,
  type LegacyForm,
  type LegacyRun,
} from './legacy-text.ts';
import { Line } from './line.ts';
import { isUnseen, marksWithin, styleOf, type Style } from './looks.ts';
import { attributeOf, walkMarkup, type MarkupNode } from './markup.ts';
import { noteKeyOf, noteText, surveyMarkup, type Survey } from './survey.ts';
import { isCounting, isListSign, wordListPlace, type WordListPlace } from './word-list.ts';

export interface Taken {
  readonly pieces: readonly TakenPiece[];
  /** Tables too large for an article; their rows stand as paragraphs. */
  readonly tablesAsText: number;
  /** What is written in fonts of before Unicode, in order. */
  readonly legacyRuns: readonly LegacyRun[];
}

/** Markup that nobody wrote for people: elements within elements without end, or more than a book. */
export type MarkupRefusal = 'tooDeep' | 'tooLarge';

/** Elements within elements. Browsers stop at 512. */
const DEPTH_LIMIT = 500;
/** Paragraphs, tables and so on. A law of 1,300 articles has a tenth of it. */
const PIECE_LIMIT = 20_000;

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html img legend li main nav ol p pre section summary table tbody td tfoot ' +
    'th thead tr ul'
  ).split(' '),
);

const LEVELS: Readonly<Record<string, HeadingContent['level']>> = {
  h1: 1,
  h2: 2,
  h3: 3,
  h4: 3,
  h5: 3,
  h6: 3,
};

const DIGITS = {
  sup: ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'],
  sub: ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'],
} as const;

/** m² must not become m2; other raised text has no other letters to be written in. */
const shifted = (text: string, way: keyof typeof DIGITS): string =>
  /^\d+$/u.test(text) ? text.replace(/\d/gu, (digit) => DIGITS[way][Number(digit)] ?? digit) : text;

/** What holds for the text within an element. */
interface Frame {
  readonly style: Style;
  readonly marks: ReadonlySet<Mark>;
  readonly href: string | null;
  readonly isLegacy: boolean;
  readonly isVerbatim: boolean;
  readonly shift: keyof typeof DIGITS | null;
  readonly level: HeadingContent['level'] | null;
  /** Bold by what it is: its text need not say so. */
  readonly isHead: boolean;
  readonly wordPlace: WordListPlace | null;
  readonly isWordQuote: boolean;
  /** Its text is the sign of a list item or of a footnote, which are made anew. */
  readonly sign: 'item' | 'footnote' | null;
}

const OUTSIDE: Frame = {
  style: new Map(),
  marks: new Set(),
  href: null,
  isLegacy: false,
  isVerbatim: false,
  shift: null,
  level: null,
  isHead: false,
  wordPlace: null,
  isWordQuote: false,
  sign: null,
};

class Reader {
  readonly assembly: Assembly;
  readonly #ids: Ids;
  readonly #survey: Survey;
  readonly #fonts: FontRules;
  readonly #legacy: LegacyText;
  readonly #line: Line;
  readonly #frames: Frame[] = [OUTSIDE];
  #table: MarkupNode | null = null;
  #sign = '';

  constructor(survey: Survey, fonts: FontRules, legacy: LegacyText, ids: Ids) {
    this.#survey = survey;
    this.#fonts = fonts;
    this.#legacy = legacy;
    this.#line = new Line(legacy);
    this.#ids = ids;
    this.assembly = new Assembly(ids);
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? OUTSIDE;
  }

  isSkipped(node: MarkupNode): boolean {
    return isUnseen(node) || this.#survey.noteNodes.has(node);
  }

  text(text: string): void {
    const { marks, href, isLegacy, isVerbatim, shift, isHead, sign } = this.#frame;
    if (sign === 'item') this.#sign += text;
    if (sign !== null) return;
    const shown = new Set(marks);
    if (isHead) shown.delete('bold');
    // A link is underlined because it is one.
    if (href !== null) shown.delete('underline');
    const written = shift === null || isLegacy ? text : shifted(text, shift);
    this.#line.addText(written, { marks: shown, href, isLegacy }, isVerbatim);
  }

  enter(node: MarkupNode): void {
    const { nodeName } = node;
    if (BLOCKS.has(nodeName)) this.#endLine();
    const around = this.#frame;
    const isNote = nodeName === 'a' && this.#addFootnote(node);
    this.#frames.push(frameOf(node, around, this.#fonts, isNote));
    switch (nodeName) {
      case 'br':
        // An empty line parts paragraphs.
        if (this.assembly.isFlow && this.#line.endsInBreak) this.#endLine();
        else this.#line.addBreak();
        break;
      case 'hr':
        // Word draws a line above its footnotes.
        if (!/note-list/u.test(around.style.get('mso-element') ?? '')) this.assembly.addRule();
        break;
      case 'img':
        this.#addPicture(node);
        break;
      case 'ul':
      case 'ol':
        this.assembly.beginList(nodeName === 'ol');
        break;
      case 'li':
        this.assembly.endItem();
        break;
      case 'blockquote':
        this.assembly.beginQuote();
        break;
      case 'figcaption':
        this.assembly.beginCaption();
        break;
      case 'table':
        this.#beginTable(node);
        break;
      case 'tr':
        this.assembly.beginRow();
        break;
      case 'td':
      case 'th':
        this.assembly.beginCell();
        break;
      default:
    }
  }

  leave(node: MarkupNode): void {
    const { nodeName } = node;
    if (BLOCKS.has(nodeName)) this.#endLine();
    switch (nodeName) {
      case 'ul':
      case 'ol':
        this.assembly.endList();
        break;
      case 'li':
        this.assembly.endItem();
        break;
      case 'blockquote':
        this.assembly.endQuote();
        break;
      case 'figcaption':
        this.assembly.endCaption();
        break;
      case 'td':
      case 'th':
        this.assembly.endCell({
          colspan: Number(attributeOf(node, 'colspan')),
          rowspan: Number(attributeOf(node, 'rowspan')),
          isHead: this.#frame.isHead,
        });
        break;
      case 'table':
        if (this.#table === node) this.#endTable();
        break;
      default:
    }
    this.#frames.pop();
  }

  end(): Taken {
    this.#endLine();
    this.assembly.end();
    const { pieces, tablesAsText } = this.assembly;
    return { pieces, tablesAsText, legacyRuns: this.#legacy.runs };
  }

  #endLine(): void {
    const isEmpty = this.#line.isEmpty;
    const inline = this.#line.take();
    if (!isEmpty) this.assembly.addLine(inline, this.#kindOfLine());
  }

  #kindOfLine(): LineKind {
    const { level, wordPlace, isWordQuote } = this.#frame;
    if (level !== null) return { kind: 'heading', level };
    if (wordPlace === null) return { kind: isWordQuote ? 'quote' : 'paragraph' };
    const ordered = isCounting(this.#sign);
    this.#sign = '';
    return { kind: 'item', place: wordPlace, ordered };
  }

  /** Whether the link is the sign of a footnote that stands in the markup. */
  #addFootnote(link: MarkupNode): boolean {
    const note = this.#survey.notes.get(noteKeyOf(attributeOf(link, 'href') ?? '') ?? '');
    if (note === undefined) return false;
    this.#line.addFootnote({
      kind: 'footnote',
      id: this.#ids.next<InnerId>(),
      text: noteText(note, DEPTH_LIMIT, this.#fonts, this.#legacy),
    });
    return true;
  }

  #addPicture(node: MarkupNode): void {
    const sizes = ['width', 'height'].map((name) => attributeOf(node, name));
    // A dot of one pixel counts readers; it shows nothing.
    if (sizes.every((size) => size !== undefined && Number.parseInt(size, 10) <= 2)) return;
    this.assembly.addPicture({
      type: 'picture',
      source: attributeOf(node, 'src') ?? '',
      alt: (attributeOf(node, 'alt') ?? '').replace(/\s+/gu, ' ').trim().toWellFormed(),
      caption: [],
    });
  }

  #beginTable(node: MarkupNode): void {
    if (this.#table !== null || this.#survey.layouts.has(node)) return;
    this.#table = node;
    this.assembly.beginTable();
  }

  #endTable(): void {
    this.#table = null;
    this.assembly.endTable();
  }
}

function frameOf(node: MarkupNode, around: Frame, fonts: FontRules, isNote: boolean): Frame {
  const { nodeName } = node;
  const style = styleOf(node);
  const kind = attributeOf(node, 'class') ?? '';
  const space = style.get('white-space');
  const level = LEVELS[nodeName] ?? (/\bMsoTitle\b/u.test(kind) ? 1 : around.level);
  return {
    style,
    marks: marksWithin(node, style, around.marks),
    href: (nodeName === 'a' ? safeHref(attributeOf(node, 'href') ?? '') : null) ?? around.href,
    isLegacy: isLegacyWithin(node, style, fonts, around.isLegacy),
    isVerbatim:
      nodeName === 'pre' || (space === undefined ? around.isVerbatim : /^(?:pre|break-spaces)/u.test(space)),
    shift: nodeName === 'sup' || nodeName === 'sub' ? nodeName : around.shift,
    level,
    isHead: around.isHead || level !== null || nodeName === 'th' || nodeName === 'thead',
    wordPlace: wordListPlace(style) ?? around.wordPlace,
    isWordQuote: around.isWordQuote || /\bMso(?:Intense)?Quote/u.test(kind),
    sign: isNote ? 'footnote' : isListSign(style) ? 'item' : around.sign,
  };
}

/**
 * Reads step by step, and yields after each few: whoever runs it in a page rests in between. The ids are for what has
 * one inside a body (items, rows, footnotes). Every body is readable (views.ts), but for a picture, which is none yet.
 */
export function* takeMarkup(
  root: MarkupNode,
  ids: Ids,
  legacy: LegacyForm = 'asFound',
): Generator<undefined, Result<Taken, MarkupRefusal>, undefined> {
  const survey = yield* surveyMarkup(root, DEPTH_LIMIT);
  if (survey === null) return fail('tooDeep');
  const reader = new Reader(survey, fontRulesOf(root), new LegacyText(legacy), ids);
  for (const { node, way } of walkMarkup(root, DEPTH_LIMIT, (child) => reader.isSkipped(child))) {
    if (way === 'text') reader.text(node.value ?? '');
    else reader[way](node);
    if (reader.assembly.pieces.length > PIECE_LIMIT) return fail('tooLarge');
    yield;
  }
  return ok(reader.end());
}

/** All of it at once. */
export function unitsFromMarkup(
  root: MarkupNode,
  ids: Ids,
  legacy: LegacyForm = 'asFound',
): Result<Taken, MarkupRefusal> {
  const steps = takeMarkup(root, ids, legacy);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
