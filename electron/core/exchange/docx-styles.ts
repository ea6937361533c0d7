/**
 * The styles of the Word document. Word sets Khmer as a complex script, by the fonts and sizes that are named for that
 * one alone (`cs`); the faces are those that ministries have, with the Latin ones beside them.
 */
import {
  AlignmentType,
  type IFontAttributesProperties,
  type IParagraphStyleOptions,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
} from 'docx';
import type { Language } from '../../../shared/document/model.ts';
import {
  COMPARISON_STYLES,
  divisionStyle,
  INSTRUMENT_STYLES,
  OFFICIAL_STYLES,
  styleId,
  type ComparisonStyle,
  type InstrumentStyle,
  type OfficialStyle,
} from '../../../shared/exchange/word-styles.ts';

const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { km: 'km-KH', en: 'en-US' };

const face = (khmer: string, latin: string): IFontAttributesProperties => ({
  cs: khmer,
  ascii: latin,
  hAnsi: latin,
  eastAsia: latin,
});
/** Latin letters between Khmer ones are Khmer OS's own, as they are on the ministry's paper. */
export const FACES: Readonly<
  Record<Language, Readonly<Record<'text' | 'heading', IFontAttributesProperties>>>
> = {
  km: {
    text: face('Khmer OS Siemreap', 'Khmer OS Siemreap'),
    heading: face('Khmer OS Muol Light', 'Khmer OS Muol Light'),
  },
  en: {
    text: face('Khmer OS Siemreap', 'Times New Roman'),
    heading: face('Khmer OS Muol Light', 'Times New Roman'),
  },
};

/** Half points. */
const size = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 });
/** Muol is bold by its nature. */
const headingRun = (language: Language): IRunStylePropertiesOptions => ({
  font: FACES[language].heading,
  color: '000000',
  bold: language === 'en',
});

/** In twips: how much further in a point stands than what holds it, and how wide its marker is. */
export const POINT_INDENT = 480;

interface Look {
  readonly face: 'text' | 'heading';
  readonly points: number;
  readonly paragraph?: IParagraphStylePropertiesOptions;
}
const CENTRED = { alignment: AlignmentType.CENTER };
const TIGHT = { spacing: { after: 0 } };
const CENTRED_TIGHT = { ...CENTRED, ...TIGHT };

const OFFICIAL_LOOKS: Readonly<Record<OfficialStyle, Look>> = {
  kingdom: { face: 'heading', points: 14, paragraph: CENTRED_TIGHT },
  motto: { face: 'heading', points: 12.5, paragraph: { ...CENTRED, spacing: { after: 240 } } },
  issuer: { face: 'heading', points: 11.5, paragraph: TIGHT },
  number: { face: 'text', points: 11.5, paragraph: { spacing: { after: 240 } } },
  type: { face: 'heading', points: 15, paragraph: { ...CENTRED_TIGHT, keepNext: true } },
  subject: { face: 'heading', points: 13, paragraph: { ...CENTRED_TIGHT, keepNext: true } },
  date: { face: 'text', points: 11.5, paragraph: { ...CENTRED_TIGHT, keepNext: true } },
  signatory: { face: 'heading', points: 12, paragraph: { ...CENTRED_TIGHT, keepNext: true } },
  name: { face: 'heading', points: 12, paragraph: CENTRED_TIGHT },
  sent: { face: 'text', points: 10, paragraph: TIGHT },
};

const pointLook = (depth: number): Look => ({
  face: 'text',
  points: 12,
  paragraph: { indent: { left: POINT_INDENT * (depth + 2), hanging: POINT_INDENT } },
});
const INSTRUMENT_LOOKS: Readonly<Record<InstrumentStyle, Look>> = {
  note: { face: 'text', points: 11, paragraph: { ...CENTRED, keepNext: true } },
  issuer: { face: 'heading', points: 12, paragraph: { ...CENTRED, spacing: { before: 120, after: 120 } } },
  visa: { face: 'text', points: 12, paragraph: { indent: { left: POINT_INDENT, hanging: POINT_INDENT } } },
  enacting: {
    face: 'heading',
    points: 13,
    paragraph: { ...CENTRED, spacing: { before: 160, after: 160 }, keepNext: true },
  },
  provision: {
    face: 'heading',
    points: 11,
    paragraph: { spacing: { before: 160, after: 40 }, keepNext: true },
  },
  item: { face: 'text', points: 12, paragraph: { indent: { left: POINT_INDENT, hanging: POINT_INDENT } } },
  paragraph: { face: 'text', points: 12, paragraph: { indent: { firstLine: POINT_INDENT } } },
  point1: pointLook(0),
  point2: pointLook(1),
  point3: pointLook(2),
  annex: { face: 'heading', points: 13, paragraph: { ...CENTRED, spacing: { after: 200 }, keepNext: true } },
};
const divisionLook = (depth: number): Look => ({
  face: 'heading',
  points: Math.max(11, 13 - depth / 2),
  paragraph: { ...CENTRED, spacing: { before: 240, after: 120 }, keepNext: true },
});

/** Two columns of a page are narrow: everything is smaller. */
const COMPARISON_LOOKS: Readonly<Record<ComparisonStyle, Look>> = {
  note: { face: 'text', points: 9, paragraph: TIGHT },
  division: { face: 'heading', points: 10.5, paragraph: { ...CENTRED_TIGHT, keepNext: true } },
  provision: { face: 'heading', points: 10, paragraph: { ...TIGHT, keepNext: true } },
  text: { face: 'text', points: 10.5, paragraph: { spacing: { after: 40 } } },
  signature: { face: 'text', points: 10.5, paragraph: CENTRED_TIGHT },
};

function styleOf(
  name: string,
  { face: faceName, points, paragraph }: Look,
  language: Language,
): IParagraphStyleOptions {
  const run = faceName === 'heading' ? headingRun(language) : { font: FACES[language].text };
  return {
    id: styleId(name),
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { ...run, ...size(points) },
    ...(paragraph === undefined ? {} : { paragraph }),
  };
}

const entries = <K extends string>(record: Readonly<Record<K, Look>>): readonly (readonly [K, Look])[] =>
  Object.entries(record) as [K, Look][];

/** Of the parts that stand around a text; each paragraph says by them what it is. */
const officialStyles = (language: Language): readonly IParagraphStyleOptions[] =>
  entries(OFFICIAL_LOOKS).map(([key, look]) => styleOf(OFFICIAL_STYLES[key], look, language));

/** Of the table of a comparison. */
export const comparisonStyles = (language: Language): readonly IParagraphStyleOptions[] =>
  entries(COMPARISON_LOOKS).map(([key, look]) => styleOf(COMPARISON_STYLES[key], look, language));

/** `levels`: those that its type may use, the highest first; they and the articles make Word's outline. */
export const instrumentStyles = (
  language: Language,
  levels: readonly string[],
): readonly IParagraphStyleOptions[] => [
  ...levels.map((level, depth) => {
    const { paragraph, ...look } = divisionLook(depth);
    return styleOf(
      divisionStyle(level),
      { ...look, paragraph: { ...paragraph, outlineLevel: depth } },
      language,
    );
  }),
  ...entries(INSTRUMENT_LOOKS).map(([key, look]) => {
    const outlineLevel = key === 'provision' ? levels.length : key === 'annex' ? 0 : null;
    const paragraph = outlineLevel === null ? look.paragraph : { ...look.paragraph, outlineLevel };
    return styleOf(INSTRUMENT_STYLES[key], paragraph === undefined ? look : { ...look, paragraph }, language);
  }),
];

/** `own`: what the kind of document has beside those of an article. */
export function stylesFor(language: Language, own: readonly IParagraphStyleOptions[] = []): IStylesOptions {
  const { text } = FACES[language];
  const heading = headingRun(language);
  const tag = LANGUAGE_TAGS[language];
  return {
    default: {
      document: {
        run: { font: text, ...size(12), language: { value: tag, bidirectional: 'km-KH', eastAsia: tag } },
        paragraph: { spacing: { after: 120, line: language === 'km' ? 360 : 300 } },
      },
      title: {
        run: { ...heading, ...size(15) },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      },
      heading1: { run: { ...heading, ...size(13) }, paragraph: { spacing: { before: 200, after: 80 } } },
      heading2: { run: { ...heading, ...size(12) }, paragraph: { spacing: { before: 160, after: 80 } } },
      heading3: { run: { ...heading, ...size(11) }, paragraph: { spacing: { before: 120, after: 80 } } },
      caption: {
        run: { font: text, ...size(10), color: '000000', italics: false, bold: false },
        paragraph: { alignment: AlignmentType.CENTER },
      },
    },
    paragraphStyles: [
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 500, right: 500 } },
      },
      { id: 'TableHead', name: 'Table Head', basedOn: 'Normal', run: { bold: true } },
      ...officialStyles(language),
      ...own,
    ],
  };
}
