/**
 * Two versions of one law with one of everything that a comparison tells: words, a part and an article that went, came
 * or moved, a chapter that moved, numbers that follow from it. And the law of another ministry, with ids of its own.
 */
import type { Unit, UnitBody } from '../../shared/document/model.ts';
import type { ProvisionContent, ProvisionPart } from '../../shared/instrument/instrument.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { clauses, division, provision, referenceTo, signature, visa, type Row } from './instrument-units.ts';
import { madeInstrument } from './made-instrument.ts';
import { innerIdOf } from './units.ts';

const title = { km: 'ច្បាប់ស្តីពីសួនសាធារណៈ', en: 'Law on Public Parks' };
const fields = { 'title.km': title.km, 'title.en': title.en };

const purpose = provision('ច្បាប់នេះកំណត់ការគ្រប់គ្រងសួនសាធារណៈ។', undefined, 11);
const point = (inner: number, text: string): ProvisionPart => ({
  kind: 'point',
  id: innerIdOf(inner),
  depth: 0,
  inline: [{ kind: 'text', text }],
});
const [riding, littering] = [point(22, 'ការជិះម៉ូតូ'), point(23, 'ការចោលសំរាម')];
function fines(days: string, cases: readonly ProvisionPart[]): UnitBody {
  const body = provision(`ពិន័យក្នុងរយៈពេល ${days} ថ្ងៃ៖`, undefined, 21);
  const content = Object(body.content) as ProvisionContent;
  return { ...body, content: { ...content, parts: [...content.parts, ...cases] } };
}
const keeper = provision('អភិបាលខេត្តរក្សាសួនសាធារណៈ។', undefined, 31);
const opening = provision('សួនបើកពីម៉ោងប្រាំព្រឹករហូតដល់ម៉ោងដប់យប់។', undefined, 41);
const fees = provision('ការចូលសួនមិនត្រូវបង់ថ្លៃឡើយ។', undefined, 51);
const force = clauses(
  [[{ kind: 'text', text: 'លើកលែងតែ' }, referenceTo(3), { kind: 'text', text: ' ច្បាប់នេះចូលជាធរមាន។៕' }]],
  61,
);

const BEFORE_ROWS: readonly Row[] = [
  [90, visa('បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា')],
  [
    80,
    division('chapter', 'បទប្បញ្ញត្តិទូទៅ'),
    [
      [1, purpose],
      [2, fines('៣០', [riding, littering])],
    ],
  ],
  [
    81,
    division('chapter', 'ការគ្រប់គ្រង'),
    [
      [3, keeper],
      [4, opening],
    ],
  ],
  [
    82,
    division('chapter', 'អវសានប្បញ្ញត្តិ'),
    [
      [5, fees],
      [6, force],
    ],
  ],
  [95, signature('នាយករដ្ឋមន្ត្រី')],
];
/** Article 5 stands behind article 1, an article came before the last, and article 4 went. */
const AFTER_ROWS: readonly Row[] = [
  [90, visa('បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា')],
  [
    80,
    division('chapter', 'បទប្បញ្ញត្តិទូទៅ'),
    [
      [1, purpose],
      [5, fees],
      [2, fines('៦០', [littering])],
    ],
  ],
  [81, division('chapter', 'ការគ្រប់គ្រង'), [[3, keeper]]],
  [
    82,
    division('chapter', 'អវសានប្បញ្ញត្តិ'),
    [
      [7, provision('រដ្ឋមន្ត្រីក្រសួងបរិស្ថានទទួលបន្ទុកអនុវត្តច្បាប់នេះ។', undefined, 71)],
      [6, force],
    ],
  ],
  [95, signature('នាយករដ្ឋមន្ត្រី')],
];

export const LAW_BEFORE: OpenDocument = madeInstrument({ number: 100, title, rows: BEFORE_ROWS, fields });
export const LAW_AFTER: OpenDocument = madeInstrument({ number: 100, title, rows: AFTER_ROWS, fields });

/** Uids and inner ids as another desk would have given them. */
function withOtherIds(units: readonly Unit[]): readonly Unit[] {
  const text = JSON.stringify(units).replaceAll(/0000-7000-8000-0000/gu, '0000-7000-8000-0bbb');
  return JSON.parse(text) as readonly Unit[];
}

/** The first version as it was typed elsewhere: no id in it is one of ours. */
export const OTHER_LAW: OpenDocument = (() => {
  const other = madeInstrument({
    number: 101,
    title: { km: 'ច្បាប់ស្តីពីសួនច្បារ', en: '' },
    rows: BEFORE_ROWS,
    fields: { 'title.km': 'ច្បាប់ស្តីពីសួនច្បារ' },
  });
  return { ...other, units: { km: withOtherIds(other.units.km), en: [] } };
})();
