/**
 * What a paragraph of an official page or of an instrument is called in Word: the file says by its styles what is what,
 * to people who go on writing there and to whoever reads it again.
 */
export const OFFICIAL_STYLES = {
  kingdom: 'Official Kingdom',
  motto: 'Official Motto',
  issuer: 'Official Issuer',
  number: 'Official Number',
  type: 'Official Type',
  subject: 'Official Subject',
  date: 'Official Date',
  signatory: 'Official Signatory',
  name: 'Official Name',
  sent: 'Official Recipients',
} as const;
export type OfficialStyle = keyof typeof OFFICIAL_STYLES;

export const INSTRUMENT_STYLES = {
  note: 'Instrument Note',
  issuer: 'Instrument Issuer',
  visa: 'Instrument Visa',
  enacting: 'Instrument Enacting',
  provision: 'Instrument Article',
  item: 'Instrument Item',
  paragraph: 'Instrument Paragraph',
  point1: 'Instrument Point 1',
  point2: 'Instrument Point 2',
  point3: 'Instrument Point 3',
  annex: 'Instrument Annex',
} as const;
export type InstrumentStyle = keyof typeof INSTRUMENT_STYLES;

export const COMPARISON_STYLES = {
  note: 'Comparison Note',
  division: 'Comparison Division',
  provision: 'Comparison Article',
  text: 'Comparison Text',
  signature: 'Comparison Signature',
} as const;
export type ComparisonStyle = keyof typeof COMPARISON_STYLES;

/** Of a level of the instruments' data: Division Chapter. */
export const divisionStyle = (level: string): string =>
  `Division ${level.slice(0, 1).toUpperCase()}${level.slice(1)}`;

/** Points deeper than the third are of its style, further in. */
export const pointStyle = (depth: number): string =>
  [INSTRUMENT_STYLES.point1, INSTRUMENT_STYLES.point2][depth] ?? INSTRUMENT_STYLES.point3;

/** What Word keeps a style under, beside its name. */
export const styleId = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/gu, '');
