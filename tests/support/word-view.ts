/**
 * A Word file as Word shows it, read from its XML by rules of its own and not by those that wrote it: ECMA-376 17.9
 * (numbering) and 17.16 (fields).
 */
import { parseXml, XmlElement, XmlText, type XmlNode } from '@rgrove/parse-xml';
import { docxPart } from './docx-part.ts';

export interface WordParagraph {
  /** Empty for one without. */
  readonly style: string;
  /** Its own numbering; empty where it has none. */
  readonly number: string;
  /** Whether its number is that of a list of an article's. */
  readonly isList: boolean;
  /** A line break is `\n`; a footnote is `[n]`. */
  readonly text: string;
}

export interface WordField {
  readonly instruction: string;
  readonly shown: string;
}

export interface WordView {
  readonly paragraphs: readonly WordParagraph[];
  readonly notes: readonly string[];
  readonly fields: readonly WordField[];
  /** The text that each holds, and the number of the paragraph that it stands in. */
  readonly bookmarks: ReadonlyMap<string, { readonly text: string; readonly number: string }>;
  /** Names that stand twice. */
  readonly twice: readonly string[];
  readonly sections: readonly ('portrait' | 'landscape')[];
}

const attribute = (element: XmlElement | undefined, name: string): string => element?.attributes[name] ?? '';
const elements = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child: XmlNode) => child instanceof XmlElement);
const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element === undefined ? undefined : elements(element).find((one) => one.name === name);
const value = (element: XmlElement | undefined, name: string): string =>
  attribute(child(element, name), 'w:val');

/** Depth first, in order. */
function* within(element: XmlElement): Generator<XmlElement> {
  for (const one of elements(element)) {
    yield one;
    yield* within(one);
  }
}
const all = (element: XmlElement, name: string): XmlElement[] =>
  [...within(element)].filter((one) => one.name === name);

function rootOf(bytes: Uint8Array, name: string): XmlElement {
  const { root } = parseXml(docxPart(bytes, name));
  if (root === null) throw new Error(`${name} is empty`);
  return root;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}
const WRITTEN: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  lowerLetter: (count) => String.fromCodePoint(0x61 + ((count - 1) % 26)).repeat(Math.ceil(count / 26)),
  bullet: () => '',
};

/** Counts as Word does: a level begins anew below each number of a higher one. */
class Lists {
  readonly #levels = new Map<
    string,
    { readonly abstract: string; readonly levels: ReadonlyMap<number, Level> }
  >();
  readonly #counts = new Map<string, number[]>();

  constructor(numbering: XmlElement) {
    const abstracts = new Map(
      elements(numbering)
        .filter(({ name }) => name === 'w:abstractNum')
        .map((one) => [attribute(one, 'w:abstractNumId'), one]),
    );
    for (const num of elements(numbering).filter(({ name }) => name === 'w:num')) {
      const abstract = abstracts.get(value(num, 'w:abstractNumId'));
      const starts = new Map(
        elements(num)
          .filter(({ name }) => name === 'w:lvlOverride')
          .map((one) => [attribute(one, 'w:ilvl'), Number(value(one, 'w:startOverride'))]),
      );
      const levels = (abstract === undefined ? [] : elements(abstract))
        .filter(({ name }) => name === 'w:lvl')
        .map((level): [number, Level] => {
          const at = attribute(level, 'w:ilvl');
          const start = starts.get(at) ?? Number(value(level, 'w:start') || '0');
          return [Number(at), { start, format: value(level, 'w:numFmt'), text: value(level, 'w:lvlText') }];
        });
      this.#levels.set(attribute(num, 'w:numId'), {
        abstract: attribute(abstract, 'w:abstractNumId'),
        levels: new Map(levels),
      });
    }
  }

  /** The number of the next paragraph of a list. */
  next(numId: string, depth: number): string {
    const list = this.#levels.get(numId);
    const level = list?.levels.get(depth);
    if (list === undefined || level === undefined) throw new Error(`no list ${numId} of depth ${depth}`);
    const counts = this.#counts.get(numId) ?? [];
    this.#counts.set(numId, counts);
    counts.length = Math.max(counts.length, depth + 1);
    counts[depth] = counts[depth] === undefined ? level.start : counts[depth] + 1;
    counts.length = depth + 1;
    return level.text.replaceAll(/%([1-9])/gu, (_all, at: string) => {
      const index = Number(at) - 1;
      const write = WRITTEN[list.levels.get(index)?.format ?? ''];
      if (write === undefined) throw new Error(`unknown format of depth ${index}`);
      return write(counts[index] ?? list.levels.get(index)?.start ?? 1);
    });
  }
}

const ownText = (element: XmlElement): string =>
  element.children.map((one) => (one instanceof XmlText ? one.text : '')).join('');

export function wordView(bytes: Uint8Array): WordView {
  const document = rootOf(bytes, 'word/document.xml');
  const lists = new Lists(rootOf(bytes, 'word/numbering.xml'));
  const paragraphs: WordParagraph[] = [];
  const fields: WordField[] = [];
  const bookmarks = new Map<string, { text: string; number: string }>();
  const twice: string[] = [];
  const noteIds: string[] = [];
  for (const paragraph of all(document, 'w:p')) {
    const properties = child(paragraph, 'w:pPr');
    const list = child(properties, 'w:numPr');
    const style = value(properties, 'w:pStyle');
    const number =
      list === undefined ? '' : lists.next(value(list, 'w:numId'), Number(value(list, 'w:ilvl')));
    const open = new Map<string, { text: string; number: string }>();
    let text = '';
    let field: { instruction: string; shown: string } | null = null;
    const say = (words: string): void => {
      text += words;
      for (const bookmark of open.values()) bookmark.text += words;
      if (field !== null) field.shown += words;
    };
    for (const one of within(paragraph)) {
      if (one.name === 'w:t') say(ownText(one));
      else if (one.name === 'w:br') say('\n');
      else if (one.name === 'w:tab') say(' ');
      else if (one.name === 'w:instrText' && field !== null) field.instruction += ownText(one);
      else if (one.name === 'w:footnoteReference') say(`[${noteIds.push(attribute(one, 'w:id'))}]`);
      else if (one.name === 'w:fldChar') {
        const type = attribute(one, 'w:fldCharType');
        if (type === 'begin') field = { instruction: '', shown: '' };
        if (type === 'end' && field !== null) {
          fields.push({ instruction: field.instruction, shown: field.shown });
          field = null;
        }
      } else if (one.name === 'w:bookmarkStart') {
        const name = attribute(one, 'w:name');
        if (bookmarks.has(name)) twice.push(name);
        const bookmark = { text: '', number };
        bookmarks.set(name, bookmark);
        open.set(attribute(one, 'w:id'), bookmark);
      } else if (one.name === 'w:bookmarkEnd') open.delete(attribute(one, 'w:id'));
    }
    paragraphs.push({ style, number, isList: number !== '' && style === 'ListParagraph', text });
  }
  const footnotes = new Map(
    all(rootOf(bytes, 'word/footnotes.xml'), 'w:footnote').map((note) => [
      attribute(note, 'w:id'),
      all(note, 'w:p')
        .map((one) => all(one, 'w:t').map(ownText).join(''))
        .join('\n'),
    ]),
  );
  return {
    paragraphs,
    notes: noteIds.map((id) => footnotes.get(id) ?? ''),
    fields,
    bookmarks,
    twice,
    sections: all(document, 'w:pgSz').map((size) =>
      Number(attribute(size, 'w:w')) > Number(attribute(size, 'w:h')) ? 'landscape' : 'portrait',
    ),
  };
}

/** What a REF field shows when Word works it out anew; null where its bookmark is gone. */
export function refreshed({ instruction }: WordField, { bookmarks }: WordView): string | null {
  const [, name = '', ...switches] = instruction.trim().split(/\s+/u);
  const bookmark = bookmarks.get(name);
  if (bookmark === undefined) return null;
  if (!switches.includes('\\n')) return bookmark.text;
  const number = bookmark.number.replace(/\.+$/u, '');
  return switches.includes('\\t') ? number.replaceAll(/[^0-9.]/gu, '') : number;
}
