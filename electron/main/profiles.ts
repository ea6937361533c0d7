// Several people share one account of the computer: each has a profile folder of their own, and this is the list of them.
import { randomFillSync } from 'node:crypto';
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { createIds } from '../../shared/document/ids.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { ProfileSummary } from '../../shared/ipc/types.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { givenProfile, settingsFile } from './locations.ts';
import { writeFailure } from './write-failure.ts';

const schema = z
  .strictObject({
    current: z.uuid(),
    profiles: z.array(z.strictObject({ id: z.uuid(), name: z.string().max(500) })).min(1),
  })
  .refine(({ current, profiles }) => profiles.some(({ id }) => id === current));
type ProfileList = z.infer<typeof schema>;

const FILE = 'profiles.json';
const FOLDER = 'profiles';
/** So many people do not share one computer. */
const MOST_PROFILES = 100;
const ids = createIds({ now: () => Date.now(), random: (bytes) => randomFillSync(new Uint8Array(bytes)) });

export interface Profiles {
  /** The folder of the profile that is open. */
  folder(): string;
  list(): readonly ProfileSummary[];
  /** Refuses `invalid` where the profile's folder was given from outside, or there are too many. */
  create(name: string): Result<ProfileSummary, Failure>;
  /** Names the person whose profile is open. */
  rename(name: string): Result<null, Failure>;
  /** Answers the folder to open; `notFound` where there is no such profile. */
  choose(id: string): Result<string, Failure>;
}

const folderOf = (id: string): string => settingsFile(path.join(FOLDER, id));

/** A list that is missing or unreadable is made again from the folders that are there; only without any it is new. */
export function openProfiles(): Profiles {
  const given = givenProfile();
  if (given !== null) {
    // Whoever gave the folder keeps the names: one that is written here lasts as long as the desk is open.
    let only: ProfileSummary = { id: '00000000-0000-4000-8000-000000000000', name: '', current: true };
    return {
      folder: () => given,
      list: () => [only],
      create: () => fail({ code: 'invalid' }),
      rename(name) {
        only = { ...only, name };
        return ok(null);
      },
      choose: () => fail({ code: 'notFound' }),
    };
  }
  let state: ProfileList = readJsonFile(settingsFile(FILE), schema) ?? madeList();
  const store = (next: ProfileList): Result<null, Failure> => {
    try {
      writeJsonFile(settingsFile(FILE), next);
    } catch (error) {
      return fail(writeFailure(error));
    }
    state = next;
    return ok(null);
  };
  return {
    folder: () => folderOf(state.current),
    list: () => state.profiles.map(({ id, name }) => ({ id, name, current: id === state.current })),
    create(name) {
      if (state.profiles.length >= MOST_PROFILES) return fail({ code: 'invalid', detail: 'profiles' });
      const id = ids.next<string>();
      const stored = store({ ...state, profiles: [...state.profiles, { id, name }] });
      return stored.ok ? ok({ id, name, current: false }) : stored;
    },
    rename(name) {
      const profiles = state.profiles.map((profile) =>
        profile.id === state.current ? { id: profile.id, name } : profile,
      );
      return store({ ...state, profiles });
    },
    choose(id) {
      if (!state.profiles.some((profile) => profile.id === id)) return fail({ code: 'notFound' });
      const stored = store({ ...state, current: id });
      return stored.ok ? ok(folderOf(id)) : stored;
    },
  };
}

function madeList(): ProfileList {
  const list = foundList() ?? firstList();
  const file = settingsFile(FILE);
  try {
    // The names in it may still be read by a technician.
    if (existsSync(file)) renameSync(file, `${file}.damaged`);
    writeJsonFile(file, list);
  } catch {
    // Core says in the recovery screen that the folder cannot be written.
  }
  return list;
}

function firstList(): ProfileList {
  const id = ids.next<string>();
  return { current: id, profiles: [{ id, name: '' }] };
}

/** The profiles whose folders are there, without their names; the one that was worked on last is open. */
function foundList(): ProfileList | null {
  const found = namesIn(settingsFile(FOLDER))
    .filter((name) => z.uuid().safeParse(name).success)
    .map((id) => ({ id, at: lastChange(folderOf(id)) }))
    .sort((a, b) => b.at - a.at);
  const [newest] = found;
  if (newest === undefined) return null;
  return { current: newest.id, profiles: found.map(({ id }) => ({ id, name: '' })) };
}

const lastChange = (folder: string): number =>
  Math.max(
    0,
    ...namesIn(folder).map(
      (name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    ),
  );

/** None where the folder is not there or cannot be read: core says so when it comes to open it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
