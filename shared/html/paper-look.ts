/** How the paper looks where a person may choose: the same on the desk, in the preview, in print and in a PDF. */
import type { JsonValue } from '../document/model.ts';

export const PAPER_FONTS = ['siemreap', 'battambang', 'noto'] as const;
export type PaperFont = (typeof PAPER_FONTS)[number];

/** `moul`: headings in the display face; `bold`: in the text's own, bold. */
export const PAPER_HEADINGS = ['moul', 'bold'] as const;
export type PaperHeadings = (typeof PAPER_HEADINGS)[number];

export interface PaperLook {
  readonly font: PaperFont;
  readonly headings: PaperHeadings;
}

export const FIRST_LOOK: PaperLook = { font: 'siemreap', headings: 'moul' };

/** What a record says; anything it does not say, or says wrongly, is as at first. */
export function paperLookFrom(fields: Readonly<Record<string, JsonValue>>): PaperLook {
  return {
    font: PAPER_FONTS.find((font) => font === fields['font']) ?? FIRST_LOOK.font,
    headings: PAPER_HEADINGS.find((headings) => headings === fields['headings']) ?? FIRST_LOOK.headings,
  };
}

/** The page of the ministry is everybody's: its titles are in Moul, its text in one of the two faces that offices have. */
export const officialLook = ({ font }: PaperLook): PaperLook => ({
  font: font === 'battambang' ? font : 'siemreap',
  headings: 'moul',
});
