/**
 * XML as values: what the writer makes and the reader takes, whoever parsed it. Names are resolved: those of Akoma Ntoso
 * stand bare, ours begin with `sastra:`, those of another namespace are `{address}name`. Text that XML has no character
 * for (control characters, U+FFFE) goes through `<inline name="character">` in text and `\u{…}` in our own attributes.
 */

export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
/** Of the attributes and elements that only Sastra writes. */
export const OWN_NAMESPACE = 'urn:sastra:akn';
const OWN = 'sastra:';

/** Attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { kind: 'element', name, attributes: new Map(given), children };
}

/** The elements among the children. */
export const elementsIn = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child) => typeof child !== 'string');

/** The first child of this name. */
export const childOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);

/** What XML 1.0 cannot hold in any form; a carriage return, a tab and a line feed can be referred to by number. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSPEAKABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);

/** Text as children: what cannot be said in XML is an element that names it. */
export function textNodes(text: string): XmlNode[] {
  const nodes: XmlNode[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSPEAKABLE)) {
    if (index > end) nodes.push(text.slice(end, index));
    nodes.push(element('inline', { name: 'character', 'sastra:code': codeOf(character) }));
    end = index + character.length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

/** The character that such an element names; null for every other element. */
export function namedCharacter({ name, attributes }: XmlElement): string | null {
  const code = attributes.get('sastra:code');
  if (name !== 'inline' || code === undefined || !/^(?:[0-9a-f]{1,2}|fff[ef])$/u.test(code)) return null;
  return String.fromCodePoint(Number.parseInt(code, 16));
}

/** Text as a value of one of our own attributes. */
export const ownValue = (text: string): string =>
  text.replaceAll('\\', '\\\\').replace(UNSPEAKABLE, (character) => `\\u{${codeOf(character)}}`);

/** The text that `ownValue` was given. */
export const ownText = (value: string): string =>
  value.replaceAll(/\\(?:\\|u\{([0-9a-f]{1,4})\})/gu, (_, code: string | undefined) =>
    code === undefined ? '\\' : String.fromCodePoint(Number.parseInt(code, 16)),
  );

/** JSON that can stand in XML. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[\uFFFE\uFFFF]/gu, (character) => `\\u${codeOf(character)}`);

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const inText = (text: string): string =>
  text.replaceAll(/[&<>\r]/gu, (character) => REFERENCES[character] ?? character);
const inValue = (text: string): string =>
  text
    .replace(UNSPEAKABLE, '')
    .replaceAll(/[&<>"\r\n\t]/gu, (character) => REFERENCES[character] ?? character);

/** Elements whose children may be text; between others a line break is only for the eye. */
const MIXED: ReadonlySet<string> = new Set([
  'p',
  'heading',
  'num',
  'block',
  'li',
  'b',
  'i',
  'u',
  'a',
  'ref',
  'def',
  'span',
  'inline',
  'docType',
  'docTitle',
  'docNumber',
  'docAuthority',
  'docDate',
  'date',
  'signature',
  'role',
  'person',
  'authorialNote',
  'sastra:field',
  'sastra:unit',
]);

/** The file; `root` is an `akomaNtoso`. */
export function xmlOf(root: XmlElement): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  const spaces = ` xmlns="${AKN_NAMESPACE}" xmlns:sastra="${OWN_NAMESPACE}"`;
  write(root, lines, spaces);
  lines.push('\n');
  return lines.join('');
}

function write({ name, attributes, children }: XmlElement, lines: string[], spaces: string): void {
  lines.push('<', name, spaces);
  for (const [key, value] of attributes) {
    lines.push(' ', key, '="', inValue(key.startsWith(OWN) ? ownValue(value) : value), '"');
  }
  if (children.length === 0) {
    lines.push('/>');
    return;
  }
  lines.push('>');
  const gap = MIXED.has(name) ? '' : '\n';
  for (const child of children) {
    lines.push(gap);
    if (typeof child === 'string') lines.push(inText(child));
    else write(child, lines, '');
  }
  lines.push(gap, '</', name, '>');
}
