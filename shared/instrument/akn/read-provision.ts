/** What stands in an `article` of Akoma Ntoso as the parts of a provision. */
import type { Uid } from '../../document/model.ts';
import type { InstrumentInline, ProvisionPart } from '../instrument.ts';
import { BlockReader, blocksIn, depthOf } from './read-blocks.ts';
import { InlineReader, labelText } from './read-inline.ts';
import type { Reading } from './reading.ts';
import { childOf, elementsIn, type XmlElement, type XmlNode } from './xml.ts';

const HEADS: ReadonlySet<string> = new Set(['num', 'heading', 'subheading']);
const TEXTS: ReadonlySet<string> = new Set(['content', 'intro', 'wrapUp']);
const LISTS: ReadonlySet<string> = new Set(['list', 'sublist']);

export class ProvisionReader {
  readonly #reading: Reading;
  readonly #uid: Uid;
  readonly #inline: InlineReader;
  readonly #blocks: BlockReader;

  constructor(reading: Reading, uid: Uid) {
    this.#reading = reading;
    this.#uid = uid;
    this.#inline = new InlineReader(reading, uid);
    this.#blocks = new BlockReader(reading, uid);
  }

  /** Never empty. */
  parts(article: XmlElement): ProvisionPart[] {
    const parts = this.#below(article, 0);
    return parts.length > 0 ? parts : [this.#paragraph(article, [])];
  }

  /** `depth`: that of a point which begins here. */
  #below(parent: XmlElement, depth: number): ProvisionPart[] {
    return elementsIn(parent).flatMap((child): ProvisionPart[] => {
      if (HEADS.has(child.name)) return [];
      if (TEXTS.has(child.name)) return blocksIn(child).flatMap((block) => this.#block(block, depth));
      if (LISTS.has(child.name)) return this.#below(child, depth);
      if (child.name === 'paragraph' && depth === 0) return this.#paragraphs(child);
      return this.#point(child, depth);
    });
  }

  /** One of ours holds one block and no number; the number of another stays in its words. */
  #paragraphs(element: XmlElement): ProvisionPart[] {
    const content = childOf(element, 'content');
    const blocks = content === undefined ? [] : blocksIn(content);
    const [first] = blocks;
    if (first === undefined || blocks.length > 1 || childOf(element, 'num') !== undefined)
      return this.#numbered(element);
    return this.#block(first, 0, element);
  }

  #numbered(element: XmlElement): ProvisionPart[] {
    const num = childOf(element, 'num');
    const parts = this.#below(element, 0);
    if (num === undefined) return parts;
    this.#reading.findings.takeText(num);
    const text = `${labelText(num)} `;
    const [first, ...rest] = parts;
    return first?.kind === 'paragraph'
      ? [{ ...first, inline: begunWith(text, first.inline) }, ...rest]
      : [
          { kind: 'paragraph', id: this.#reading.innerIdOf(num, this.#uid), inline: begunWith(text, []) },
          ...parts,
        ];
  }

  #point(element: XmlElement, place: number): ProvisionPart[] {
    if (element.name !== 'point') this.#reading.findings.guess(element);
    const depth = depthOf(element, place);
    const texts = elementsIn(element)
      .filter(({ name }) => name === 'intro' || name === 'content')
      .flatMap(blocksIn);
    const [first, ...others] = texts;
    const isText = first?.name === 'p' || first?.name === 'block';
    const inline = isText ? this.#inline.read(first.children) : [];
    const point: ProvisionPart = {
      kind: 'point',
      id: this.#reading.innerIdOf(element, this.#uid),
      depth,
      inline,
    };
    const rest = isText ? others : texts;
    return [
      point,
      ...rest.flatMap((block) => this.#block(block, place + 1)),
      ...elementsIn(element)
        .filter(({ name }) => !HEADS.has(name) && name !== 'intro' && name !== 'content')
        .flatMap((child) =>
          LISTS.has(child.name)
            ? this.#below(child, place + 1)
            : child.name === 'wrapUp'
              ? blocksIn(child).flatMap((block) => this.#block(block, place))
              : this.#point(child, place + 1),
        ),
    ];
  }

  /** `holder`: the element that bears the id, where it is not the block itself. */
  #block(block: XmlElement, depth: number, holder = block): ProvisionPart[] {
    switch (block.name) {
      case 'p':
      case 'block':
      case 'heading':
      case 'listIntroduction':
      case 'listWrapUp':
        return [this.#paragraph(holder, block.children)];
      case 'table': {
        const table = this.#blocks.table(block);
        if (table !== null) return [{ kind: 'table', id: this.#reading.innerIdOf(holder, this.#uid), table }];
        this.#reading.findings.takeText(block);
        return elementsIn(block)
          .flatMap(elementsIn)
          .flatMap(blocksIn)
          .map((cell) => this.#paragraph(cell, cell.children));
      }
      case 'ol':
      case 'ul':
      case 'blockList':
        return this.#items(block, depth);
      default:
        this.#reading.findings.leaveOut(block.name);
        return [];
    }
  }

  #items(list: XmlElement, depth: number): ProvisionPart[] {
    const body = this.#blocks.read(list);
    if (body?.type !== 'list') return [];
    this.#reading.findings.guess(list);
    const introduction = childOf(list, 'listIntroduction');
    return [
      ...(introduction === undefined ? [] : this.#block(introduction, depth)),
      ...body.content.items.map((item): ProvisionPart => ({
        kind: 'point',
        id: item.id,
        depth: item.depth + depth,
        inline: item.inline,
      })),
    ];
  }

  #paragraph(holder: XmlElement, children: readonly XmlNode[]): ProvisionPart {
    return {
      kind: 'paragraph',
      id: this.#reading.innerIdOf(holder, this.#uid),
      inline: this.#inline.read(children),
    };
  }
}

function begunWith(text: string, inline: readonly InstrumentInline[]): readonly InstrumentInline[] {
  const [first, ...rest] = inline;
  return first?.kind === 'text' && first.marks === undefined
    ? [{ ...first, text: text + first.text }, ...rest]
    : [{ kind: 'text', text }, ...inline];
}
