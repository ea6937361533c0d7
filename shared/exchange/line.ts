/** One line of text as it is being read from markup: white space as a browser shows it, runs joined by their looks. */
import {
  MARKS,
  type Footnote,
  type Inline,
  type LineBreak,
  type Mark,
  type TextRun,
} from '../document/article.ts';
import type { LegacyText } from './legacy-text.ts';

export interface Looks {
  readonly marks: ReadonlySet<Mark>;
  readonly href: string | null;
  /** In a font of before Unicode. */
  readonly isLegacy: boolean;
}

interface Piece {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly href: string | null;
  readonly isLegacy: boolean;
}
type Part = Piece | LineBreak | Footnote;

/** What may not stand in a text at all. A tab and a line end are white space, and handled as such. */
const CONTROLS = /(?!\s)\p{Cc}/gu;

export const withoutControls = (text: string): string => text.replace(CONTROLS, '').toWellFormed();

const WHITE = /[ \t\r\n\f\v]+/gu;

const isText = (part: Part | undefined): part is Piece =>
  part !== undefined && 'text' in part && !('kind' in part);

const sameLooks = (a: Piece, b: Piece): boolean =>
  a.href === b.href && a.isLegacy === b.isLegacy && a.marks.join(' ') === b.marks.join(' ');

const runOf = ({ text, marks }: Piece): TextRun =>
  marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks };

export class Line {
  readonly #legacy: LegacyText;
  #parts: Part[] = [];

  constructor(legacy: LegacyText) {
    this.#legacy = legacy;
  }

  /** Whether the line has anything in it that is seen. */
  get isEmpty(): boolean {
    return this.#parts.every((part) => isBreak(part) || (isText(part) && /^[\s\u200B]*$/u.test(part.text)));
  }

  get endsInBreak(): boolean {
    return isBreak(this.#parts.at(-1));
  }

  /** `isVerbatim`: white space stands as it is, as in `<pre>`. */
  addText(text: string, { marks, href, isLegacy }: Looks, isVerbatim: boolean): void {
    const clean = withoutControls(text);
    const lines = isVerbatim ? clean.split(/\r\n|[\r\n]/u) : [clean.replace(WHITE, ' ')];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.addBreak();
      this.#add({
        text: isVerbatim ? line : this.#endsInSpace() ? line.replace(/^ /u, '') : line,
        marks: MARKS.filter((mark) => marks.has(mark)),
        href,
        isLegacy,
      });
    }
  }

  addBreak(): void {
    this.#trimEnd();
    this.#parts.push({ kind: 'break' });
  }

  addFootnote(footnote: Footnote): void {
    this.#parts.push(footnote);
  }

  /** The line so far, without white space or line breaks at its ends; it begins anew. */
  take(): Inline[] {
    this.#trimEnd();
    while (this.#parts.length > 0 && isBreak(this.#parts.at(-1))) {
      this.#parts.pop();
      this.#trimEnd();
    }
    this.#readLegacy();
    const parts = this.#parts.splice(0);
    const start = parts.findIndex((part) => !isBreak(part));
    return start === -1 ? [] : inlineOf(parts.slice(start));
  }

  /** A syllable may have been typed in several runs of one look: they are read as one. */
  #readLegacy(): void {
    if (!this.#parts.some((part) => isText(part) && part.isLegacy)) return;
    const parts = this.#parts;
    this.#parts = [];
    for (const part of parts) {
      if (!isText(part)) this.#parts.push(part);
      else this.#add(part.isLegacy ? { ...part, text: this.#legacy.read(part.text), isLegacy: false } : part);
    }
  }

  #add(piece: Piece): void {
    if (piece.text === '') return;
    const last = this.#parts.at(-1);
    if (isText(last) && sameLooks(last, piece)) {
      this.#parts[this.#parts.length - 1] = { ...last, text: last.text + piece.text };
    } else this.#parts.push(piece);
  }

  #endsInSpace(): boolean {
    const last = this.#parts.at(-1);
    return last === undefined || isBreak(last) || (isText(last) && last.text.endsWith(' '));
  }

  #trimEnd(): void {
    for (let last = this.#parts.at(-1); isText(last); last = this.#parts.at(-1)) {
      const text = last.text.replace(/[ \u00A0]+$/u, '');
      if (text === last.text) return;
      this.#parts.pop();
      if (text !== '') this.#parts.push({ ...last, text });
    }
  }
}

const isBreak = (part: Part | undefined): boolean =>
  part !== undefined && 'kind' in part && part.kind === 'break';

/** Neighbours with one address are one link; a footnote stands in none. */
function inlineOf(parts: readonly Part[]): Inline[] {
  const stretches: { readonly href: string | null; readonly parts: Part[] }[] = [];
  for (const part of parts) {
    const href = isText(part) ? part.href : null;
    const last = stretches.at(-1);
    if (last?.href === href) last.parts.push(part);
    else stretches.push({ href, parts: [part] });
  }
  return stretches.flatMap(({ href, parts: within }): Inline[] =>
    href === null
      ? within.map((part) => (isText(part) ? runOf(part) : part))
      : [{ kind: 'link', href, children: within.filter(isText).map(runOf) }],
  );
}
