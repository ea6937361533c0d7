/** What stands in `meta`: the work, the expression and the file by FRBR, those who sign, and what only Sastra has. */
import type { Language, Metadata, Uid, UnitBody } from '../../document/model.ts';
import type { Placement } from '../../document/model.ts';
import { expressionAddress, LANGUAGE_CODES, ONTOLOGY, workAddress, type Work } from './addresses.ts';
import { element, jsonText, type XmlElement } from './xml.ts';

/** Counted up when a reader of the old form would misunderstand the new one. */
export const FORMAT = '1';

/** Stands where the schema wants a date and the instrument has none yet. */
const NO_DATE = '0001-01-01';

/** A unit that Akoma Ntoso has no place for: of a newer Sastra, or where no unit of its type belongs. */
export interface KeptUnit {
  readonly language: Language;
  readonly uid: Uid;
  readonly unit: UnitBody & Partial<Placement>;
}

export interface Signatory {
  /** Name of the entry in the references. */
  readonly eId: string;
  readonly kind: 'TLCRole' | 'TLCPerson';
  readonly shown: string;
}

export interface MetaOf {
  readonly work: Work;
  readonly language: Language;
  /** Empty for the whole; `!att_1` for an annex. */
  readonly component: string;
  readonly typeName: string;
  readonly signatories: readonly Signatory[];
  /** With them, the file is ours: only of the whole, in Khmer. */
  readonly own: { readonly metadata: Metadata; readonly kept: readonly KeptUnit[] } | null;
}

const OFFICE = '#office';

const valued = (name: string, value: string): XmlElement => element(name, { value });

export function metaNode({ work, language, component, typeName, signatories, own }: MetaOf): XmlElement {
  const code = LANGUAGE_CODES[language];
  const date = element('FRBRdate', {
    date: work.date === '' ? NO_DATE : work.date,
    name: work.date === '' ? 'unknown' : 'generation',
  });
  const core = (address: string): XmlElement[] => [
    valued('FRBRthis', component === '' ? address : `${address}/${component}`),
    valued('FRBRuri', address),
    date,
    element('FRBRauthor', { href: OFFICE }),
  ];
  const expression = expressionAddress(work, language);
  const original = expressionAddress(work, 'km');
  return element('meta', {}, [
    element('identification', { source: OFFICE }, [
      element('FRBRWork', {}, [
        ...core(workAddress(work)),
        valued('FRBRcountry', 'kh'),
        valued('FRBRsubtype', work.type),
        ...(work.number === '' ? [] : [valued('FRBRnumber', work.number)]),
        ...(typeName === '' ? [] : [valued('FRBRname', typeName)]),
      ]),
      element('FRBRExpression', {}, [
        ...core(expression),
        valued('FRBRauthoritative', String(language === 'km')),
        element('FRBRlanguage', { language: code }),
        ...(language === 'km'
          ? []
          : [
              element('FRBRtranslation', {
                href: original,
                fromLanguage: LANGUAGE_CODES.km,
                authoritative: 'false',
                by: OFFICE,
              }),
            ]),
      ]),
      element('FRBRManifestation', {}, [
        ...core(`${expression}.akn.xml`),
        valued('FRBRformat', 'application/akn+xml'),
      ]),
    ]),
    element('references', { source: OFFICE }, [
      element('TLCOrganization', {
        eId: component === '' ? 'office' : `${component.slice(1)}__office`,
        href: `${ONTOLOGY}/organization/kh/office`,
        showAs: 'Office',
      }),
      ...signatories.map(({ eId, kind, shown }) =>
        element(kind, {
          eId,
          href: `${ONTOLOGY}/${kind === 'TLCRole' ? 'role' : 'person'}/kh/${eId}`,
          showAs: shown,
        }),
      ),
    ]),
    ...(own === null ? [] : [proprietaryNode(own.metadata, own.kept)]),
  ]);
}

const proprietaryNode = (metadata: Metadata, kept: readonly KeptUnit[]): XmlElement =>
  element('proprietary', { source: OFFICE, 'sastra:format': FORMAT }, [
    ...Object.entries(metadata).map(([name, value]) =>
      element('sastra:field', { 'sastra:name': name }, [jsonText(value)]),
    ),
    ...kept.map(({ language, uid, unit }) =>
      element('sastra:unit', { 'sastra:language': language, 'sastra:uid': uid }, [jsonText(unit)]),
    ),
  ]);
