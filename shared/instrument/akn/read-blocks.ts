/** Blocks of Akoma Ntoso (paragraphs, lists, tables, pictures, files) as units that instruments have alike with articles. */
import { z } from 'zod';
import {
  IMAGE_TYPES,
  type ArticleBody,
  type Inline,
  type ListItem,
  type TableContent,
} from '../../document/article.ts';
import type { Uid } from '../../document/model.ts';
import { hashSchema } from '../../document/schema.ts';
import { isWholeGrid } from '../../document/table.ts';
import { InlineReader } from './read-inline.ts';
import type { Reading } from './reading.ts';
import { childOf, elementsIn, type XmlElement, type XmlNode } from './xml.ts';

/** Blocks that only hold others. */
export const BLOCK_HOLDERS: ReadonlySet<string> = new Set([
  'blockContainer',
  'container',
  'content',
  'div',
  'foreign',
  'intro',
  'wrapUp',
  'tblock',
]);

/** Whether a block of ours holds a picture or a file. */
export const isOwnBlock = (block: XmlElement): boolean =>
  block.name === 'tblock' && mediaIn(block) !== undefined;

const mediaIn = (block: XmlElement): XmlElement | undefined =>
  elementsIn(childOf(block, 'p') ?? block).find(({ attributes }) => attributes.has('sastra:media'));

/** Blocks without those that only hold others. */
export const blocksIn = (parent: XmlElement): XmlElement[] =>
  elementsIn(parent).flatMap((block) =>
    BLOCK_HOLDERS.has(block.name) && !isOwnBlock(block) ? blocksIn(block) : [block],
  );

const pixels = z.coerce.number<string>().int().positive();
const depthSchema = z.coerce.number<string>().int().min(0).max(100);

/** A depth where the file says one, else that of the place. */
export function depthOf({ attributes }: XmlElement, place: number): number {
  const own = attributes.get('sastra:depth');
  return own === undefined ? place : (depthSchema.safeParse(own).data ?? place);
}

const LIST_NAMES: ReadonlySet<string> = new Set(['ol', 'ul', 'blockList']);
const isList = (child: XmlNode): child is XmlElement =>
  typeof child !== 'string' && LIST_NAMES.has(child.name);

const BREAK: readonly Inline[] = [{ kind: 'break' }];
/** Lines one below the other. */
const broken = (lines: readonly (readonly Inline[])[]): Inline[] =>
  lines.flatMap((line, index) => (index === 0 ? line : BREAK.concat(line)));

export class BlockReader {
  readonly #reading: Reading;
  readonly #uid: Uid;
  readonly #inline: InlineReader;

  constructor(reading: Reading, uid: Uid) {
    this.#reading = reading;
    this.#uid = uid;
    this.#inline = new InlineReader(reading, uid);
  }

  /** Null for what is no block that we have. */
  read(block: XmlElement): ArticleBody | null {
    const { name, attributes, children } = block;
    switch (name) {
      case 'p':
        return { type: 'paragraph', content: { inline: this.#inline.readPlain(children) } };
      case 'heading':
      case 'subheading':
      case 'crossHeading':
        return { type: 'heading', content: { level: 2, inline: this.#inline.readPlain(children) } };
      case 'block':
        return this.#named(block);
      case 'ol':
      case 'ul':
      case 'blockList': {
        const ordered = name === 'ol' || (name === 'blockList' && attributes.get('class') !== 'unordered');
        return { type: 'list', content: { ordered, items: this.#items(block, 0) } };
      }
      case 'table': {
        const table = this.table(block);
        return table === null ? null : { type: 'table', content: table };
      }
      case 'tblock':
        return this.#media(block);
      default:
        return null;
    }
  }

  /** Null where its cells make no grid. */
  table(table: XmlElement): TableContent | null {
    const rows = elementsIn(table).filter(({ name }) => name === 'tr');
    const content: TableContent = {
      header: (rows[0] === undefined ? [] : elementsIn(rows[0])).some(({ name }) => name === 'th'),
      rows: rows.map((row) => ({
        id: this.#reading.innerIdOf(row, this.#uid),
        cells: elementsIn(row).map((cell) => {
          const inline = broken(blocksIn(cell).map((block) => this.#inline.readPlain(block.children)));
          return Object.assign({ inline }, spanOf(cell, 'colspan'), spanOf(cell, 'rowspan'));
        }),
      })),
    };
    return rows.length > 0 && isWholeGrid(content) ? content : null;
  }

  #named(block: XmlElement): ArticleBody {
    const { attributes, children } = block;
    const name = attributes.get('name');
    const level = attributes.get('sastra:level');
    if (name === 'rule' && children.length === 0) return { type: 'rule', content: {} };
    const inline = this.#inline.readPlain(children);
    if (name === 'heading')
      return { type: 'heading', content: { level: level === '1' ? 1 : level === '3' ? 3 : 2, inline } };
    if (name === 'quote') return { type: 'quote', content: { inline } };
    return { type: 'paragraph', content: { inline } };
  }

  #items(list: XmlElement, depth: number): ListItem[] {
    return elementsIn(list)
      .filter(({ name }) => name === 'li' || name === 'item')
      .flatMap((item) => {
        // An item of a block list holds blocks, one of HTML's holds text.
        const texts = item.children.filter((child) => !isList(child));
        const blocks = texts.filter((child) => typeof child !== 'string' && child.name === 'p');
        const held =
          blocks.length === 0 ? texts : blocks.flatMap((p) => (typeof p === 'string' ? [] : p.children));
        const line: ListItem = {
          id: this.#reading.innerIdOf(item, this.#uid),
          depth: depthOf(item, depth),
          inline: this.#inline.readPlain(held),
        };
        return [line].concat(item.children.filter(isList).flatMap((below) => this.#items(below, depth + 1)));
      });
  }

  #media(block: XmlElement): ArticleBody | null {
    const held = mediaIn(block);
    const media = hashSchema.safeParse(held?.attributes.get('sastra:media'));
    if (held === undefined || !media.success) return null;
    const { attributes } = held;
    const inline = this.#inline.readPlain(childOf(block, 'heading')?.children ?? []);
    if (held.name === 'img') {
      const mime = z.enum(IMAGE_TYPES).safeParse(attributes.get('sastra:mime'));
      const width = pixels.safeParse(attributes.get('width'));
      const height = pixels.safeParse(attributes.get('height'));
      if (!mime.success || !width.success || !height.success) return null;
      const alt = attributes.get('sastra:alt') ?? '';
      const size = { width: width.data, height: height.data };
      return { type: 'figure', content: { media: media.data, mime: mime.data, ...size, alt, inline } };
    }
    const content = {
      media: media.data,
      mime: attributes.get('sastra:mime') ?? '',
      name: attributes.get('sastra:name') ?? '',
      bytes: Number(attributes.get('sastra:bytes') ?? 'NaN'),
      inline,
    };
    return { type: 'attachment', content };
  }
}

function spanOf(
  { attributes }: XmlElement,
  name: 'colspan' | 'rowspan',
): Partial<Record<typeof name, number>> {
  const span = pixels.safeParse(attributes.get(name));
  return span.success && span.data > 1 ? { [name]: span.data } : {};
}
