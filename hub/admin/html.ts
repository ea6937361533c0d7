/** HTML that escapes whatever is put into it; only what this template made itself goes in as it is. */
import { escapeHtml } from '../../shared/html/escape.ts';

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Null: nothing. */
export type Piece = Html | string | number | null | readonly Piece[];

const textOf = (piece: Piece): string => {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(`${piece}`);
  return piece.map(textOf).join('');
};

/** html`<p title="${words}">${words}</p>`; attributes always stand in double quotes. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.reduce((text, next, place) => text + textOf(pieces[place - 1] ?? null) + next));
}
