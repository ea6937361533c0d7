/** A unit's body as HTML: one pure function for the first paint of the editor, the paper and the public page. */
import { assertNever } from '../errors/result.ts';
import type { Inline, LineBreak, ListContent, Mark, TextRun } from '../document/article.ts';
import type { UnitBody } from '../document/model.ts';
import { safeHref } from '../document/link.ts';
import { readUnit } from '../document/views.ts';
import { escapeHtml } from './escape.ts';

const MARK_TAG: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', underline: 'u' };

function runHtml(run: TextRun | LineBreak): string {
  if (run.kind === 'break') return '<br>';
  const marks = run.marks ?? [];
  const open = marks.map((mark) => `<${MARK_TAG[mark]}>`).join('');
  const close = marks
    .map((mark) => `</${MARK_TAG[mark]}>`)
    .toReversed()
    .join('');
  return `${open}${escapeHtml(run.text)}${close}`;
}

function inlineHtml(inline: readonly Inline[]): string {
  let html = '';
  for (const part of inline) {
    if (part.kind !== 'link') {
      html += runHtml(part);
      continue;
    }
    const href = safeHref(part.href);
    const children = part.children.map(runHtml).join('');
    html += href === null ? children : `<a href="${escapeHtml(href)}">${children}</a>`;
  }
  return html;
}

/** Items are stored flat with a depth; a deeper list stands inside the item before it. */
function listHtml(list: ListContent): string {
  const tag = list.ordered ? 'ol' : 'ul';
  let html = `<${tag}>`;
  let depth = 0;
  let first = true;
  for (const item of list.items) {
    if (item.depth > depth) {
      html += `<${tag}>`.repeat(item.depth - depth);
    } else if (!first) {
      html += `</li>${`</${tag}></li>`.repeat(depth - item.depth)}`;
    }
    html += `<li>${inlineHtml(item.inline)}`;
    depth = item.depth;
    first = false;
  }
  return `${html}${first ? '' : '</li>'}${`</${tag}></li>`.repeat(depth)}</${tag}>`;
}

/**
 * HTML of one unit. An empty block keeps its line by a `<br>`, as in the editor. A unit that this version cannot read
 * becomes an empty block marked `data-unreadable`; the caller says in the reader's language what that means.
 */
export function unitHtml(unit: UnitBody): string {
  const view = readUnit(unit);
  if (view.kind === 'unreadable') return '<p data-unreadable></p>';
  const body = view.body;
  switch (body.type) {
    case 'paragraph':
      return `<p>${inlineHtml(body.content.inline) || '<br>'}</p>`;
    case 'heading': {
      // The document's title is the page's h1.
      const tag = `h${body.content.level + 1}`;
      return `<${tag}>${inlineHtml(body.content.inline) || '<br>'}</${tag}>`;
    }
    case 'list':
      return listHtml(body.content);
    default:
      return assertNever(body);
  }
}
