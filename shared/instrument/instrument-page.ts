/** The whole page of an instrument in one language: what stands around the text, and the text as it is printed. */
import { bilingual, bilingualText } from '../document/article-fields.ts';
import type { Language, Metadata } from '../document/model.ts';
import { officialParts, type Heading, type OfficialParts } from '../official/parts.ts';
import { latinNumber } from './citation.ts';
import type { InstrumentData } from './data.ts';
import { instrumentField, typeOfDocument } from './instrument-fields.ts';
import { printedInstrument, type PrintedInstrument, type PrintedSignature } from './printed.ts';
import type { Register } from './references/cited-instruments.ts';
import type { InstrumentContent } from './text.ts';

export interface InstrumentPage {
  readonly language: Language;
  /** As it stands in the metadata. */
  readonly title: string;
  /** Null for a document that has no official page. */
  readonly official: OfficialParts | null;
  /** Above the text of a translation; empty for the text that is in force. */
  readonly note: string;
  readonly heading: Heading;
  /** Who issues it, above the visas; none where nothing is enacted. */
  readonly issuer: readonly string[];
  readonly printed: PrintedInstrument;
  /** Those of the text, or the one of the page where the text has none. */
  readonly signatures: readonly Omit<PrintedSignature, 'uid'>[];
}

const NOTES: Readonly<Record<Language, string>> = { km: '', en: 'Unofficial translation' };

/** Number and date of the register stand in the slots of the page. */
function registered(metadata: Metadata): Metadata {
  const number = instrumentField('instrument.number', metadata['instrument.number']);
  const date = instrumentField('instrument.date', metadata['instrument.date']);
  return {
    ...metadata,
    ...(number === undefined
      ? {}
      : {
          [bilingual('page.number', 'km')]: number,
          [bilingual('page.number', 'en')]: latinNumber(number),
        }),
    ...(date === undefined ? {} : { 'page.date': date }),
  };
}

export function instrumentPage(
  metadata: Metadata,
  content: InstrumentContent,
  data: InstrumentData,
  register: Register,
  language: Language,
): InstrumentPage {
  const title = bilingualText(metadata, 'title', language);
  const type = typeOfDocument(metadata, data);
  const official = officialParts(registered(metadata), title, language);
  const printed = printedInstrument({ content, type, data, register }, language);
  const ofPage = official === null ? [] : [{ lines: official.signatory, name: official.name }];
  return {
    language,
    title,
    official,
    note: NOTES[language],
    heading: official?.heading ?? { kind: 'title', type: type?.[language] ?? '', lead: '', subject: title },
    issuer: printed.enacting === '' ? [] : (official?.signatory ?? []),
    printed,
    signatures: printed.signatures.length > 0 ? printed.signatures : ofPage,
  };
}
