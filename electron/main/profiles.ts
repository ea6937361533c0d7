// Several people share one account of the computer: each has a profile folder of their own, and this is the list of them.
import { randomFillSync } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { createIds } from '../../shared/document/ids.ts';
import type { ProfileSummary } from '../../shared/ipc/types.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { givenProfile, settingsFile } from './locations.ts';

const schema = z.strictObject({
  current: z.uuid(),
  profiles: z.array(z.strictObject({ id: z.uuid(), name: z.string().max(500) })).min(1),
});
type ProfileList = z.infer<typeof schema>;

const FILE = 'profiles.json';
const ids = createIds({ now: () => Date.now(), random: (bytes) => randomFillSync(new Uint8Array(bytes)) });

export interface Profiles {
  /** The folder of the profile that is open. */
  folder(): string;
  list(): readonly ProfileSummary[];
  /** Null where the profile's folder was given from outside. */
  create(name: string): ProfileSummary | null;
  /** Answers the folder to open, or null where there is no such profile. */
  choose(id: string): string | null;
}

const folderOf = (id: string): string => settingsFile(path.join('profiles', id));

/** A missing or unreadable list starts with one unnamed profile; folders that lost their entry stay on disk untouched. */
export function openProfiles(): Profiles {
  const given = givenProfile();
  if (given !== null) {
    const only: ProfileSummary = { id: '00000000-0000-4000-8000-000000000000', name: '', current: true };
    return { folder: () => given, list: () => [only], create: () => null, choose: () => null };
  }
  let state: ProfileList = readJsonFile(settingsFile(FILE), schema) ?? firstList();
  const store = (next: ProfileList): void => {
    writeJsonFile(settingsFile(FILE), next);
    state = next;
  };
  return {
    folder: () => folderOf(state.current),
    list: () => state.profiles.map(({ id, name }) => ({ id, name, current: id === state.current })),
    create(name) {
      const id = ids.next<string>();
      store({ ...state, profiles: [...state.profiles, { id, name }] });
      return { id, name, current: false };
    },
    choose(id) {
      if (!state.profiles.some((profile) => profile.id === id)) return null;
      store({ ...state, current: id });
      return folderOf(id);
    },
  };
}

function firstList(): ProfileList {
  const id = ids.next<string>();
  const list = { current: id, profiles: [{ id, name: '' }] };
  try {
    writeJsonFile(settingsFile(FILE), list);
  } catch {
    // Core says in the recovery screen that the folder cannot be written.
  }
  return list;
}
