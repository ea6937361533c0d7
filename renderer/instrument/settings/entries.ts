/** Types and levels that the office adds to the instruments' data, and takes out of it again. */
import type { Language } from '../../../shared/document/model.ts';
import type { InstrumentData, InstrumentLevel, InstrumentType } from '../../../shared/instrument/data.ts';

/** The lists of the data whose entries an office adds itself. */
export type EntryList = 'types' | 'levels';
export type Entry = InstrumentType | InstrumentLevel;
type Names = Readonly<Record<Language, string>>;

/** One that the office's entries do not have yet; none is ever delivered with such an id. */
function freshId(entries: readonly { readonly id: string }[]): string {
  const taken = new Set(entries.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}

const behind = <One extends Entry>(entries: readonly One[], id: string, entry: One): One[] =>
  entries.toSpliced(entries.findIndex((one) => one.id === id) + 1, 0, entry);

/** What an entry is put in as, and the data with it. */
export interface Added {
  readonly id: string;
  readonly data: InstrumentData;
}

/** A type that is called and numbered like another and says nothing by itself yet, behind it. */
export function addedType(data: InstrumentData, like: InstrumentType, names: Names): Added {
  const { rank, issuableBy, provision, points, holdsText } = like;
  const id = freshId(data.types);
  const type: InstrumentType = {
    id,
    ...names,
    status: 'K',
    rank,
    isDrafted: true,
    issuableBy,
    levels: [],
    provision,
    points,
    holdsText,
    signedBy: [],
  };
  return { id, data: { ...data, types: behind(data.types, like.id, type) } };
}

export function addedLevel(data: InstrumentData, like: InstrumentLevel, names: Names): Added {
  const id = freshId(data.levels);
  const { restarts, pattern } = like;
  const level: InstrumentLevel = { id, ...names, restarts, pattern, status: 'K' };
  return { id, data: { ...data, levels: behind(data.levels, like.id, level) } };
}

/** The same under another name, behind it; null where there is no such entry. */
export function copiedEntry(data: InstrumentData, list: EntryList, id: string, names: Names): Added | null {
  const fresh = { id: freshId(data[list]), ...names, status: 'K' } as const;
  if (list === 'types') {
    const type = data.types.find((one) => one.id === id);
    if (type === undefined) return null;
    return { id: fresh.id, data: { ...data, types: behind(data.types, id, { ...type, ...fresh }) } };
  }
  const level = data.levels.find((one) => one.id === id);
  if (level === undefined) return null;
  return { id: fresh.id, data: { ...data, levels: behind(data.levels, id, { ...level, ...fresh }) } };
}

export const withoutEntry = (data: InstrumentData, list: EntryList, id: string): InstrumentData =>
  list === 'types'
    ? { ...data, types: data.types.filter((one) => one.id !== id) }
    : { ...data, levels: data.levels.filter((one) => one.id !== id) };

/** What was taken out, where it stood; whatever else was changed meanwhile stays. */
export function withEntryBack(now: InstrumentData, before: InstrumentData, id: string): InstrumentData {
  const back = <One extends Entry>(entries: readonly One[], were: readonly One[]): One[] => {
    const at = were.findIndex((one) => one.id === id);
    const entry = were[at];
    return entry === undefined || entries.some((one) => one.id === id)
      ? [...entries]
      : entries.toSpliced(at, 0, entry);
  };
  return { ...now, types: back(now.types, before.types), levels: back(now.levels, before.levels) };
}

/** One place up (-1) or down (1); the types follow, since they name their levels in this order. */
export function movedLevel(data: InstrumentData, id: string, step: 1 | -1): InstrumentData {
  const from = data.levels.findIndex((one) => one.id === id);
  const level = data.levels[from];
  const to = from + step;
  if (level === undefined || to < 0 || to >= data.levels.length) return data;
  const levels = data.levels.toSpliced(from, 1).toSpliced(to, 0, level);
  const order = levels.map((one) => one.id);
  const inOrder = (used: readonly string[]): string[] => order.filter((one) => used.includes(one));
  return { ...data, levels, types: data.types.map((type) => ({ ...type, levels: inOrder(type.levels) })) };
}

export const typesWithLevel = (data: InstrumentData, id: string): readonly InstrumentType[] =>
  data.types.filter(({ levels }) => levels.includes(id));

/** Not drafted here any more, or used by no type; what there is keeps its name and its numbers' form. */
export const switchedOff = (data: InstrumentData, list: EntryList, id: string): InstrumentData => ({
  ...data,
  types: data.types.map((type) => {
    if (list === 'types') return type.id === id ? { ...type, isDrafted: false } : type;
    return { ...type, levels: type.levels.filter((level) => level !== id) };
  }),
});

/** What switching off took from the types, given back. */
export const switchedOn = (
  now: InstrumentData,
  before: InstrumentData,
  list: EntryList,
  id: string,
): InstrumentData => ({
  ...now,
  types: now.types.map((type) => {
    const was = before.types.find((one) => one.id === type.id);
    if (list === 'types')
      return type.id === id ? { ...type, isDrafted: was?.isDrafted ?? type.isDrafted } : type;
    if (was?.levels.includes(id) !== true || type.levels.includes(id)) return type;
    const used = new Set([...type.levels, id]);
    return { ...type, levels: now.levels.flatMap((level) => (used.has(level.id) ? [level.id] : [])) };
  }),
});
