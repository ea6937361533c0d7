import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../shared/document/model.ts';
import { labelText } from '../../../../shared/instrument/numbering.ts';
import {
  printedInstrument,
  type PrintedBlock,
  type PrintedInline,
  type PrintedLine,
} from '../../../../shared/instrument/printed.ts';
import { runs } from '../../../support/runs.ts';
import { INSTRUMENTS, instrumentType } from '../../../support/instrument-units.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { PRAKAS, PRAKAS_SOURCE } from '../../../support/sample-prakas.ts';
import { uidOf } from '../../../support/units.ts';

const pieceText = (piece: PrintedInline): string => {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'reference') return `[${piece.pieces.map(({ text }) => text).join('')}]`;
  return piece.kind === 'footnote' ? `(${piece.text})` : '';
};
const lineText = (line: PrintedLine): string => line.map(pieceText).join('');

function blockLines(block: PrintedBlock): readonly string[] {
  if (block.kind === 'text') return [block.body.type];
  const head = `${block.label === null ? '' : labelText(block.label)}|${lineText(block.heading)}`;
  if (block.kind === 'division') return [head];
  return [
    head,
    ...block.parts.map((part) => {
      if (part.kind === 'table') return 'table';
      const marker = part.kind === 'point' && part.marker !== null ? `${labelText(part.marker)} ` : '';
      return marker + lineText(part.inline);
    }),
  ];
}
const printed = (language: Language) => printedInstrument(PRAKAS_SOURCE, language);

describe('an instrument in print', () => {
  it('has its numbers, its markers and what its references show, in Khmer', () => {
    const { visas, enacting, blocks } = printed('km');
    expect(visas.map(({ inline }) => lineText(inline))).toEqual([
      'បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា',
      'បានឃើញ[អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ]',
    ]);
    expect(enacting).toBe('សម្រេច');
    expect(blocks.flatMap(blockLines)).toEqual([
      'ជំពូកទី១|បទប្បញ្ញត្តិទូទៅ',
      'ប្រការ ១|',
      'ប្រកាសនេះកំណត់សេវាសាធារណៈតាម[ចំណុច ក នៃប្រការ ៣]',
      'ប្រការ ២|',
      'សេវាសាធារណៈមាន៖',
      'ក- ការចុះបញ្ជី',
      '១- តាមអ៊ីនធឺណិត',
      '- ពេលថ្ងៃ',
      '២- នៅសាលា',
      'ខ- ការផ្តល់ឯកសារ',
      'ប្រការ ២ ថ្មី|',
      'អនុវត្តតាម[ប្រការ ២] និង[មាត្រា ៥ នៃអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ]',
      'ជំពូកទី២|នីតិវិធី',
      'ប្រការ ៣|ថ្លៃសេវា',
      'ថ្លៃសេវាមានក្នុង[ឧបសម្ព័ន្ធទី១](គិតជារៀល) និងតារាង៖',
      'table',
      'ក- ឥតគិតថ្លៃ',
      'ប្រការ ៤|',
      'ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខា។៕',
    ]);
  });

  it('has its signatures and annexes behind the text, an annex with its own numbers', () => {
    const { signatures, annexes } = printed('km');
    expect(signatures).toEqual([
      { uid: uidOf(31), lines: ['រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ'], name: 'ស សុខា' },
      { uid: uidOf(32), lines: ['រដ្ឋមន្ត្រី', 'ក្រសួងសេដ្ឋកិច្ចនិងហិរញ្ញវត្ថុ'], name: 'ក វិបុល' },
    ]);
    expect(annexes.map(({ orientation, blocks }) => [orientation, blocks.flatMap(blockLines)])).toEqual([
      ['landscape', ['paragraph', 'table', 'ប្រការ ១|', 'ថ្លៃអាចកែប្រែបាន។']],
    ]);
  });

  it('has in English what is written there, under the numbers that the Khmer has', () => {
    const { visas, blocks, signatures, annexes } = printed('en');
    expect(visas).toHaveLength(1);
    expect(blocks.flatMap(blockLines).filter((line) => line.includes('|'))).toEqual([
      'Chapter 1|General provisions',
      'Clause 1|',
      'Clause 2|',
      'Clause 2 new|',
      // Nobody has written its heading yet, but an article that it holds.
      'Chapter 2|',
      'Clause 4|',
    ]);
    expect(blocks.flatMap(blockLines)).toContain(
      'This Prakas determines public services under [point a of Clause 3]',
    );
    expect(signatures.map(({ name }) => name)).toEqual(['SAR Sokha']);
    expect(annexes).toEqual([]);
  });

  it('says what a reference showed last where its target is gone, and no number where its type is', () => {
    const km = new Map([...PRAKAS.km].filter(([uid]) => uid !== uidOf(12)));
    const without = printedInstrument({ ...PRAKAS_SOURCE, content: { ...PRAKAS, km } }, 'km');
    expect(without.blocks.flatMap(blockLines).join('\n')).toContain('អនុវត្តតាម[មាត្រា ០]');
    const untyped = printedInstrument({ ...PRAKAS_SOURCE, type: undefined }, 'km');
    expect(untyped.enacting).toBe('');
    expect(untyped.blocks.every((block) => block.kind === 'text' || block.label === null)).toBe(true);
  });

  it('prints every Khmer unit once, and of the English what is there', () => {
    fc.assert(
      fc.property(anyInstrument, fc.constantFrom(...LANGUAGES), (state, language) => {
        const { content } = state;
        if (content.shape !== 'oneTree') throw new Error('made as one tree');
        const { visas, blocks, signatures, annexes } = printedInstrument(
          { content, type: instrumentType('law'), data: INSTRUMENTS, register: new Map() },
          language,
        );
        const all = [visas, blocks, signatures, annexes, annexes.flatMap((annex) => annex.blocks)]
          .flat()
          .map(({ uid }) => uid);
        expect(new Set(all).size).toBe(all.length);
        if (language === 'km') expect(all.length).toBe(content.km.size);
        else expect([...content.en.keys()].filter((uid) => !all.includes(uid))).toEqual([]);
      }),
      { numRuns: runs(40) },
    );
  });
});
