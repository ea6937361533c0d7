/** The units of one expression, in the order of the file. */
import type { Hash, Rank, Uid } from '../../document/model.ts';
import { hashSchema, rankSchema, uidSchema } from '../../document/schema.ts';
import { toAsciiDigits } from '../../khmer/digits.ts';
import { levelOf } from '../data.ts';
import type { Counted, NumberSuffix } from '../instrument.ts';
import type { AnyBody } from './eids.ts';
import { BLOCK_HOLDERS, BlockReader, isOwnBlock } from './read-blocks.ts';
import { InlineReader, labelText, textIn } from './read-inline.ts';
import { ProvisionReader } from './read-provision.ts';
import type { Reading } from './reading.ts';
import { LEVEL_ELEMENTS } from './write-act.ts';
import { childOf, elementsIn, type XmlElement } from './xml.ts';

export interface ReadUnit {
  readonly uid: Uid;
  readonly parent: Uid | null;
  /** Null where the file does not say it. */
  readonly rank: Rank | null;
  /** Null where only its place is in this language. */
  readonly body: AnyBody | null;
  readonly translates: readonly { readonly uid: Uid; readonly hash: Hash }[];
  readonly absorbed: readonly Uid[];
  readonly splitFrom: Uid | undefined;
  readonly eId: string | undefined;
  /** What the file says above it; undefined where it says nothing. */
  readonly label: string | undefined;
}

/** Elements of a hierarchy that hold provisions; what they are called in the data, where that is another word. */
const NEAREST_LEVELS: Readonly<Record<string, string>> = {
  tome: 'book',
  part: 'title',
  subpart: 'chapter',
  subtitle: 'chapter',
  subchapter: 'section',
  division: 'section',
  subdivision: 'subsection',
  hcontainer: 'chapter',
};
const isLevel = (name: string): boolean => LEVEL_ELEMENTS.has(name) || name in NEAREST_LEVELS;

const HEADS: ReadonlySet<string> = new Set(['num', 'heading', 'subheading']);

export class ActReader {
  readonly units: ReadUnit[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** `act`: an element that has a body. */
  read(act: XmlElement): this {
    for (const part of elementsIn(act)) {
      if (part.name === 'preamble') this.#preamble(part);
      else if (part.name === 'body' || part.name === 'mainBody') this.#text(part, null);
      else if (part.name === 'conclusions') this.#conclusions(part);
      else if (part.name === 'attachments') elementsIn(part).forEach((annex) => this.#annex(annex));
    }
    return this;
  }

  #add(element: XmlElement, uid: Uid, parent: Uid | null, body: AnyBody | null): void {
    const { attributes } = element;
    const num = childOf(element, 'num');
    const rank = rankSchema.safeParse(attributes.get('sastra:rank'));
    const uids = (attributes.get('sastra:absorbed') ?? '')
      .split(' ')
      .map((text) => uidSchema.safeParse(text));
    const splitFrom = uidSchema.safeParse(attributes.get('sastra:splitFrom'));
    this.units.push({
      uid,
      parent,
      rank: rank.success ? rank.data : null,
      body: attributes.get('sastra:untranslated') === 'true' ? null : body,
      translates: translationsIn(attributes.get('sastra:translates') ?? ''),
      absorbed: uids.flatMap((joined) => (joined.success ? [joined.data] : [])),
      splitFrom: splitFrom.success ? splitFrom.data : undefined,
      eId: attributes.get('eId'),
      label: num === undefined ? undefined : labelText(num),
    });
  }

  #preamble(preamble: XmlElement): void {
    for (const child of elementsIn(preamble)) {
      if (child.name === 'citations' || child.name === 'recitals') this.#preamble(child);
      else if (child.name === 'citation' || child.name === 'recital' || child.name === 'p') this.#visa(child);
      else if (child.name === 'formula' && this.#reading.isOwn) continue;
      else if (child.name === 'container') this.#preamble(child);
      else if (!HEADS.has(child.name)) this.#reading.findings.leaveOut(child.name);
    }
  }

  #visa(element: XmlElement): void {
    if (element.name !== 'citation') this.#reading.findings.guess(element);
    const uid = this.#reading.uidOf(element);
    const holders = element.name === 'p' ? [element] : elementsIn(element).filter(({ name }) => name === 'p');
    const inline = holders.flatMap(({ children }) => new InlineReader(this.#reading, uid).read(children));
    this.#add(element, uid, null, { type: 'visa', content: { inline } });
  }

  #text(parent: XmlElement, above: Uid | null): void {
    for (const child of elementsIn(parent)) {
      const { name, attributes } = child;
      if (HEADS.has(name)) continue;
      if (attributes.get('name') === 'empty' && (name === 'hcontainer' || name === 'block')) continue;
      if (name === 'article') this.#provision(child, above);
      else if (isLevel(name) && !isText(child)) this.#division(child, above);
      else if (name === 'hcontainer' || BLOCK_HOLDERS.has(name)) this.#holder(child, above);
      else if (isBlock(name)) this.#block(child, above);
      else if (name === 'componentRef' || name === 'toc') this.#reading.findings.leaveOut(child.name);
      else {
        this.#reading.findings.guess(child);
        this.#provision(child, above);
      }
    }
  }

  /** Only holds others, or is one of ours with a picture or a file. */
  #holder(element: XmlElement, above: Uid | null): void {
    if (isOwnBlock(element)) {
      this.#block(element, above);
      return;
    }
    const heading = childOf(element, 'heading');
    if (heading !== undefined) this.#block(heading, above);
    this.#text(element, above);
  }

  #division(element: XmlElement, above: Uid | null): void {
    const { name, attributes } = element;
    const uid = this.#reading.uidOf(element);
    const said = name === 'hcontainer' ? (attributes.get('name') ?? name) : name;
    const isKnown = attributes.has('sastra:uid') || levelOf(this.#reading.data, said) !== undefined;
    if (!isKnown) this.#reading.findings.guess(element);
    this.#add(element, uid, above, {
      type: 'division',
      content: {
        level: isKnown ? said : (NEAREST_LEVELS[name] ?? name),
        number: this.#counted(element),
        heading: this.#heading(element, uid),
      },
    });
    this.#text(element, uid);
  }

  #provision(element: XmlElement, above: Uid | null): void {
    const uid = this.#reading.uidOf(element);
    const isRepealed = element.attributes.get('status') === 'removed';
    this.#add(element, uid, above, {
      type: 'provision',
      content: {
        number: this.#counted(element),
        heading: this.#heading(element, uid),
        parts: new ProvisionReader(this.#reading, uid).parts(element),
        ...(isRepealed ? { repealed: true } : {}),
      },
    });
  }

  #block(block: XmlElement, above: Uid | null): void {
    const uid = this.#reading.uidOf(block);
    const body = new BlockReader(this.#reading, uid).read(block);
    if (body === null) this.#reading.findings.leaveOut(block.name);
    else this.#add(block, uid, above, body);
  }

  #heading(element: XmlElement, uid: Uid): ReturnType<InlineReader['read']> {
    return elementsIn(element)
      .filter(({ name }) => name === 'heading' || name === 'subheading')
      .flatMap(({ children }) => new InlineReader(this.#reading, uid).read(children));
  }

  /** Said by our own attribute, else read from the words behind the number: ១១ ថ្មី (ពីរ), 11 bis. */
  #counted(element: XmlElement): Counted {
    const own = element.attributes.get('sastra:inserted');
    const num = childOf(element, 'num');
    const suffixes =
      own === undefined
        ? this.#reading.isOwn || num === undefined
          ? []
          : this.#suffixesIn(labelText(num))
        : own.split(' ').map((text): NumberSuffix => {
            const [id = '', ordinal] = text.split(':');
            return ordinal === undefined ? { id } : { id, ordinal: Number(ordinal) };
          });
    return suffixes.length === 0 ? { kind: 'next' } : { kind: 'inserted', suffixes };
  }

  #suffixesIn(label: string): NumberSuffix[] {
    const { suffixes, ordinals } = this.#reading.data;
    const behind =
      /\d(?!.*\d)[\s.,:–-]*(.*)$/su.exec(toAsciiDigits(label.replaceAll(/\(\s*[\d០-៩]+\s*\)/gu, '')))?.[1] ??
      '';
    const word = suffixes.find(
      ({ km, en }) => behind.startsWith(km) || behind.toLowerCase().startsWith(en.toLowerCase()),
    );
    if (word === undefined) return [];
    const counted = /\(([^)]+)\)/u.exec(label)?.[1]?.trim() ?? '';
    const places = [ordinals.km.indexOf(counted), ordinals.en.indexOf(counted)];
    const place = Math.max(...places);
    const digits = Number(toAsciiDigits(counted));
    const ordinal = place >= 0 ? place + 2 : Number.isInteger(digits) && digits > 1 ? digits : undefined;
    return [ordinal === undefined ? { id: word.id } : { id: word.id, ordinal }];
  }

  #conclusions(conclusions: XmlElement): void {
    for (const child of elementsIn(conclusions)) {
      const signature = found(child, 'signature');
      if (child.attributes.has('sastra:uid') || (signature !== undefined && child.name === 'p'))
        this.#signature(child, signature);
      else if (BLOCK_HOLDERS.has(child.name)) this.#conclusions(child);
      else if (found(child, 'date') === undefined && !this.#reading.isOwn)
        this.#reading.findings.leaveOut(child.name);
    }
  }

  #signature(element: XmlElement, signature: XmlElement | undefined): void {
    const uid = this.#reading.uidOf(element);
    const text = this.#reading.isOwn ? textIn : labelText;
    const role = signature === undefined ? undefined : found(signature, 'role');
    const person = signature === undefined ? undefined : found(signature, 'person');
    const alone = person ?? (role === undefined ? signature : undefined);
    const prefix = element.attributes.get('sastra:prefix');
    this.#add(element, uid, null, {
      type: 'signature',
      content: {
        ...(prefix === undefined ? {} : { prefix }),
        capacity: role === undefined ? '' : text(role),
        name: alone === undefined ? '' : text(alone),
      },
    });
  }

  #annex(attachment: XmlElement): void {
    const uid = this.#reading.uidOf(attachment);
    const document = elementsIn(attachment).find((child) => bodyOf(child) !== undefined);
    const body = document === undefined ? undefined : bodyOf(document);
    if (body === undefined) this.#reading.findings.leaveOut(attachment.name);
    const own = this.#heading(attachment, uid);
    const title =
      document === undefined ? undefined : found(childOf(document, 'preface') ?? document, 'docTitle');
    this.#add(attachment, uid, null, {
      type: 'annex',
      content: {
        number: this.#counted(attachment),
        heading:
          own.length > 0 || title === undefined
            ? own
            : new InlineReader(this.#reading, uid).read(title.children),
        orientation:
          attachment.attributes.get('sastra:orientation') === 'landscape' ? 'landscape' : 'portrait',
      },
    });
    if (body !== undefined) this.#text(body, uid);
  }
}

const bodyOf = (document: XmlElement): XmlElement | undefined =>
  childOf(document, 'mainBody') ?? childOf(document, 'body');

/** The first element of this name in or below an element. */
export function found(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name === name) return element;
  for (const child of elementsIn(element)) {
    const inside = found(child, name);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const BLOCKS: ReadonlySet<string> = new Set(['p', 'block', 'ol', 'ul', 'blockList', 'table', 'crossHeading']);
const isBlock = (name: string): boolean => BLOCKS.has(name);

/** Whether an element of the hierarchy holds text rather than other elements of it. */
function isText(element: XmlElement): boolean {
  const { name, attributes } = element;
  if (attributes.has('sastra:uid')) return false;
  if (name === 'hcontainer') return true;
  return !elementsIn(element).some((child) => child.name === 'article' || isLevel(child.name));
}

const translationsIn = (text: string): ReadUnit['translates'] =>
  [...text.matchAll(/(\S+) (\S+)/gu)].flatMap(([, of, body]) => {
    const [uid, hash] = [uidSchema.safeParse(of), hashSchema.safeParse(body)];
    return uid.success && hash.success ? [{ uid: uid.data, hash: hash.data }] : [];
  });
