/**
 * The styles of the Word document. Word sets Khmer as a complex script, by the fonts and sizes that are named for that
 * one alone (`cs`); the faces are those that ministries have, with the Latin ones beside them.
 */
import { AlignmentType, type IFontAttributesProperties, type IStylesOptions } from 'docx';
import type { Language } from '../../../shared/document/model.ts';

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

export function stylesFor(language: Language): IStylesOptions {
  const { text, heading } = FACES[language];
  // Muol is bold by its nature.
  const headingRun = { font: heading, color: '000000', bold: language === 'en' };
  const tag = LANGUAGE_TAGS[language];
  return {
    default: {
      document: {
        run: { font: text, ...size(12), language: { value: tag, bidirectional: 'km-KH', eastAsia: tag } },
        paragraph: { spacing: { after: 120, line: language === 'km' ? 360 : 300 } },
      },
      title: {
        run: { ...headingRun, ...size(15) },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      },
      heading1: { run: { ...headingRun, ...size(13) }, paragraph: { spacing: { before: 200, after: 80 } } },
      heading2: { run: { ...headingRun, ...size(12) }, paragraph: { spacing: { before: 160, after: 80 } } },
      heading3: { run: { ...headingRun, ...size(11) }, paragraph: { spacing: { before: 120, after: 80 } } },
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
    ],
  };
}
