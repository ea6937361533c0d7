/** Whether a file is an instrument, of which type, and what its articles are called: by its head, its labels, its visas. */
import { typeOf, type InstrumentData, type InstrumentType } from '../../instrument/data.ts';
import { foldForSearch } from '../../khmer/index.ts';
import type { Head } from './head.ts';
import { readLabel } from './labels.ts';
import { isVisa } from './preamble.ts';
import { fullText, type SourceItem } from './source.ts';

export interface Provisions {
  /** How often each name stands before a number, by the folded name; the first of each. */
  readonly counts: ReadonlyMap<string, number>;
  readonly first: string | null;
}

export function provisionsIn(items: readonly SourceItem[], data: InstrumentData): Provisions {
  const counts = new Map<string, number>();
  let first: string | null = null;
  for (const item of items) {
    const label = item.kind === 'line' ? readLabel(fullText(item), data) : null;
    if (label?.kind !== 'provision') continue;
    if (label.number?.value === 1) first ??= label.name;
    counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  }
  return { counts, first };
}

/** Articles make a law, clauses a prakas. */
export function typeByName(
  { first, counts }: Provisions,
  { hasKingdom }: Head,
  data: InstrumentData,
): InstrumentType | null {
  if (first === null || (counts.get(first) ?? 0) < (hasKingdom ? 1 : 3)) return null;
  const type = [typeOf(data, 'law'), typeOf(data, 'prakas'), ...data.types].find(
    (one) =>
      one !== undefined &&
      [one.provision.km, one.provision.en].some((words) => foldForSearch(words) === first),
  );
  return type ?? null;
}

export function isInstrument(
  { type: said, hasKingdom, subject }: Head,
  type: InstrumentType,
  { first }: Provisions,
  items: readonly SourceItem[],
  data: InstrumentData,
): boolean {
  if (said === null) return true;
  const hasVisas = items.some((item) => isVisa(item, data));
  // Notices and press releases are articles of the desk too: one without a head and visas goes on being one.
  if (type.holdsText && !bearsNames(type)) return hasKingdom && subject !== '' && hasVisas;
  return first !== null || hasVisas || (hasKingdom && subject !== '');
}

/** Null where its provisions bear a number alone. */
export function provisionName({ first, counts }: Provisions, type: InstrumentType): string | null {
  const own = [type.provision.km, type.provision.en].map(foldForSearch);
  if (!bearsNames(type)) return null;
  const used = own.find((name) => counts.has(name));
  return used ?? first ?? own[0] ?? null;
}

/** Whether its provisions are called by name, and not by a number alone. */
const bearsNames = (type: InstrumentType): boolean => type.provision.pattern.km.includes('{name}');
