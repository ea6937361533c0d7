/**
 * An instrument as Akoma Ntoso 3.0. The Khmer is the document; the English is a second expression of the same work, a
 * component behind it: the schema has no place for a second language within an article, and wants names unique only
 * within one expression, so both have the same names in the same places. What our model has and Akoma Ntoso has not
 * stands in attributes of our own namespace, and what has no place at all in `proprietary`, so that reading it back
 * (read.ts) is the identity.
 */
import type { Content, DocumentState, Language, Metadata, Uid, UnitBody } from '../../document/model.ts';
import { typeOf, type InstrumentData } from '../data.ts';
import { instrumentField } from '../instrument-fields.ts';
import { numbersOf } from '../numbering.ts';
import type { RegisterEntry } from '../register.ts';
import { LANGUAGE_CODES, type Work } from './addresses.ts';
import { expressionOf, type ExpressionSource } from './expression.ts';
import { placesOf } from './places.ts';
import { actNode } from './write-act.ts';
import { element, xmlOf, type XmlElement } from './xml.ts';

export interface AknSource {
  readonly metadata: Metadata;
  readonly content: Extract<Content, { shape: 'oneTree' }>;
  readonly data: InstrumentData;
  /** What other instruments are addressed by; one that is not among them is addressed by its id. */
  readonly register?: readonly RegisterEntry[];
}

/** The source of a document; null where it is no instrument. */
export const aknSource = (
  { kind, metadata, content }: DocumentState,
  data: InstrumentData,
  register: readonly RegisterEntry[] = [],
): AknSource | null =>
  kind === 'instrument' && content.shape === 'oneTree' ? { metadata, content, data, register } : null;

const workOf = (metadata: Metadata): Work => ({
  type: instrumentField('instrument.type', metadata['instrument.type']) ?? 'instrument',
  date: instrumentField('instrument.date', metadata['instrument.date']) ?? '',
  number: instrumentField('instrument.number', metadata['instrument.number']) ?? '',
});

/** As values; the whole is read back as it was only where both languages are in it. */
export function aknNode(source: AknSource, languages: readonly Language[]): XmlElement {
  const { metadata, content, data, register = [] } = source;
  const work = workOf(metadata);
  const type = typeOf(data, work.type);
  const places = placesOf(content.km, content.en);
  const shared = {
    metadata,
    work,
    tree: content.km,
    places,
    numbers: type === undefined ? new Map() : numbersOf(content.km, type, data),
    type,
    data,
    register: new Map(register.map((entry) => [entry.id, entry])),
  } satisfies Partial<ExpressionSource>;
  const kept = places.kept.filter(({ language }) => languages.includes(language));
  const act = (language: Language): XmlElement => {
    const stored: ReadonlyMap<Uid, UnitBody> = content[language];
    // What only Sastra reads stands once, in the document itself.
    const own = language === languages[0] ? { metadata, kept } : null;
    return actNode(expressionOf({ ...shared, language, stored, own }));
  };
  const [first = 'km', ...others] = languages;
  return element('akomaNtoso', {}, [
    act(first),
    ...(others.length === 0
      ? []
      : [
          element(
            'components',
            {},
            others.map((language) =>
              element('component', { eId: `cmp_${LANGUAGE_CODES[language]}` }, [act(language)]),
            ),
          ),
        ]),
  ]);
}

/** The file. */
export const aknOf = (source: AknSource, languages: readonly Language[]): string =>
  xmlOf(aknNode(source, languages));
