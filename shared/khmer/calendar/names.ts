/** The words of a date line, spelt as Chuon Nath's dictionary spells them. */
import type { LunarMonth } from './lunar-year.ts';
import type { Phase } from './lunar-date.ts';

/** From Sunday. */
export const WEEKDAYS = ['អាទិត្យ', 'ចន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហស្បតិ៍', 'សុក្រ', 'សៅរ៍'] as const;

export const PHASES: Readonly<Record<Phase, string>> = { waxing: 'កើត', waning: 'រោច' };

export const LUNAR_MONTH_NAMES: Readonly<Record<LunarMonth, string>> = {
  chetr: 'ចេត្រ',
  pisakh: 'ពិសាខ',
  jesth: 'ជេស្ឋ',
  asadh: 'អាសាឍ',
  firstAsadh: 'បឋមាសាឍ',
  secondAsadh: 'ទុតិយាសាឍ',
  srap: 'ស្រាពណ៍',
  phatrabot: 'ភទ្របទ',
  assoch: 'អស្សុជ',
  kadeuk: 'កត្តិក',
  migasir: 'មិគសិរ',
  bos: 'បុស្ស',
  meak: 'មាឃ',
  phalkun: 'ផល្គុន',
};

/** From the Rat. */
export const ANIMALS = [
  'ជូត',
  'ឆ្លូវ',
  'ខាល',
  'ថោះ',
  'រោង',
  'ម្សាញ់',
  'មមី',
  'មមែ',
  'វក',
  'រកា',
  'ច',
  'កុរ',
] as const;

/** By the last digit of the Chulasakarach year. */
export const SAKS = [
  'សំរឹទ្ធិស័ក',
  'ឯកស័ក',
  'ទោស័ក',
  'ត្រីស័ក',
  'ចត្វាស័ក',
  'បញ្ចស័ក',
  'ឆស័ក',
  'សប្តស័ក',
  'អដ្ឋស័ក',
  'នព្វស័ក',
] as const;

/** From January. */
export const GREGORIAN_MONTHS = [
  'មករា',
  'កុម្ភៈ',
  'មីនា',
  'មេសា',
  'ឧសភា',
  'មិថុនា',
  'កក្កដា',
  'សីហា',
  'កញ្ញា',
  'តុលា',
  'វិច្ឆិកា',
  'ធ្នូ',
] as const;
