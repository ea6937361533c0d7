import { describe, expect, it } from 'vitest';
import { withTextChanges } from '../../../../../shared/instrument/editing/drafting.ts';
import { referencesOf } from '../../../../../shared/instrument/references/referred-to-by.ts';
import { instrumentLines, type InstrumentContent } from '../../../../../shared/instrument/text.ts';
import { withChanges } from '../../../../../shared/document/tree.ts';
import {
  acceptSuggestion,
  acceptSuggestions,
  putReference,
  suggestionsOf,
  suggestionsOfUnit,
} from '../../../../../shared/instrument/references/suggestions.ts';
import { readInstrumentUnit } from '../../../../../shared/instrument/views.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  entryOf,
  inserted,
  NEXT,
  provision,
  referencesIn,
  registerOf,
  term,
  type Row,
  type Words,
} from '../../../../support/instrument-units.ts';
import type { InstrumentInline } from '../../../../../shared/instrument/instrument.ts';

const register = registerOf(
  entryOf(900),
  entryOf(901, {
    type: 'law',
    number: 'នស/រកម/១២១៧/០២១',
    date: '2017-12-28',
    title: { km: 'ការងារ', en: 'Labour' },
  }),
  entryOf(902, { number: '៤១ អនក្រ.បក', date: '2015-03-03', title: { km: 'ផ្សេង', en: 'Other' } }),
  entryOf(904, {
    type: 'law',
    number: 'នស/រកម/០១២០/០០១',
    date: '2020-01-10',
    title: { km: 'ស្តីពីវិសោធនកម្មមាត្រា ៤ នៃច្បាប់', en: '' },
  }),
  entryOf(903, { type: 'prakas', number: '១៤៤៧ សហវ.ប្រក', date: '2020-01-01' }),
);

/** A law in which the words stand in the second article: 1, 2, 2 new, 2 new (two), 3 … 5, and an annex with its own 1. */
const law = (words: Words, english = ''): InstrumentContent =>
  contentOf(
    [
      [
        1,
        division('chapter'),
        [
          [
            2,
            division('section'),
            [
              [11, clauses(['ក', [0, 'ខ'], [0, 'គ'], [1, 'ឃ']], 100)],
              [12, clauses([words, [0, 'ខ'], [0, 'គ']], 200)],
              [13, provision('ក', inserted('new'), 300)],
              [14, provision('ក', inserted('new 2'), 400)],
            ],
          ],
        ],
      ],
      [3, division('chapter'), [[4, division('section'), [15, 16, 17].map((number) => articleOf(number))]]],
      [5, annex(), [articleOf(18)]],
    ],
    { 12: clauses([english, [0, 'b'], [0, 'c']], 200) },
  );
const articleOf = (number: number): Row => [number, provision('ក', NEXT, number * 100)];

const names = new Map<string, string>(
  Object.entries({
    1: 'chapter 1',
    2: 'section 1 of chapter 1',
    3: 'chapter 2',
    4: 'section 1 of chapter 2',
    5: 'annex 1',
    11: 'article 1',
    12: 'article 2',
    13: 'article 2 new',
    14: 'article 2 new (two)',
    15: 'article 3',
    16: 'article 4',
    17: 'article 5',
    18: 'article 1 of annex 1',
  }).map(([number, name]) => [uidOf(Number(number)), name]),
);
const inners = new Map<string, string>([
  [innerIdOf(101), 'a'],
  [innerIdOf(102), 'b'],
  [innerIdOf(103), 'b 1'],
  [innerIdOf(201), 'a'],
  [innerIdOf(202), 'b'],
]);
const entries = new Map<string, string>(
  Object.entries({
    900: 'sub-decree 2014',
    901: 'law',
    904: 'amendment',
    902: 'sub-decree 2015',
    903: 'prakas',
  }).map(([number, name]) => [uidOf(Number(number)), name]),
);

/** Each offer as `the words → what they lead to`. */
function offered(content: InstrumentContent, language: 'km' | 'en' = 'km', type = 'law'): string[] {
  const context = referencesIn(content, type, register);
  return suggestionsOfUnit(content, uidOf(12), language, context).map(({ words, target }) => {
    if (target.in === 'register')
      return `${words} → ${entries.get(target.instrument)}${target.article === undefined ? '' : ` ${target.article}`}`;
    const inner = target.inner === undefined ? '' : `${inners.get(target.inner)} of `;
    return `${words} → ${inner}${names.get(target.uid)}`;
  });
}

describe('plain text that looks like a reference', () => {
  it.each<[string, readonly string[]]>([
    ['តាមមាត្រា ៤ ត្រូវ', ['មាត្រា ៤ → article 4']],
    ['តាមមាត្រា៤ត្រូវ', ['មាត្រា៤ → article 4']],
    ['តាមមាត្រា 4 ត្រូវ', ['មាត្រា 4 → article 4']],
    ['តាមមាត្រាទី៤', ['មាត្រាទី៤ → article 4']],
    ['តាម\u200Bមា\u200Bត្រា\u200B ៤', ['មា\u200Bត្រា\u200B ៤ → article 4']],
    ['តាមមាត\u17D2\u200Bរា ៤', ['មាត\u17D2\u200Bរា ៤ → article 4']],
    ['មាត្រា ២ ថ្មី', ['មាត្រា ២ ថ្មី → article 2 new']],
    ['មាត្រា ២ថ្មី (ពីរ)', ['មាត្រា ២ថ្មី (ពីរ) → article 2 new (two)']],
    ['មាត្រា ២ (ថ្មី) (២)', ['មាត្រា ២ (ថ្មី) (២) → article 2 new (two)']],
    ['ជំពូកទី២', ['ជំពូកទី២ → chapter 2']],
    ['ឧបសម្ព័ន្ធទី១', ['ឧបសម្ព័ន្ធទី១ → annex 1']],
    ['ផ្នែកទី១', ['ផ្នែកទី១ → section 1 of chapter 1']],
    ['ផ្នែកទី១ នៃជំពូកទី២', ['ផ្នែកទី១ នៃជំពូកទី២ → section 1 of chapter 2']],
    ['មាត្រា ១', ['មាត្រា ១ → article 1']],
    ['មាត្រា ១ នៃឧបសម្ព័ន្ធទី១', ['មាត្រា ១ នៃឧបសម្ព័ន្ធទី១ → article 1 of annex 1']],
    ['ចំណុច ក', ['ចំណុច ក → a of article 2']],
    ['ចំណុច ខ នៃមាត្រា ១', ['ចំណុច ខ នៃមាត្រា ១ → b of article 1']],
    ['ចំណុច ១ នៃមាត្រា ១', ['ចំណុច ១ នៃមាត្រា ១ → b 1 of article 1']],
    ['ចំណុច ១ នៃចំណុច ខ នៃមាត្រា ១', ['ចំណុច ១ នៃចំណុច ខ នៃមាត្រា ១ → b 1 of article 1']],
    ['ចំណុច ១ នៃចំណុច ក នៃមាត្រា ១', ['ចំណុច ក នៃមាត្រា ១ → a of article 1']],
    ['ចំណុចទី១ នៃមាត្រា ១', ['ចំណុចទី១ នៃមាត្រា ១ → b 1 of article 1']],
    ['ចំណុច ខ នៃមាត្រានេះ', ['ចំណុច ខ → b of article 2']],
    ['ចំណុច ក និង ខ', ['ចំណុច ក → a of article 2', 'ខ → b of article 2']],
    ['មាត្រា ៤ និងមាត្រា ៥', ['មាត្រា ៤ → article 4', 'មាត្រា ៥ → article 5']],
    ['មាត្រា ៣ ដល់ ៥', ['មាត្រា ៣ → article 3', '៥ → article 5']],
    ['មាត្រា ៣, ៤ និង ៥', ['មាត្រា ៣ → article 3', '៤ → article 4', '៥ → article 5']],
    ['មាត្រា ៤ នៃច្បាប់នេះ', ['មាត្រា ៤ → article 4']],
    [
      'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤',
      ['អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ → sub-decree 2014'],
    ],
    [
      'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី០៣ ខែមីនា ឆ្នាំ២០១៥ ស្តីពីផ្សេង ត្រូវ',
      ['អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី០៣ ខែមីនា ឆ្នាំ២០១៥ ស្តីពីផ្សេង → sub-decree 2015'],
    ],
    ['ប្រកាសលេខ ១៤៤៧ សហវ.ប្រក', ['ប្រកាសលេខ ១៤៤៧ សហវ.ប្រក → prakas']],
    ['ប្រកាសលេខ 1447 MEF/PRK', ['ប្រកាសលេខ 1447 MEF/PRK → prakas']],
    ['ច្បាប់ស្តីពីការងារ ត្រូវ', ['ច្បាប់ស្តីពីការងារ → law']],
    ['ច្បាប់ស្ដីពីការងារ ត្រូវ', ['ច្បាប់ស្ដីពីការងារ → law']],
    ['មាត្រា ១២ នៃច្បាប់ស្តីពីការងារ', ['មាត្រា ១២ នៃច្បាប់ស្តីពីការងារ → law ១២']],
    ['មាត្រា ៤ ថ្មី នៃច្បាប់ស្តីពីការងារ', ['មាត្រា ៤ ថ្មី នៃច្បាប់ស្តីពីការងារ → law ៤ ថ្មី']],
    [
      'ច្បាប់ស្តីពីវិសោធនកម្មមាត្រា ៤ នៃច្បាប់ និងមាត្រា ៥',
      ['ច្បាប់ស្តីពីវិសោធនកម្មមាត្រា ៤ នៃច្បាប់ → amendment', 'មាត្រា ៥ → article 5'],
    ],
    ['ប្រការ ៣ នៃច្បាប់ស្តីពីការងារ', ['ច្បាប់ស្តីពីការងារ → law']],
    ['ប្រការ ៣ នៃប្រកាសលេខ ១៤៤៧ សហវ.ប្រក', ['ប្រការ ៣ នៃប្រកាសលេខ ១៤៤៧ សហវ.ប្រក → prakas ៣']],
  ])('is offered as one: %s', (words, offers) => {
    expect(offered(law(words))).toEqual(offers);
  });

  it.each<string>([
    'មាត្រា ៩៩',
    'មាត្រា ៤ ថ្មី',
    'មាត្រា ២ ថ្មី (បី)',
    'ប្រការ ៤',
    'ជំពូកទី៩',
    'ចំណុច ង',
    'ចំណុចក្នុង',
    'មាត្រា',
    'មាត្រា ៤.២',
    'មាត្រា ៤ នៃក្រមព្រហ្មទណ្ឌ',
    'មាត្រា ៤ នៃច្បាប់ស្តីពីអ្វីដែលគ្មាន',
    'មាត្រា ៤ នៃអនុក្រឹត្យលេខ ៩ អនក្រ.បក',
    'មាត្រា ៤ ច្បាប់ស្តីពីអ្វីដែលគ្មាន',
    'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក',
    'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី០១ ខែមករា ឆ្នាំ២០១៤',
    'ប្រកាសលេខ ៤១ អនក្រ.បក',
    'ច្បាប់ស្តីពីការកែមាត្រា៤',
    'ច្បាប់នេះ',
  ])('is not offered where nothing, or more than one thing, can be meant: %s', (words) => {
    expect(offered(law(words))).toEqual([]);
  });

  it('offers no number that counts something else', () => {
    expect(offered(law('មាត្រា ៣ និង ៥ ថ្ងៃ'))).toEqual(['មាត្រា ៣ → article 3']);
  });

  it.each<[string, readonly string[]]>([
    ['see Article 4.', ['Article 4 → article 4']],
    ['ARTICLE 2 NEW (TWO)', ['ARTICLE 2 NEW (TWO) → article 2 new (two)']],
    ['Articles 3 and 4', ['Articles 3 → article 3', '4 → article 4']],
    ['Articles 3 to 5', ['Articles 3 → article 3', '5 → article 5']],
    ['point (b) of Article 1', ['point (b) of Article 1 → b of article 1']],
    ['Article 4 of this Law', ['Article 4 → article 4']],
    ['Article 12 of the Law on Labour', ['Article 12 of the Law on Labour → law ១២']],
    ['Section 1 of Chapter 2', ['Section 1 of Chapter 2 → section 1 of chapter 2']],
    [
      'Sub-Decree No. 41 ANK/BK dated 14 February 2014',
      ['Sub-Decree No. 41 ANK/BK dated 14 February 2014 → sub-decree 2014'],
    ],
    ['particle 4, Article 4bis, Article 99', []],
    ['Article 4 of the Penal Code', []],
    ['Articles 3 and 30 days', ['Articles 3 → article 3']],
  ])('is offered in English: %s', (words, offers) => {
    expect(offered(law('ក', words), 'en')).toEqual(offers);
  });

  it('is looked for by what the type of instrument calls its provisions', () => {
    expect(offered(law('ប្រការ ៤ និងមាត្រា ៤'), 'km', 'prakas')).toEqual(['ប្រការ ៤ → article 4']);
  });

  it('is not offered within a link, or across a footnote', () => {
    const link: InstrumentInline = {
      kind: 'link',
      href: 'https://gov.kh/',
      children: [{ kind: 'text', text: 'មាត្រា ៤' }],
    };
    const note: InstrumentInline = { kind: 'footnote', id: innerIdOf(1), text: 'ក' };
    const text = (words: string): InstrumentInline => ({ kind: 'text', text: words });
    expect(offered(law([link]))).toEqual([]);
    expect(offered(law([text('មាត្រា'), note, text(' ៤')]))).toEqual([]);
  });
});

describe('an accepted offer', () => {
  it('puts a reference in place of its words and leaves the looks of the others', () => {
    const content = law([
      { kind: 'text', text: 'តាម' },
      { kind: 'text', text: 'ដោយមាត្រា', marks: ['bold'] },
      { kind: 'text', text: ' ៤ ត្រូវ' },
    ]);
    const context = referencesIn(content, 'law', register);
    const [suggestion] = suggestionsOfUnit(content, uidOf(12), 'km', context);
    if (suggestion === undefined) throw new Error('nothing is offered');
    const change = acceptSuggestion(content, suggestion, innerIdOf(77), context);
    expect(change).toMatchObject({ language: 'km', uid: uidOf(12), before: content.km.get(uidOf(12)) });
    const view = change?.after === null || change === undefined ? null : readInstrumentUnit(change.after);
    expect(view).toMatchObject({
      kind: 'readable',
      body: {
        content: {
          parts: [
            {
              inline: [
                { kind: 'text', text: 'តាម' },
                { kind: 'text', text: 'ដោយ', marks: ['bold'] },
                {
                  kind: 'reference',
                  id: innerIdOf(77),
                  target: { in: 'here', uid: uidOf(16) },
                  seen: 'មាត្រា ៤',
                },
                { kind: 'text', text: ' ត្រូវ' },
              ],
            },
            {},
            {},
          ],
        },
      },
    });
  });

  it('changes the English body alone where it stands there', () => {
    const content = law('ក', 'see Article 4.');
    const context = referencesIn(content, 'law', register);
    const [suggestion] = suggestionsOfUnit(content, uidOf(12), 'en', context);
    const change = suggestion && acceptSuggestion(content, suggestion, innerIdOf(77), context);
    expect(change).toMatchObject({ language: 'en', before: content.en.get(uidOf(12)) });
    expect(JSON.stringify(change?.after)).toContain('"seen":"Article 4"');
  });

  it('is nothing where the words have gone', () => {
    const content = law('តាមមាត្រា ៤');
    const context = referencesIn(content, 'law', register);
    const [suggestion] = suggestionsOfUnit(content, uidOf(12), 'km', context);
    const without = { ...content, km: withChanges(content.km, [{ uid: uidOf(12), after: null }]) };
    expect(suggestion && acceptSuggestion(without, suggestion, innerIdOf(77), context)).toBeUndefined();
  });
});

it('a text of nothing but holders of holders is read to its end', () => {
  expect(() => offered(law('ចំណុច ក នៃ'.repeat(20_000)))).not.toThrow();
});

describe('several offers at once', () => {
  it('put a reference in place of each, also where two stand in one line, and name each unit once', () => {
    const content = law('តាមមាត្រា ៤ និងមាត្រា ១ ត្រូវ', 'see Article 4.');
    const context = referencesIn(content, 'law', register);
    let id = 70;
    const offers = suggestionsOf(content, context).filter(({ place }) => place.uid === uidOf(12));
    expect(offers).toHaveLength(3);
    const changes = acceptSuggestions(content, offers, () => innerIdOf((id += 1)), context);
    expect(changes.map(({ language, uid }) => `${language} ${uid}`)).toEqual([
      `en ${uidOf(12)}`,
      `km ${uidOf(12)}`,
    ]);
    const after = withTextChanges(content, changes);
    expect(
      referencesOf(after)
        .filter(({ place }) => place.uid === uidOf(12))
        .map(({ reference }) => reference.seen),
    ).toEqual(['មាត្រា ៤', 'មាត្រា ១', 'Article 4']);
    expect(suggestionsOf(after, referencesIn(after, 'law', register))).toHaveLength(
      suggestionsOf(content, context).length - 3,
    );
    expect(changes.find(({ language }) => language === 'km')?.before).toEqual(content.km.get(uidOf(12)));
  });
});

describe('a reference that is put in', () => {
  const content = law([{ kind: 'text', text: 'កខ' }, term(5, 'គឃ')]);
  const context = referencesIn(content, 'law', register);
  const put = (from: number, to = from) =>
    putReference(
      content,
      { uid: uidOf(12), language: 'km', index: 1, from, to },
      { in: 'here', uid: uidOf(16) },
      innerIdOf(77),
      context,
    );
  const line = (change: ReturnType<typeof put>) =>
    change?.after === null || change === undefined ? null : instrumentLines(change.after)[1]?.text;

  it('stands between two words, at the end of a line, or for plain words', () => {
    expect(line(put(1))).toBe('ក\uFFFCខគឃ');
    expect(line(put(2))).toBe('កខ\uFFFCគឃ');
    expect(line(put(4))).toBe('កខគឃ\uFFFC');
    expect(line(put(0, 2))).toBe('\uFFFCគឃ');
    expect(JSON.stringify(put(1)?.after)).toContain('"seen":"មាត្រា ៤"');
  });

  it('is none within a defined term, behind a line, or for words that are not plain', () => {
    expect([put(3), put(5), put(1, 3)]).toEqual([undefined, undefined, undefined]);
  });
});
