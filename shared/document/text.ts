/** The words of a unit without their looks: for lists, search, counting, and for asking whether there are any. */
import { assertNever } from '../errors/result.ts';
import type { ArticleBody, Inline } from './article.ts';
import type { UnitBody } from './model.ts';
import { readUnit } from './views.ts';

/** A line break is `\n`. */
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
        default:
          return assertNever(piece);
      }
    })
    .join('');
}

function bodyText(body: ArticleBody): string {
  switch (body.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(body.content.inline);
    case 'list':
      return body.content.items.map(({ inline }) => inlineText(inline)).join('\n');
    default:
      return assertNever(body);
  }
}

/** List items stand on lines of their own; a unit that cannot be read has no words here. */
export function plainText(unit: UnitBody): string {
  const view = readUnit(unit);
  return view.kind === 'readable' ? bodyText(view.body) : '';
}

/** Nothing but white space, where the zero-width space of the Khmer space bar counts as such. */
export function isEmptyUnit(unit: UnitBody): boolean {
  const view = readUnit(unit);
  return view.kind === 'readable' && /^[\s\u200B]*$/u.test(bodyText(view.body));
}
