import type { TFunction } from 'i18next';
import { slotOfField } from '../../shared/official/parts.ts';

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

const isNamed = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/** What a field of the metadata is called; its own name where the texts have none. */
export function fieldTitle(name: string, t: TFunction): string {
  if (isNamed(name)) return t(NAMES[name]);
  const of = slotOfField(name);
  if (of === undefined) return name;
  const language = t(`language.own.${of.language}`);
  return t('official.inLanguage', { label: t(`official.slot.${of.slot}`), language });
}
