/** What a notice of a shared record says in a person's words: which entry, and each part of it on both sides. */
import type { JsonValue, Language } from '../../shared/document/model.ts';
import type { RecordNotice, RecordParts } from '../../shared/ipc/record-notices.ts';
import { REGISTER_STATUSES, RELATION_KINDS } from '../../shared/instrument/register.ts';
import type { SharedName } from '../../shared/sync/shared-records.ts';
import type { TFunction } from 'i18next';
import { typeName } from '../register/name.ts';

/** What each part is called, in the order in which a form asks for them. */
export const PART_WORDS = {
  km: 'sharing.parts.km',
  en: 'sharing.parts.en',
  use: 'sharing.parts.use',
  avoid: 'sharing.parts.avoid',
  type: 'sharing.parts.type',
  number: 'sharing.parts.number',
  date: 'sharing.parts.date',
  'title.km': 'sharing.parts.titleKm',
  'title.en': 'sharing.parts.titleEn',
  status: 'sharing.parts.status',
  relations: 'sharing.parts.relations',
  scan: 'sharing.parts.scan',
} as const;
export type NoticePart = keyof typeof PART_WORDS;
const PARTS = Object.keys(PART_WORDS) as readonly NoticePart[];

export const RECORD_WORDS = {
  register: 'sharing.record.register',
  'lists.people': 'sharing.record.people',
  'lists.topics': 'sharing.record.topics',
  'lists.offices': 'sharing.record.offices',
  'lists.wording': 'sharing.record.wording',
} as const satisfies Readonly<Record<SharedName, string>>;

const words = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

/** What people call the entry; its id where nothing names it any more. */
export function entryName({ entry, now, wanted }: RecordNotice, language: Language): string {
  const said: RecordParts = { ...wanted, ...now };
  const other = language === 'km' ? 'en' : 'km';
  const names = [
    said[language],
    said[other],
    said['use'],
    said[`title.${language}`],
    said[`title.${other}`],
    said['number'],
  ];
  return names.map(words).find((name) => name !== '') ?? entry;
}

/** The parts in which both sides differ, as what is there now, and what would be there. */
export function differing(
  { now, wanted }: RecordNotice,
  t: TFunction,
  language: Language,
): readonly { readonly part: NoticePart; readonly now: string; readonly wanted: string }[] {
  if (wanted === null) return [];
  return PARTS.filter((part) => part in wanted).map((part) => ({
    part,
    now: valueText(part, now?.[part], t, language),
    wanted: valueText(part, wanted[part], t, language),
  }));
}

function valueText(part: NoticePart, value: JsonValue | undefined, t: TFunction, language: Language): string {
  if (part === 'relations' || part === 'avoid') {
    const all = Array.isArray(value) ? value : [];
    const texts = all.map((one: JsonValue) => (part === 'avoid' ? words(one) : relationText(one, t)));
    return texts.length === 0 ? t('sharing.none') : texts.join(', ');
  }
  if (part === 'scan') return words((value as RecordParts | null | undefined)?.['name']) || t('sharing.none');
  const text = words(value);
  if (text === '') return t('sharing.none');
  if (part === 'type') return typeName(text, language);
  const status = REGISTER_STATUSES.find((one) => one === text);
  return part === 'status' && status !== undefined ? t(`register.statuses.${status}`) : text;
}

function relationText(relation: JsonValue, t: TFunction): string {
  const kind = RELATION_KINDS.find((one) => one === (relation as RecordParts | null)?.['kind']);
  return kind === undefined ? t('sharing.none') : t(`register.does.${kind}`);
}
