/** What the palette offers, as data: the same list whatever was typed. */
import type { Language } from '../../shared/document/model.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { matchScore } from './match.ts';

export type Group = 'recent' | 'documents' | 'places' | 'commands' | 'insertions' | 'settings' | 'found';

export interface PaletteEntry {
  /** Stable from one opening to the next: what was used last is remembered by it. */
  readonly id: string;
  readonly group: Exclude<Group, 'recent'>;
  readonly text: string;
  /** The language of the text where it is not the interface's. */
  readonly lang: Language | undefined;
  /** What else it answers to, such as the title in the other language; empty for nothing. */
  readonly also: string;
  /** The words of the document that answer; null for what is found by its name. */
  readonly detail: string | null;
  /** Keys that do the same; null where there are none. */
  readonly keys: string | null;
  readonly run: () => void;
}

export interface ShownGroup {
  readonly group: Group;
  readonly entries: readonly PaletteEntry[];
}

/** So many of a group are shown; whoever sees more looks for less. */
const MOST = { empty: 6, found: 12 } as const;

/**
 * Folded texts by entry text: ten thousand titles are folded once and not with every key. It holds what is offered now.
 */
const folded = new Map<string, string>();
function foldedOf(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size > 50_000) folded.clear();
  const fresh = foldForSearch(text);
  folded.set(text, fresh);
  return fresh;
}

/**
 * What is shown for a query: what was used last first, then by how well it answers, then the documents that hold the
 * words in their texts. `recent` is newest first.
 */
export function shownEntries(
  all: readonly PaletteEntry[],
  query: string,
  recent: readonly string[],
  found: readonly PaletteEntry[] = [],
): readonly ShownGroup[] {
  const rank = new Map(recent.map((id, index) => [id, index]));
  if (query.trim() === '') {
    const byId = new Map(all.map((entry) => [entry.id, entry]));
    const used = recent.flatMap((id) => byId.get(id) ?? []).slice(0, MOST.empty);
    const rest = all.filter((entry) => !used.includes(entry));
    return grouped([
      ['recent', used],
      ...byGroup(rest, (group) => (group === 'documents' ? MOST.empty : 100)),
    ]);
  }
  const scored = all
    .flatMap((entry) => {
      const score = matchScore(foldedOf(`${entry.text} ${entry.also}`), query);
      return score === null ? [] : [{ entry, score: score + (rank.has(entry.id) ? 1 : 0) }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
  const best = scored[0]?.group;
  // The group of the best answer stands first: Enter takes it.
  const groups = byGroup(scored, () => MOST.found).toSorted(
    ([a], [b]) => Number(b === best) - Number(a === best),
  );
  const named = new Set(groups.flatMap(([, entries]) => entries.map(({ id }) => id)));
  return grouped([...groups, ['found', found.filter(({ id }) => !named.has(id))]]);
}

function byGroup(
  entries: readonly PaletteEntry[],
  most: (group: PaletteEntry['group']) => number,
): (readonly [PaletteEntry['group'], readonly PaletteEntry[]])[] {
  const groups: readonly PaletteEntry['group'][] = [
    'documents',
    'places',
    'commands',
    'insertions',
    'settings',
  ];
  return groups.map((group) => [
    group,
    entries.filter((entry) => entry.group === group).slice(0, most(group)),
  ]);
}

const grouped = (groups: readonly (readonly [Group, readonly PaletteEntry[]])[]): readonly ShownGroup[] =>
  groups.flatMap(([group, entries]) => (entries.length === 0 ? [] : [{ group, entries }]));
