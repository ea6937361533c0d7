/** What one unit says as Akoma Ntoso; where it stands and what hangs below it is write.ts's. */
import type { ArticleBody, ListItem, TableContent } from '../../document/article.ts';
import type { InnerId } from '../../document/model.ts';
import { assertNever } from '../../errors/result.ts';
import { endingOf } from '../../media/media.ts';
import type { Counted, InstrumentInline, ProvisionContent, ProvisionPart } from '../instrument.ts';
import { partGroups } from './body-parts.ts';
import { nested, type Nested } from './nest.ts';
import { inlineNodes, type ShowReference } from './write-inline.ts';
import { element, textNodes, type XmlElement, type XmlNode } from './xml.ts';

/** How the parts of one unit are named, numbered and shown in one language. */
export interface Setting {
  readonly show: ShowReference;
  /** Name of a place inside the unit. */
  readonly nameOf: (inner: InnerId) => string | undefined;
  /** The sign of a point: ក-. */
  readonly markerOf: (inner: InnerId) => string | undefined;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** `new bis:2`; nothing for what takes the next number. */
export const insertedAs = (number: Counted): string | undefined =>
  number.kind === 'next'
    ? undefined
    : number.suffixes.map(({ id, ordinal }) => (ordinal === undefined ? id : `${id}:${ordinal}`)).join(' ');

/** The number and the heading that a unit begins with. */
export function headNodes(
  label: string | undefined,
  heading: readonly InstrumentInline[],
  show: ShowReference,
): XmlElement[] {
  return [
    ...(label === undefined ? [] : [element('num', {}, textNodes(label))]),
    ...(heading.length === 0 ? [] : [element('heading', {}, inlineNodes(heading, show))]),
  ];
}

/** The parts of a provision, as children of its `article`. */
export function partNodes({ parts }: ProvisionContent, setting: Setting): XmlElement[] {
  return partGroups(parts).map((group) =>
    group.kind === 'list'
      ? element('list', {}, pointNodes(group.points, 0, setting))
      : element('paragraph', partAttributes(group.part, setting), [
          element('content', {}, [
            group.part.kind === 'table'
              ? tableNode(group.part.table, {}, setting)
              : element('p', {}, inlineNodes(group.part.inline, setting.show)),
          ]),
        ]),
  );
}

const partAttributes = ({ id }: ProvisionPart, { nameOf }: Setting): Attributes => ({
  eId: nameOf(id),
  'sastra:id': id,
});

/** A depth is written where it is not that of the place. */
const depthUnlike = (depth: number, place: number): string | undefined =>
  depth === place ? undefined : String(depth);

function pointNodes(
  points: readonly Nested<Extract<ProvisionPart, { kind: 'point' }>>[],
  depth: number,
  setting: Setting,
): XmlElement[] {
  return points.map(({ line, below }) => {
    const marker = setting.markerOf(line.id);
    const text = [element('p', {}, inlineNodes(line.inline, setting.show))];
    const attributes = {
      ...partAttributes(line, setting),
      'sastra:depth': depthUnlike(line.depth, depth),
    };
    return element('point', attributes, [
      ...(marker === undefined ? [] : [element('num', {}, textNodes(marker))]),
      ...(below.length === 0
        ? [element('content', {}, text)]
        : [element('intro', {}, text), element('list', {}, pointNodes(below, depth + 1, setting))]),
    ]);
  });
}

function tableNode({ header, rows }: TableContent, attributes: Attributes, setting: Setting): XmlElement {
  return element(
    'table',
    attributes,
    rows.map(({ id, cells }, index) =>
      element(
        'tr',
        { eId: setting.nameOf(id), 'sastra:id': id },
        cells.map(({ inline, colspan, rowspan }) =>
          element(
            header && index === 0 ? 'th' : 'td',
            { colspan: colspan?.toString(), rowspan: rowspan?.toString() },
            [element('p', {}, inlineNodes(inline, setting.show))],
          ),
        ),
      ),
    ),
  );
}

function itemNodes(
  items: readonly Nested<ListItem>[],
  list: string,
  depth: number,
  setting: Setting,
): XmlElement[] {
  return items.map(({ line, below }) =>
    element(
      'li',
      {
        eId: setting.nameOf(line.id),
        'sastra:id': line.id,
        'sastra:depth': depthUnlike(line.depth, depth),
      },
      [
        ...inlineNodes(line.inline, setting.show),
        ...(below.length === 0 ? [] : [element(list, {}, itemNodes(below, list, depth + 1, setting))]),
      ],
    ),
  );
}

/** A caption is the heading of a block that holds the picture or the file. */
const captioned = (
  attributes: Attributes,
  inline: readonly InstrumentInline[],
  held: XmlNode,
  { show }: Setting,
): XmlElement =>
  element('tblock', attributes, [...headNodes(undefined, inline, show), element('p', {}, [held])]);

/** A unit that instruments have alike with articles, as one block. */
export function blockNode(body: ArticleBody, attributes: Attributes, setting: Setting): XmlElement {
  const { show } = setting;
  switch (body.type) {
    case 'paragraph':
      return element('p', attributes, inlineNodes(body.content.inline, show));
    case 'heading': {
      const level = String(body.content.level);
      const named = { name: 'heading', ...attributes, 'sastra:level': level };
      return element('block', named, inlineNodes(body.content.inline, show));
    }
    case 'quote':
      return element('block', { name: 'quote', ...attributes }, inlineNodes(body.content.inline, show));
    case 'list': {
      const list = body.content.ordered ? 'ol' : 'ul';
      return element(list, attributes, itemNodes(nested(body.content.items), list, 0, setting));
    }
    case 'table':
      return tableNode(body.content, attributes, setting);
    case 'figure': {
      const { media, mime, width, height, alt, inline } = body.content;
      const picture = element('img', {
        src: `media/${media}.${mime.slice('image/'.length)}`,
        alt,
        width: String(width),
        height: String(height),
        'sastra:media': media,
        'sastra:mime': mime,
        'sastra:alt': alt,
      });
      return captioned({ class: 'figure', ...attributes }, inline, picture, setting);
    }
    case 'attachment': {
      const { media, mime, name, bytes, inline } = body.content;
      const ending = endingOf(name);
      const file = element(
        'a',
        {
          href: `media/${media}${ending === '' ? '' : `.${ending}`}`,
          'sastra:media': media,
          'sastra:mime': mime,
          'sastra:bytes': String(bytes),
          'sastra:name': name,
        },
        textNodes(name),
      );
      return captioned({ class: 'attachment', ...attributes }, inline, file, setting);
    }
    case 'rule':
      return element('block', { name: 'rule', ...attributes });
    default:
      return assertNever(body);
  }
}
