import { describe, expect, test } from 'vitest';
import { createIds } from '../../../../../shared/document/ids.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import {
  readInstrument,
  type InstrumentRead,
} from '../../../../../shared/exchange/instrument/read-instrument.ts';
import { sourceOfText } from '../../../../../shared/exchange/instrument/source-of-text.ts';
import { typeOfDocument } from '../../../../../shared/instrument/instrument-fields.ts';
import { labelOf, numbersOf } from '../../../../../shared/instrument/numbering.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import { INSTRUMENTS } from '../../../../support/instrument-units.ts';

function read(text: string): InstrumentRead {
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const found = readInstrument({ items: sourceOfText(text, ids), ids, data: INSTRUMENTS });
  if (found === null) throw new Error('no instrument');
  return found;
}

/** Each unit as its depth, its label and its words. */
function outline({ state }: InstrumentRead): readonly string[] {
  const { km } = state.content;
  const type = typeOfDocument(state.metadata, INSTRUMENTS);
  if (type === undefined) throw new Error('no type');
  const numbers = numbersOf(km, type, INSTRUMENTS);
  expect(structureProblems(km, type, INSTRUMENTS)).toEqual([]);
  return inOrder(km).map((unit) => {
    const number = numbers.get(unit.uid);
    const label = number === undefined ? unit.type : labelOf(unit, number, type, 'km', INSTRUMENTS);
    return `${unit.parent === null ? '' : '· '}${label}: ${wordsOf(unit).replaceAll('\n', ' | ')}`;
  });
}

const PRAKAS = `ព្រះរាជាណាចក្រកម្ពុជា
ជាតិ សាសនា ព្រះមហាក្សត្រ
***
ក្រសួងមហាផ្ទៃ
លេខ៖ ១៤៤៧ មផ.ប្រក

ប្រកាស
ស្តីពី
ការរៀបចំនិងការប្រព្រឹត្តទៅនៃនាយកដ្ឋានរដ្ឋបាល
ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ

- បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា
- បានឃើញព្រះរាជក្រមលេខ នស/រកម/០១៩៦/០៨ ចុះថ្ងៃទី២៤ ខែមករា ឆ្នាំ១៩៩៦
- យោងតាមការចាំបាច់របស់ក្រសួង

សម្រេច៖

ជំពូកទី១
បទប្បញ្ញត្តិទូទៅ
ប្រការ១៖ គោលបំណង
ប្រកាសនេះមានគោលបំណងរៀបចំនាយកដ្ឋានរដ្ឋបាល។
ប្រការ ២.- នាយកដ្ឋានមានភារកិច្ចដូចតទៅ៖
ក- រៀបចំឯកសារ
ខ- គ្រប់គ្រងបុគ្គលិក ៖
១- មន្ត្រីរាជការ
២- បុគ្គលិកកិច្ចសន្យា
គ- ភារកិច្ចផ្សេងទៀត
ប្រការ ២ ថ្មី៖ មាត្រា ៥ នៃច្បាប់នេះត្រូវអនុវត្ត។
ជំពូកទី២៖ អវសានប្បញ្ញត្តិ
ប្រការ៣
ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខាតទៅ៕

ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨
រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤
ឧបនាយករដ្ឋមន្ត្រី
រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ
ហត្ថលេខា និងត្រា
សុខ សាន្ត

កន្លែងទទួល៖
- ទីស្តីការគណៈរដ្ឋមន្ត្រី
- ឯកសារ-កាលប្បវត្តិ

ឧបសម្ព័ន្ធទី១៖ បញ្ជីឈ្មោះ
ឈ្មោះ	តួនាទី
សុខ	ប្រធាន`;

describe('a prakas as plain text', () => {
  test('visas, chapters, clauses with headings and points, inserted numbers, signature and annex are read', () => {
    expect(outline(read(PRAKAS))).toEqual([
      'visa: បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា',
      'visa: បានឃើញព្រះរាជក្រមលេខ នស/រកម/០១៩៦/០៨ ចុះថ្ងៃទី២៤ ខែមករា ឆ្នាំ១៩៩៦',
      'visa: យោងតាមការចាំបាច់របស់ក្រសួង',
      'ជំពូកទី១: បទប្បញ្ញត្តិទូទៅ',
      '· ប្រការ ១: គោលបំណង | ប្រកាសនេះមានគោលបំណងរៀបចំនាយកដ្ឋានរដ្ឋបាល។',
      '· ប្រការ ២:  | នាយកដ្ឋានមានភារកិច្ចដូចតទៅ៖ | រៀបចំឯកសារ | គ្រប់គ្រងបុគ្គលិក ៖ | មន្ត្រីរាជការ | បុគ្គលិកកិច្ចសន្យា | ភារកិច្ចផ្សេងទៀត',
      '· ប្រការ ២ ថ្មី:  | មាត្រា ៥ នៃច្បាប់នេះត្រូវអនុវត្ត។',
      'ជំពូកទី២: អវសានប្បញ្ញត្តិ',
      '· ប្រការ ៣:  | ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខាតទៅ៕',
      'signature: ឧបនាយករដ្ឋមន្ត្រី | រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ | សុខ សាន្ត',
      'ឧបសម្ព័ន្ធទី១: បញ្ជីឈ្មោះ',
      '· table: ឈ្មោះ | តួនាទី | សុខ | ប្រធាន',
    ]);
  });

  test('type, number, day and subject become fields, and so does what stands around the text', () => {
    expect(read(PRAKAS).state.metadata).toEqual({
      'instrument.type': 'prakas',
      'instrument.number': '១៤៤៧ មផ.ប្រក',
      'instrument.date': '2024-11-08',
      'title.km': 'ប្រកាស ស្តីពីការរៀបចំនិងការប្រព្រឹត្តទៅនៃនាយកដ្ឋានរដ្ឋបាល',
      'page.issuer.km': 'ក្រសួងមហាផ្ទៃ',
      'page.signatory.km': 'ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
      'page.place.km': 'រាជធានីភ្នំពេញ',
      'page.lunar.km': 'ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨',
      'page.recipients.km': 'ទីស្តីការគណៈរដ្ឋមន្ត្រី\nឯកសារ-កាលប្បវត្តិ',
    });
  });
});
