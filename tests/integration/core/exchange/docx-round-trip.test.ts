/** What goes through a Word document and comes back, and what does not: the lists of docs/word.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { importFile } from '../../../../electron/limited/import.ts';
import type { Language } from '../../../../shared/document/model.ts';
import { contentOfUnits } from '../../../../shared/document/open-units.ts';
import type { ImportedInstrument } from '../../../../shared/exchange/imported-instrument.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import { labelText } from '../../../../shared/instrument/numbering.ts';
import {
  printedInstrument,
  type PrintedBlock,
  type PrintedInstrument,
  type PrintedLine,
} from '../../../../shared/instrument/printed.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { ROOT } from '../../../support/launch.ts';
import { countingIds } from '../../../support/pieces.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-word-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function back(language: Language): Promise<ImportedInstrument> {
  const { metadata } = PRAKAS_STATE;
  const page = instrumentPage(metadata, PRAKAS, INSTRUMENTS, PRAKAS_SOURCE.register, language);
  const levels = PRAKAS_SOURCE.type?.levels ?? [];
  const { bytes } = await docxOfInstrument({ page, levels, pictures: new Map() });
  const file = path.join(folder, `${language}.docx`);
  writeFileSync(file, bytes);
  const read = await importFile({ kind: 'docx', file, instruments: INSTRUMENTS }, countingIds());
  if (!read.ok || read.value.instrument === null) throw new Error('no instrument came back');
  return read.value.instrument;
}

const lineText = (line: PrintedLine): string =>
  line
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'reference') return piece.pieces.map(({ text }) => text).join('');
      return piece.kind === 'footnote' ? `(${piece.text})` : '';
    })
    .join('');
function blockText(block: PrintedBlock): unknown {
  if (block.kind === 'text') return block.body.type;
  const head = [block.label === null ? null : labelText(block.label), lineText(block.heading)];
  if (block.kind === 'division') return [block.level, ...head];
  return [
    ...head,
    ...block.parts.map((part) => {
      if (part.kind === 'table')
        return part.table.rows.map(({ cells }) => cells.map(({ inline }) => lineText(inline)));
      return part.kind === 'point'
        ? [part.depth, part.marker === null ? '' : labelText(part.marker), lineText(part.inline)]
        : lineText(part.inline);
    }),
  ];
}
/** What a reader has before them. */
const shown = ({ visas, blocks, signatures, annexes }: PrintedInstrument): unknown => ({
  visas: visas.map(({ inline }) => lineText(inline)),
  blocks: blocks.map(blockText),
  signatures: signatures.map(({ lines, name }) => [lines, name]),
  annexes: annexes.map(({ heading, orientation, blocks: below }) => [
    lineText(heading),
    orientation,
    below.map(blockText),
  ]),
});
const contentOf = ({ units }: ImportedInstrument): InstrumentContent => {
  const content = contentOfUnits('instrument', units);
  if (content.shape !== 'oneTree') throw new Error('an instrument is one tree');
  return content;
};

describe('through a Word document', () => {
  test('come the words, the structure, the numbers, points, tables, footnotes, signatures and annexes', async () => {
    const content = contentOf(await back('km'));
    expect(shown(printedInstrument({ ...PRAKAS_SOURCE, content }, 'km'))).toEqual(
      shown(printedInstrument(PRAKAS_SOURCE, 'km')),
    );
  });

  test('comes what the page says: type, date, subject, issuer, place and recipients', async () => {
    const { metadata } = await back('km');
    expect(metadata).toMatchObject({
      'instrument.type': 'prakas',
      'instrument.date': '2024-11-08',
      'title.km': 'ការផ្តល់សេវាសាធារណៈ',
      'page.issuer.km': PRAKAS_STATE.metadata['page.issuer.km'],
      'page.signatory.km': PRAKAS_STATE.metadata['page.signatory.km'],
      'page.place.km': PRAKAS_STATE.metadata['page.place.km'],
      'page.recipients.km': PRAKAS_STATE.metadata['page.recipients.km'],
    });
  });

  test('do not come identities, targets of references, marks of terms, and the other language', async () => {
    const { km, en } = contentOf(await back('km'));
    expect([...km.keys()].filter((uid) => PRAKAS.km.has(uid))).toEqual([]);
    const stored = JSON.stringify([...km.values()]);
    expect(stored).toContain('ចំណុច ក នៃប្រការ ៣');
    expect(stored).not.toContain('"kind":"reference"');
    expect(stored).not.toContain('"kind":"term"');
    expect(en.size).toBe(0);
  });

  test('English alone comes back with Khmer units that are still to be written, numbered anew', async () => {
    const { metadata, units } = await back('en');
    expect(metadata['page.signatory.en']).toBe('Minister of Interior');
    const content = contentOfUnits('instrument', units);
    expect(content.en.size).toBe(content.km.size);
    const clauses = printedInstrument(
      { ...PRAKAS_SOURCE, content: contentOf(await back('en')) },
      'en',
    ).blocks;
    expect(
      clauses.flatMap((block) =>
        block.kind === 'provision' && block.label !== null ? [labelText(block.label)] : [],
      ),
    ).toEqual(['Clause 1', 'Clause 2', 'Clause 2 new', 'Clause 3']);
  });

  test('and docs/word.md says so', () => {
    const said = readFileSync(path.join(ROOT, 'docs/word.md'), 'utf8');
    for (const lost of [
      'identity',
      'references',
      'defined terms',
      'the other language',
      'repealed',
      'Khmer digits',
    ])
      expect(said).toContain(lost);
  });
});
