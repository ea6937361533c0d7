/**
 * A stranger's XML as values with resolved names (shared/instrument/akn/xml.ts). A document type is refused before
 * anything is parsed: entities, external files and their expansion all begin with one, and no file of ours has it.
 */
import {
  parseXml,
  XmlElement as ParsedElement,
  XmlText,
  type XmlNode as ParsedNode,
} from '@rgrove/parse-xml';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ImportRefusal } from '../../shared/exchange/imported.ts';
import {
  AKN_NAMESPACE,
  OWN_NAMESPACE,
  ownText,
  type XmlElement,
  type XmlNode,
} from '../../shared/instrument/akn/xml.ts';
import { decoded } from './read-text.ts';

/** In bytes; a code of 1,305 articles in both languages is a fourth of it. */
export const XML_LIMIT = 20_000_000;
/** Tags, references and attributes, each of which costs a thousand bytes when parsed; that code has 100,000. */
export const MARK_LIMIT = 500_000;
/** No text of law nests a tenth as deep; all who walk the values call themselves. */
const DEEPEST = 500;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const PREFIXES: Readonly<Record<string, string>> = {
  [AKN_NAMESPACE]: '',
  [OWN_NAMESPACE]: 'sastra:',
  [XML_NAMESPACE]: 'xml:',
  // Word documents (ECMA-376 part 1): the namespaces of both its forms.
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r:',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r:',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a:',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a:',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp:',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
};

export function readXml(bytes: Uint8Array): Result<XmlElement, ImportRefusal> {
  if (bytes.length > XML_LIMIT) return fail('tooLarge');
  const text = decoded(bytes);
  return text === null ? fail('encoding') : xmlOf(text);
}

/** Text of XML that is bounded by whoever has it. */
export function xmlOf(text: string): Result<XmlElement, ImportRefusal> {
  if (/<!DOCTYPE/iu.test(text)) return fail('unreadable');
  if (marksIn(text) > MARK_LIMIT) return fail('tooLarge');
  try {
    const { root } = parseXml(text);
    return root === null ? fail('unreadable') : ok(resolved(root, new Map([['xml', XML_NAMESPACE]]), 0));
  } catch (error) {
    // The parser calls itself for each level, until it cannot; whatever else it stumbles over, the file is not XML.
    return fail(error instanceof RangeError ? 'tooDeep' : 'unreadable');
  }
}

function marksIn(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '<' || letter === '&' || letter === '=') marks += 1;
  }
  return marks;
}

type Namespaces = ReadonlyMap<string, string>;

/** Throws a RangeError where it is too deep. */
function resolved(
  { name, attributes, children }: ParsedElement,
  outer: Namespaces,
  depth: number,
): XmlElement {
  if (depth > DEEPEST) throw new RangeError('too deep');
  const given = Object.entries(attributes);
  const declared = given.flatMap(([key, value]): [string, string][] => {
    if (key === 'xmlns') return [['', value]];
    return key.startsWith('xmlns:') ? [[key.slice('xmlns:'.length), value]] : [];
  });
  const spaces = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const own = given.flatMap(([key, value]): [string, string][] => {
    if (key === 'xmlns' || key.startsWith('xmlns:')) return [];
    // An attribute without a prefix is its element's own.
    const known = key.includes(':') ? nameIn(key, spaces) : key;
    return [[known, known.startsWith('sastra:') ? ownText(value) : value]];
  });
  return {
    kind: 'element',
    name: nameIn(name, spaces),
    attributes: new Map(own),
    children: children.flatMap((child: ParsedNode): XmlNode[] => {
      if (child instanceof ParsedElement) return [resolved(child, spaces, depth + 1)];
      return child instanceof XmlText ? [child.text] : [];
    }),
  };
}

function nameIn(name: string, spaces: Namespaces): string {
  const colon = name.indexOf(':');
  const namespace = spaces.get(colon === -1 ? '' : name.slice(0, colon)) ?? '';
  const prefix = PREFIXES[namespace];
  return `${prefix ?? `{${namespace}}`}${name.slice(colon + 1)}`;
}
