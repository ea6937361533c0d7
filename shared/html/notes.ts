/** Footnotes of one text: their numbers, their signs in it, and the list below it. */
import type { Footnote } from '../document/article.ts';
import type { Language } from '../document/model.ts';
import { toKhmerDigits } from '../khmer/index.ts';
import { escapeHtml } from './escape.ts';
import type { PlaceNote } from './inline-html.ts';

export interface Notes {
  readonly place: PlaceNote;
  /** The notes that were placed, as a section; empty where there are none. */
  readonly html: () => string;
}

/** The number of a footnote, counted from 1, as a reader of the language reads it. */
export const noteNumber = (number: number, language: Language): string =>
  language === 'km' ? toKhmerDigits(String(number)) : String(number);

export function createNotes(language: Language): Notes {
  const placed: Footnote[] = [];
  return {
    place(footnote) {
      const number = placed.push(footnote);
      return `<sup><a id="noteref-${number}" href="#note-${number}" role="doc-noteref">${noteNumber(number, language)}</a></sup>`;
    },
    html() {
      if (placed.length === 0) return '';
      const items = placed.map(({ text }, index) => {
        const number = index + 1;
        const words = text.split('\n').map(escapeHtml).join('<br>');
        return `<p id="note-${number}"><a href="#noteref-${number}" role="doc-backlink">${noteNumber(number, language)}</a> ${words}</p>`;
      });
      return `<section class="notes" role="doc-endnotes">\n${items.join('\n')}\n</section>`;
    },
  };
}
