/** An article as a page that prints: a whole HTML document with no script, styled by `paper.css` and `fonts.css`. */
import type { Language, Unit } from '../document/model.ts';
import { escapeHtml } from './escape.ts';
import { createNotes } from './notes.ts';
import type { PaperLook } from './paper-look.ts';
import { unitHtml } from './unit-html.ts';

export interface PaperInput {
  readonly language: Language;
  /** The heading, plain text; empty where the article has none in this language yet. */
  readonly title: string;
  /** What the page and its PDF are called where there is no heading; never empty. */
  readonly name: string;
  /** In document order. */
  readonly units: readonly Unit[];
  readonly look: PaperLook;
  /** Relative URL of the folder that holds `paper.css`, `fonts/` and `media/`, with its final slash. */
  readonly base: string;
}

/** A pure function of its input: equal input, equal bytes. */
export function paperHtml({ language, title, name, units, look, base }: PaperInput): string {
  const notes = createNotes(language);
  const context = { media: `${base}media/`, placeNote: notes.place };
  const body = units.map((unit) => unitHtml(unit, context)).join('\n');
  const heading = title === '' ? '' : `<h1>${escapeHtml(title)}</h1>\n`;
  return `<!doctype html>
<html lang="${language}" data-font="${look.font}" data-headings="${look.headings}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title || name)}</title>
<link rel="stylesheet" href="${escapeHtml(base)}fonts/fonts.css">
<link rel="stylesheet" href="${escapeHtml(base)}paper.css">
</head>
<body>
<article>
${heading}${body}
${notes.html()}</article>
</body>
</html>
`;
}
