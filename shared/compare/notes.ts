/** What happened to a unit, in words: beside it on the screen, above it on paper. */
import type { ComparedUnit } from '../document/compare.ts';
import type { Language } from '../document/model.ts';
import { toKhmerDigits } from '../khmer/digits.ts';
import { isRenumbered, type AlikeRow, type LeftRow, type UnitRow } from './rows.ts';

interface Words {
  readonly changes: Readonly<Record<Exclude<ComparedUnit['change'], 'same'>, string>>;
  readonly movedFrom: (place: string) => string;
  readonly movedFromStart: string;
  readonly was: (label: string) => string;
  readonly movedTo: (name: string, place: string) => string;
  readonly movedToStart: (name: string) => string;
  readonly is: (label: string) => string;
  readonly alike: (count: string) => string;
  readonly renumbered: (numbers: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  km: {
    changes: { added: 'បានបន្ថែម', removed: 'បានដកចេញ', words: 'បានកែ', form: 'បានប្តូរទម្រង់' },
    movedFrom: (place) => `បានផ្លាស់ទីពីក្រោយ${place}`,
    movedFromStart: 'បានផ្លាស់ទីពីដើមអត្ថបទ',
    was: (label) => ` (ពីមុនជា${label})`,
    movedTo: (name, place) => `${name} បានផ្លាស់ទៅក្រោយ${place}`,
    movedToStart: (name) => `${name} បានផ្លាស់ទៅដើមអត្ថបទ`,
    is: (label) => ` (ឥឡូវជា${label})`,
    alike: (count) => `ផ្នែកដែលនៅដដែល៖ ${count}`,
    renumbered: (numbers) => `ប្តូរលេខ៖ ${numbers}`,
  },
  en: {
    changes: { added: 'Added', removed: 'Removed', words: 'Changed', form: 'Another form' },
    movedFrom: (place) => `Moved from after ${place}`,
    movedFromStart: 'Moved from the beginning',
    was: (label) => ` (was ${label})`,
    movedTo: (name, place) => `${name} was moved to after ${place}`,
    movedToStart: (name) => `${name} was moved to the beginning`,
    is: (label) => ` (now ${label})`,
    alike: (count) => `Parts that did not change: ${count}`,
    renumbered: (numbers) => `Renumbered: ${numbers}`,
  },
};

/** Empty for a unit that is shown for its neighbour's sake. */
export function unitNote({ unit, numbers, from }: UnitRow, language: Language): string {
  const words = WORDS[language];
  const notes: string[] = unit.change === 'same' ? [] : [words.changes[unit.change]];
  if (from !== null) {
    const moved = from === '' ? words.movedFromStart : words.movedFrom(from);
    notes.push(isRenumbered(numbers) ? moved + words.was(numbers.before) : moved);
  } else if (isRenumbered(numbers)) notes.push(`${numbers.before} → ${numbers.after}`);
  return notes.join(' · ');
}

export function leftNote({ name, numbers, to }: LeftRow, language: Language): string {
  const words = WORDS[language];
  const moved = to === '' ? words.movedToStart(name) : words.movedTo(name, to);
  return isRenumbered(numbers) ? moved + words.is(numbers.after) : moved;
}

/** How many they are; of those that were renumbered the first and the last. */
export function alikeNote({ units, renumbered }: AlikeRow, language: Language): string {
  const words = WORDS[language];
  const count = String(units.length);
  const alike = words.alike(language === 'km' ? toKhmerDigits(count) : count);
  const [first] = renumbered;
  const last = renumbered.at(-1);
  if (first === undefined || last === undefined) return alike;
  const ends = first === last ? [first] : [first, last];
  const numbers = ends.map(({ before, after }) => `${before} → ${after}`).join(' … ');
  return `${alike} · ${words.renumbered(numbers)}`;
}
