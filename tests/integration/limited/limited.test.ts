import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOf } from '../../../electron/core/exchange/docx.ts';
import { importAnswerSchema } from '../../../shared/exchange/imported.ts';
import { MOST_RECORDS, tableAnswerSchema } from '../../../shared/exchange/table-file.ts';
import { ROOT } from '../../support/launch.ts';
import { LIMITED, runLimited } from '../../support/limited.ts';
import { paragraph } from '../../support/units.ts';
import { zipOf } from '../../support/zip.ts';

let folder = '';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sastra-limited-')));
  // What ships is what is tested.
  if (existsSync(LIMITED)) return;
  const built = spawnSync(process.execPath, ['build/build.ts'], { cwd: ROOT });
  if (built.status !== 0) throw new Error(String(built.stderr));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const answerFor = async (kind: string, file: string) =>
  importAnswerSchema.parse((await runLimited({ kind, file })).answer);

describe('what it reads', () => {
  test('the fonts of a Word document, wherever they are named: in a style, in the style of that, or for all of it', async () => {
    const document = new Document({
      styles: {
        default: { document: { run: { font: 'Limon S1' } } },
        paragraphStyles: [
          { id: 'Old', name: 'Old', run: { font: 'Limon R1' } },
          { id: 'Older', name: 'Older', basedOn: 'Old', run: { bold: true } },
          { id: 'New', name: 'New', run: { font: 'Siemreap' } },
        ],
        characterStyles: [{ id: 'Sign', name: 'Sign', run: { font: 'Limon F3' } }],
      },
      footnotes: { 1: { children: [new Paragraph('eyag')] } },
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun('siT§i'), new FootnoteReferenceRun(1)] }),
            new Paragraph({ style: 'Older', children: [new TextRun('ENnaM')] }),
            new Paragraph({
              style: 'New',
              children: [new TextRun('law '), new TextRun({ text: 'eKal', style: 'Sign' })],
            }),
            new Paragraph({ children: [new TextRun({ text: 'law', font: 'Arial' })] }),
          ],
        },
      ],
    });
    const answer = await answerFor('docx', fileOf('styles.docx', await Packer.toBuffer(document)));
    if (!answer.ok) throw new Error(answer.error);
    expect(answer.value.legacyRuns.map(({ before, after }) => [before.trim(), after?.trim()])).toEqual([
      ['eyag', 'យោង'],
      ['siT§i', 'សិទ្ធិ'],
      ['ENnaM', 'ណែនាំ'],
      ['eKal', 'គោល'],
    ]);
    expect(answer.value.legacyFonts.toSorted()).toEqual(['Limon F3', 'Limon R1', 'Limon S1']);
  });

  test('a Word document in Limon fonts: as it stands, and converted, with the runs side by side', async () => {
    const limon = (text: string) => new TextRun({ text, font: 'Limon S1', highlight: 'yellow' });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({
              children: [limon('RBHraCaNac'), limon('Rkkm<úCa'), new TextRun({ text: ' UN', bold: true })],
            }),
            new Paragraph({ children: [limon('elx~')] }),
          ],
        },
      ],
    });
    const answer = await answerFor('docx', fileOf('limon.docx', await Packer.toBuffer(document)));
    const bodies = (...texts: readonly (readonly object[])[]) =>
      texts.map((inline) => ({ type: 'paragraph', content: { inline } }));
    const latin = { kind: 'text', text: ' UN', marks: ['bold'] };
    const left = [{ kind: 'text', text: 'elx~' }];
    expect(answer).toEqual({
      ok: true,
      value: {
        pieces: bodies([{ kind: 'text', text: 'RBHraCaNacRkkm<úCa' }, latin], left),
        converted: bodies([{ kind: 'text', text: 'ព្រះរាជាណាចក្រកម្ពុជា' }, latin], left),
        legacyRuns: [
          { before: 'RBHraCaNacRkkm<úCa', after: 'ព្រះរាជាណាចក្រកម្ពុជា', unknown: [] },
          { before: 'elx~', after: null, unknown: ['~'] },
        ],
        legacyFonts: ['Limon S1'],
        pictures: [],
        tablesAsText: 0,
        unknownStyles: [],
        instrument: null,
      },
    });
  });

  test('a Word document, with nothing in its environment and no file but that one', async () => {
    const { bytes } = await docxOf({
      language: 'km',
      title: 'ចំណងជើង',
      units: [paragraph('ក្រសួង')],
      pictures: new Map(),
    });
    const answer = await answerFor('docx', fileOf('good.docx', bytes));
    expect(answer).toMatchObject({
      ok: true,
      value: { pieces: [{ type: 'heading' }, { content: { inline: [{ text: 'ក្រសួង' }] } }] },
    });
  });

  test.each([
    ['UTF-8', Buffer.from('សួស្តី')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFសួស្តី')],
    ['UTF-16, little end first', Buffer.from('\uFEFFសួស្តី', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFសួស្តី', 'utf16le').swap16()],
  ])('a text in %s', async (name, bytes) => {
    const answer = await answerFor('txt', fileOf(`${name}.txt`, bytes));
    expect(answer).toMatchObject({
      value: { pieces: [{ content: { inline: [{ kind: 'text', text: 'សួស្តី' }] } }] },
    });
  });
});

describe('what it refuses', () => {
  const bomb = (claimed?: number): Buffer => {
    const data = Buffer.alloc(210_000_000);
    return zipOf([{ name: 'word/document.xml', data, ...(claimed === undefined ? {} : { claimed }) }]);
  };

  test.each([
    ['a text in an encoding that it does not know', 'txt', Buffer.from([0xe1, 0x20, 0xff]), 'encoding'],
    ['a program that is called a text', 'txt', Buffer.from('MZ\0\0\0'), 'encoding'],
    ['a picture that is called a Word document', 'docx', Buffer.from('\x89PNG', 'latin1'), 'unreadable'],
    [
      'a zip file that is no Word document',
      'docx',
      zipOf([{ name: 'a', data: Buffer.from('b') }]),
      'unreadable',
    ],
    ['markup without end', 'html', Buffer.from('<div>'.repeat(5000)), 'tooDeep'],
  ])('%s', async (name, kind, bytes, error) => {
    expect(await answerFor(kind, fileOf(name, bytes))).toEqual({ ok: false, error });
  });

  test('a zip bomb, whether it says how large it is or lies', async () => {
    expect(await answerFor('docx', fileOf('bomb.docx', bomb()))).toEqual({ ok: false, error: 'tooLarge' });
    expect(await answerFor('docx', fileOf('liar.docx', bomb(1000)))).toEqual({
      ok: false,
      error: 'tooLarge',
    });
  });

  test('to read anything where the permission model is not active, or where it may do more than it should', async () => {
    const file = fileOf('plain.txt', 'x');
    const unprotected = { ok: false, error: 'unprotected' };
    const free = await runLimited({ kind: 'txt', file }, { execArgv: [] });
    expect(free.answer).toEqual(unprotected);
    const whole = await runLimited(
      { kind: 'txt', file },
      { execArgv: ['--permission', '--allow-fs-read=*'] },
    );
    expect(whole.answer).toEqual(unprotected);
    const inherited = await runLimited({ kind: 'txt', file }, { env: { SECRET: 'x' } });
    expect(inherited.answer).toEqual(unprotected);
  });

  test('a job that is none: it ends without a word', async () => {
    const { answer, code } = await runLimited({ kind: 'exe', file: fileOf('x.exe', 'x') });
    expect([answer, code]).toEqual([null, 1]);
  });
});

describe('what code of a stranger could do in it', () => {
  /** Runs under main's limits, after the network was closed as the product closes it. */
  async function tried(body: string): Promise<unknown> {
    const confinement = path.join(ROOT, 'electron/limited/confinement.ts');
    const program = fileOf(
      `hostile-${Math.random().toString(36).slice(2)}.mjs`,
      `import { closeNetwork } from ${JSON.stringify(confinement)};
       closeNetwork();
       const attempt = async (file) => { ${body} };
       process.parentPort.on('message', ({ data }) =>
         attempt(data.file).then(
           (value) => process.parentPort.postMessage({ did: String(value) }),
           (error) => process.parentPort.postMessage({ refused: error.code ?? error.message }),
         ));`,
    );
    const file = fileOf('job.txt', 'job');
    const run = await runLimited({ kind: 'txt', file }, { program, readable: [confinement] });
    return run.answer ?? run;
  }

  test('it can read the one file: the tries below fail for what they try', async () => {
    const read = await tried("return (await import('node:fs')).readFileSync(file, 'utf8');");
    expect(read).toEqual({ did: 'job' });
  });

  test.each([
    ['another file', "return (await import('node:fs')).readFileSync(file + '.other')"],
    ['the folder of the file', "return (await import('node:fs')).readdirSync(file.replace(/job.txt$/, ''))"],
    ['writing', "return (await import('node:fs')).writeFileSync(file, 'x')"],
    ['the host name of this machine', "return (await import('node:fs')).readFileSync('/etc/hostname')"],
  ])('not: %s', async (_name, body) => {
    expect(await tried(body)).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  });

  test('not: a way through a link', async () => {
    const secret = fileOf('secret.txt', 'secret');
    const link = path.join(folder, 'link.txt');
    symlinkSync(secret, link);
    expect(await tried(`return (await import('node:fs')).readFileSync(${JSON.stringify(link)})`)).toEqual({
      refused: 'ERR_ACCESS_DENIED',
    });
  });

  test('not: any module that leads out of it, however it is asked for', async () => {
    const names =
      'net http https http2 tls dgram dns child_process worker_threads cluster inspector module vm'.split(
        ' ',
      );
    const answer = await tried(
      `const got = [];
       for (const name of ${JSON.stringify(names)}) {
         await import('node:' + name).then(() => got.push(name), () => undefined);
         try { process.getBuiltinModule(name); got.push(name); } catch {}
       }
       return JSON.stringify(got);`,
    );
    expect(answer).toEqual({ did: '[]' });
  });

  test.each([
    [
      'fetch',
      'return typeof fetch + typeof WebSocket + typeof EventSource + typeof WebAssembly',
      { did: 'undefined'.repeat(4) },
    ],
    ['native bindings', "return process.binding('tcp_wrap')", { refused: 'ERR_ACCESS_DENIED' }],
    ['native libraries', 'return process.dlopen({ exports: {} }, file)', { refused: 'ERR_DLOPEN_DISABLED' }],
    [
      'code made of text',
      "return new Function('return 1')()",
      { refused: expect.stringContaining('Code generation from strings disallowed') },
    ],
  ])('not: %s', async (_name, body, expected) => {
    expect(await tried(body)).toEqual(expected);
  });

  test('a program that eats memory ends, and says nothing', async () => {
    const run = await tried('const all = []; for (;;) all.push(new Array(100_000).fill({}));');
    expect(run).toMatchObject({ answer: null });
  });
});

test('the program that ships names no module of Node but what reading a file needs', () => {
  const source = readFileSync(LIMITED, 'utf8');
  const named = [...source.matchAll(/(?:from |__require\()"((?:node:)?[a-z_/]+)"/gu)].map(([, name = '']) =>
    name.replace('node:', ''),
  );
  expect(new Set(named)).toEqual(
    new Set([
      'buffer',
      'crypto',
      'events',
      'fs',
      'fs/promises',
      'module',
      'os',
      'path',
      'stream',
      'url',
      'util',
      'zlib',
    ]),
  );
});

describe('a table', () => {
  const TABLE = 'លេខ;ប្រភេទ\n៤១;"ច្បាប់; និង"';
  const recordsFor = async (bytes: string | Uint8Array) =>
    tableAnswerSchema.parse((await runLimited({ kind: 'table', file: fileOf('table.csv', bytes) })).answer);

  test.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
  ])('in %s is told record by record', async (_name, bytes) => {
    expect(await recordsFor(bytes)).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ['លេខ', 'ប្រភេទ'] },
        { line: 2, cells: ['៤១', 'ច្បាប់; និង'] },
      ],
    });
  });

  test.each([
    ['encoding', Buffer.from('num\u00e9ro,date', 'latin1')],
    ['encoding', Buffer.from(TABLE, 'utf16le')],
    ['unreadable', Buffer.from('a,"b')],
    ['tooLarge', Buffer.from('a,b\n'.repeat(MOST_RECORDS + 1))],
    ['tooLarge', Buffer.from(`a,${'b'.repeat(10_001)}`)],
  ])('is refused as %s', async (error, bytes) => {
    expect(await recordsFor(bytes)).toEqual({ ok: false, error });
  });
});
