/** Footnotes of one text: their numbers, their signs in it, and the list below it. */
import type { Footnote } from '../document/article.ts';
import type { Language } from '../document/model.ts';
import { toKhmerDigits } from '../khmer/index.ts';
import { escapeHtml } from './escape.ts';
import type { PlaceNote } from './inline-html.ts';

export interface Notes {
  readonly place: PlaceNote;
  /** The notes that were placed since this was last asked for, as a section; empty where there are none. */
  readonly html: () => string;
}

/** The number of a footnote, counted from 1, as a reader of the language reads it. */
export const noteNumber = (number: number, language: Language): string =>
  language === 'km' ? toKhmerDigits(String(number)) : String(number);

export function createNotes(language: Language): Notes {
  const placed: Footnote[] = [];
  let told = 0;
  return {
    place(footnote) {
      const number = placed.push(footnote);
      return `<sup><a id="noteref-${number}" href="#note-${number}" role="doc-noteref">${noteNumber(number, language)}</a></sup>`;
    },
    html() {
      const first = told + 1;
      const untold = placed.slice(told);
      told = placed.length;
      if (untold.length === 0) return '';
      const items = untold.map(({ text }, index) => {
        const number = first + index;
        const words = text.split('\n').map(escapeHtml).join('<br>');
        return `<p id="note-${number}"><a href="#noteref-${number}" role="doc-backlink">${noteNumber(number, language)}</a> ${words}</p>`;
      });
      return `<section class="notes" role="doc-endnotes">\n${items.join('\n')}\n</section>`;
    },
  };
}
