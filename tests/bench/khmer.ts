/** How fast the Khmer library reads made-up news, a part of it misordered, beside the words that the platform cuts. */
import { clusters, foldForSearch, normalize, words } from '../../shared/khmer/index.ts';
import { seeded } from '../support/long-document.ts';
import { median, report } from './report.ts';
import { madeDocuments } from './search-corpus.ts';

const DOCUMENTS = 600;
const ROUNDS = 7;
const SEED = 8;

const paragraphs = Array.from(madeDocuments(seeded(SEED), DOCUMENTS)).flatMap(
  ({ title, paragraphs: below }) => [title, ...below].map(({ text }) => text),
);
const megabytes = paragraphs.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
const segmenter = new Intl.Segmenter('km', { granularity: 'word' });

/** Megabytes of UTF-8 in a second; the first round, in which the code is compiled, does not count. */
function speedOf(read: (text: string) => unknown): number {
  const speeds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now();
    for (const paragraph of paragraphs) read(paragraph);
    if (round > 0) speeds.push((megabytes * 1000) / (performance.now() - started));
  }
  return median(speeds);
}

const FLOOR = 5;
const unit = 'MB/s';
report('khmer', 'node', 'none', [
  { name: 'normalize', value: speedOf(normalize), unit, budget: FLOOR, isFloor: true },
  { name: 'clusters', value: speedOf(clusters), unit, budget: FLOOR, isFloor: true },
  { name: 'foldForSearch', value: speedOf(foldForSearch), unit },
  { name: 'words', value: speedOf(words), unit },
  { name: 'segmenter.words', value: speedOf((text) => Array.from(segmenter.segment(text))), unit },
  {
    name: 'misordered',
    value: (100 * paragraphs.filter((text) => normalize(text) !== text).length) / paragraphs.length,
    unit: '% of paragraphs',
  },
  { name: 'size', value: megabytes, unit: 'MB' },
]);
