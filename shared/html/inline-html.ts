/** A line of text as HTML. */
import type { Footnote, Inline, LineBreak, Mark, TextRun } from '../document/article.ts';
import { safeHref } from '../document/link.ts';
import { escapeHtml } from './escape.ts';

/** Called once for each footnote, in document order; answers what stands in its place, as HTML. */
export type PlaceNote = (footnote: Footnote) => string;

const MARK_TAG: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', underline: 'u' };

/** How the letters of a run become HTML; escapes them. */
export type TextHtml = (text: string) => string;

function runHtml(run: TextRun | LineBreak, textHtml: TextHtml): string {
  if (run.kind === 'break') return '<br>';
  const marks = run.marks ?? [];
  const open = marks.map((mark) => `<${MARK_TAG[mark]}>`).join('');
  const close = marks
    .map((mark) => `</${MARK_TAG[mark]}>`)
    .toReversed()
    .join('');
  return `${open}${textHtml(run.text)}${close}`;
}

export function inlineHtml(
  inline: readonly Inline[],
  placeNote: PlaceNote,
  textHtml: TextHtml = escapeHtml,
): string {
  let html = '';
  for (const part of inline) {
    if (part.kind === 'footnote') html += placeNote(part);
    else if (part.kind === 'link') {
      const href = safeHref(part.href);
      const children = part.children.map((child) => runHtml(child, textHtml)).join('');
      html += href === null ? children : `<a href="${escapeHtml(href)}">${children}</a>`;
    } else html += runHtml(part, textHtml);
  }
  return html;
}
