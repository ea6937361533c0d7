/** A law-sized Khmer text made from a seed: the same on every machine, for benches and for tests of size. */
import { ARTICLE_SCHEMA_VERSION } from '../../shared/document/article.ts';
import type { JsonValue, Uid, Unit } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../../shared/instrument/instrument.ts';

const WORDS =
  'ច្បាប់ មាត្រា បុគ្គល សិទ្ធិ កាតព្វកិច្ច កិច្ចសន្យា ភាគី រដ្ឋ អំណាច ក្រសួង មហាផ្ទៃ រាជរដ្ឋាភិបាល ព្រះរាជាណាចក្រកម្ពុជា ប្រជាពលរដ្ឋ តុលាការ ចៅក្រម អាជ្ញាធរ មូលដ្ឋាន ខេត្ត ក្រុង ស្រុក ខណ្ឌ ឃុំ សង្កាត់ ភូមិ អចលនវត្ថុ កម្មសិទ្ធិ សំណង រយៈពេល ថ្ងៃ ខែ ឆ្នាំ តាម ដោយ ត្រូវ អាច មិន បាន ក្នុង ករណី ដែល មាន ដូច ខាងក្រោម បទប្បញ្ញត្តិ កំណត់ អនុវត្ត ស្នើសុំ យល់ព្រម បដិសេធ លុបចោល នីតិបុគ្គល ទ្រព្យ សម្បត្តិ ធានា ចុះបញ្ជី ការិយាល័យ មន្ត្រី ឯកសារ និង ឬ ចំពោះ របស់ នៃ'.split(
    ' ',
  );

/** A small reproducible generator of numbers in [0, 1) (a linear congruence; the seed is any integer). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Running text of at least `length` UTF-16 units: words parted by nothing, a space or ZWSP, as people type Khmer. */
export function khmerText(random: () => number, length: number): string {
  let text = '';
  while (text.length < length) {
    const gap = random();
    text += WORDS[Math.floor(random() * WORDS.length)] ?? '';
    text += gap < 0.25 ? ' ' : gap < 0.5 ? '\u200B' : '';
  }
  return `${text.replace(/[\s\u200B]+$/u, '')}។`;
}

/** A UUIDv7 from a counter, for made documents. */
export function madeUid(counter: number): Uid {
  const tail = counter.toString(16).padStart(12, '0');
  return `01930000-0000-7000-8000-${tail}` as Uid;
}

/** `count` units: a heading before every tenth, else paragraphs of about `length` letters. */
export function longUnits(count: number, length: number, seed = 42): readonly Unit[] {
  const random = seeded(seed);
  return ranksBetween(null, null, count).map((rank, index) => {
    const heading = index % 10 === 0;
    const text = khmerText(random, heading ? 30 : length * (0.5 + random()));
    const inline = [{ kind: 'text', text }] as const;
    return {
      uid: madeUid(index + 1),
      parent: null,
      rank,
      type: heading ? 'heading' : 'paragraph',
      schemaVersion: ARTICLE_SCHEMA_VERSION,
      content: heading ? { level: 2, inline } : { inline },
    };
  });
}

/** A code of nine books with 45 chapters and 1,305 articles of about `length` letters, each with a heading and points. */
export function longCode(length: number, seed = 42): readonly Unit[] {
  const random = seeded(seed);
  let counter = 0;
  const inline = (letters: number) => [{ kind: 'text' as const, text: khmerText(random, letters) }];
  const unitOf = (type: string, parent: Uid | null, rank: Unit['rank'], content: JsonValue): Unit => {
    counter += 1;
    return { uid: madeUid(counter), parent, rank, type, schemaVersion: INSTRUMENT_SCHEMA_VERSION, content };
  };
  const part = (id: number, letters: number) => ({ id: madeUid(1_000_000 + id), inline: inline(letters) });
  const number = { kind: 'next' };
  const units: Unit[] = [];
  for (const bookRank of ranksBetween(null, null, 9)) {
    const book = unitOf('division', null, bookRank, { level: 'book', number, heading: inline(20) });
    units.push(book);
    for (const chapterRank of ranksBetween(null, null, 5)) {
      const heading = inline(20);
      const chapter = unitOf('division', book.uid, chapterRank, { level: 'chapter', number, heading });
      units.push(chapter);
      for (const rank of ranksBetween(null, null, 29)) {
        const id = counter * 10;
        const letters = length * (0.5 + random());
        const parts = [
          { kind: 'paragraph', ...part(id, letters * 0.6) },
          { kind: 'point', depth: 0, ...part(id + 1, letters * 0.2) },
          { kind: 'point', depth: 0, ...part(id + 2, letters * 0.2) },
        ];
        units.push(unitOf('provision', chapter.uid, rank, { number, heading: inline(20), parts }));
      }
    }
  }
  return units;
}
