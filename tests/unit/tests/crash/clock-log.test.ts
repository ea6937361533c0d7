import { describe, expect, it } from 'vitest';
import { isSettled, judge, savedAfter, type Key, type StatusChange } from '../../../crash/kill/clock-log.ts';

const typed: readonly Key[] = [
  { text: 'ក', takenAt: 100 },
  { text: 'ា', takenAt: 200 },
  { text: 'រ', takenAt: 300 },
  { text: 'x', takenAt: Number.POSITIVE_INFINITY },
];
const savedAt250: readonly StatusChange[] = [
  { state: 'unsaved', at: 101 },
  { state: 'saved', at: 250 },
  { state: 'unsaved', at: 300 },
];

describe('the oracle of the crash test', () => {
  it('is content when what was saved is there', () => {
    expect(judge(typed, 'កា', savedAt250, { kind: 'app', at: 400 }, 1_000)).toEqual({
      kept: 2,
      problem: null,
    });
  });

  it('lets a key that was in flight be there', () => {
    expect(judge(typed, 'ការx', savedAt250, { kind: 'page', at: 400 }, 0)).toEqual({
      kept: 4,
      problem: null,
    });
  });

  it('catches a key that the status line had called saved', () => {
    expect(judge(typed, 'ក', savedAt250, { kind: 'app', at: 400 }, 1_000).problem).toMatch(
      /^1 keys are gone that the status/u,
    );
  });

  it('catches a key older than what may be missing', () => {
    expect(judge(typed, 'កា', [], { kind: 'page', at: 400 }, 0).problem).toMatch(
      /^1 keys are gone that were typed over 0 ms/u,
    );
  });

  it('catches text that was never typed, or stands twice', () => {
    expect(judge(typed, 'កាក', savedAt250, { kind: 'app', at: 400 }, 1_000).problem).toMatch(
      /^the text is not what was typed/u,
    );
  });

  it('does not take a status after the kill for a promise', () => {
    expect(judge(typed, 'ក', savedAt250, { kind: 'app', at: 240 }, 1_000).problem).toBeNull();
  });

  it('takes a word saved that came before the browser had answered, where it has stood since', () => {
    const standing = savedAt250.slice(0, 2);
    expect(isSettled({ sentAt: 245, takenAt: 260 }, standing)).toBe(true);
    expect(isSettled({ sentAt: 255, takenAt: 260 }, standing)).toBe(false);
    expect(isSettled({ sentAt: 245, takenAt: 260 }, savedAt250)).toBe(false);
  });

  it('times the word saved from the last key, and says when it never came', () => {
    expect(savedAfter({ sentAt: 235, takenAt: 240 }, savedAt250)).toBe(10);
    expect(savedAfter({ sentAt: 245, takenAt: 260 }, savedAt250)).toBeNull();
  });
});
