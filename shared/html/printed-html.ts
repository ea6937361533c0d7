/** The units of an instrument as they are printed, as HTML for `instrument.css`. */
import type { LineCutter, Stretch } from '../compare/stretches.ts';
import { assertNever } from '../errors/result.ts';
import { labelText, type LabelParts } from '../instrument/numbering.ts';
import type {
  PrintedBlock,
  PrintedLabel,
  PrintedLine,
  PrintedPart,
  PrintedReference,
} from '../instrument/printed.ts';
import { inlineHtml } from './inline-html.ts';
import { instrumentInlineHtml } from './instrument-block-html.ts';
import { keptHtml } from './kept-html.ts';
import type { Notes } from './notes.ts';
import { bodyHtml, type HtmlContext } from './unit-html.ts';

/** Points are drawn in to this depth; deeper ones stand below it. */
const DEEPEST = 5;

export const written = (...pieces: readonly string[]): string =>
  pieces.filter((piece) => piece !== '').join('\n');

type Provision = Extract<PrintedBlock, { readonly kind: 'provision' }>;
/** What heads a division, a provision or an annex. */
export interface Head {
  readonly uid: string;
  readonly label: PrintedLabel | null;
  readonly heading: PrintedLine;
}

/** Words that are marked, and how. */
export interface Marking {
  readonly cut: LineCutter;
  readonly tag: 'ins' | 'del';
}

export interface PrintedHtmlOptions {
  /** Relative URL of the folder of media files, with its final slash. */
  readonly media: string;
  readonly notes: Notes;
  /** Absent where the text stands for itself: then its units are places that references lead to. */
  readonly marking?: Marking;
}

export class PrintedHtml {
  readonly #notes: Notes;
  readonly #marking: Marking | undefined;
  readonly #context: HtmlContext;

  constructor({ media, notes, marking }: PrintedHtmlOptions) {
    this.#notes = notes;
    this.#marking = marking;
    const plain: HtmlContext = { media, placeNote: notes.place, text: keptHtml };
    this.#context =
      marking === undefined
        ? plain
        : {
            ...plain,
            line: (inline) =>
              markedHtml(marking.cut(inline), marking.tag, (pieces) => instrumentInlineHtml(pieces, plain)),
          };
  }

  line(inline: PrintedLine): string {
    const marking = this.#marking;
    return marking === undefined
      ? this.#pieces(inline)
      : markedHtml(marking.cut(inline), marking.tag, (pieces) => this.#pieces(pieces));
  }

  /** `tag`: of its head, where it has one. */
  block(block: PrintedBlock, tag: string): string {
    switch (block.kind) {
      case 'text':
        return `<div${this.#id(block.uid)} class="text">${bodyHtml(block.body, this.#context)}</div>`;
      case 'division':
        return this.headed(tag, 'division', block);
      case 'provision':
        return this.#provision(block, tag);
      default:
        return assertNever(block);
    }
  }

  headed(tag: string, kind: string, { uid, label, heading }: Head): string {
    const said = this.line(heading);
    const lines = [
      label === null ? '' : `<span class="label">${labelHtml(label)}</span>`,
      said === '' ? '' : `<span class="said">${said}</span>`,
    ];
    return `<${tag}${this.#id(uid)} class="${kind}">${lines.filter((line) => line !== '').join(' ')}</${tag}>`;
  }

  #id(id: string): string {
    return this.#marking === undefined ? ` id="${id}"` : '';
  }

  #pieces(inline: PrintedLine): string {
    return inline
      .map((piece) =>
        piece.kind === 'reference'
          ? this.#reference(piece)
          : inlineHtml([piece], this.#notes.place, keptHtml),
      )
      .join('');
  }

  /** A number alone stands beside its text, a name with its number above it. */
  #provision(provision: Provision, tag: string): string {
    const { uid, label } = provision;
    if (label !== null && label.before !== '') {
      // In reading order: notes count as they come.
      const head = this.headed(tag, 'provision', provision);
      return written(head, this.#parts(provision));
    }
    const said = this.line(provision.heading);
    const above = said === '' ? '' : `<p class="said">${said}</p>`;
    return `<div${this.#id(uid)} class="counted"><p class="marker">${labelHtml(label)}</p><div>${written(above, this.#parts(provision))}</div></div>`;
  }

  #parts({ parts }: Provision): string {
    return written(...parts.map((part) => this.#part(part)));
  }

  #part(part: PrintedPart): string {
    switch (part.kind) {
      case 'table':
        return bodyHtml({ type: 'table', content: part.table }, this.#context);
      case 'paragraph':
        return `<p${this.#id(part.id)}>${this.line(part.inline) || '<br>'}</p>`;
      case 'point': {
        const depth = Math.min(part.depth, DEEPEST);
        return `<p${this.#id(part.id)} class="point depth-${depth}"><span class="marker">${labelHtml(part.marker)}</span> <span>${this.line(part.inline)}</span></p>`;
      }
      default:
        return assertNever(part);
    }
  }

  /** A reference within the instrument leads to its target. */
  #reference({ pieces, isGone }: PrintedReference): string {
    const words = keptHtml(pieces.map(({ text }) => text).join(''));
    if (isGone) return `<span class="gone">${words}</span>`;
    const target = pieces.find(({ numberOf }) => numberOf !== undefined)?.numberOf;
    return target === undefined || this.#marking !== undefined
      ? words
      : `<a class="reference" href="#${target.inner ?? target.uid}">${words}</a>`;
  }
}

const markedHtml = <Piece>(
  stretches: readonly Stretch<Piece>[],
  tag: Marking['tag'],
  htmlOf: (pieces: readonly Piece[]) => string,
): string =>
  stretches
    .map(({ inline, differs }) => (differs ? `<${tag}>${htmlOf(inline)}</${tag}>` : htmlOf(inline)))
    .join('');

const labelHtml = (label: LabelParts | null): string => (label === null ? '' : keptHtml(labelText(label)));
