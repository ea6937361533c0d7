/** One paragraph of a Word document: its words as they are, or as they were before the changes that it keeps track of. */
import type { Mark } from '../../../shared/document/article.ts';
import { safeHref } from '../../../shared/document/link.ts';
import type { InnerId } from '../../../shared/document/model.ts';
import type { LegacyText } from '../../../shared/exchange/legacy-text.ts';
import { Line } from '../../../shared/exchange/line.ts';
import type { PlacedIds } from '../../../shared/exchange/instrument/placed-ids.ts';
import { childOf, elementsIn, type XmlElement } from '../../../shared/instrument/akn/xml.ts';
import { isLegacyFont } from '../../../shared/khmer/index.ts';
import type { FontOf } from './style-fonts.ts';
import { isOn, valueOf } from './values.ts';

/** `after`: with all changes; `before`: without any. */
export type Version = 'after' | 'before';

export interface TrackedChange {
  readonly way: 'inserted' | 'deleted';
  readonly author: string;
  /** YYYY-MM-DD; empty where it is not said. */
  readonly date: string;
  text: string;
  readonly at: string;
}

/** What the words of a document need to be read. */
export interface WordsOf {
  readonly version: Version;
  readonly ids: PlacedIds;
  readonly legacy: LegacyText;
  readonly fontOf: FontOf;
  readonly notes: ReadonlyMap<string, string>;
  /** Addresses by the name of their relationship. */
  readonly links: ReadonlyMap<string, string>;
  readonly changes: TrackedChange[];
  /** Where each remark begins, by its name. */
  readonly remarked: Map<string, string>;
  /** Fonts by name. */
  readonly fonts: Set<string>;
}

interface Around {
  readonly at: string;
  readonly style: string | null;
  readonly href: string | null;
  readonly change: TrackedChange | null;
}

/** What stands in a paragraph besides its words. */
export interface Within {
  /** Names of pictures' relationships, each with what is said of it. */
  readonly pictures: { readonly id: string; readonly alt: string }[];
  /** Paragraphs of boxes of text. */
  readonly boxes: XmlElement[];
}

const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
/** Fields say themselves by instructions that nobody reads. */
const UNSEEN: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:delInstrText',
  'mc:Fallback',
]);

export const changeOf = ({ name, attributes }: XmlElement, at: string): TrackedChange | null =>
  INSERTED.has(name) || DELETED.has(name)
    ? {
        way: INSERTED.has(name) ? 'inserted' : 'deleted',
        author: attributes.get('w:author') ?? '',
        date: /^\d{4}-\d{2}-\d{2}/u.exec(attributes.get('w:date') ?? '')?.[0] ?? '',
        text: '',
        at,
      }
    : null;

/** Whether what was changed so stands in this version. */
export const stands = (way: TrackedChange['way'], version: Version): boolean =>
  (way === 'inserted') === (version === 'after');

/** Whether the end of the paragraph stands in this version; where it does not, the next one goes on in it. */
export function endStands(properties: XmlElement | undefined, version: Version): boolean {
  const mark = childOf(properties, 'w:rPr');
  if (childOf(mark, 'w:ins') !== undefined) return stands('inserted', version);
  return childOf(mark, 'w:del') === undefined || stands('deleted', version);
}

/** Adds the words of a paragraph to the line; answers what else stands in it, and whether all of its words are bold. */
export class ParagraphReader {
  readonly line: Line;
  readonly within: Within = { pictures: [], boxes: [] };
  readonly #words: WordsOf;
  #alt = '';
  #hasWords = false;
  #isBold = true;
  /** Of the paragraph's style. */
  readonly #boldAround: boolean;

  constructor(words: WordsOf, boldAround: boolean, line = new Line(words.legacy)) {
    this.#words = words;
    this.#boldAround = boldAround;
    this.line = line;
  }

  get isBold(): boolean {
    return this.#hasWords && this.#isBold;
  }

  read(paragraph: XmlElement, at: string): void {
    const style = valueOf(childOf(paragraph, 'w:pPr'), 'w:pStyle');
    this.#readAll(paragraph, { at, style, href: null, change: null });
  }

  #readAll(parent: XmlElement, around: Around): void {
    for (const child of elementsIn(parent)) {
      if (!UNSEEN.has(child.name)) this.#readOne(child, around);
    }
  }

  #readOne(child: XmlElement, around: Around): void {
    const { version, links, changes, remarked } = this.#words;
    const change = changeOf(child, around.at);
    if (change !== null) {
      changes.push(change);
      this.#readAll(child, { ...around, change });
      return;
    }
    switch (child.name) {
      case 'w:r':
        this.#readRun(child, around);
        return;
      case 'w:hyperlink': {
        const href = safeHref(links.get(child.attributes.get('r:id') ?? '') ?? '');
        this.#readAll(child, { ...around, href: href ?? around.href });
        return;
      }
      case 'w:commentRangeStart':
      case 'w:commentReference': {
        const id = child.attributes.get('w:id') ?? '';
        if (!remarked.has(id) && version === 'after') remarked.set(id, around.at);
        return;
      }
      case 'w:txbxContent':
        this.within.boxes.push(...elementsIn(child));
        return;
      case 'wp:docPr':
        this.#alt = child.attributes.get('descr') ?? '';
        return;
      case 'a:blip': {
        const id = child.attributes.get('r:embed');
        if (id !== undefined) this.within.pictures.push({ id, alt: this.#alt });
        return;
      }
      // Of Word's older drawings.
      case '{urn:schemas-microsoft-com:vml}imagedata': {
        const id = child.attributes.get('r:id');
        if (id !== undefined) this.within.pictures.push({ id, alt: this.#alt });
        return;
      }
      default:
        this.#readAll(child, around);
    }
  }

  #readRun(run: XmlElement, around: Around): void {
    const properties = childOf(run, 'w:rPr');
    if (isOn(properties, 'w:vanish') === true) return;
    const { change } = around;
    const isThere = change === null || stands(change.way, this.#words.version);
    const font = this.#fontOf(properties, around.style);
    const isBold = isOn(properties, 'w:bCs') ?? isOn(properties, 'w:b');
    const looks = {
      marks: marksOf(properties, isBold === true),
      href: around.href,
      isLegacy: isLegacyFont(font),
    };
    const add = (text: string, isVerbatim = false): void => {
      if (change !== null) change.text += text;
      if (!isThere) return;
      if (text.trim() !== '') {
        this.#hasWords = true;
        if (!(isBold ?? this.#boldAround)) this.#isBold = false;
      }
      this.line.addText(text, looks, isVerbatim);
    };
    for (const child of elementsIn(run)) {
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          add(textOf(child));
          break;
        case 'w:tab':
        case 'w:ptab':
          add('\t', true);
          break;
        case 'w:br':
        case 'w:cr':
          if (isThere && child.attributes.get('w:type') !== 'page') this.line.addBreak();
          break;
        case 'w:noBreakHyphen':
          add('-');
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (isThere) this.#addNote(child, around.at);
          break;
        default:
          if (isThere && !UNSEEN.has(child.name)) this.#readOne(child, around);
      }
    }
  }

  #fontOf(properties: XmlElement | undefined, style: string | null): string {
    const { fontOf, fonts } = this.#words;
    const own = childOf(properties, 'w:rFonts')?.attributes;
    const named = own?.has('w:asciiTheme') === true ? '' : own?.get('w:ascii');
    const font = named ?? fontOf(valueOf(properties, 'w:rStyle'), style) ?? '';
    if (font !== '') fonts.add(font);
    return font;
  }

  #addNote({ name, attributes }: XmlElement, at: string): void {
    const text = this.#words.notes.get(`${name.slice(2, -9)} ${attributes.get('w:id') ?? ''}`);
    if (text === undefined) return;
    this.line.addFootnote({ kind: 'footnote', id: this.#words.ids.of<InnerId>('note', at), text });
  }
}

export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : '')).join('');

function marksOf(properties: XmlElement | undefined, isBold: boolean): ReadonlySet<Mark> {
  const marks = new Set<Mark>();
  if (isBold) marks.add('bold');
  if ((isOn(properties, 'w:iCs') ?? isOn(properties, 'w:i')) === true) marks.add('italic');
  if (isOn(properties, 'w:u') === true) marks.add('underline');
  return marks;
}
