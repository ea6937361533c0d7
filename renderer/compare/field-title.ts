import type { TFunction } from 'i18next';
import type { Language } from '../../shared/document/model.ts';
import { OPENINGS, ORNAMENTS, type PageFrame } from '../../shared/official/page.ts';
import { partOfFrame, slotOfField } from '../../shared/official/parts.ts';

const NAMES = {
  'title.km': 'compare.field.title.km',
  'title.en': 'compare.field.title.en',
  'summary.km': 'compare.field.summary.km',
  'summary.en': 'compare.field.summary.en',
  'event.date': 'compare.field.event.date',
  'event.place.km': 'compare.field.event.place.km',
  'event.place.en': 'compare.field.event.place.en',
  'social.telegram.km': 'compare.field.social.telegram.km',
  'social.telegram.en': 'compare.field.social.telegram.en',
  'social.facebook.km': 'compare.field.social.facebook.km',
  'social.facebook.en': 'compare.field.social.facebook.en',
  people: 'compare.field.people',
  topics: 'compare.field.topics',
  office: 'compare.field.office',
  cover: 'compare.field.cover',
  'instrument.type': 'register.type',
  'instrument.number': 'register.number',
  'instrument.date': 'register.date',
  'instrument.inForce': 'instrument.amending.inForce',
  page: 'official.title',
  'page.date': 'official.date',
} as const;

const PARTS = {
  kingdom: 'official.frame.kingdom',
  motto: 'official.frame.motto',
  ornament: 'official.ornament',
  opening: 'official.opening',
  type: 'official.frame.type',
  subjectLead: 'official.frame.subjectLead',
  numberLabel: 'official.frame.numberLabel',
  numberMark: 'official.frame.numberMark',
  recipientsLabel: 'official.frame.recipientsLabel',
  attachmentsLabel: 'official.frame.attachmentsLabel',
  openDates: 'official.openDates',
  dayPadding: 'official.dayPadding',
} as const satisfies Readonly<Record<keyof PageFrame, string>>;

const isNamed = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/** What a field of the metadata, or a part of the official page, is called; its own name where the texts have none. */
export function fieldTitle(name: string, t: TFunction): string {
  if (isNamed(name)) return t(NAMES[name]);
  const slot = slotOfField(name);
  if (slot !== undefined) return inLanguage(t(`official.slot.${slot.slot}`), slot.language, t);
  const of = partOfFrame(name);
  return of === undefined ? name : inLanguage(t(PARTS[of.part]), of.language, t);
}

const inLanguage = (label: string, language: Language | undefined, t: TFunction): string =>
  language === undefined
    ? label
    : t('official.inLanguage', { label, language: t(`language.own.${language}`) });

/** What a part of the official page is chosen to be; undefined where it is written. */
export function chosenText(name: string, value: string, t: TFunction): string | undefined {
  const part = partOfFrame(name)?.part;
  if (part === 'dayPadding') return t(value === 'true' ? 'official.days.padded' : 'official.days.plain');
  const ornament = ORNAMENTS.find((one) => one === value);
  if (part === 'ornament' && ornament !== undefined) return t(`official.ornaments.${ornament}`);
  const opening = OPENINGS.find((one) => one === value);
  return part === 'opening' && opening !== undefined ? t(`official.openings.${opening}`) : undefined;
}
