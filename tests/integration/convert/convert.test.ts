import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentFromJson, documentJson } from '../../../shared/exchange/document-json.ts';
import { written } from '../../support/akn.ts';
import { anyInstrument } from '../../support/instruments.ts';
import { ROOT } from '../../support/launch.ts';
import { textOfPdf } from '../../support/pdf-text.ts';
import { PRAKAS_STATE } from '../../support/sample-prakas.ts';
import { WORD_PRAKAS } from '../../support/word-prakas.ts';
import { wordView } from '../../support/word-view.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sastra-convert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => path.join(folder, name);
function put(name: string, content: string | Uint8Array): string {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
}

interface Run {
  readonly code: number | null;
  /** What went wrong. */
  readonly says: string;
}

/** As `npm run convert` starts it. */
function started(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const run = spawnSync(process.execPath, ['build/convert.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: run.status, says: run.stderr.trim() };
}
const convert = (...args: readonly string[]): Run => started(args);

const TEXT = 'សេចក្តីជូនដំណឹង\n\nទឹកជាសម្បត្តិសាធារណៈ។\n';

describe('npm run convert', () => {
  test('is the command that is tested here', () => {
    expect(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).toContain('node build/convert.ts"');
  });

  test('takes a prakas of Word for an instrument, and says in its report what was guessed and who changed what', () => {
    const word = put('ប្រកាស.docx', WORD_PRAKAS);
    expect(convert(word, inFolder('prakas.akn.xml'), '--report', inFolder('prakas.json'))).toEqual({
      code: 0,
      says: '',
    });
    const report = JSON.parse(readFileSync(inFolder('prakas.json'), 'utf8')) as unknown;
    expect(report).toMatchObject({
      kind: 'instrument',
      units: { km: 5 },
      findings: {
        hasTrackedChanges: true,
        list: [
          { kind: 'change', way: 'deleted', author: 'សុខា', text: '១០០', place: 'ប្រការ ១' },
          { kind: 'change', way: 'inserted', author: 'ដារា', text: '២០០' },
          { kind: 'comment', author: 'វណ្ណា' },
          ...Array.from({ length: 4 }, () => ({ kind: 'guess' })),
        ],
      },
    });
    expect(readFileSync(inFolder('prakas.akn.xml'), 'utf8')).toContain('ពិន័យ ២០០ រៀល');
  });

  test('takes an instrument from Akoma Ntoso to JSON and back without losing anything', () => {
    const [instrument] = fc.sample(anyInstrument, { numRuns: 1, seed: 7 });
    if (instrument === undefined) throw new Error('no instrument');
    const file = put('law.akn.xml', written(instrument));
    expect(convert(file, inFolder('law.json'))).toStrictEqual({ code: 0, says: '' });
    expect(documentFromJson(readFileSync(inFolder('law.json'), 'utf8'))).toStrictEqual(
      structuredClone(instrument),
    );
    expect(convert(inFolder('law.json'), inFolder('again.akn.xml')).code).toBe(0);
    expect(readFileSync(inFolder('again.akn.xml'), 'utf8')).toBe(written(instrument));
  });

  test.each(['docx', 'html'])('takes an article from text to .%s, and its words back', (ending) => {
    const file = put('notice.txt', TEXT);
    expect(convert(file, inFolder(`notice.${ending}`)).code).toBe(0);
    expect(convert(inFolder(`notice.${ending}`), inFolder('back.txt')).code).toBe(0);
    const words = readFileSync(inFolder('back.txt'), 'utf8');
    expect(words).toContain('សេចក្តីជូនដំណឹង\n\nទឹកជាសម្បត្តិសាធារណៈ។');
  });

  test('writes what was guessed or left out into a report', () => {
    const other = path.join(ROOT, 'tests/fixtures/akn/other.akn.xml');
    const report = inFolder('report.json');
    expect(convert(other, inFolder('other.json'), '--report', report).code).toBe(0);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
      kind: 'instrument',
      units: { km: 8, en: 0 },
      findings: { isOwn: false, leftOut: { img: 1 }, guessed: { part: 1 } },
    });
  });

  test('says in one sentence why it cannot, writes nothing and fails', () => {
    const evil = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    const cases = [
      [[put('a.txt', TEXT), inFolder('a.odt')], /a\.odt: what can be written ends in/u],
      [[put('a.zip', TEXT), inFolder('b.txt')], /a\.zip: what can be read ends in/u],
      [[inFolder('none.docx'), inFolder('b.txt')], /none\.docx: there is no such file\./u],
      [[put('bad.docx', TEXT), inFolder('b.txt')], /bad\.docx: the file is not what its ending says/u],
      [[put('evil.akn.xml', evil), inFolder('b.json')], /evil\.akn\.xml: the file is not what/u],
      [[put('x.akn.xml', '<akomaNtoso/>'), inFolder('b.json')], /x\.akn\.xml: the file is no Akoma Ntoso/u],
      [
        [put('latin.txt', Buffer.from([0xe9, 0x0a])), inFolder('b.txt')],
        /latin\.txt: the file is neither UTF-8/u,
      ],
      [[put('c.txt', TEXT), inFolder('c.akn.xml')], /c\.akn\.xml: Akoma Ntoso is for instruments/u],
      [[inFolder('a.txt')], /^Usage: npm run convert/u],
      [[inFolder('a.txt'), inFolder('nowhere/a.json')], /could not be read or written \(ENOENT\)/u],
    ] as const;
    for (const [args, sentence] of cases) {
      const { code, says } = convert(...args);
      expect(code).toBe(1);
      expect(says).toMatch(sentence);
      expect(says.split('\n')).toHaveLength(1);
      expect(existsSync(args[1] ?? '')).toBe(false);
    }
  });

  test.each(['docx', 'html', 'txt'])('takes an instrument to .%s, numbered as printed', (ending) => {
    const file = put('prakas.json', documentJson(PRAKAS_STATE));
    const to = inFolder(`prakas.${ending}`);
    expect(convert(file, to)).toEqual({ code: 0, says: '' });
    const bytes = readFileSync(to);
    const text =
      ending === 'docx'
        ? wordView(bytes)
            .paragraphs.map((paragraph) => paragraph.text)
            .join('\n')
        : bytes.toString('utf8');
    for (const words of ['ប្រការ ២ ថ្មី', 'សម្រេច', 'ឧបសម្ព័ន្ធទី១']) expect(text).toContain(words);
    expect(convert(file, to, '--language', 'en').code).toBe(0);
    if (ending === 'txt') expect(readFileSync(to, 'utf8')).toContain('Clause 2 new');
  });

  test('prints an article and an instrument as PDF, as the desk does', () => {
    const law = inFolder('law.pdf');
    // Where the desk is not built yet, its build says its own.
    expect(convert(put('law.json', documentJson(PRAKAS_STATE)), law).code).toBe(0);
    const pages = textOfPdf(readFileSync(law))
      .join('')
      .replaceAll(/[\s\u200B]/gu, '');
    expect(pages).toContain('ប្រការ២ថ្មី');
    const notice = inFolder('notice.pdf');
    expect(convert(put('notice.txt', TEXT), notice).code).toBe(0);
    expect(textOfPdf(readFileSync(notice)).join('')).toContain('ទឹកជាសម្បត្តិសាធារណៈ');
  });

  test('says what is missing where nothing can print, and writes nothing', () => {
    const nothing = { SASTRA_CHROMIUM: inFolder('none'), SASTRA_HOST: 'chromium' };
    const run = started([put('d.txt', TEXT), inFolder('d.pdf')], nothing);
    expect(run).toMatchObject({
      code: 1,
      says: expect.stringMatching(/^A PDF is printed by .*chromium/u) as string,
    });
    expect(existsSync(inFolder('d.pdf'))).toBe(false);
  });

  test('takes each file of a folder; one that cannot be read is told and stops no other', () => {
    mkdirSync(inFolder('batch'));
    put('batch/a.txt', TEXT);
    put('batch/b.docx', TEXT);
    put('batch/c.json', documentJson(PRAKAS_STATE));
    put('batch/picture.png', TEXT);
    const [to, report] = [inFolder('made'), inFolder('batch.json')];
    const run = convert(inFolder('batch'), to, '--to', 'html', '--report', report);
    expect(run).toMatchObject({
      code: 1,
      says: expect.stringMatching(/^\S*b\.docx: the file is not/u) as string,
    });
    expect(readdirSync(to)).toEqual(['a.html', 'c.html']);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject([
      { kind: 'article' },
      { refused: expect.stringContaining('b.docx') as string },
      { kind: 'instrument' },
    ]);
  });

  test('writes nothing where two files of a folder would become one', () => {
    mkdirSync(inFolder('twice'));
    put('twice/a.txt', TEXT);
    put('twice/a.html', '<p>A</p>');
    const run = convert(inFolder('twice'), inFolder('one'), '--to', 'docx');
    expect(run).toMatchObject({ code: 1, says: expect.stringContaining('two files') as string });
    expect(existsSync(inFolder('one'))).toBe(false);
  });
});
