/**
 * Other spellings of the same word, which differ in letters and so are never one key: for search only, where whoever
 * asks in one spelling is to find the other. Nothing here says which is right.
 */
import { foldForSearch } from './fold.ts';
import { INSTRUMENT_MARKS } from './instrument-marks.ts';

/** Words that stand anywhere in a text, each row one word. */
const WORDS: readonly (readonly string[])[] = [
  ['ក្រឹត្យ', 'ក្រឹត្ត', 'ក្រិត្យ', 'ក្រិត្ត', 'ក្រឹត'],
  ['គណៈកម្មការ', 'គណកម្មការ'],
  ['គណៈកម្មាធិការ', 'គណកម្មាធិការ'],
  ['រដ្ឋាភិបាល', 'រដ្ឋភិបាល'],
  ['ពាណិជ្ជកម្ម', 'ពាណិជ្យកម្ម'],
  ['ឧស្សាហកម្ម', 'ឧស្សាហៈកម្ម'],
  ['បដិសណ្ឋារកិច្ច', 'បដិសណ្ឋារៈកិច្ច'],
  ['បទប្បញ្ញត្តិ', 'បទបញ្ញត្តិ', 'បទប្បញ្ញតិ'],
  ['ប្រតិបត្តិ', 'ប្រតិបតិ'],
  ['សាធារណៈ', 'សាធារណ'],
  ['សម្តេច', 'សំតេច', 'សំដេច'],
  ['កម្ពុជា', 'កម្ពូជា', 'កំពុជា'],
  ['ឥឡូវ', 'អីឡូវ', 'អ៊ីឡូវ'],
  ['ឪពុក', 'ឳពុក'],
  ['ឱ្យ', 'អោយ'],
  ['ឥណ្ឌា', 'អិណ្ឌា'],
  ['ឥណ្ឌូនេស៊ី', 'ឥណ្ឌូណេស៊ី', 'អិណ្ឌូនេស៊ី'],
  ['អ៊ីនធឺណិត', 'អ៊ិនធឺណិត', 'អ៊ីនធឺណែត', 'អ៊ីនធើណែត', 'អ៊ីនធើណេត'],
  ['តេឡេក្រាម', 'តេលេក្រាម'],
  ['ហ្វេសប៊ុក', 'ហ្វេសបុក'],
  ['កូវីដ', 'កូវិដ'],
  ['មន្ទីរ', 'មន្ទិរ'],
  ['ប្រពៃណី', 'ប្រពៃណិ'],
  ['បុណ្យអុំទូក', 'បុណ្យអំទូក'],
  ['ចរាចរណ៍', 'ចរាចរ'],
  ['ទេសចរណ៍', 'ទេសចរ'],
];

type Respell = (folded: string) => string;

const alone = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])${word}(?![\\p{L}\\p{M}])`, 'gu');

/** Marks of instruments that stand without a number; with one they are asked for as such (instrument-numbers.ts). */
const marks = INSTRUMENT_MARKS.map(({ khmer, latin }) => {
  const folded = foldForSearch(khmer);
  const written = latin.map((form) => form.toLowerCase());
  return {
    khmer: folded,
    khmerAlone: alone(folded),
    latin: written,
    latinAlone: alone(`(?:${written.join('|')})`),
  };
});

/** Each way of writing a whole text otherwise; applied to a text in which it changes nothing, it says nothing. */
const RESPELLINGS: readonly Respell[] = [
  // The dictionary of 1967 and the spelling before it: សម្រេច, សំរេច; កម្លាំង, កំលាំង; សម្អាត, សំអាត.
  (text) => text.replaceAll(/\u17C6(?=[\u179A\u179B\u17A2])/gu, 'ម\u17D2'),
  (text) => text.replaceAll(/(?<=[\u1780-\u17D1])ម\u17D2(?=[\u179A\u179B\u17A2])/gu, '\u17C6'),
  // U+17CF for U+17CD: គោលការណ៏ for គោលការណ៍.
  (text) => text.replaceAll('\u17CF', '\u17CD'),
  (text) => text.replaceAll('\u17CD', '\u17CF'),
  // A colon for the sign that looks like one.
  (text) => text.replaceAll(/(?<=[\u1780-\u17D1]):/gu, '\u17C8'),
  (text) => text.replaceAll('\u17C8', ''),
  (text) => marks.reduce((done, { latinAlone, khmer }) => done.replace(latinAlone, khmer), text),
  (text) => marks.reduce((done, { khmerAlone, latin }) => done.replace(khmerAlone, latin[0] ?? ''), text),
  (text) => marks.reduce((done, { khmerAlone, latin }) => done.replace(khmerAlone, latin.at(-1) ?? ''), text),
];

const rows = WORDS.map((row) => row.map(foldForSearch));

/** A text with many such words is asked for in the first spellings found alone. */
const AT_MOST = 12;

/** The folded text and its other spellings, folded too, itself first; at most twelve. */
export function spellings(text: string): readonly string[] {
  const found = new Set([foldForSearch(text)]);
  const add = (other: string): void => {
    if (found.size < AT_MOST && !found.has(other)) found.add(foldForSearch(other));
  };
  for (const row of rows) {
    for (const folded of Array.from(found)) {
      const word = row.find((spelling) => folded.includes(spelling));
      if (word !== undefined) for (const other of row) add(folded.replaceAll(word, other));
    }
  }
  for (const respell of RESPELLINGS) for (const folded of Array.from(found)) add(respell(folded));
  return Array.from(found);
}
