import { describe, expect, it } from 'vitest';
import type { Administration } from '../../../../hub/offices/administration.ts';
import { MOST_PEOPLE, peopleOf, readList, type KnownTo } from '../../../../hub/offices/people-csv.ts';

const ROOT = '11111111-1111-4111-8111-111111111111';
const TAKEO = '22222222-2222-4222-8222-222222222222';
const KAMPOT = '33333333-3333-4333-8333-333333333333';
const office = (id: string, parent: string | null, km: string, en: string) => ({
  id,
  parent,
  names: { km, en },
  depth: parent === null ? 0 : 1,
});
const OFFICES = [
  office(ROOT, null, 'ក្រសួង', 'Ministry'),
  office(TAKEO, ROOT, 'មន្ទីរខេត្តតាកែវ', 'Takeo'),
  office(KAMPOT, ROOT, 'មន្ទីរខេត្តកំពត', 'Kampot'),
];
const known = (mine: Partial<Administration> = {}, taken: readonly string[] = []): KnownTo => ({
  mine: { actor: ROOT, everything: true, offices: new Set([ROOT, TAKEO, KAMPOT]), ...mine },
  offices: OFFICES,
  taken: new Set(taken),
});

const HEADINGS = 'email,name_km,name_en,office,roles';
const GOOD = 'Dara@example.gov.kh,សុខ ដារ៉ា,Sok Dara,មន្ទីរខេត្តតាកែវ,drafter reviewer';

const problemsOf = (csv: string, knows = known()): readonly unknown[] => {
  const list = readList(csv);
  const people = list.ok ? peopleOf(list.value, knows) : list;
  return people.ok ? [] : people.error.map(({ line, problem }) => [line, problem]);
};

describe('a list of people', () => {
  it('names them with their office and roles, whatever the order of its columns', () => {
    const list = readList(
      `roles;office;email;name_en;name_km\ndrafter|reviewer;takeo;dara@example.gov.kh;Sok Dara;សុខ ដារ៉ា`,
    );
    expect(list.ok && peopleOf(list.value, known())).toEqual({
      ok: true,
      value: [
        {
          email: 'dara@example.gov.kh',
          name: 'សុខ ដារ៉ា',
          nameEn: 'Sok Dara',
          office: TAKEO,
          roles: ['drafter', 'reviewer'],
        },
      ],
    });
  });

  it('tells every line that stands in the way, with its number in the file', () => {
    const csv = [
      HEADINGS,
      GOOD,
      'no address,សុខ ដារ៉ា,Sok Dara,Takeo,drafter',
      'dara@example.gov.kh,សុខ ដារ៉ា,Sok Dara,Takeo,drafter',
      '"a@example.gov.kh",,Sok,Takeo,drafter',
      'b@example.gov.kh,ក,K,Nowhere,drafter',
      '',
      'c@example.gov.kh,ក,K,Takeo,king',
      'd@example.gov.kh,ក,K,Takeo,',
      'e@example.gov.kh,ក,K,Takeo,administrator',
      'f@example.gov.kh,ក,K,Takeo,drafter',
      `g@example.gov.kh,${'ក'.repeat(121)},K,Takeo,drafter`,
    ].join('\n');
    expect(problemsOf(csv, known({}, ['f@example.gov.kh']))).toEqual([
      [3, 'email'],
      [4, 'twice'],
      [5, 'name'],
      [6, 'office'],
      [8, 'role'],
      [9, 'role'],
      [10, 'role'],
      [11, 'taken'],
      [12, 'name'],
    ]);
  });

  it('puts nobody into an office that is not looked after, and makes no administrator there', () => {
    const local = known({ everything: false, offices: new Set([TAKEO]) });
    expect(problemsOf(`${HEADINGS}\n${GOOD}`, local)).toEqual([]);
    expect(problemsOf(`${HEADINGS}\n${GOOD.replace('មន្ទីរខេត្តតាកែវ', KAMPOT)}`, local)).toEqual([
      [2, 'office'],
    ]);
  });

  it('does not guess between offices of one name', () => {
    const twice = { ...known(), offices: [...OFFICES, office(KAMPOT, ROOT, 'មន្ទីរខេត្តតាកែវ', 'Other')] };
    expect(problemsOf(`${HEADINGS}\n${GOOD}`, twice)).toContainEqual([2, 'officeTwice']);
  });

  it.each([
    ['', 'headings'],
    ['email,name', 'headings'],
    [HEADINGS, 'empty'],
    [`${HEADINGS}\n"never closed`, 'unreadable'],
    [`${HEADINGS}\n${'a,b,c,d,e\n'.repeat(MOST_PEOPLE + 1)}`, 'tooMany'],
  ])('that cannot be read at all says why (%#)', (csv, problem) => {
    expect(problemsOf(csv)).toEqual([[1, problem]]);
  });
});
