/** An instrument as plain text, by its labels, is read again with the same structure, numbers and words. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Uid, UnitBody } from '../../../../shared/document/model.ts';
import { inOrder } from '../../../../shared/document/tree.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { readInstrument } from '../../../../shared/exchange/instrument/read-instrument.ts';
import { sourceOfText } from '../../../../shared/exchange/instrument/source-of-text.ts';
import type { Counted } from '../../../../shared/instrument/instrument.ts';
import { contentAs } from '../../../../shared/instrument/editing/drafting.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import { labelOf, numbersOf } from '../../../../shared/instrument/numbering.ts';
import { wordsOf, type InstrumentContent } from '../../../../shared/instrument/text.ts';
import {
  annex,
  contentOf,
  division,
  inserted,
  INSTRUMENTS,
  instrumentType,
  NEXT,
  signature,
  visa,
  type Row,
} from '../../../support/instrument-units.ts';
import { runs } from '../../../support/runs.ts';
import { PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { innerIdOf, paragraph } from '../../../support/units.ts';

const TYPE = instrumentType('prakas');

/** Words of law without those that would make a line something else: a label, a mark, the end of the text, a date. */
const WORDS = ['អាជ្ញាធរ', 'សេវាសាធារណៈ', 'ការចុះបញ្ជី', 'ក្រសួងមហាផ្ទៃ', 'ខេត្ត', 'ពលរដ្ឋ', 'ឯកសារ', 'ថ្លៃ'] as const;
const words = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((all) => all.join(' '));
const sentence = words(8).map((text) => `${text}។`);

/** The words of a part, and its depth where it is a point. */
type Part = readonly [depth: number | null, text: string];

/** Points begin at the outermost depth and go one deeper at a time. */
const parts: fc.Arbitrary<readonly Part[]> = fc
  .array(fc.tuple(fc.option(fc.nat({ max: 2 })), sentence), { minLength: 1, maxLength: 5 })
  .map((all) => {
    let deepest = 0;
    return all.map(([wanted, text]): Part => {
      const depth = wanted === null ? null : Math.min(wanted, deepest);
      deepest = depth === null ? 0 : depth + 1;
      return [depth, text];
    });
  });

const counted: fc.Arbitrary<Counted> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(NEXT) },
  { weight: 1, arbitrary: fc.constantFrom(inserted('new'), inserted('new 2'), inserted('bis')) },
);

const provisionOf = (heading: string | null, all: readonly Part[], number: Counted): UnitBody => ({
  type: 'provision',
  schemaVersion: 1,
  content: {
    number,
    heading: heading === null ? [] : [{ kind: 'text', text: heading }],
    parts: all.map(([depth, text], index) => ({
      ...(depth === null ? { kind: 'paragraph' } : { kind: 'point', depth }),
      id: innerIdOf(index + 1),
      inline: [{ kind: 'text', text }],
    })),
  },
});
const provision = fc.tuple(fc.option(words(3)), parts, counted).map((all) => provisionOf(...all));
const LAST = provisionOf(null, [[null, 'ប្រកាសនេះចូលជាធរមាន។៕']], NEXT);

const section = fc.record({ heading: words(4), provisions: fc.array(provision, { maxLength: 3 }) });
const chapter = fc.record({
  heading: words(4),
  number: counted,
  provisions: fc.array(provision, { maxLength: 3 }),
  sections: fc.array(section, { maxLength: 2 }),
});

const instrument: fc.Arbitrary<InstrumentContent> = fc
  .record({
    visas: fc.array(words(6), { maxLength: 3 }),
    first: provision,
    chapters: fc.array(chapter, { maxLength: 3 }),
    signatures: fc.array(fc.tuple(words(3), words(2)), { maxLength: 2 }),
    annexes: fc.array(fc.tuple(words(3), fc.array(sentence, { minLength: 1, maxLength: 3 })), {
      maxLength: 2,
    }),
  })
  .map(({ visas, first, chapters, signatures, annexes }) => {
    let count = 0;
    const row = (body: UnitBody, children: readonly Row[] = []): Row => [(count += 1), body, children];
    const rows = [
      ...visas.map((text) => row(visa(`បានឃើញ${text}`))),
      row(first),
      ...chapters.map(({ heading, number, provisions, sections }) =>
        row(division('chapter', heading, number), [
          ...provisions.map((one) => row(one)),
          ...sections.map((one) =>
            row(
              division('section', one.heading),
              one.provisions.map((each) => row(each)),
            ),
          ),
        ]),
      ),
    ];
    // The last article closes the text.
    const closing = chapters.length === 0 ? row(LAST) : row(division('chapter', 'អវសានប្បញ្ញត្តិ'), [row(LAST)]);
    return contentOf([
      ...rows,
      closing,
      ...signatures.map(([office, name]) => {
        const body = signature(office);
        return row({ ...body, content: { ...Object(body.content), name } });
      }),
      ...annexes.map(([heading, texts]) =>
        row(
          annex(heading),
          texts.map((text) => row(paragraph(text))),
        ),
      ),
    ]);
  });

/** Each unit as what it hangs on, its label, its words, and how its parts stand. */
function outline({ km }: InstrumentContent): readonly string[] {
  const numbers = numbersOf(km, TYPE, INSTRUMENTS);
  const nameOf = (uid: Uid | null): string => {
    const [unit, number] = uid === null ? [] : [km.get(uid), numbers.get(uid)];
    return unit === undefined || number === undefined ? '' : labelOf(unit, number, TYPE, 'km', INSTRUMENTS);
  };
  return inOrder(km).map((unit) => {
    const shape = (contentAs(unit, 'provision')?.parts ?? []).map((part) =>
      part.kind === 'point' ? part.depth : part.kind,
    );
    return [unit.type, nameOf(unit.parent), nameOf(unit.uid), wordsOf(unit), ...shape].join(' | ');
  });
}

test('an instrument written as text by its labels is read again as it was', () => {
  fc.assert(
    fc.property(instrument, (content) => {
      const page = instrumentPage(PRAKAS_STATE.metadata, content, INSTRUMENTS, new Map(), 'km');
      const ids = createIds({ now: () => 0, random: (count) => new Uint8Array(count) });
      const items = sourceOfText(instrumentText(page), ids);
      const read = readInstrument({ items, ids, data: INSTRUMENTS });
      if (read === null) throw new Error('no instrument');
      const own = [...content.km.values()].some(({ type }) => type === 'signature');
      // Without signatures of its own, the page is signed by whom its template says.
      const again = outline(read.state.content);
      expect(own ? again : again.filter((line) => !line.startsWith('signature'))).toEqual(outline(content));
    }),
    { numRuns: runs(150) },
  );
});
