/** The addresses of works by the naming convention: `/akn/kh/act/sub_decree/2026-01-09/41`, an expression `…/khm@`. */
import type { Language } from '../../document/model.ts';
import { toAsciiDigits } from '../../khmer/digits.ts';
import type { RegisterEntry } from '../register.ts';

export const LANGUAGE_CODES: Readonly<Record<Language, string>> = { km: 'khm', en: 'eng' };

/** Where a thing of this office that is no document of law is named. */
export const ONTOLOGY = '/akn/ontology';

export interface Work {
  /** Id of a type of the instruments' data. */
  readonly type: string;
  /** YYYY-MM-DD; empty until it has one. */
  readonly date: string;
  /** As registered; empty until it has one. */
  readonly number: string;
}

/** A number as one part of an address: its digits in Latin, its signs and spaces as hyphens, Khmer letters by code. */
const partOf = (text: string): string =>
  encodeURIComponent(toAsciiDigits(text.trim()).replaceAll(/[\s/\\~!@]+/gu, '-'));

export const workAddress = ({ type, date, number }: Work): string =>
  [
    '/akn/kh/act',
    partOf(type),
    ...(date === '' ? [] : [date]),
    ...(number === '' ? [] : [partOf(number)]),
  ].join('/');

export const expressionAddress = (work: Work, language: Language): string =>
  `${workAddress(work)}/${LANGUAGE_CODES[language]}@${work.date}`;

/** `~art_12` of a work: the article as the reference says it. */
export const entryAddress = ({ type, date, number }: RegisterEntry, article: string | undefined): string =>
  workAddress({ type, date, number }) + (article === undefined ? '' : `/~art_${partOf(article)}`);

/** An entry that whoever writes the file does not know. */
export const unknownEntryAddress = (id: string): string => `${ONTOLOGY}/object/kh/register/${id}`;
