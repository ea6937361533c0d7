/** An instrument as a page that prints, over `paper.css`, `official-page.css` and `instrument.css`. */
import type { Language } from '../document/model.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentPage } from '../instrument/instrument-page.ts';
import { labelText, type LabelParts } from '../instrument/numbering.ts';
import type {
  PrintedAnnex,
  PrintedBlock,
  PrintedLabel,
  PrintedLine,
  PrintedPart,
  PrintedReference,
} from '../instrument/printed.ts';
import { escapeHtml } from './escape.ts';
import { inlineHtml } from './inline-html.ts';
import { keptHtml } from './kept-html.ts';
import { createNotes, type Notes } from './notes.ts';
import { closingHtml, headingHtml, officialHead } from './official-html.ts';
import { officialLook, type PaperLook } from './paper-look.ts';
import { sheetHtml } from './paper.ts';
import { bodyHtml, type HtmlContext } from './unit-html.ts';

export interface InstrumentPaperInput {
  readonly page: InstrumentPage;
  /** What it is called where it has no title; never empty. */
  readonly name: string;
  readonly look: PaperLook;
  /** Relative URL of the folder that holds the style sheets, `fonts/` and `media/`, with its final slash. */
  readonly base: string;
}

/** A pure function of its input: equal input, equal bytes. Each annex begins a page of its own. */
export function instrumentPaperHtml({ page, name, look, base }: InstrumentPaperInput): string {
  const { language, title, printed } = page;
  const writer = new SheetWriter(language, `${base}media/`);
  return sheetHtml({
    language,
    title: title || name,
    look: officialLook(look),
    sheets: ['official-page.css', 'instrument.css'],
    base,
    body: [writer.main(page), ...printed.annexes.map((annex) => writer.annex(annex))].join('\n'),
  });
}

/** The document's title is the page's h1; HTML has no heading below h6. */
const FIRST_LEVEL = 2;
const LAST_LEVEL = 6;
/** Points are drawn in to this depth; deeper ones stand below it. */
const DEEPEST = 5;

const headingAt = (level: number): string => `h${Math.min(FIRST_LEVEL + level, LAST_LEVEL)}`;
const written = (...pieces: readonly string[]): string => pieces.filter((piece) => piece !== '').join('\n');

type Provision = Extract<PrintedBlock, { readonly kind: 'provision' }>;
/** What heads a division, a provision or an annex. */
interface Head {
  readonly uid: string;
  readonly label: PrintedLabel | null;
  readonly heading: PrintedLine;
}

class SheetWriter {
  readonly #notes: Notes;
  readonly #context: HtmlContext;

  constructor(language: Language, media: string) {
    this.#notes = createNotes(language);
    this.#context = { media, placeNote: this.#notes.place, text: keptHtml };
  }

  main({ official, note, issuer, heading, printed, signatures }: InstrumentPage): string {
    const { visas, enacting, blocks } = printed;
    const visaItems = visas.map(({ uid, inline }) => `<li id="${uid}">${this.#line(inline)}</li>`);
    return written(
      '<article class="official instrument">',
      note === '' ? '' : `<p class="translation">${escapeHtml(note)}</p>`,
      official === null ? headingHtml(heading) : officialHead(official),
      issuer.length === 0
        ? ''
        : `<div class="enactor">${issuer.map((line) => `<p>${keptHtml(line)}</p>`).join('')}</div>`,
      visas.length === 0 ? '' : `<ul class="visas">${visaItems.join('')}</ul>`,
      enacting === '' ? '' : `<p class="enacting">${keptHtml(enacting)}</p>`,
      this.#blocks(blocks),
      `${closingHtml(official, signatures)}${this.#notes.html()}</article>`,
    );
  }

  annex(annex: PrintedAnnex): string {
    return written(
      `<article class="official annex ${annex.orientation}">`,
      headed('h2', 'annexed', annex, this.#line(annex.heading)),
      this.#blocks(annex.blocks),
      `${this.#notes.html()}</article>`,
    );
  }

  #line(inline: PrintedLine): string {
    return inline
      .map((piece) =>
        piece.kind === 'reference' ? referenceHtml(piece) : inlineHtml([piece], this.#notes.place, keptHtml),
      )
      .join('');
  }

  #blocks(blocks: readonly PrintedBlock[]): string {
    const depths = [...new Set(blocks.flatMap((block) => (block.kind === 'division' ? [block.depth] : [])))];
    depths.sort((a, b) => a - b);
    return written(
      ...blocks.map((block): string => {
        switch (block.kind) {
          case 'text':
            return `<div id="${block.uid}" class="text">${bodyHtml(block.body, this.#context)}</div>`;
          case 'division':
            return headed(
              headingAt(depths.indexOf(block.depth)),
              'division',
              block,
              this.#line(block.heading),
            );
          case 'provision':
            return this.#provision(block, headingAt(depths.length));
          default:
            return assertNever(block);
        }
      }),
    );
  }

  /** A number alone stands beside its text, a name with its number above it. */
  #provision(provision: Provision, tag: string): string {
    const { uid, label } = provision;
    const said = this.#line(provision.heading);
    const parts = written(...provision.parts.map((part) => this.#part(part)));
    if (label !== null && label.before !== '')
      return written(headed(tag, 'provision', provision, said), parts);
    const above = said === '' ? '' : `<p class="said">${said}</p>`;
    return `<div id="${uid}" class="counted"><p class="marker">${labelHtml(label)}</p><div>${written(above, parts)}</div></div>`;
  }

  #part(part: PrintedPart): string {
    switch (part.kind) {
      case 'table':
        return bodyHtml({ type: 'table', content: part.table }, this.#context);
      case 'paragraph':
        return `<p id="${part.id}">${this.#line(part.inline) || '<br>'}</p>`;
      case 'point': {
        const depth = Math.min(part.depth, DEEPEST);
        return `<p id="${part.id}" class="point depth-${depth}"><span class="marker">${labelHtml(part.marker)}</span> <span>${this.#line(part.inline)}</span></p>`;
      }
      default:
        return assertNever(part);
    }
  }
}

const labelHtml = (label: LabelParts | null): string => (label === null ? '' : keptHtml(labelText(label)));

/** `said`: its own words, as HTML. */
function headed(tag: string, kind: string, { uid, label }: Head, said: string): string {
  const lines = [
    label === null ? '' : `<span class="label">${labelHtml(label)}</span>`,
    said === '' ? '' : `<span class="said">${said}</span>`,
  ];
  return `<${tag} id="${uid}" class="${kind}">${lines.filter((line) => line !== '').join(' ')}</${tag}>`;
}

/** A reference within the instrument leads to its target. */
function referenceHtml({ pieces, isGone }: PrintedReference): string {
  const words = keptHtml(pieces.map(({ text }) => text).join(''));
  if (isGone) return `<span class="gone">${words}</span>`;
  const target = pieces.find(({ numberOf }) => numberOf !== undefined)?.numberOf;
  return target === undefined
    ? words
    : `<a class="reference" href="#${target.inner ?? target.uid}">${words}</a>`;
}
