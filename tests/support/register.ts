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

/** A few instruments that rest on each other, for what is looked at. */
export const REGISTER: readonly RegisterEntry[] = [
  entryOf(901, {
    type: 'law',
    number: 'នស/រកម/០៦១៤/០១៥',
    date: '2014-06-12',
    title: { km: 'ការរៀបចំ និងការប្រព្រឹត្តទៅនៃតុលាការ', en: 'The organisation of the courts' },
  }),
  entryOf(902, {
    number: '៤១ អនក្រ.បក',
    date: '2021-03-04',
    title: {
      km: 'ការរៀបចំ និងការប្រព្រឹត្តទៅនៃក្រសួងមហាផ្ទៃ',
      en: 'Organisation and functioning of the Ministry of Interior',
    },
    relations: [{ kind: 'based-on', to: uidOf(901) }],
  }),
  entryOf(903, {
    number: '៩ អនក្រ.បក',
    date: '2023-01-09',
    title: { km: 'វិសោធនកម្មអនុក្រឹត្យលេខ ៤១ អនក្រ.បក', en: 'Amendment of Sub-Decree No. 41 ANK.BK' },
    relations: [{ kind: 'amends', to: uidOf(902) }],
  }),
  entryOf(904, {
    type: 'prakas',
    number: '១៤៤៧ សហវ.ប្រក',
    date: '2016-12-28',
    title: { km: 'នីតិវិធីចំណូលចំណាយ', en: '' },
    status: 'repealed',
  }),
];
