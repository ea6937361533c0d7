/** The words of a unit without their looks: for lists, search, counting, and for asking whether there are any. */
import { assertNever } from '../errors/result.ts';
import type { ArticleBody, Footnote, Inline } from './article.ts';
import type { UnitBody } from './model.ts';
import { readUnit } from './views.ts';

/** What stands in a line for a footnote's sign, so that it has a place and a size there. */
export const NOTE_SIGN = '\uFFFC';

/** A line break is `\n`, a footnote NOTE_SIGN. */
export function inlineText(inline: readonly Inline[]): string {
  return inline
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'break':
          return '\n';
        case 'link':
          return inlineText(piece.children);
        case 'footnote':
          return NOTE_SIGN;
        default:
          return assertNever(piece);
      }
    })
    .join('');
}

/** Every line of text that stands in a body, in reading order. */
export function linesOf(body: ArticleBody): readonly (readonly Inline[])[] {
  switch (body.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'figure':
    case 'attachment':
      return [body.content.inline];
    case 'list':
      return body.content.items.map(({ inline }) => inline);
    case 'table':
      return body.content.rows.flatMap(({ cells }) => cells.map(({ inline }) => inline));
    case 'rule':
      return [];
    default:
      return assertNever(body);
  }
}

/** The footnotes of a body, in reading order. */
export const footnotesOf = (body: ArticleBody): readonly Footnote[] =>
  linesOf(body).flatMap((inline) => inline.filter((piece) => piece.kind === 'footnote'));

/** What is said of a picture or a file beside its caption. */
function aboutMedia(body: ArticleBody): readonly string[] {
  if (body.type === 'figure') return [body.content.alt];
  return body.type === 'attachment' ? [body.content.name] : [];
}

/** The text as offsets into a unit count it: one line after the other, a footnote as its sign. */
export function placedText(unit: UnitBody): string {
  const view = readUnit(unit);
  return view.kind === 'readable' ? linesOf(view.body).map(inlineText).join('\n') : '';
}

/**
 * The words for people and for search. List items and cells stand on lines of their own, footnotes, a picture's alternative text and a file's name on lines
 * behind; a unit that cannot be read has no words here.
 */
export function plainText(unit: UnitBody): string {
  const view = readUnit(unit);
  if (view.kind === 'unreadable') return '';
  const lines = linesOf(view.body).map((inline) => inlineText(inline).replaceAll(NOTE_SIGN, ''));
  const behind = [...footnotesOf(view.body).map(({ text }) => text), ...aboutMedia(view.body)];
  return [...lines, ...behind.filter((text) => text !== '')].join('\n');
}

/** Types that say something without a word. */
const WORDLESS: ReadonlySet<string> = new Set<ArticleBody['type']>(['table', 'figure', 'attachment', 'rule']);

/** Nothing but white space, where the zero-width space of the Khmer space bar counts as such. */
export function isEmptyUnit(unit: UnitBody): boolean {
  const view = readUnit(unit);
  return (
    view.kind === 'readable' &&
    !WORDLESS.has(view.body.type) &&
    linesOf(view.body).every((inline) => /^[\s\u200B]*$/u.test(inlineText(inline)))
  );
}
