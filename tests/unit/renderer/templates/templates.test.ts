import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../../../../renderer/i18n/i18n.ts';
import { composed } from '../../../../renderer/templates/compose.ts';
import type { Filled } from '../../../../renderer/templates/filled.ts';
import type {
  InstrumentTemplateUnit,
  Template,
  TemplateUnit,
} from '../../../../renderer/templates/template.ts';
import { templates } from '../../../../renderer/templates/templates.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import { LANGUAGES, WRITTEN_KINDS } from '../../../../shared/document/model.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { CONTRACT } from '../../../../shared/ipc/contract.ts';
import { bodyHash } from '../../../../shared/document/hash.ts';

beforeAll(startTexts);

const ids = () => createIds({ now: () => 1, random: (bytes) => new Uint8Array(bytes) });
const find = (id: string): Template => {
  const found = templates().find((template) => template.id === id);
  if (found === undefined) throw new Error(`no template ${id}`);
  return found;
};
const linesOf = (unit: TemplateUnit | InstrumentTemplateUnit, language: 'km' | 'en'): readonly string[] => [
  ...[unit[language] ?? []].flat(2),
  ...(unit.type === 'provision' ? (unit.points?.[language] ?? []) : []),
];
const placesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(/\{[a-z]+\}/gu) ?? []));

describe('the templates', () => {
  it('are eighteen, and every kind that is written on the desk has one', () => {
    expect(templates().map(({ id }) => id)).toEqual([
      'leader-activity',
      'notice',
      'press-release',
      'official-letter',
      'plan-report',
      'procedure',
      'page',
      'prakas',
      'joint-prakas',
      'law',
      'royal-kram',
      'royal-decree',
      'sub-decree',
      'decision',
      'circular',
      'deika',
      'instruction',
      'numbered-notice',
    ]);
    expect(new Set(templates().map(({ kind }) => kind))).toEqual(new Set(WRITTEN_KINDS));
  });

  it.each(templates())(
    '$id has places only for what its form asks, the same ones in both languages',
    (template) => {
      const asked = new Set(template.form.map(({ id }) => `{${id}}`));
      const texts = template.units.map((unit) => ({ km: linesOf(unit, 'km'), en: linesOf(unit, 'en') }));
      for (const pair of [template.title, ...texts]) {
        const inEach = LANGUAGES.map((language) => placesIn([pair[language]].flat()));
        expect(inEach[0]).toEqual(inEach[1]);
        for (const place of inEach[0] ?? []) expect(asked).toContain(place);
      }
    },
  );

  it.each(templates())('$id says as much in one language as in the other', ({ units }) => {
    for (const unit of units) {
      expect(linesOf(unit, 'km')).toHaveLength(linesOf(unit, 'en').length);
      for (const text of linesOf(unit, 'km')) expect(text).toMatch(/\p{Script=Khmer}/u);
      for (const text of linesOf(unit, 'en')) expect(text).not.toMatch(/\p{Script=Khmer}/u);
    }
  });

  it.each(templates())('$id makes what core takes, with units that can be read', (template) => {
    const made = composed(template, {}, ids(), null);
    expect(CONTRACT['documents.createFrom'].request.safeParse(made).success).toBe(true);
    for (const { unit } of made.units) expect(readInstrumentUnit(unit as never).kind).toBe('readable');
  });
});

const FILLED: Filled = {
  people: {
    type: 'entries',
    entries: [
      { id: 'minister', km: 'រដ្ឋមន្ត្រី', en: 'the Minister' },
      { id: 'governor', km: 'អភិបាល', en: 'the Governor' },
    ],
  },
  subject: { type: 'text', km: 'កិច្ចប្រជុំប្រចាំឆ្នាំ', en: 'the annual meeting' },
  date: { type: 'date', date: '2026-01-02' },
  place: { type: 'text', km: 'ទីស្តីការក្រសួង', en: 'the Ministry' },
  office: { type: 'entries', entries: [{ id: 'ministry', km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' }] },
};
const textOf = (made: ReturnType<typeof composed>, language: 'km' | 'en'): readonly string[] =>
  made.units.filter((one) => one.language === language).map(({ unit }) => plainText(unit as never));
const fieldsOf = (made: ReturnType<typeof composed>) =>
  Object.fromEntries(made.fields.map(({ name, value }) => [name, value]));

describe('a document made from a template', () => {
  const template = find('leader-activity');

  it('says what was filled in, in each language, and keeps it as fields', () => {
    const made = composed(template, FILLED, ids(), null);
    expect(fieldsOf(made)).toEqual({
      'title.km': 'រដ្ឋមន្ត្រី និងអភិបាល អញ្ជើញជាអធិបតីក្នុងកិច្ចប្រជុំប្រចាំឆ្នាំ',
      'title.en': 'the Minister and the Governor presiding over the annual meeting',
      template: 'leader-activity',
      people: ['minister', 'governor'],
      'event.date': '2026-01-02',
      'event.place.km': 'ទីស្តីការក្រសួង',
      'event.place.en': 'the Ministry',
      office: 'ministry',
    });
    expect(textOf(made, 'km')[0]).toMatch(/^នៅថ្ងៃទី២ ខែមករា ឆ្នាំ២០២៦ រដ្ឋមន្ត្រី និងអភិបាល បានអញ្ជើញ/u);
    expect(textOf(made, 'en')[0]).toContain('with the Minister and the Governor presiding');
  });

  it('marks what is still to be written, and says by its label what was not filled in', () => {
    const made = composed(template, { subject: { type: 'text', km: 'ពិធី', en: '' } }, ids(), null);
    const [km, en] = made.units.map(({ unit }) => unit.content);
    expect(fieldsOf(made)['title.en']).toBe('[Leaders taking part] presiding over [Event]');
    expect(JSON.stringify(km)).toContain('{"kind":"text","text":"[ទីកន្លែង]","marks":["bold","underline"]}');
    expect(JSON.stringify(km)).not.toContain('"text":"ពិធី","marks"');
    expect(JSON.stringify(en)).toContain('{"kind":"text","text":"[Event]","marks":["bold","underline"]}');
    expect(Object.keys(fieldsOf(made))).toEqual(['title.km', 'title.en', 'template']);
  });

  it('knows which Khmer unit each English one translates, as it stands', () => {
    const made = composed(template, FILLED, ids(), null);
    const khmer = made.units.filter(({ language }) => language === 'km').map(({ unit }) => unit);
    const english = made.units.filter(({ language }) => language === 'en').map(({ unit }) => unit);
    expect(english.map(({ translates }) => translates)).toEqual(
      khmer.map((unit) => [{ uid: unit.uid, hash: bodyHash(unit as never) }]),
    );
  });
});
