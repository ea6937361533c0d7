import { expect, test } from 'vitest';
import type { Language, UnitBody } from '../../../../shared/document/model.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import { clauses, contentOf, provision } from '../../../support/instrument-units.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { innerIdOf } from '../../../support/units.ts';

const { data, register } = PRAKAS_SOURCE;
const written = (language: Language, metadata = PRAKAS_STATE.metadata, content = PRAKAS): string =>
  instrumentText(instrumentPage(metadata, content, data, register, language));

test('a prakas as plain text reads from the kingdom to its annex, its numbers as printed', () => {
  expect(written('km')).toMatchInlineSnapshot(`
    "ព្រះរាជាណាចក្រកម្ពុជា
    ជាតិ សាសនា ព្រះមហាក្សត្រ

    ក្រសួងមហាផ្ទៃ
    លេខ៖ ................ ប្រក

    ប្រកាស
    ស្តីពី
    ការផ្តល់សេវាសាធារណៈ

    រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ

    - បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា
    - បានឃើញអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ

    សម្រេច

    ជំពូកទី១
    បទប្បញ្ញត្តិទូទៅ

    ប្រការ ១
    ប្រកាសនេះកំណត់សេវាសាធារណៈតាមចំណុច ក នៃប្រការ ៣

    ប្រការ ២
    សេវាសាធារណៈមាន៖
    ក- ការចុះបញ្ជី
      ១- តាមអ៊ីនធឺណិត
        - ពេលថ្ងៃ
      ២- នៅសាលា
    ខ- ការផ្តល់ឯកសារ

    ប្រការ ២ ថ្មី
    អនុវត្តតាមប្រការ ២ និងមាត្រា ៥ នៃអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ

    ជំពូកទី២
    នីតិវិធី

    ប្រការ ៣
    ថ្លៃសេវា
    ថ្លៃសេវាមានក្នុងឧបសម្ព័ន្ធទី១[១] និងតារាង៖
    សេវា	ថ្លៃ
    ការចុះបញ្ជី	១០ ០០០
    ក- ឥតគិតថ្លៃ

    ប្រការ ៤
    ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខា។៕

    ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨
    រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤

    រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ
    ស សុខា

    រដ្ឋមន្ត្រី
    ក្រសួងសេដ្ឋកិច្ចនិងហិរញ្ញវត្ថុ
    ក វិបុល

    កន្លែងទទួល៖
    - ខុទ្ទកាល័យរដ្ឋមន្ត្រី
    - ឯកសារ

    ឧបសម្ព័ន្ធទី១
    តារាងថ្លៃ

    តារាងនេះរួមមាន៖

    ល.រ	សេវា
    ១	ការចុះបញ្ជី

    ប្រការ ១
    ថ្លៃអាចកែប្រែបាន។

    [១] គិតជារៀល
    "
  `);
});

test('its English is called a translation and leaves out what nobody has written', () => {
  const text = written('en');
  expect(text).toMatch(/^Unofficial translation\n\nKINGDOM OF CAMBODIA\n/u);
  expect(text).toContain('Prakas\non\nPublic Services\n\nMinister of Interior\n\n- Having seen');
  expect(text).toContain('Clause 2\nPublic services are:\na. registration\n  1. online\n    - by day');
  expect(text).toContain('Clause 2 new\nIt applies under Clause 2 and Article 5 of Sub-Decree No. 41');
});

test('without an official page it begins with its type and title, and nobody signs', () => {
  const text = written('km', { 'instrument.type': 'prakas', 'title.km': 'ការផ្តល់សេវា' }, contentOf([]));
  expect(text).toBe('ប្រកាស\nការផ្តល់សេវា\n\nសម្រេច\n');
});

test('a number alone stands beside its text', () => {
  const circular = { 'instrument.type': 'circular' };
  const text = written(
    'km',
    circular,
    contentOf([
      [1, clauses(['ក', [0, 'ខ']])],
      [2, provision('គ')],
    ]),
  );
  expect(text).toBe('សារាចរ\n\n១. ក\nក- ខ\n\n២. គ\n');
});

test('lists of a circular count by their depth', () => {
  const depths = [0, 1, 1, 0, 1];
  const items = depths.map((depth, index) => ({
    id: innerIdOf(index + 1),
    depth,
    inline: [{ kind: 'text', text: 'ក' }],
  }));
  const list: UnitBody = { type: 'list', schemaVersion: 1, content: { ordered: true, items } };
  const text = written('km', { 'instrument.type': 'circular' }, contentOf([[1, list]]));
  expect(text).toBe('សារាចរ\n\n១. ក\n  ១. ក\n  ២. ក\n២. ក\n  ១. ក\n');
});
