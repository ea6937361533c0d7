import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOfUnits } from '../../../shared/document/open-units.ts';
import { importAnswerSchema, type Imported } from '../../../shared/exchange/imported.ts';
import { written } from '../../support/akn.ts';
import { runLimited } from '../../support/limited.ts';
import { PRAKAS_STATE } from '../../support/sample-prakas.ts';
import { p, run, wordFile } from '../../support/word-file.ts';
import { zipOf } from '../../support/zip.ts';

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sastra-limited-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answerFor(kind: string, bytes: string | Uint8Array) {
  const file = path.join(folder, 'file');
  writeFileSync(file, bytes);
  return importAnswerSchema.parse((await runLimited({ kind, file })).answer);
}

async function read(kind: string, bytes: string | Uint8Array): Promise<Imported> {
  const answer = await answerFor(kind, bytes);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

const types = ({ instrument }: Imported): readonly string[] =>
  instrument?.units.km.map(({ type }) => type) ?? [];

const HEAD = ['ព្រះរាជាណាចក្រកម្ពុជា', 'អនុក្រឹត្យ', 'ស្តីពីទឹកស្អាត', 'បានឃើញរដ្ឋធម្មនុញ្ញ', 'សម្រេច'];
const BODY = ['ជំពូកទី១ បទប្បញ្ញត្តិទូទៅ', 'មាត្រា ១.- អនុក្រឹត្យនេះកំណត់ទឹកស្អាត។', 'មាត្រា ២.- ចូលជាធរមាន៕'];
const READ = ['visa', 'division', 'provision', 'provision'];

describe('what it reads as an instrument', () => {
  test('plain text in UTF-8 and in UTF-16', async () => {
    const text = [...HEAD, ...BODY].join('\n');
    expect(types(await read('txt', text))).toEqual(READ);
    expect(types(await read('txt', Buffer.from(`\uFEFF${text}`, 'utf16le')))).toEqual(READ);
  });

  test('a web page, its lists as points and its pictures in their annex', async () => {
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const found = await read(
      'html',
      [
        ...[...HEAD, ...BODY].map((line) => `<p>${line}</p>`).slice(0, -1),
        '<ol><li>ទឹកភ្លៀង</li><li>ទឹកទន្លេ</li></ol>',
        '<p>មាត្រា ២.- ចូលជាធរមាន៕</p>',
        '<h2>ឧបសម្ព័ន្ធទី១</h2><p>ផែនទី</p>',
        `<p><img alt="ទន្លេ" src="data:image/png;base64,${dot}"></p>`,
      ].join(''),
    );
    expect(types(found)).toEqual([...READ, 'annex', 'figure']);
    expect(JSON.stringify(found.instrument?.units.km[2])).toContain('"kind":"point"');
    expect(found.instrument?.pictures).toMatchObject([{ picture: 0, alt: 'ទន្លេ' }]);
    expect(found.pictures).toHaveLength(1);
  });

  test('Akoma Ntoso of ours, without a loss', async () => {
    const { instrument } = await read('akn', written(PRAKAS_STATE));
    if (instrument === null) throw new Error('no instrument');
    expect(contentOfUnits('instrument', instrument.units)).toEqual(PRAKAS_STATE.content);
    expect(instrument.metadata).toEqual(PRAKAS_STATE.metadata);
    expect(instrument.findings).toEqual([]);
  });

  test('a Word document in Limon: as an instrument where its text is converted, as an article where it is not', async () => {
    const limon = '<w:rFonts w:ascii="Limon S1" w:hAnsi="Limon S1"/>';
    const { instrument, pieces, legacyRuns } = await read(
      'docx',
      wordFile({
        document: [...HEAD, ...BODY].map((line) => p(line)).join('') + p(run('siT§imnusS', limon)),
      }),
    );
    expect(legacyRuns.map(({ before }) => before)).toEqual(['siT§imnusS']);
    expect(JSON.stringify(instrument?.units.km)).toContain('សិទ្ធិមនុស្ស');
    expect(JSON.stringify(pieces)).toContain('siT§imnusS');
  });
});

describe('what goes on being an article', () => {
  test.each([
    ['news of a prakas', ['រដ្ឋមន្ត្រីចុះហត្ថលេខាលើប្រកាស', 'ប្រកាសនេះមានប្រការ ១២។', 'ប្រការ ១ ចែងថា ពលរដ្ឋត្រូវចុះបញ្ជី។']],
    ['a notice without visas', ['ព្រះរាជាណាចក្រកម្ពុជា', 'សេចក្តីជូនដំណឹង', 'ស្តីពីវិស្សមកាល', 'សូមជូនដំណឹងជាសាធារណៈ។']],
    ['a text that lists', ['ដំណើរការ', '១- ចុះបញ្ជី', '២- បង់ថ្លៃ']],
  ])('%s', async (_name, lines) => {
    const found = await read('txt', lines.join('\n'));
    expect(found.instrument).toBeNull();
    expect(found.pieces).toHaveLength(lines.length);
  });
});

describe('what it refuses', () => {
  const document = [...HEAD, ...BODY].map((line) => p(line)).join('');

  test.each([
    [
      'Akoma Ntoso that asks for another file',
      'akn',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>',
      'unreadable',
    ],
    ['XML of something else', 'akn', '<html/>', 'unreadable'],
    ['XML that does not end', 'akn', '<akomaNtoso', 'unreadable'],
    ['XML in an encoding that it does not know', 'akn', Buffer.from([0xe1, 0x20, 0xff]), 'encoding'],
    [
      'a Word document that asks for another file',
      'docx',
      zipOf([
        {
          name: 'word/document.xml',
          data: Buffer.from(
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
          ),
        },
      ]),
      'unreadable',
    ],
    [
      'a Word document that does not end',
      'docx',
      zipOf([{ name: 'word/document.xml', data: Buffer.from('<w:document><w:body><w:p') }]),
      'unreadable',
    ],
    [
      '100,000 paragraphs of Word',
      'docx',
      wordFile({ document: document + p('ក').repeat(100_000) }),
      'tooLarge',
    ],
    ['100,000 lines of text', 'txt', [...HEAD, ...BODY, 'ក\n'.repeat(100_000)].join('\n'), 'tooLarge'],
    [
      'one paragraph of a million marks',
      'docx',
      wordFile({ document: document + p('<w:r/>'.repeat(1_000_000)) }),
      'tooLarge',
    ],
  ])('%s', async (_name, kind, bytes, error) => {
    expect(await answerFor(kind, bytes)).toEqual({ ok: false, error });
  });

  test('a Word document that holds programs, whatever its ending says', async () => {
    const file = wordFile({ document });
    const parts = ['[Content_Types].xml', 'word/document.xml'].map((name) => ({
      name,
      data: Buffer.from(document),
    }));
    expect((await read('docx', file)).instrument).not.toBeNull();
    const withMacros = zipOf([...parts, { name: 'word/vbaProject.bin', data: Buffer.from('x') }]);
    expect(await answerFor('docx', withMacros)).toEqual({ ok: false, error: 'macros' });
  });
});
