/**
 * Made-up news of a ministry, whose words are known one by one: what is written is a row of tokens, so which documents a
 * word, a phrase or a name stands in is known without searching. Near misses come by themselves (words within longer
 * words, people who share a name) and by purpose (a person's two names in one document, of two people).
 */
import vocabulary from '../fixtures/khmer/vocabulary.json' with { type: 'json' };

export interface MadeDocument {
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
}

/** The tokens as a dictionary spells them, and the text as somebody typed it. */
export interface Sentence {
  readonly tokens: readonly string[];
  readonly text: string;
}

export const KINDS = ['words', 'phrases', 'names'] as const;

export interface CorpusQuery {
  readonly kind: (typeof KINDS)[number];
  /** As a person types it: every third one misspelt. */
  readonly text: string;
  /** The tokens that stand side by side in every document that is meant. */
  readonly tokens: readonly string[];
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** Some are much more frequent than others, as words are. */
const pickSkewed = <T>(random: Random, from: readonly T[]): T => pick(() => random() ** 1.5, from);

const several = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

const KHMER_DIGITS = (text: string): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(0x17e0 + Number(digit)));

/** Ways in which people type another sequence of characters for the same look. */
const MISTYPED: readonly ((token: string) => string)[] = [
  (token) => token.replaceAll('\u17D2\u178F', '\u17D2\u178A'),
  (token) => token.replace(/(\u17D2[\u1780-\u17A2])([\u17B6-\u17C5])/u, '$2$1'),
  (token) => token.replace(/\u17D2\u178F\u17D2\u179A/u, '\u17D2\u179A\u17D2\u178F'),
  (token) => token.replace(/(?<=[\u17B6-\u17C5])(?=[\u1780-\u17A2])/u, '\u200B'),
];

const mistyped = (random: Random, token: string): string => pick(random, MISTYPED)(token);

/** As people type Khmer: mostly without a gap, with a space or a zero-width space now and then. */
function typed(random: Random, tokens: readonly string[]): string {
  return tokens
    .map((token, index) => {
      const written = random() < 0.03 ? mistyped(random, token) : token;
      const gap = random();
      const before = index === 0 || gap < 0.6 ? '' : gap < 0.8 ? ' ' : '\u200B';
      // Latin letters and digits never touch their like.
      const touches = /[0-9A-Za-z០-៩]$/u.test(tokens[index - 1] ?? '') && /^[0-9A-Za-z០-៩]/u.test(written);
      return (touches && before === '' ? ' ' : before) + written;
    })
    .join('');
}

/** Some two hundred names more than the vocabulary has. */
const COUNTRIES: readonly string[] = countries();

function countries(): string[] {
  const names = new Intl.DisplayNames('km', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const found = codes
    .map((code) => names.of(code) ?? '')
    .filter((name) => /^[\u1780-\u17D3]{4,}$/u.test(name));
  return Array.from(new Set(found));
}

const PEOPLE_NAMES = vocabulary.familyNames.flatMap((family) =>
  vocabulary.givenNames.map((given) => ({ family, given })),
);

export function* madeDocuments(random: Random, count: number): Generator<MadeDocument> {
  for (let index = 0; index < count; index += 1) yield madeDocument(random);
}

function madeDocument(random: Random): MadeDocument {
  const nouns = several(12, () => pickSkewed(random, vocabulary.nouns));
  const verbs = several(9, () => pickSkewed(random, vocabulary.verbs));
  const qualities = several(4, () => pickSkewed(random, vocabulary.qualities));
  const province = pick(random, vocabulary.provinces);
  const village = pick(random, vocabulary.placeParts) + pick(random, vocabulary.placeParts);
  const people = several(2, () => pick(random, PEOPLE_NAMES));

  const nounPhrase = (): string[] => [
    pick(random, nouns),
    ...(random() < 0.3 ? [pick(random, qualities)] : []),
    ...(random() < 0.4 ? [pick(random, vocabulary.links), pick(random, nouns)] : []),
  ];
  const person = (): string[] => {
    const { family, given } = pick(random, people);
    return [pick(random, vocabulary.titles), family, given, pick(random, vocabulary.posts)];
  };
  const place = (): string[] => ['នៅ', 'ភូមិ', village, 'ខេត្ត', province];
  const number = (): string[] => {
    const digits = String(1 + Math.floor(random() * 999));
    return ['លេខ', random() < 0.7 ? KHMER_DIGITS(digits) : digits];
  };
  const clause = (): string[] => [
    ...(random() < 0.25 ? [pick(random, vocabulary.openers)] : []),
    ...(random() < 0.2 ? person() : nounPhrase()),
    pick(random, verbs),
    ...nounPhrase(),
    ...(random() < 0.2 ? place() : []),
    ...(random() < 0.15 ? number() : []),
    ...(random() < 0.1 ? ['ជាមួយ', 'ប្រទេស', pick(random, COUNTRIES)] : []),
    ...(random() < 0.03 ? [pick(random, vocabulary.english)] : []),
  ];
  const sentence = (clauses: number): Sentence => {
    const tokens = several(clauses, clause).flat();
    return { tokens, text: typed(random, tokens) };
  };
  const paragraphs = several(4 + Math.floor(random() * 5), () => sentence(4 + Math.floor(random() * 4)));
  const closing = [...person(), ...place()];
  return {
    title: sentence(1),
    paragraphs: [...paragraphs, { tokens: closing, text: typed(random, closing) }],
  };
}

/** Asks for what stands in the documents given, `perKind` of each kind. */
export function madeQueries(
  random: Random,
  documents: readonly MadeDocument[],
  perKind: number,
): readonly CorpusQuery[] {
  const spelt = (text: string): string => (random() < 1 / 3 ? mistyped(random, text) : text);
  const anySentence = (): Sentence => pick(random, pick(random, documents).paragraphs);
  // Rare and frequent ones alike: nobody looks for the words that stand in every text.
  const used = Array.from(
    new Set(documents.flatMap(({ paragraphs }) => paragraphs.flatMap(({ tokens }) => tokens))),
  ).filter((token) => token.length > 3 && !vocabulary.links.includes(token));
  const word = (): CorpusQuery => {
    const token = pick(random, used);
    return { kind: 'words', tokens: [token], text: spelt(token) };
  };
  const phrase = (): CorpusQuery => {
    const { tokens } = anySentence();
    const length = 2 + Math.floor(random() * 3);
    const start = Math.floor(random() * Math.max(1, tokens.length - length));
    const chosen = tokens.slice(start, start + length);
    const text = chosen.map((token) => spelt(token)).join(random() < 0.5 ? '' : ' ');
    return { kind: 'phrases', tokens: chosen, text };
  };
  const named = documents.map(({ paragraphs }) => {
    // A text closes with who was there.
    const [, family, given] = paragraphs.at(-1)?.tokens ?? [];
    return { family, given };
  });
  const name = (): CorpusQuery => {
    const { family = '', given = '' } = pick(random, named);
    return {
      kind: 'names',
      tokens: [family, given],
      text: spelt(`${family}${random() < 0.6 ? ' ' : ''}${given}`),
    };
  };
  return [word, phrase, name].flatMap((make) => several(perKind, make));
}

/** For each query the documents (by their place) in a title or paragraph of which its tokens stand side by side. */
export function documentsHolding(
  documents: Iterable<MadeDocument>,
  queries: readonly CorpusQuery[],
): readonly ReadonlySet<number>[] {
  const holding = queries.map(() => new Set<number>());
  const byFirst = Map.groupBy(queries.entries(), ([, query]) => query.tokens[0] ?? '');
  let index = 0;
  for (const { title, paragraphs } of documents) {
    for (const { tokens } of [title, ...paragraphs])
      for (const [place, token] of tokens.entries())
        for (const [asked, query] of byFirst.get(token) ?? [])
          if (query.tokens.every((wanted, ahead) => tokens[place + ahead] === wanted))
            holding[asked]?.add(index);
    index += 1;
  }
  return holding;
}
