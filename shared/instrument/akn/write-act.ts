/** One expression of an instrument as an `act`: what stands before the text, the text, and what stands behind it. */
import type { Uid, Unit } from '../../document/model.ts';
import { childrenOf } from '../../document/tree.ts';
import { officialParts, type OfficialParts } from '../../official/parts.ts';
import type { SignatureContent } from '../instrument.ts';
import { labelIn, settingOf, type Expression } from './expression.ts';
import { isBlock, slotOf, type Slot } from './places.ts';
import { blockNode, headNodes, insertedAs, partNodes } from './write-body.ts';
import { inlineNodes } from './write-inline.ts';
import { metaNode, type Signatory } from './write-meta.ts';
import { element, textNodes, type XmlElement, type XmlNode } from './xml.ts';

/** Levels that are elements of Akoma Ntoso; every other one is an `hcontainer` of its name. */
export const LEVEL_ELEMENTS: ReadonlySet<string> = new Set([
  'book',
  'tome',
  'title',
  'part',
  'chapter',
  'subchapter',
  'section',
  'subsection',
]);

export function actNode(expression: Expression): XmlElement {
  const { language, metadata, work, type, own } = expression;
  const title = metadata[`title.${language}`];
  const subject = typeof title === 'string' ? title : '';
  const parts = officialParts(metadata, subject, language);
  const isDraft = language === 'km' && work.number === '';
  const typeName = (isDraft ? type?.draftKm : undefined) ?? type?.[language] ?? '';
  const isSaid = ({ uid }: Unit): boolean => expression.bodyOf(uid) !== undefined;
  const signatures = standing(expression, null, 'signature').filter(isSaid);
  const visas = standing(expression, null, 'visa').filter(isSaid);
  return element('act', { name: work.type, contains: 'originalVersion' }, [
    metaNode({
      work,
      language,
      component: '',
      typeName,
      signatories: signatures.flatMap((unit) => signatoriesOf(expression, unit)),
      own,
    }),
    ...optional('preface', prefaceNodes(expression, parts, typeName, subject)),
    ...optional('preamble', [
      ...optional(
        'citations',
        visas.map((unit) => visaNode(expression, unit)),
      ),
      ...(type?.enacting === undefined
        ? []
        : [element('formula', { name: 'enacting' }, [element('p', {}, textNodes(type.enacting[language]))])]),
    ]),
    element('body', {}, orEmpty(textOf(expression, null), element('hcontainer', { name: 'empty' }))),
    ...optional('conclusions', [
      ...dateNodes(expression, parts),
      ...signatures.map((unit) => signatureNode(expression, unit)),
    ]),
    ...optional(
      'attachments',
      standing(expression, null, 'annex').flatMap((unit) => annexNode(expression, unit, typeName)),
    ),
  ]);
}

const optional = (name: string, children: readonly XmlNode[]): XmlElement[] =>
  children.length === 0 ? [] : [element(name, {}, children)];

const orEmpty = (children: readonly XmlElement[], empty: XmlElement): readonly XmlElement[] =>
  children.length === 0 ? [empty] : children;

/** The units of a slot below a parent that are written, in order. */
function standing({ tree, places }: Expression, parent: Uid | null, slot: Slot): Unit[] {
  return childrenOf(tree, parent).filter(({ uid }) => {
    const body = places.km.get(uid);
    return body !== undefined && slotOf(body.type) === slot;
  });
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** A unit's name, and what our model keeps beside its content. Its place is said once, in Khmer. */
function unitAttributes({ names, language, stored }: Expression, { uid, rank }: Unit): Attributes {
  const body = stored.get(uid);
  return {
    eId: names.of(uid),
    'sastra:uid': uid,
    'sastra:rank': language === 'km' ? rank : undefined,
    'sastra:translates': body?.translates?.map(({ uid: of, hash }) => `${of} ${hash}`).join(' '),
    'sastra:absorbed': body?.absorbed?.join(' '),
    'sastra:splitFrom': body?.splitFrom,
  };
}

const named = (text: string, name: string, attributes: Attributes = {}): XmlElement[] =>
  text === '' ? [] : [element('p', {}, [element(name, attributes, textNodes(text))])];

const contained = (name: string, lines: readonly string[]): XmlElement[] =>
  lines.some((line) => line !== '')
    ? [
        element(
          'container',
          { name },
          lines.map((line) => element('p', {}, textNodes(line))),
        ),
      ]
    : [];

function prefaceNodes(
  { work, language }: Expression,
  parts: OfficialParts | null,
  typeName: string,
  subject: string,
): XmlElement[] {
  return [
    ...contained('kingdom', parts === null ? [] : [parts.kingdom]),
    ...contained('motto', parts === null ? [] : [parts.motto]),
    ...(parts?.issuer ?? []).flatMap((line) => named(line, 'docAuthority')),
    ...named(work.number, 'docNumber'),
    ...named(typeName, 'docType'),
    ...named(subject, 'docTitle'),
    ...contained('translation', language === 'en' ? ['Unofficial translation'] : []),
  ];
}

const visaNode = (expression: Expression, unit: Unit): XmlElement => {
  const body = expression.bodyOf(unit.uid);
  const inline = body?.type === 'visa' ? body.content.inline : [];
  return element('citation', unitAttributes(expression, unit), [
    element('p', {}, inlineNodes(inline, settingOf(expression, unit.uid).show)),
  ]);
};

/** The units below a parent that make the text; blocks that follow each other are one container. */
function textOf(expression: Expression, parent: Uid | null): XmlElement[] {
  const nodes: XmlElement[] = [];
  let blocks: XmlElement[] = [];
  const close = (): void => {
    if (blocks.length > 0)
      nodes.push(element('hcontainer', { name: 'text' }, [element('content', {}, blocks)]));
    blocks = [];
  };
  for (const unit of childrenOf(expression.tree, parent)) {
    const slot = expression.places.km.get(unit.uid);
    if (slot === undefined) continue;
    if (slotOf(slot.type) === 'block') blocks.push(...blockNodes(expression, unit));
    else {
      close();
      nodes.push(...hierarchyNodes(expression, unit));
    }
  }
  close();
  return nodes;
}

function blockNodes(expression: Expression, unit: Unit): XmlElement[] {
  const body = expression.bodyOf(unit.uid);
  return body === undefined || !isBlock(body)
    ? []
    : [blockNode(body, unitAttributes(expression, unit), settingOf(expression, unit.uid))];
}

function hierarchyNodes(expression: Expression, unit: Unit): XmlElement[] {
  const body = expression.bodyOf(unit.uid);
  const khmer = expression.places.km.get(unit.uid);
  const attributes = unitAttributes(expression, unit);
  const setting = settingOf(expression, unit.uid);
  const label = labelIn(expression, unit);
  if (body?.type === 'provision') {
    const { number, heading, repealed } = body.content;
    const removed = repealed === undefined ? undefined : 'removed';
    return [
      element('article', { ...attributes, 'sastra:inserted': insertedAs(number), status: removed }, [
        ...headNodes(label, heading, setting.show),
        ...partNodes(body.content, setting),
      ]),
    ];
  }
  if (khmer?.type !== 'division') return [];
  const division = body?.type === 'division' ? body.content : undefined;
  const below = textOf(expression, unit.uid);
  if (division === undefined && below.length === 0) return [];
  const { level } = division ?? khmer.content;
  const isElement = LEVEL_ELEMENTS.has(level);
  return [
    element(
      isElement ? level : 'hcontainer',
      {
        name: isElement ? undefined : level,
        ...attributes,
        'sastra:inserted': division === undefined ? undefined : insertedAs(division.number),
        'sastra:untranslated': division === undefined ? 'true' : undefined,
      },
      [...headNodes(label, division?.heading ?? [], setting.show), ...below],
    ),
  ];
}

function dateNodes({ work }: Expression, parts: OfficialParts | null): XmlElement[] {
  return (parts?.dates ?? []).map((line) =>
    element(
      'p',
      {},
      work.date === '' ? textNodes(line) : [element('date', { date: work.date }, textNodes(line))],
    ),
  );
}

const signatureIn = ({ bodyOf }: Expression, { uid }: Unit): SignatureContent | undefined => {
  const body = bodyOf(uid);
  return body?.type === 'signature' ? body.content : undefined;
};

const roleName = (name: string): string => `${name}__role`;
const personName = (name: string): string => `${name}__person`;

function signatoriesOf(expression: Expression, unit: Unit): Signatory[] {
  const content = signatureIn(expression, unit);
  const name = expression.names.of(unit.uid);
  if (content === undefined || name === undefined) return [];
  return [
    { eId: roleName(name), kind: 'TLCRole', shown: content.capacity },
    { eId: personName(name), kind: 'TLCPerson', shown: content.name },
  ];
}

const BREAK: readonly XmlNode[] = [element('br')];
const broken = (text: string): XmlNode[] =>
  text.split('\n').flatMap((line, index) => (index === 0 ? textNodes(line) : BREAK.concat(textNodes(line))));

function signatureNode(expression: Expression, unit: Unit): XmlElement {
  const { data, language } = expression;
  const content = signatureIn(expression, unit);
  const name = expression.names.of(unit.uid) ?? '';
  const attributes = unitAttributes(expression, unit);
  const prefix = content?.prefix;
  const shown = data.prefixes.find(({ id }) => id === prefix)?.[language];
  return element(
    'container',
    { name: 'signature', ...attributes, 'sastra:prefix': prefix },
    content === undefined
      ? [element('p')]
      : [
          ...(shown === undefined ? [] : [element('p', { class: 'prefix' }, textNodes(shown))]),
          element('p', {}, [
            element('signature', {}, [
              element('role', { refersTo: `#${roleName(name)}` }, broken(content.capacity)),
              element('br'),
              element('person', { refersTo: `#${personName(name)}` }, broken(content.name)),
            ]),
          ]),
        ],
  );
}

function annexNode(expression: Expression, unit: Unit, typeName: string): XmlElement[] {
  const { work, language } = expression;
  const body = expression.bodyOf(unit.uid);
  const content = body?.type === 'annex' ? body.content : undefined;
  const text = textOf(expression, unit.uid);
  if (content === undefined && text.length === 0) return [];
  const name = expression.names.of(unit.uid) ?? '';
  return [
    element(
      'attachment',
      {
        ...unitAttributes(expression, unit),
        'sastra:inserted': content === undefined ? undefined : insertedAs(content.number),
        'sastra:orientation': content?.orientation,
        'sastra:untranslated': content === undefined ? 'true' : undefined,
      },
      [
        ...headNodes(labelIn(expression, unit), content?.heading ?? [], settingOf(expression, unit.uid).show),
        element('doc', { name: 'annex' }, [
          metaNode({ work, language, component: `!${name}`, typeName, signatories: [], own: null }),
          element('mainBody', {}, orEmpty(text, element('block', { name: 'empty' }))),
        ]),
      ],
    ),
  ];
}
