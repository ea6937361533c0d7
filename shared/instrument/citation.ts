/** How an instrument of the register is cited in another one, and the visas (បានឃើញ …) that rest on such citations. */
import type { Language } from '../document/model.ts';
import { formatGregorian, instrumentNumbers, toAsciiDigits } from '../khmer/index.ts';
import { INSTRUMENT_MARKS } from '../khmer/instrument-marks.ts';
import { englishDay } from '../official/dates.ts';
import { typeOf, type InstrumentData, type InstrumentType } from './data.ts';
import type { RegisterEntry } from './register.ts';

type Cited = Pick<RegisterEntry, 'type' | 'number' | 'date' | 'title'>;

const LATIN_MARKS = new Map(INSTRUMENT_MARKS.map(({ key, latin }) => [key, latin[0]]));

/** The number in Latin letters and digits, as far as its marks are known: 41 ANK.BK. */
export function latinNumber(number: string): string {
  let latin = '';
  let at = 0;
  for (const { key, start, end } of instrumentNumbers(number).flat()) {
    latin += number.slice(at, start) + (LATIN_MARKS.get(key) ?? number.slice(start, end));
    at = end;
  }
  return toAsciiDigits(latin + number.slice(at));
}

const ABOUT: Readonly<Record<Language, RegExp>> = {
  km: /^ស្[តដ]ី(?:អំ)?ពី\s*/u,
  en: /^(?:on|concerning|regarding)\s+/iu,
};

/** What a title says that it is about, without the word that the pattern puts before it. */
export const subjectOf = (title: string, language: Language): string => title.replace(ABOUT[language], '');

/** A stretch between brackets stands only where each of its values is known. */
function filled(pattern: string, values: Readonly<Record<string, string>>): string {
  const put = (text: string): string =>
    text.replaceAll(/\{([a-z]+)\}/gu, (_all, name: string) => values[name] ?? '');
  return put(
    pattern.replaceAll(/\[([^\]]*)\]/gu, (_all, stretch: string) =>
      [...stretch.matchAll(/\{([a-z]+)\}/gu)].every(([, name = '']) => (values[name] ?? '') !== '')
        ? stretch
        : '',
    ),
  ).trim();
}

/** អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី៤ ខែមីនា ឆ្នាំ២០២១ ស្តីពី…; a title that one language lacks is taken from the other. */
export function citationOf(entry: Cited, language: Language, data: InstrumentData): string {
  const { number, date, title } = entry;
  const isKhmer = language === 'km';
  const own = title[language].trim();
  const subject = own === '' ? title[isKhmer ? 'en' : 'km'].trim() : own;
  return filled(data.citation.instrument[language], {
    type: typeOf(data, entry.type)?.[language] ?? entry.type,
    number: isKhmer ? number.trim() : latinNumber(number.trim()),
    date: date === '' ? '' : isKhmer ? formatGregorian(date) : englishDay(date),
    title: subjectOf(subject, language),
  });
}

export interface Visa<Entry extends Cited> {
  readonly entry: Entry;
  /** One visa, without the sign that ends it. */
  readonly text: string;
}

/** The visas of an instrument of this type: the highest of what they cite first, then the oldest. */
export function visasOf<Entry extends Cited>(
  entries: readonly Entry[],
  type: InstrumentType,
  language: Language,
  data: InstrumentData,
): readonly Visa<Entry>[] {
  const rank = (entry: Entry): number => typeOf(data, entry.type)?.rank ?? Infinity;
  return entries
    .toSorted((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      if (x !== y) return x < y ? -1 : 1;
      return a.date === b.date ? 0 : a.date < b.date ? -1 : 1;
    })
    .map((entry) => ({
      entry,
      text: filled(data.citation.visa[language], {
        verb: type.visaVerb?.[language] ?? '',
        citation: citationOf(entry, language, data),
      }),
    }));
}
