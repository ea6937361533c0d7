import { describe, expect, it } from 'vitest';
import { definitionReport, markTerm } from '../../../../../shared/instrument/definitions/report.ts';
import { termsOf, usesOfTerms } from '../../../../../shared/instrument/definitions/terms.ts';
import type { InstrumentInline } from '../../../../../shared/instrument/instrument.ts';
import type { InstrumentContent } from '../../../../../shared/instrument/text.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';
import { clauses, contentOf, term, type Words } from '../../../../support/instrument-units.ts';

const text = (words: string): InstrumentInline => ({ kind: 'text', text: words });
const bold = (words: string): InstrumentInline => ({ kind: 'text', text: words, marks: ['bold'] });

/** Articles of one paragraph each, and the English beside them. */
const articles = (khmer: readonly Words[], english: readonly Words[] = []): InstrumentContent =>
  contentOf(
    khmer.map((words, index) => [index + 1, clauses([words], (index + 1) * 100)]),
    Object.fromEntries(english.map((words, index) => [index + 1, clauses([words], (index + 1) * 100)])),
  );
const defining = (id: number, words: string): Words => [term(id, words), text(' សំដៅលើអ្វីមួយ')];

describe('the uses of a term', () => {
  const usesIn = (content: InstrumentContent): string[] =>
    usesOfTerms(content).map(
      ({ term: { words }, place }) =>
        `${words}: ${place.uid.slice(-1)} ${place.language} ${place.from}–${place.to}`,
    );

  it('are found behind its definition, word by word', () => {
    const content = articles(['ច្បាប់ និង កិច្ចសន្យា', defining(1, 'កិច្ចសន្យា'), 'តាមកិច្ចសន្យា ដែល កិច្ច\u200Bសន្យា']);
    expect(termsOf(content)).toMatchObject([{ id: innerIdOf(1), words: 'កិច្ចសន្យា' }]);
    expect(usesIn(content)).toEqual(['កិច្ចសន្យា: 3 km 3–13', 'កិច្ចសន្យា: 3 km 18–29']);
  });

  it('are not found within another word, nor where a longer term stands', () => {
    const content = articles(
      ['ក', 'ក', 'ក', 'ក', 'ក'],
      [
        [term(1, 'contract')],
        [term(2, 'labour contract')],
        'contracts subcontract',
        'A labour contract',
        'a Contract',
      ],
    );
    expect(usesIn(content)).toEqual(['labour contract: 4 en 2–17', 'contract: 5 en 2–10']);
  });
});

describe('the definitions of an instrument', () => {
  const told = (content: InstrumentContent) => {
    const { unused, twice, offered, undefinedWords } = definitionReport(content);
    return {
      unused: unused.map(({ words }) => words),
      twice: twice.map(({ term: again, first }) => `${again.words} ${again.id === first.id}`),
      offered: offered.map(({ words, place }) => `${words} ${place.language}`),
      undefinedWords: undefinedWords.map(({ words }) => words),
    };
  };
  const nothing = { unused: [], twice: [], offered: [], undefinedWords: [] };

  it('are as they should be where each term is defined once and used', () => {
    expect(
      told(articles([defining(1, 'កិច្ចសន្យា'), 'តាម កិច្ចសន្យា ត្រូវ'], [[term(2, 'contract')], 'a contract'])),
    ).toEqual(nothing);
  });

  it('are told where a term is never used behind them', () => {
    expect(told(articles(['កិច្ចសន្យា', defining(1, 'កិច្ចសន្យា'), 'ច្បាប់']))).toEqual({
      ...nothing,
      unused: ['កិច្ចសន្យា'],
    });
  });

  it('are told where a term is defined again, in whichever spelling', () => {
    const again = articles([defining(1, 'កណ្តាល'), defining(2, 'កណ្ដាល'), 'តាម កណ្តាល']);
    expect(told(again)).toEqual({ ...nothing, twice: ['កណ្ដាល false'] });
  });

  it.each<[string, Words, string]>([
    ['guillemets', '«កិច្ចសន្យា» សំដៅលើ អ្វីមួយ', 'កិច្ចសន្យា km'],
    ['guillemets with spaces in them', '« កិច្ចសន្យា\u200B » មានន័យថា អ្វីមួយ', 'កិច្ចសន្យា km'],
    ['zero-width spaces in the verb', '«កិច្ចសន្យា»\u200Bសំដៅ\u200Bលើ', 'កិច្ចសន្យា km'],
    ['bold', [bold('កិច្ចសន្យា'), text('៖')], ''],
    ['bold and the verb', [text('ពាក្យ'), bold('កិច្ចសន្យា'), text(' សំដៅលើ')], 'កិច្ចសន្យា km'],
    ['guillemets in bold', [bold('«កិច្ចសន្យា»'), text(' សំដៅលើ')], 'កិច្ចសន្យា km'],
    ['guillemets without the verb', '«កិច្ចសន្យា» ត្រូវ', ''],
    [
      'a term that is marked',
      ['«', '» សំដៅលើ'].flatMap((sign, at) => (at === 0 ? [text(sign), term(1, 'កិច្ចសន្យា')] : [text(sign)])),
      '',
    ],
  ])('are offered where words look like one: %s', (_how, words, offer) => {
    const { offered } = told(articles([words, 'កិច្ចសន្យា']));
    expect(offered).toEqual(offer === '' ? [] : [offer]);
  });

  it.each<[Words, string[]]>([
    ['“contract” means something', ['contract en']],
    ['"contract" refers to something', ['contract en']],
    ['“contract” is something', []],
  ])('are offered in English: %s', (words, offered) => {
    expect(told(articles(['ក', 'ក'], [words, 'contract'])).offered).toEqual(offered);
  });

  it('are missed where words stand between guillemets again and again', () => {
    expect(told(articles(['«កិច្ចសន្យា» ក', 'ខ «កិច្ចសន្យា»', '«ម្តង»'])).undefinedWords).toEqual(['កិច្ចសន្យា']);
    expect(told(articles(['«កិច្ចសន្យា» សំដៅលើ', 'ខ «កិច្ចសន្យា»'])).undefinedWords).toEqual([]);
  });
});

it('words that are marked become a term with the looks that they have', () => {
  const content = articles([[bold('កិច្ច'), text('សន្យា សំដៅលើ')]]);
  const place = { uid: uidOf(1), language: 'km', index: 1, inner: innerIdOf(100), from: 0, to: 10 } as const;
  expect(markTerm(content, place, innerIdOf(7))?.after?.content).toMatchObject({
    parts: [
      {
        inline: [{ kind: 'term', id: innerIdOf(7), children: [bold('កិច្ច'), text('សន្យា')] }, text(' សំដៅលើ')],
      },
    ],
  });
});
