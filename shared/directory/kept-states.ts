/** What the directory said at its heads, each worked out once. */
import type { Hash } from '../document/model.ts';
import { stateAt, type Directory } from './read.ts';
import type { DirectoryState } from './state.ts';

const kept = new WeakMap<Directory, Map<Hash, DirectoryState | null>>();

/** Null: it never had that head. */
export function keptStateAt(directory: Directory, head: Hash): DirectoryState | null {
  const states = kept.get(directory) ?? new Map<Hash, DirectoryState | null>();
  kept.set(directory, states);
  const known = states.get(head);
  if (known !== undefined) return known;
  const state = stateAt(directory, head);
  states.set(head, state);
  return state;
}
