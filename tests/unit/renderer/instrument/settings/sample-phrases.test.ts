import { describe, expect, it } from 'vitest';
import { withValue } from '../../../../../renderer/instrument/settings/data-places.ts';
import { samplePhrases } from '../../../../../renderer/instrument/settings/sample-phrases.ts';
import { INSTRUMENTS, instrumentType } from '../../../../support/instrument-units.ts';

const TITLE = { km: 'ការផ្តល់សេវា', en: 'services' };
const said = (data = INSTRUMENTS): readonly string[] =>
  samplePhrases(instrumentType('prakas'), data, 'en', TITLE).map(({ text }) => text);

describe('what the words of all types say in a sample', () => {
  it('is a citation, a visa, references and what an amending instrument does', () => {
    expect(said()).toEqual([
      'Prakas No. 41 PRK of 4 March 2021 on services',
      'Having seen Prakas No. 41 PRK of 4 March 2021 on services',
      'point a of Clause 1',
      'paragraph 1 of Clause 1',
      'The title of Prakas No. 41 PRK of 4 March 2021 on services is replaced as follows:',
      'Clause 1 of Prakas No. 41 PRK of 4 March 2021 on services is replaced by Clause 1 as follows:',
      'After Clause 1 of Prakas No. 41 PRK of 4 March 2021 on services, Clause 1 new and Clause 1 new (two) is inserted as follows:',
      'Clause 1 of Prakas No. 41 PRK of 4 March 2021 on services is moved to stand after Clause 2 of Prakas No. 41 PRK of 4 March 2021 on services.',
      'Clause 1 of Prakas No. 41 PRK of 4 March 2021 on services is repealed.',
    ]);
  });

  it('follows what is changed', () => {
    const data = withValue(INSTRUMENTS, ['citation', 'instrument', 'en'], '{type}[ of {date}]');
    expect(said(data)[0]).toBe('Prakas of 4 March 2021');
    const repealed = withValue(INSTRUMENTS, ['amending', 'repealed', 'en'], '{unit} ceases to apply.');
    expect(said(repealed).at(-1)).toMatch(/services ceases to apply\.$/u);
  });

  it.each(INSTRUMENTS.types)('can be made for $id in both languages', (type) => {
    for (const language of ['km', 'en'] as const)
      expect(samplePhrases(type, INSTRUMENTS, language, TITLE).length).toBeGreaterThan(6);
  });
});
