/** Whatever lines a file has: what is made of them is a valid instrument, and every word of them stands somewhere. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from '../../../../shared/document/ids.ts';
import { lineOf, type SourceItem } from '../../../../shared/exchange/instrument/source.ts';
import { readInstrument } from '../../../../shared/exchange/instrument/read-instrument.ts';
import { typeOfDocument } from '../../../../shared/instrument/instrument-fields.ts';
import { structureProblems } from '../../../../shared/instrument/structure.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { runs } from '../../../support/runs.ts';

/** What lines begin with; each has words of its own behind it. */
const BEGINNINGS = [
  '',
  'ក្រសួង',
  'លេខ៖ ១២ ',
  'បានឃើញ',
  'យោង',
  'គន្ថីទី១ ',
  'ជំពូកទី២៖ ',
  'ផ្នែកទី៣ ',
  'កថាភាគទី១៖ ',
  'មាត្រា ១.- ',
  'មាត្រា ២ ថ្មី៖ ',
  'មាត្រា ៩ ',
  'ប្រការ ១៖ ',
  'ក- ',
  '១- ',
  'a) ',
  '- ',
  '«',
  'ឧបសម្ព័ន្ធទី១៖ ',
  'ឧបសម្ព័ន្ធ ',
  'កន្លែងទទួល៖ ',
  'ហត្ថលេខា ',
];
const ENDINGS = ['', '។', '៕', '៖', '»'];
const TYPES = ['ប្រកាស', 'អនុក្រឹត្យ', 'ច្បាប់', 'សេចក្តីសម្រេច', 'សារាចរ'];

const items = fc
  .record({
    type: fc.constantFrom(...TYPES),
    lines: fc.array(
      fc.record({
        begin: fc.constantFrom(...BEGINNINGS),
        end: fc.constantFrom(...ENDINGS),
        list: fc.option(fc.nat({ max: 3 }), { freq: 5 }),
        outline: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5 }),
        isBold: fc.boolean(),
        gap: fc.nat({ max: 3 }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ type, lines }): readonly SourceItem[] => {
    const plain = (at: string, text: string, looks: object = {}): SourceItem =>
      lineOf(at, [{ kind: 'text', text }], looks);
    const head = ['ព្រះរាជាណាចក្រកម្ពុជា', type, 'ស្តីពីទឹក', 'បានឃើញរដ្ឋធម្មនុញ្ញ'];
    return head
      .map((text, index) => plain(`head ${index}`, text))
      .concat(
        lines.map(({ begin, end, ...looks }, index) =>
          plain(String(index), `${begin}ពាក្យទី${index}x${end}`, looks),
        ),
      );
  });

test('makes a valid instrument of it, and loses no word', () => {
  fc.assert(
    fc.property(items, (source) => {
      const ids = createIds({ now: () => 0, random: (count) => new Uint8Array(count) });
      const read = readInstrument({ items: source, ids, data: INSTRUMENTS });
      if (read === null) throw new Error('no instrument');
      const { metadata, content } = read.state;
      const type = typeOfDocument(metadata, INSTRUMENTS);
      if (type === undefined) throw new Error('no type');
      expect(structureProblems(content.km, type, INSTRUMENTS)).toEqual([]);
      for (const unit of content.km.values()) expect(readInstrumentUnit(unit).kind).toBe('readable');
      const said = JSON.stringify([[...content.km.values()], metadata, read.guesses]);
      for (const item of source) {
        const words = item.kind === 'line' ? /ពាក្យទី\d+x/u.exec(item.text)?.[0] : undefined;
        if (words !== undefined) expect(said).toContain(words);
      }
    }),
    { numRuns: runs(300) },
  );
});
