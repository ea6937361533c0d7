import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docxOf } from '../../../../electron/core/exchange/docx.ts';
import { importFile } from '../../../../electron/limited/import.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { weighZip } from '../../../../electron/limited/zip.ts';
import type { ArticleBody } from '../../../../shared/document/article.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash, UnitBody } from '../../../../shared/document/model.ts';
import { footnotesOf, inlineText, linesOf, NOTE_SIGN } from '../../../../shared/document/text.ts';
import { readUnit } from '../../../../shared/document/views.ts';
import { anyBody } from '../../../support/arbitrary-units.ts';
import { docxPart } from '../../../support/docx-part.ts';
import { countingIds } from '../../../support/pieces.ts';
import { runs } from '../../../support/runs.ts';
import { innerIdOf, paragraph } from '../../../support/units.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-docx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const IN_FOCUS = branded<Hash>('a'.repeat(64));

const made = (units: readonly UnitBody[], title = '') =>
  docxOf({ language: 'km', title, units, pictures: new Map([[IN_FOCUS, PNG]]) });

async function readBack(bytes: Uint8Array) {
  const file = path.join(folder, 'back.docx');
  writeFileSync(file, bytes);
  const read = await importFile({ kind: 'docx', file, instruments: INSTRUMENTS }, countingIds());
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const words = (text: string): string => text.replace(/[\s\u200B]/gu, '');
const bodyOf = (unit: UnitBody): ArticleBody => {
  const view = readUnit(unit);
  if (view.kind === 'unreadable') throw new Error('made to be read');
  return view.body;
};
const lines = (body: ArticleBody): string =>
  body.type === 'attachment' && body.content.inline.length === 0
    ? body.content.name
    : linesOf(body).map(inlineText).join('').replaceAll(NOTE_SIGN, '');

test('the words of every article are the words of its Word document, and of its footnotes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyBody, { maxLength: 6 }), async (units) => {
      const bodies = units.map(bodyOf);
      const { bytes, picturesLeft } = await made(units);
      expect(weighZip(Buffer.from(bytes))).toBe('ok');
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
      const shown = bodies.map((body) => {
        const isLeft =
          body.type === 'figure' && (body.content.media !== IN_FOCUS || body.content.mime === 'image/webp');
        return isLeft && body.content.alt !== '' ? `[${body.content.alt}]${lines(body)}` : lines(body);
      });
      expect(words(value)).toBe(words(shown.join('')));
      const left = shown.filter((text, index) => bodies[index]?.type === 'figure' && text.startsWith('['));
      expect(picturesLeft).toBeGreaterThanOrEqual(left.length);
      const back = await readBack(bytes);
      const notes = back.pieces.flatMap((piece) => (piece.type === 'picture' ? [] : footnotesOf(piece)));
      expect(notes.map(({ text }) => words(text)).filter((text) => text !== '')).toEqual(
        bodies
          .flatMap(footnotesOf)
          .map(({ text }) => words(text))
          .filter((text) => text !== ''),
      );
    }),
    { numRuns: runs(40) },
  );
});

test('what it is made of is read back: headings, marks, links, lists with depth, spans, a picture with its words', async () => {
  const text = (value: string, marks?: readonly ('bold' | 'italic' | 'underline')[]) =>
    marks === undefined ? { kind: 'text', text: value } : { kind: 'text', text: value, marks };
  const content = [
    { type: 'heading', content: { level: 2, inline: [text('ជំពូក')] } },
    {
      type: 'paragraph',
      content: {
        inline: [
          text('ក'),
          text('ខ', ['bold']),
          text('គ', ['italic', 'underline']),
          { kind: 'break' },
          { kind: 'link', href: 'https://moeys.gov.kh/', children: [text('តំណ')] },
        ],
      },
    },
    { type: 'quote', content: { inline: [text('សម្រង់')] } },
    {
      type: 'table',
      content: {
        header: true,
        rows: [
          { id: innerIdOf(1), cells: [{ inline: [text('ក')], colspan: 2 }] },
          { id: innerIdOf(2), cells: [{ inline: [text('ខ')], rowspan: 2 }, { inline: [text('គ')] }] },
          { id: innerIdOf(3), cells: [{ inline: [text('ឃ')] }] },
        ],
      },
    },
    {
      type: 'list',
      content: {
        ordered: true,
        items: [0, 1, 2, 0].map((depth, index) => ({
          id: innerIdOf(10 + index),
          depth,
          inline: [text('ច')],
        })),
      },
    },
  ];
  const figure = { media: IN_FOCUS, mime: 'image/png', width: 1, height: 1, alt: 'រូប', inline: [] };
  const { bytes } = await made(
    [...content, { type: 'figure', content: figure }].map(({ type, content: says }): UnitBody => ({
      type,
      content: says,
      schemaVersion: 1,
    })),
    'ចំណងជើង',
  );
  const back = await readBack(bytes);
  const withoutIds = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'id' ? undefined : entry)));
  expect(withoutIds(back.pieces)).toEqual(
    withoutIds([
      { type: 'heading', content: { level: 1, inline: [text('ចំណងជើង')] } },
      ...content,
      { type: 'picture', picture: 0, alt: 'រូប', caption: [] },
    ]),
  );
  expect(Buffer.from(back.pictures[0] ?? [])).toEqual(PNG);
  expect(back.unknownStyles).toEqual([]);
});

test('Khmer is the complex script of the document: its faces, sizes and language are named for that', async () => {
  const { bytes } = await made([paragraph('ក')], 'ចំណងជើង');
  const styles = docxPart(bytes, 'word/styles.xml');
  expect(styles).toMatch(/<w:rFonts [^>]*w:cs="Khmer OS Siemreap"/u);
  expect(styles).toMatch(/<w:rFonts [^>]*w:cs="Khmer OS Muol Light"/u);
  expect(styles).toMatch(/<w:szCs w:val="24"\/>/u);
  expect(styles).toMatch(/<w:lang [^>]*w:bidi="km-KH"/u);
  expect(docxPart(bytes, 'word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
  expect(docxPart(bytes, 'word/footer1.xml')).toMatch(/PAGE/u);
  expect(docxPart(bytes, 'docProps/core.xml')).toContain('<dc:title>ចំណងជើង</dc:title>');
});
