import { describe, expect, test } from 'vitest';
import delivered from '../../../../resources/instruments.json' with { type: 'json' };
import { citationOf, visasOf } from '../../../../shared/instrument/citation.ts';
import { instrumentDataSchema, typeOf } from '../../../../shared/instrument/data.ts';
import { entryOf } from '../../../support/register.ts';

const data = instrumentDataSchema.parse(delivered);
const DECREE = entryOf(1, { number: '៤១ អនក្រ.បក' });
const ROYAL = entryOf(2, {
  type: 'royal_decree',
  number: 'នស/រកត/០៩១៨/៩២៥',
  date: '2018-09-06',
  title: { km: 'ស្ដីពីការតែងតាំងរាជរដ្ឋាភិបាល', en: 'On the appointment of the Royal Government' },
});
const OLDER = entryOf(3, { number: '១៦ អនក្រ.បក', date: '1993-01-20', title: { km: '', en: 'Traffic' } });
const CONSTITUTION = entryOf(4, {
  type: 'constitution',
  number: '',
  date: '1993-09-24',
  title: { km: '', en: '' },
});

describe('an instrument is cited', () => {
  test('with type, number, date and title in each language', () => {
    expect(citationOf(DECREE, 'km', data)).toBe('អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី៤ ខែមីនា ឆ្នាំ២០២១ ស្តីពីការរៀបចំក្រសួង');
    expect(citationOf(DECREE, 'en', data)).toBe(
      'Sub-Decree No. 41 ANK.BK of 4 March 2021 on Organisation of the ministry',
    );
  });

  test('with the word for its subject once, and a number in Latin letters in English', () => {
    expect(citationOf(ROYAL, 'km', data)).toMatch(/ស្តីពីការតែងតាំង/u);
    expect(citationOf(ROYAL, 'en', data)).toBe(
      'Royal Decree No. NS/RKT/0918/925 of 6 September 2018 on the appointment of the Royal Government',
    );
  });

  test('without what is not known of it, and by the only title that it has', () => {
    expect(citationOf(CONSTITUTION, 'en', data)).toBe('Constitution of 24 September 1993');
    expect(citationOf(OLDER, 'km', data)).toMatch(/ស្តីពីTraffic$/u);
    expect(citationOf({ ...OLDER, date: '' }, 'en', data)).toBe('Sub-Decree No. 16 ANK.BK on Traffic');
  });

  test('by the id of a type that the data does not have any more', () => {
    expect(citationOf(entryOf(5, { type: 'edict' }), 'en', data)).toMatch(/^edict No\. 5/u);
  });
});

test('visas stand in the order of rank, then of age, each with the verb of the type that is drafted', () => {
  const prakas = typeOf(data, 'prakas');
  if (prakas === undefined) throw new Error('the data has no prakas');
  const visas = visasOf([DECREE, OLDER, ROYAL, CONSTITUTION], prakas, 'km', data);
  expect(visas.map(({ entry }) => entry.id)).toEqual(
    [CONSTITUTION, ROYAL, OLDER, DECREE].map(({ id }) => id),
  );
  expect(visas.map(({ text }) => text).every((text) => text.startsWith('បានឃើញ'))).toBe(true);
  expect(visas[3]?.text).toBe(`បានឃើញ${citationOf(DECREE, 'km', data)}`);
});
