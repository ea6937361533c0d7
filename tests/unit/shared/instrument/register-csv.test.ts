import { describe, expect, test } from 'vitest';
import delivered from '../../../../resources/instruments.json' with { type: 'json' };
import { readCsv } from '../../../../shared/exchange/csv.ts';
import { instrumentDataSchema } from '../../../../shared/instrument/data.ts';
import { readRegisterCsv } from '../../../../shared/instrument/register-csv.ts';
import { numbersIn, planRegisterImport } from '../../../../shared/instrument/register-import.ts';
import { numberKeyOf } from '../../../../shared/instrument/register-keys.ts';
import { registerEntrySchema, type RegisterEntry } from '../../../../shared/instrument/register.ts';
import { uidOf } from '../../../support/units.ts';

const data = instrumentDataSchema.parse(delivered);
const read = (text: string) => readRegisterCsv(readCsv(text) ?? [], data);
const rowsOf = (text: string) => {
  const found = read(text);
  if (found.kind !== 'rows') throw new Error(found.kind);
  return found;
};
const HEAD = 'number,date,type,title km,title en,status,relations\n';

describe('a list of instruments', () => {
  test('is read with columns named in Khmer, in any order, and days and types in either writing', () => {
    const { rows, problems } = rowsOf(
      `ប្រភេទ;លេខ;កាលបរិច្ឆេទ;ចំណងជើង (ខ្មែរ);ស្ថានភាព;ទំនាក់ទំនង
អនុក្រឹត្យ;៤១ អនក្រ.បក;០៤/០៣/២០២១;ការរៀបចំ;;
Sub-Decree;9 ANK.BK;2023-01-09;វិសោធនកម្ម;នៅជាធរមាន;"ធ្វើវិសោធនកម្ម៖៤១ អនក្រ.បក;អនុវត្ត៖១ ច"`,
    );
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, type: 'sub_decree', number: '៤១ អនក្រ.បក', date: '2021-03-04', status: 'in-force' },
      {
        date: '2023-01-09',
        relations: [
          { kind: 'amends', number: '៤១ អនក្រ.បក' },
          { kind: 'implements', number: '១ ច' },
        ],
      },
    ]);
  });

  test.each([
    ['1,2021-02-30,law,ច្បាប់,,,', 'date', '2021-02-30'],
    ['1,13/13/2021,law,ច្បាប់,,,', 'date', '13/13/2021'],
    ['1,2021-02-03,edict,ច្បាប់,,,', 'type', 'edict'],
    ['1,2021-02-03,law,ច្បាប់,,lost,', 'status', 'lost'],
    ['1,2021-02-03,law,ច្បាប់,,,hates:2', 'relations', 'hates:2'],
    [',2021-02-03,law,,,,', 'name', ''],
    [`${'9'.repeat(101)},2021-02-03,law,ច្បាប់,,,`, 'long', '9'.repeat(100)],
  ])('says what is wrong with %s, and takes the lines around it', (line, reason, value) => {
    const { rows, problems } = rowsOf(`${HEAD}1,2020-01-01,law,ក,,,\n${line}\n2,2020-01-01,law,ខ,,,`);
    expect(problems).toEqual([{ line: 3, reason, value }]);
    expect(rows.map((row) => row.line)).toEqual([2, 4]);
  });

  test('is refused whole without the columns that say what an instrument is', () => {
    expect(read('number,title\n1,x')).toEqual({ kind: 'noHeader', missing: ['date', 'type'] });
    expect(read('')).toMatchObject({ kind: 'noHeader' });
  });

  test('is refused whole where all Khmer titles are Latin letters, as Limon text is', () => {
    expect(read(`${HEAD}1,2020-01-01,law,RBHraCaNacRkkm<úCa,,,`)).toEqual({ kind: 'legacy' });
    expect(read(`${HEAD}1,2020-01-01,law,,Law,,`).kind).toBe('rows');
  });
});

describe('what a list brings to the register', () => {
  const plan = (text: string, known: readonly RegisterEntry[] = []) => {
    const { rows } = rowsOf(HEAD + text);
    let next = 100;
    const bearers = numbersIn(rows).map(
      (number) =>
        [number, known.filter((entry) => numberKeyOf(entry.number) === numberKeyOf(number))] as const,
    );
    return planRegisterImport(rows, new Map(bearers), () => uidOf((next += 1)));
  };
  const LIST = `9 ANK.BK,2023-01-09,sub_decree,ខ,,,"amends:៤១ អនក្រ.បក"
41 ANK.BK,2021-03-04,sub_decree,ក,,,`;

  test('are entries as the register takes them, the oldest first, related by their numbers', () => {
    const { puts, present, problems } = plan(LIST);
    expect(puts.map((put) => registerEntrySchema.safeParse(put).success)).toEqual([true, true]);
    expect(puts[1]?.relations).toEqual([{ kind: 'amends', to: puts[0]?.id }]);
    expect({ present, problems }).toEqual({ present: 0, problems: [] });
  });

  test('is nothing when it is brought again, or stands twice in the list', () => {
    const { puts } = plan(LIST);
    expect(plan(LIST, puts)).toMatchObject({ puts: [], present: 2, problems: [] });
    expect(plan(`${LIST}\n${LIST}`)).toMatchObject({ present: 2 });
    expect(plan(`${LIST}\n${LIST}`).puts).toHaveLength(2);
  });

  test('is related to what is in the register already', () => {
    const { puts } = plan(LIST);
    const later = plan('10,2024-01-01,prakas,គ,,,implements:41 ANK BK', puts);
    expect(later.puts[0]?.relations).toEqual([{ kind: 'implements', to: puts[0]?.id }]);
  });

  test('leaves a relation out whose other end is not there, is itself, or may be one of several, and says so', () => {
    const several = `1,2020-01-01,law,ក,,,\n1,2021-01-01,law,ខ,,,\n2,2022-01-01,law,គ,,,"amends:1;repeals:7;amends:2"`;
    const { puts, problems } = plan(several);
    expect(puts[2]?.relations).toEqual([]);
    expect(problems).toEqual([
      { line: 4, reason: 'several', value: '1' },
      { line: 4, reason: 'notFound', value: '7' },
      { line: 4, reason: 'notFound', value: '2' },
    ]);
  });
});
