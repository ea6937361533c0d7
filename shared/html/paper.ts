/** An article as a page that prints: a whole HTML document with no script, styled by `paper.css` and `fonts.css`. */
import type { Language, Unit } from '../document/model.ts';
import type { OfficialParts } from '../official/parts.ts';
import { escapeHtml } from './escape.ts';
import { keptHtml } from './kept-html.ts';
import { createNotes } from './notes.ts';
import { officialFoot, officialHead } from './official-html.ts';
import { officialLook, type PaperLook } from './paper-look.ts';
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
  /** What stands around the text of an official page; null for an article's. */
  readonly official: OfficialParts | null;
  /** Relative URL of the folder that holds `paper.css`, `fonts/` and `media/`, with its final slash. */
  readonly base: string;
}

/** A pure function of its input: equal input, equal bytes. */
export function paperHtml({ language, title, name, units, look, official, base }: PaperInput): string {
  const notes = createNotes(language);
  const context = { media: `${base}media/`, placeNote: notes.place, text: keptHtml };
  const body = units.map((unit) => unitHtml(unit, context)).join('\n');
  const heading = title === '' ? '' : `<h1>${keptHtml(title)}</h1>\n`;
  const head = official === null ? heading : officialHead(official);
  const foot = official === null ? '' : officialFoot(official);
  return sheetHtml({
    language,
    title: title || name,
    look: official === null ? look : officialLook(look),
    sheets: official === null ? [] : ['official-page.css'],
    base,
    body: `<article${official === null ? '' : ' class="official"'}>
${head}${body}
${foot}${notes.html()}</article>`,
  });
}

export interface Sheet extends Pick<PaperInput, 'language' | 'title' | 'look' | 'base'> {
  /** Style sheets over that of all paper, from `base`. */
  readonly sheets: readonly string[];
  /** HTML. */
  readonly body: string;
}

/** The whole document around what stands on the paper. */
export function sheetHtml({ language, title, look: { font, headings }, sheets, base, body }: Sheet): string {
  const links = ['fonts/fonts.css', 'paper.css', ...sheets].map(
    (sheet) => `<link rel="stylesheet" href="${escapeHtml(base)}${sheet}">`,
  );
  return `<!doctype html>
<html lang="${language}" data-font="${font}" data-headings="${headings}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${links.join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
