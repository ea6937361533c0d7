import { describe, expect, test } from 'vitest';
import {
  registerEntrySchema,
  standingOf,
  type RegisterEntry,
} from '../../../../shared/instrument/register.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058';
const ENTRY: RegisterEntry = {
  id: ID,
  type: 'sub_decree',
  number: '៤១ អនក្រ.បក',
  date: '2021-03-04',
  title: { km: 'ការរៀបចំក្រសួង', en: 'Organisation of the ministry' },
  status: 'in-force',
  relations: [{ kind: 'amends', to: OTHER }],
};
const taken = (change: Partial<Record<keyof RegisterEntry, unknown>>): boolean =>
  registerEntrySchema.safeParse({ ...ENTRY, ...change }).success;

describe('an entry of the register', () => {
  test('is taken as it stands', () => {
    expect(registerEntrySchema.parse(ENTRY)).toEqual(ENTRY);
  });

  test('is refused with a day that no calendar has', () => {
    expect(taken({ date: '2021-02-29' })).toBe(false);
  });

  test('does nothing to itself, and nothing twice', () => {
    expect(taken({ relations: [{ kind: 'amends', to: ID }] })).toBe(false);
    expect(taken({ relations: [...ENTRY.relations, ...ENTRY.relations] })).toBe(false);
    expect(taken({ relations: [...ENTRY.relations, { kind: 'repeals', to: OTHER }] })).toBe(true);
  });
});

describe('where an instrument stands', () => {
  test('is what was entered while nobody does anything to it', () => {
    expect(standingOf('in-force', [])).toBe('in-force');
    expect(standingOf('superseded', ['implements', 'based-on'])).toBe('superseded');
  });

  test('is at least what others made of it', () => {
    expect(standingOf('in-force', ['amends'])).toBe('amended');
    expect(standingOf('superseded', ['amends'])).toBe('superseded');
    expect(standingOf('amended', ['amends', 'repeals', 'amends'])).toBe('repealed');
  });
});
