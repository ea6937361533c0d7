import type { TFunction } from 'i18next';
import type { Language } from '../../shared/document/model.ts';
import type { FoundField } from '../../shared/ipc/types.ts';

/** What the panels call them, one text for each language. */
const IN_LANGUAGE = {
  summary: 'details.summary',
  'event.place': 'details.place',
  'social.telegram': 'details.telegram',
  'social.facebook': 'details.facebook',
} as const;

const ONCE = {
  people: 'details.people',
  topics: 'details.topics',
  office: 'details.office',
  cover: 'details.cover.title',
  'instrument.number': 'details.instrument.number',
  'page.issuer': 'official.slot.issuer',
  'page.number': 'official.slot.number',
  'page.address': 'official.slot.address',
  'page.place': 'official.slot.place',
  'page.lunar': 'official.slot.lunar',
  'page.signatory': 'official.slot.signatory',
  'page.name': 'official.slot.name',
  'page.recipients': 'official.slot.recipients',
  'page.attachments': 'official.slot.attachments',
} as const;

/** The name of metadata in which something was found. */
export function fieldLabel(t: TFunction, field: FoundField, language: Language): string {
  return field in ONCE
    ? t(ONCE[field as keyof typeof ONCE])
    : t(`${IN_LANGUAGE[field as keyof typeof IN_LANGUAGE]}.${language}`);
}
