import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProfiles } from '../../../../electron/main/profiles.ts';

const place = vi.hoisted(() => ({ folder: '' }));
vi.mock('electron', () => ({ app: { getPath: () => place.folder } }));

beforeEach(() => {
  place.folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-profiles-'));
  vi.stubEnv('SASTRA_PROFILE', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place.folder, { recursive: true });
});

const listFile = (): string => path.join(place.folder, 'profiles.json');

/** A profile with a database that was written at that time (seconds). */
function work(folder: string, at: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'sastra.db'), '');
  utimesSync(path.join(folder, 'sastra.db'), at, at);
}

/** Two people, the first of whom worked last; answers their ids. */
function twoPeople(): readonly [string, string] {
  const profiles = openProfiles();
  const [first] = profiles.list();
  const made = profiles.create('ម៉ារី');
  if (first === undefined || !made.ok) throw new Error('no profiles');
  work(profiles.folder(), 2_000_000_000);
  work(path.join(place.folder, 'profiles', made.value.id), 1_900_000_000);
  return [first.id, made.value.id];
}

describe('the list of profiles', () => {
  it('takes a new name for the person whose profile is open, and no other', () => {
    const [first, second] = twoPeople();
    const profiles = openProfiles();
    expect(profiles.rename('សុខ').ok).toBe(true);
    const names = new Map(
      openProfiles()
        .list()
        .map(({ id, name }) => [id, name]),
    );
    expect(names.get(first)).toBe('សុខ');
    expect(names.get(second)).toBe('ម៉ារី');
  });

  it('keeps its people, and opens the one who was chosen last', () => {
    const [, second] = twoPeople();
    expect(openProfiles().choose(second).ok).toBe(true);
    expect(
      openProfiles()
        .list()
        .map(({ name, current }) => [name, current]),
    ).toEqual([
      ['', false],
      ['ម៉ារី', true],
    ]);
  });

  it.each([
    ['half written', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    [
      'naming nobody as current',
      (text: string) => text.replace(/"current": "[^"]{8}/u, '"current": "00000000'),
    ],
  ])('that is %s is made again from the folders, and the last desk opens', (_, damage) => {
    const [first, second] = twoPeople();
    const damaged = damage(readFileSync(listFile(), 'utf8'));
    writeFileSync(listFile(), damaged);
    for (const again of [openProfiles(), openProfiles()]) {
      expect(again.list().map(({ id, current }) => [id, current])).toEqual([
        [first, true],
        [second, false],
      ]);
    }
    expect(readFileSync(`${listFile()}.damaged`, 'utf8')).toBe(damaged);
  });

  it('that is gone is made again from the folders', () => {
    const [first] = twoPeople();
    rmSync(listFile());
    expect(openProfiles().folder()).toBe(path.join(place.folder, 'profiles', first));
  });

  it('takes only so many people', () => {
    const profiles = openProfiles();
    const made = Array.from({ length: 100 }, () => profiles.create('x'));
    expect(made.filter(({ ok }) => ok)).toHaveLength(99);
    expect(made.at(-1)).toMatchObject({ error: { code: 'invalid' } });
  });

  it('says why it cannot be written, and stays what it was', () => {
    const [first, second] = twoPeople();
    const profiles = openProfiles();
    mkdirSync(`${listFile()}.new`);
    expect(profiles.choose(second)).toMatchObject({ error: { code: 'diskError' } });
    expect(profiles.list().find(({ current }) => current)?.id).toBe(first);
  });
});
