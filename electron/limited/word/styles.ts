/** What the styles of a Word document say of its paragraphs (word/styles.xml, ECMA-376 part 1, 17.7). */
import { childOf, elementsIn, type XmlElement } from '../../../shared/instrument/akn/xml.ts';
import { isOn, numberOf, valueOf } from './values.ts';

/** Where a paragraph stands in a numbering. */
export interface NumberingPlace {
  readonly list: string;
  /** 0 for the outermost. */
  readonly level: number;
}

export interface ParagraphLook {
  readonly name: string;
  /** 1 for the highest heading; null: no heading. */
  readonly outline: number | null;
  readonly numbering: NumberingPlace | null;
  readonly isBold: boolean;
  readonly isCentred: boolean;
}

/** Styles upon styles; Word's own go five deep. */
const DEEPEST = 20;
const NO_LOOK: ParagraphLook = { name: '', outline: null, numbering: null, isBold: false, isCentred: false };
/** Word takes its headings by these names, whatever language it speaks. */
const HEADING = /^heading (?<level>[1-9])$/iu;

export class Styles {
  readonly #styles: ReadonlyMap<string, XmlElement>;
  readonly #ordinary: string | null;
  readonly #known = new Map<string, ParagraphLook>();

  constructor(root: XmlElement | null) {
    const all = root === null ? [] : elementsIn(root).filter(({ name }) => name === 'w:style');
    this.#styles = new Map(all.map((style) => [style.attributes.get('w:styleId') ?? '', style]));
    const ordinary = all.find(
      ({ attributes }) =>
        attributes.get('w:type') === 'paragraph' &&
        /^(?:1|true|on)$/u.test(attributes.get('w:default') ?? ''),
    );
    this.#ordinary = ordinary?.attributes.get('w:styleId') ?? null;
  }

  /** What a paragraph of this style (null: of the ordinary one) looks like. */
  lookOf(id: string | null): ParagraphLook {
    const key = id ?? this.#ordinary ?? '';
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const look = this.#read(key);
    this.#known.set(key, look);
    return look;
  }

  /** The list that a style of lists counts in. */
  listOf(id: string): string | null {
    return valueOf(childOf(childOf(this.#styles.get(id), 'w:pPr'), 'w:numPr'), 'w:numId');
  }

  /** From the style itself down to what it is based on: what is said first counts. */
  #read(id: string): ParagraphLook {
    const own = this.#styles.get(id);
    if (own === undefined) return NO_LOOK;
    const chain: XmlElement[] = [];
    for (let style: XmlElement | undefined = own; style !== undefined && chain.length < DEEPEST;) {
      chain.push(style);
      style = this.#styles.get(valueOf(style, 'w:basedOn') ?? '');
    }
    const first = <T>(say: (style: XmlElement) => T | null): T | null => {
      for (const style of chain) {
        const said = say(style);
        if (said !== null) return said;
      }
      return null;
    };
    const name = valueOf(own, 'w:name') ?? '';
    const outline = first((style) => outlineIn(childOf(style, 'w:pPr')));
    const heading = numberOf(HEADING.exec(name)?.groups?.['level']);
    return {
      name,
      outline: outline ?? heading,
      numbering: first((style) => numberingIn(childOf(style, 'w:pPr'))),
      isBold:
        first((style) => isOn(childOf(style, 'w:rPr'), 'w:bCs') ?? isOn(childOf(style, 'w:rPr'), 'w:b')) ===
        true,
      isCentred: first((style) => valueOf(childOf(style, 'w:pPr'), 'w:jc')) === 'center',
    };
  }
}

/** The level of a heading as a paragraph or style says it; 9 says that it is text. */
export function outlineIn(properties: XmlElement | undefined): number | null {
  const level = numberOf(valueOf(properties, 'w:outlineLvl'));
  return level === null || level < 0 || level > 8 ? null : level + 1;
}

/** The list `0` takes a paragraph out of the list of its style. */
export function numberingIn(properties: XmlElement | undefined): NumberingPlace | null {
  const numbering = childOf(properties, 'w:numPr');
  const list = valueOf(numbering, 'w:numId');
  if (list === null) return null;
  const level = numberOf(valueOf(numbering, 'w:ilvl')) ?? 0;
  return { list, level: Math.min(Math.max(level, 0), 8) };
}
