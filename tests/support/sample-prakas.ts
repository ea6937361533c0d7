/**
 * A prakas with one of everything that an instrument may hold, for whatever prints or writes one: two signatures, an
 * inserted article, points of three depths, references of each kind, a footnote, tables, a landscape annex.
 */
import ministry from '../../resources/official-page.json' with { type: 'json' };
import type { TableContent } from '../../shared/document/article.ts';
import type { DocumentState, UnitBody } from '../../shared/document/model.ts';
import type { PrintSource } from '../../shared/instrument/printed.ts';
import type { InstrumentContent } from '../../shared/instrument/text.ts';
import { officialPageSchema } from '../../shared/official/page.ts';
import { officialFields } from '../../shared/official/parts.ts';
import {
  clauses,
  contentOf,
  division,
  entryOf,
  inserted,
  INSTRUMENTS,
  instrumentType,
  NEXT,
  provision,
  referenceTo,
  registerOf,
  signature,
  term,
  visa,
} from './instrument-units.ts';
import { innerIdOf, paragraph } from './units.ts';

const text = (value: string) => ({ kind: 'text' as const, text: value });
const table = (ids: number, rows: readonly (readonly string[])[]): TableContent => ({
  header: true,
  rows: rows.map((cells, index) => ({
    id: innerIdOf(ids + index),
    cells: cells.map((cell) => ({ inline: [text(cell)] })),
  })),
});
const tableUnit = (content: TableContent): UnitBody => ({ type: 'table', schemaVersion: 1, content });
const landscape = (heading: string): UnitBody => ({
  type: 'annex',
  schemaVersion: 1,
  content: { number: NEXT, heading: [text(heading)], orientation: 'landscape' },
});
const signed = (body: UnitBody, name: string): UnitBody => ({
  ...body,
  content: { ...Object(body.content), name },
});

const REGISTERED = entryOf(900);
const toRegister = (article?: string) => ({
  kind: 'reference' as const,
  id: innerIdOf(901),
  target: {
    in: 'register' as const,
    instrument: REGISTERED.id,
    ...(article === undefined ? {} : { article }),
  },
  seen: '',
});

export const PRAKAS: InstrumentContent = contentOf(
  [
    [1, visa('បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា')],
    [2, visa([text('បានឃើញ'), toRegister()])],
    [
      10,
      division('chapter', 'បទប្បញ្ញត្តិទូទៅ'),
      [
        [
          11,
          clauses([[text('ប្រកាសនេះកំណត់'), term(110, 'សេវាសាធារណៈ'), text('តាម'), referenceTo(21, 213)]], 111),
        ],
        [
          12,
          clauses(
            [
              'សេវាសាធារណៈមាន៖',
              [0, 'ការចុះបញ្ជី'],
              [1, 'តាមអ៊ីនធឺណិត'],
              [2, 'ពេលថ្ងៃ'],
              [1, 'នៅសាលា'],
              [0, 'ការផ្តល់ឯកសារ'],
            ],
            121,
          ),
        ],
        [
          13,
          clauses([[text('អនុវត្តតាម'), referenceTo(12), text(' និង'), toRegister('5')]], 131, inserted('new')),
        ],
      ],
    ],
    [
      20,
      division('chapter', 'នីតិវិធី'),
      [
        [
          21,
          {
            type: 'provision',
            schemaVersion: 1,
            content: {
              number: NEXT,
              heading: [text('ថ្លៃសេវា')],
              parts: [
                {
                  kind: 'paragraph',
                  id: innerIdOf(211),
                  inline: [
                    text('ថ្លៃសេវាមានក្នុង'),
                    referenceTo(40),
                    { kind: 'footnote', id: innerIdOf(219), text: 'គិតជារៀល' },
                    text(' និងតារាង៖'),
                  ],
                },
                {
                  kind: 'table',
                  id: innerIdOf(212),
                  table: table(220, [
                    ['សេវា', 'ថ្លៃ'],
                    ['ការចុះបញ្ជី', '១០ ០០០'],
                  ]),
                },
                { kind: 'point', id: innerIdOf(213), depth: 0, inline: [text('ឥតគិតថ្លៃ')] },
              ],
            },
          },
        ],
        [22, provision('ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខា។៕', NEXT, 221)],
      ],
    ],
    [31, signed(signature('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ'), 'ស សុខា')],
    [32, signed(signature('រដ្ឋមន្ត្រី\nក្រសួងសេដ្ឋកិច្ចនិងហិរញ្ញវត្ថុ'), 'ក វិបុល')],
    [
      40,
      landscape('តារាងថ្លៃ'),
      [
        [41, paragraph('តារាងនេះរួមមាន៖')],
        [
          42,
          tableUnit(
            table(420, [
              ['ល.រ', 'សេវា'],
              ['១', 'ការចុះបញ្ជី'],
            ]),
          ),
        ],
        [43, provision('ថ្លៃអាចកែប្រែបាន។', NEXT, 431)],
      ],
    ],
  ],
  {
    1: visa('Having seen the Constitution of the Kingdom of Cambodia'),
    10: division('chapter', 'General provisions'),
    11: clauses(
      [
        [
          text('This Prakas determines '),
          term(110, 'public services'),
          text(' under '),
          referenceTo(21, 213),
        ],
      ],
      111,
    ),
    12: clauses(
      [
        'Public services are:',
        [0, 'registration'],
        [1, 'online'],
        [2, 'by day'],
        [1, 'at the office'],
        [0, 'documents'],
      ],
      121,
    ),
    13: clauses(
      [[text('It applies under '), referenceTo(12), text(' and '), toRegister('5')]],
      131,
      inserted('new'),
    ),
    22: provision('This Prakas enters into force on the day of its signature.', NEXT, 221),
    31: signed(signature('Minister of Interior'), 'SAR Sokha'),
  },
);

const page = officialPageSchema.parse({
  ...ministry,
  type: { km: 'ប្រកាស', en: 'Prakas' },
  numberMark: { km: 'ប្រក', en: 'PrK' },
  slots: {
    ...ministry.slots,
    recipients: { km: 'ខុទ្ទកាល័យរដ្ឋមន្ត្រី\nឯកសារ', en: 'Cabinet of the Minister\nFile' },
  },
});

export const PRAKAS_STATE: DocumentState = {
  kind: 'instrument',
  metadata: {
    'instrument.type': 'prakas',
    'title.km': 'ប្រកាស ស្តីពីការផ្តល់សេវាសាធារណៈ',
    'title.en': 'Prakas on Public Services',
    'page.date': '2024-11-08',
    ...Object.fromEntries(officialFields(page).map(({ name, value }) => [name, value])),
  },
  content: PRAKAS,
};

export const PRAKAS_SOURCE: PrintSource = {
  content: PRAKAS,
  type: instrumentType('prakas'),
  data: INSTRUMENTS,
  register: registerOf(REGISTERED),
};
