/** How an element looks, by its tag and its inline style: as much of it as an article can say, and whether it is seen. */
import type { Mark } from '../document/article.ts';
import { attributeOf, type MarkupNode } from './markup.ts';

/** The declarations of an inline style by lower-case name, `!important` left out. Word adds its own names (`mso-…`). */
export type Style = ReadonlyMap<string, string>;

const NO_STYLE: Style = new Map();

/** A text that Word wrote says the same few styles thousands of times. */
const READ = new Map<string, Style>();
const MOST_READ = 500;

function readStyle(text: string): Style {
  return new Map(
    text.split(';').flatMap((declaration): [string, string][] => {
      const colon = declaration.indexOf(':');
      if (colon === -1) return [];
      const value = declaration.slice(colon + 1).replace(/!\s*important/iu, '');
      return [[declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase()]];
    }),
  );
}

export function styleOf(node: MarkupNode): Style {
  const text = attributeOf(node, 'style');
  if (text === undefined) return NO_STYLE;
  const known = READ.get(text);
  if (known !== undefined) return known;
  const style = readStyle(text);
  if (READ.size === MOST_READ) READ.clear();
  READ.set(text, style);
  return style;
}

const TAG_MARKS: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
};

const isBold = (weight: string): boolean => weight.startsWith('bold') || Number(weight) >= 600;

/** The marks of the text in an element, from those around it. A style says more than a tag (Google Docs: `<b style="font-weight:normal">`). */
export function marksWithin(node: MarkupNode, style: Style, around: ReadonlySet<Mark>): ReadonlySet<Mark> {
  const mark = TAG_MARKS[node.nodeName];
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const line = style.get('text-decoration-line') ?? style.get('text-decoration');
  if (mark === undefined && weight === undefined && slant === undefined && line === undefined) return around;
  const marks = new Set(around);
  const set = (name: Mark, isOn: boolean): void => void (isOn ? marks.add(name) : marks.delete(name));
  if (mark !== undefined) set(mark, true);
  if (weight !== undefined && weight !== 'inherit') set('bold', isBold(weight));
  if (slant !== undefined && slant !== 'inherit') set('italic', /^(?:italic|oblique)/u.test(slant));
  // A decoration is not inherited: `none` takes away only what the same element brings.
  if (line?.includes('underline') === true) set('underline', true);
  else if (line === 'none' && mark === 'underline' && !around.has('underline')) set('underline', false);
  return marks;
}

/** What is no text of the document, whatever it holds. */
const NO_TEXT: ReadonlySet<string> = new Set([
  'audio',
  'button',
  'canvas',
  'head',
  'iframe',
  'input',
  'math',
  'noscript',
  'object',
  'embed',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'video',
  'xml',
]);

/** Word's parts of a document that are not its text: comments and their signs, headers and footers. */
const WORD_ASIDE = /^(?:comment|comment-list|header|footer|footnote-separator)$/u;
const WORD_COMMENT = /\bmso(?:comment(?:reference|text|anchor)|annotation)|\bmsocom(?:anchor|off|txt)/iu;

/** What a reader of the source did not see, or what was struck out there by a tracked change. */
export function isUnseen(node: MarkupNode): boolean {
  if (NO_TEXT.has(node.nodeName) || node.nodeName === 'del') return true;
  if (attributeOf(node, 'hidden') !== undefined) return true;
  if (WORD_COMMENT.test(attributeOf(node, 'class') ?? '')) return true;
  const style = styleOf(node);
  if (style.size === 0) return false;
  return (
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    WORD_ASIDE.test(style.get('mso-element') ?? '') ||
    style.get('mso-special-character') === 'comment'
  );
}
