/** An instrument as a page that prints, over `paper.css`, `official-page.css` and `instrument.css`. */
import type { Language } from '../document/model.ts';
import type { InstrumentPage } from '../instrument/instrument-page.ts';
import type { PrintedAnnex, PrintedBlock } from '../instrument/printed.ts';
import { escapeHtml } from './escape.ts';
import { keptHtml } from './kept-html.ts';
import { createNotes, type Notes } from './notes.ts';
import { closingHtml, headingHtml, officialHead } from './official-html.ts';
import { officialLook, type PaperLook } from './paper-look.ts';
import { sheetHtml } from './paper.ts';
import { PrintedHtml, written } from './printed-html.ts';

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

const headingAt = (level: number): string => `h${Math.min(FIRST_LEVEL + level, LAST_LEVEL)}`;

class SheetWriter {
  readonly #notes: Notes;
  readonly #units: PrintedHtml;

  constructor(language: Language, media: string) {
    this.#notes = createNotes(language);
    this.#units = new PrintedHtml({ media, notes: this.#notes });
  }

  main({ official, note, issuer, heading, printed, signatures }: InstrumentPage): string {
    const { visas, enacting, blocks } = printed;
    const visaItems = visas.map(({ uid, inline }) => `<li id="${uid}">${this.#units.line(inline)}</li>`);
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
      this.#units.headed('h2', 'annexed', annex),
      this.#blocks(annex.blocks),
      `${this.#notes.html()}</article>`,
    );
  }

  #blocks(blocks: readonly PrintedBlock[]): string {
    const depths = [...new Set(blocks.flatMap((block) => (block.kind === 'division' ? [block.depth] : [])))];
    depths.sort((a, b) => a - b);
    return written(
      ...blocks.map((block) =>
        this.#units.block(
          block,
          headingAt(block.kind === 'division' ? depths.indexOf(block.depth) : depths.length),
        ),
      ),
    );
  }
}
