import { describe, expect, it } from 'vitest';
import { entryOfDocument, registeredAs } from '../../../../../renderer/instrument/amending/amended-entry.ts';
import {
  amendingDocument,
  amendingTemplates,
} from '../../../../../renderer/instrument/amending/amending-document.ts';
import { templates } from '../../../../../renderer/templates/templates.ts';
import { entryOf, INSTRUMENTS, instrumentType } from '../../../../support/instrument-units.ts';
import { countingIds } from '../../../../support/pieces.ts';
import { uidOf } from '../../../../support/units.ts';

const offered = (type: string): readonly string[] =>
  amendingTemplates(instrumentType(type), templates(), INSTRUMENTS).map(({ instrument }) => instrument);

const DOCUMENT = {
  'instrument.type': 'law',
  'instrument.number': 'នស/រកម/០៤២០/០១២',
  'instrument.date': '2020-04-01',
  'title.km': 'ច្បាប់ ស្តីពីឯកសារ',
  'title.en': 'Law on Documents',
};
const LAW = entryOfDocument(uidOf(1), DOCUMENT, instrumentType('law'));

describe('what an instrument is amended by', () => {
  it('is one of its own type first, or one of higher force, and never what only promulgates', () => {
    expect(offered('law')).toEqual(['law']);
    expect(offered('prakas')[0]).toBe('prakas');
    expect(offered('prakas')).toEqual(expect.arrayContaining(['joint_prakas', 'sub_decree', 'law']));
    for (const lower of ['decision', 'circular', 'royal_kram'])
      expect(offered('prakas')).not.toContain(lower);
  });

  it('begins with its visas and closing articles alone, about the instrument that it amends', () => {
    const [template] = amendingTemplates(instrumentType('sub_decree'), templates(), INSTRUMENTS);
    if (template === undefined) throw new Error('no template');
    const made = amendingDocument(template, LAW, null, { ids: countingIds(), data: INSTRUMENTS });
    const types = made.units.flatMap(({ language, unit }) => (language === 'km' ? [unit.type] : []));
    expect(types).not.toContain('division');
    expect(types.filter((type) => type === 'provision')).toHaveLength(2);
    expect(types).toContain('signature');
    const field = (name: string) => made.fields.find((one) => one.name === name)?.value;
    expect(field('title.km')).toBe(
      'អនុក្រឹត្យ ស្តីពីការធ្វើវិសោធនកម្មច្បាប់លេខ នស/រកម/០៤២០/០១២ ចុះថ្ងៃទី១ ខែមេសា ឆ្នាំ២០២០ ស្តីពីឯកសារ',
    );
    expect(field('title.en')).toBe(
      'Sub-Decree on amending Law No. NS/RKM/0420/012 of 1 April 2020 on Documents',
    );
    expect(field('instrument.type')).toBe('sub_decree');
  });
});

describe('the amended instrument in the register', () => {
  it('is what the document says, by its subject without the type that it begins with', () => {
    expect(LAW).toMatchObject({ type: 'law', number: 'នស/រកម/០៤២០/០១២', date: '2020-04-01' });
    expect(LAW.title).toEqual({ km: 'ស្តីពីឯកសារ', en: 'on Documents' });
  });

  it('is the entry of its type, number and date, however the number is written', () => {
    const known = entryOf(5, { type: 'law', number: 'NS/RKM/0420/012', date: '2020-04-01' });
    expect(registeredAs(LAW, [entryOf(4), known])).toBe(known);
    expect(registeredAs({ ...LAW, date: '' }, [known])).toBe(known);
    expect(registeredAs({ ...LAW, date: '2021-04-01' }, [known])).toBeNull();
    expect(registeredAs({ ...LAW, type: 'prakas' }, [known])).toBeNull();
  });

  it('is found by its title where it bears no number', () => {
    const title = { km: 'ស្តីពីឯកសារ', en: '' };
    const known = entryOf(6, { type: 'law', number: '', date: '2020-04-01', title });
    expect(registeredAs({ ...LAW, number: '' }, [entryOf(4, { type: 'law', number: '' }), known])).toBe(
      known,
    );
  });
});
