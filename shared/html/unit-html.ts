/** A unit's body as HTML: one pure function for the first paint of the editor, the paper and the public page. */
import { assertNever } from '../errors/result.ts';
import type {
  ArticleBody,
  AttachmentContent,
  FigureContent,
  Inline,
  ListContent,
  TableContent,
} from '../document/article.ts';
import type { UnitBody } from '../document/model.ts';
import { readUnit } from '../document/views.ts';
import type { InstrumentInline, Reference } from '../instrument/instrument.ts';
import { escapeHtml } from './escape.ts';
import { inlineHtml, type PlaceNote, type TextHtml } from './inline-html.ts';

/** What the HTML of a unit depends on besides the unit. */
export interface HtmlContext {
  /** Relative URL of the folder of media files, with its final slash. */
  readonly media: string;
  readonly placeNote: PlaceNote;
  /** How a line of text becomes HTML where it is not just shown; called for each line, in reading order. */
  readonly line?: (inline: readonly InstrumentInline[]) => string;
  /** What a reference shows, where that is known; else what it showed last. */
  readonly reference?: (reference: Reference) => string;
  /** How letters become HTML where they are not just escaped, as on paper. */
  readonly text?: TextHtml;
}

const lineHtml = (inline: readonly Inline[], { line, placeNote, text }: HtmlContext): string =>
  line?.(inline) ?? inlineHtml(inline, placeNote, text);

/** Items are stored flat with a depth; a deeper list stands inside the item before it. */
function listHtml(list: ListContent, context: HtmlContext): string {
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
    html += `<li>${lineHtml(item.inline, context)}`;
    depth = item.depth;
    first = false;
  }
  return `${html}${first ? '' : '</li>'}${`</${tag}></li>`.repeat(depth)}</${tag}>`;
}

const spanHtml = (name: string, span: number | undefined): string =>
  span === undefined ? '' : ` ${name}="${span}"`;

export function tableHtml({ header, rows }: TableContent, context: HtmlContext): string {
  const rowHtml = (row: TableContent['rows'][number], tag: 'th' | 'td'): string => {
    const cells = row.cells.map(({ inline, colspan, rowspan }) => {
      const spans = spanHtml('colspan', colspan) + spanHtml('rowspan', rowspan);
      return `<${tag}${spans}>${lineHtml(inline, context) || '<br>'}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const [first, ...rest] = rows;
  // On paper a head is repeated on each page; one that reaches down into other rows cannot be.
  if (header && first !== undefined && first.cells.every(({ rowspan }) => rowspan === undefined)) {
    const body = rest.map((row) => rowHtml(row, 'td')).join('');
    return `<table><thead>${rowHtml(first, 'th')}</thead><tbody>${body}</tbody></table>`;
  }
  const all = rows.map((row, index) => rowHtml(row, header && index === 0 ? 'th' : 'td'));
  return `<table><tbody>${all.join('')}</tbody></table>`;
}

function figureHtml({ media, width, height, alt, inline }: FigureContent, context: HtmlContext): string {
  const image = `<img src="${escapeHtml(context.media)}${media}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">`;
  const caption = lineHtml(inline, context);
  return `<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function attachmentHtml({ media, name, inline }: AttachmentContent, context: HtmlContext): string {
  const label = lineHtml(inline, context) || escapeHtml(name);
  return `<p data-attachment><a href="${escapeHtml(context.media)}${media}" download="${escapeHtml(name)}">${label}</a></p>`;
}

/**
 * HTML of one unit. An empty block keeps its line by a `<br>`, as in the editor. A unit that this version cannot read
 * becomes an empty block marked `data-unreadable`; the caller says in the reader's language what that means.
 */
export function unitHtml(unit: UnitBody, context: HtmlContext): string {
  const view = readUnit(unit);
  return view.kind === 'unreadable' ? '<p data-unreadable></p>' : bodyHtml(view.body, context);
}

/** The same of a body that was read already. */
export function bodyHtml(body: ArticleBody, context: HtmlContext): string {
  switch (body.type) {
    case 'paragraph':
      return `<p>${lineHtml(body.content.inline, context) || '<br>'}</p>`;
    case 'heading': {
      // The document's title is the page's h1.
      const tag = `h${body.content.level + 1}`;
      return `<${tag}>${lineHtml(body.content.inline, context) || '<br>'}</${tag}>`;
    }
    case 'list':
      return listHtml(body.content, context);
    case 'quote':
      return `<blockquote>${lineHtml(body.content.inline, context) || '<br>'}</blockquote>`;
    case 'table':
      return tableHtml(body.content, context);
    case 'figure':
      return figureHtml(body.content, context);
    case 'attachment':
      return attachmentHtml(body.content, context);
    case 'rule':
      return '<hr>';
    default:
      return assertNever(body);
  }
}
