import { beforeAll, describe, expect, it } from 'vitest';
import { i18n, startTexts } from '../../../../../renderer/i18n/i18n.ts';
import { formatFor } from '../../../../../renderer/i18n/time.ts';
import { reasonOf } from '../../../../../renderer/instrument/checks/reason.ts';
import { LANGUAGES } from '../../../../../shared/document/model.ts';
import { check, CHECK_IDS, inUnit } from '../../../../../shared/instrument/checks/check.ts';
import { uidOf } from '../../../../support/units.ts';

const DETAILS = {
  reason: 'order',
  missing: 'inner',
  seen: 'SEEN',
  label: 'LABEL',
  citation: 'CITATION',
  standing: 'repealed',
  expected: 'EXPECTED',
  number: 'NUMBER',
  date: '2026-01-09',
  words: 'WORDS',
  issuer: 'ISSUER',
};

describe('the reason of a check', () => {
  beforeAll(startTexts);

  it.each(LANGUAGES)('is a sentence with all that it names, for every check (%s)', async (language) => {
    await i18n.changeLanguage(language);
    const { t } = i18n;
    const said = CHECK_IDS.map((id) =>
      reasonOf(check(id, inUnit(uidOf(1)), DETAILS), t, formatFor(language, t)),
    );
    expect(new Set(said).size).toBe(CHECK_IDS.length);
    for (const sentence of said) expect(sentence).not.toMatch(/\{\{|instrument\.checks|\[object/u);
  });

  it('says a date and a standing as people do', async () => {
    await i18n.changeLanguage('en');
    const { t } = i18n;
    const say = (id: 'numberDate' | 'visaNotInForce'): string =>
      reasonOf(check(id, inUnit(uidOf(1)), DETAILS), t, formatFor('en', t));
    expect(say('numberDate')).toBe('The number NUMBER does not fit the date 9 January 2026.');
    expect(say('visaNotInForce')).toContain('(Repealed): CITATION');
  });
});
