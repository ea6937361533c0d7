/** An entry of the register as a person fills it in, until it is saved. */
import { sameJson } from '../../shared/document/same.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisteredEntry, RegisterEntry } from '../../shared/instrument/register.ts';
import { normalizeLabel } from '../../shared/khmer/index.ts';

/** What is still missing: without it nobody could cite the instrument. */
export type MissingPart = 'date' | 'name';

export const emptyEntry = (id: RegisterId, type: string): RegisterEntry => ({
  id,
  type,
  number: '',
  date: '',
  title: { km: '', en: '' },
  status: 'in-force',
  relations: [],
});

/** What was entered, without what the others say of it. */
export const enteredOf = ({
  relatedBy: _by,
  standing: _standing,
  ...entry
}: RegisteredEntry): RegisterEntry => entry;

export function missingIn({ date, number, title }: RegisterEntry): readonly MissingPart[] {
  const isNameless = [number, title.km, title.en].every((text) => text.trim() === '');
  return [...(date === '' ? (['date'] as const) : []), ...(isNameless ? (['name'] as const) : [])];
}

/** As it is stored. */
export const tidied = (entry: RegisterEntry): RegisterEntry => ({
  ...entry,
  number: normalizeLabel(entry.number).trim(),
  title: { km: normalizeLabel(entry.title.km).trim(), en: normalizeLabel(entry.title.en).trim() },
});

/** Drafts of this window: leaving the register, or an entry for another, costs nothing that was typed. */
const drafts = new Map<RegisterId, RegisterEntry>();

export const draftOf = (id: RegisterId): RegisterEntry | undefined => drafts.get(id);

/** Null, or what is stored already: there is no draft of it. */
export function keepDraft(id: RegisterId, draft: RegisterEntry | null, stored: RegisterEntry | null): void {
  if (draft === null || (stored !== null && sameJson(draft, stored))) drafts.delete(id);
  else drafts.set(id, draft);
}
