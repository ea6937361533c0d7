import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf, journalFiles, readJournalFile } from '../../../../electron/core/journal/files.ts';
import { openJournal } from '../../../../electron/core/journal/journal.ts';
import { framesAfter, wholeDays } from '../../../../electron/core/journal/replay.ts';
import { manualClock } from '../../../support/core-clock.ts';
import { removeFolder, temporaryFolder, TEST_TIME } from '../../../support/core.ts';

const DAY = 24 * 3_600_000;
let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  removeFolder(folder);
});

const change = (at: number): string => JSON.stringify({ format: 1, at, entries: [] });
const numbersAfter = (frame: number): readonly number[] =>
  framesAfter(folder, frame).frames.map(({ number }) => number);

describe('the journal', () => {
  test('has a file for each day, and reads in the order of writing whatever the clock did', () => {
    const clock = manualClock(TEST_TIME);
    const journal = openJournal(folder, clock);
    const jumps = [0, DAY, -3 * DAY, 5 * DAY, -DAY, 0];
    for (const [index, jump] of jumps.entries()) {
      clock.jumpTo(clock.now() + jump);
      journal.append({ number: index + 1, payload: change(clock.now()) });
    }
    journal.close();
    expect(readdirSync(folder)).toContain(`${dayOf(TEST_TIME)}.log`);
    expect(numbersAfter(0)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(numbersAfter(4)).toEqual([5, 6]);
    expect(framesAfter(folder, 0).gaps).toBe(false);
  });

  test('goes on in the same file after a clean end, and in a new part behind a torn one', () => {
    const clock = manualClock(TEST_TIME);
    const first = openJournal(folder, clock);
    first.append({ number: 1, payload: change(1) });
    first.append({ number: 2, payload: change(2) });
    first.close();
    const second = openJournal(folder, clock);
    second.append({ number: 3, payload: change(3) });
    second.close();
    const name = `${dayOf(TEST_TIME)}.log`;
    expect(readdirSync(folder)).toEqual([name]);
    truncateSync(path.join(folder, name), statSync(path.join(folder, name)).size - 1);
    const torn = readFileSync(path.join(folder, name));
    const third = openJournal(folder, clock);
    third.append({ number: 3, payload: change(33) });
    third.close();
    expect(readFileSync(path.join(folder, name))).toEqual(torn);
    expect(framesAfter(folder, 0).frames.map(({ change: { at } }) => at)).toEqual([1, 2, 33]);
    expect(wholeDays(folder)).toEqual([dayOf(TEST_TIME)]);
  });

  test('takes back what the database refused, and writes the next frame in its place', () => {
    const journal = openJournal(folder, manualClock(TEST_TIME));
    journal.append({ number: 1, payload: change(1) });
    journal.append({ number: 2, payload: change(2) });
    journal.undo();
    expect(numbersAfter(0)).toEqual([1]);
    journal.append({ number: 2, payload: change(22) });
    journal.close();
    const [file] = journalFiles(folder);
    expect(file === undefined ? null : readJournalFile(folder, file).whole).toBe(true);
    expect(framesAfter(folder, 1).frames.map(({ change: { at } }) => at)).toEqual([22]);
  });

  test('begins a new part of a day where one has grown large', () => {
    const journal = openJournal(folder, manualClock(TEST_TIME));
    const large = JSON.stringify({ format: 1, at: 0, entries: [], room: 'x'.repeat(9_000_000) });
    for (const number of [1, 2, 3]) journal.append({ number, payload: large });
    journal.close();
    expect(readdirSync(folder).toSorted()).toEqual([`${dayOf(TEST_TIME)}.2.log`, `${dayOf(TEST_TIME)}.log`]);
    expect(numbersAfter(0)).toEqual([1, 2, 3]);
  });

  test('knows that frames are missing', () => {
    const journal = openJournal(folder, manualClock(TEST_TIME));
    for (const number of [5, 6, 8]) journal.append({ number, payload: change(number) });
    journal.close();
    expect(framesAfter(folder, 4).gaps).toBe(true);
    expect(framesAfter(folder, 3).gaps).toBe(true);
    expect(framesAfter(folder, 7).gaps).toBe(false);
    expect(wholeDays(folder)).toEqual([]);
  });
});
