/** Entries of the register of instruments for tests. */
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import type { RegisterQuestion } from '../../shared/ipc/register.ts';
import { uidOf } from './units.ts';

/** The n-th entry: a sub-decree numbered n of the year 2021. */
export const entryOf = (n: number, change: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id: uidOf(n),
  type: 'sub_decree',
  number: `${n} អនក្រ.បក`,
  date: '2021-03-04',
  title: { km: `ការរៀបចំក្រសួង`, en: 'Organisation of the ministry' },
  status: 'in-force',
  relations: [],
  ...change,
});

/** All of the register, unless it is asked otherwise. */
export const questionOf = (change: Partial<RegisterQuestion> = {}): RegisterQuestion => ({
  text: '',
  type: null,
  year: null,
  standing: null,
  from: 0,
  most: 100,
  ...change,
});
