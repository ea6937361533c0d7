import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentFromJson } from '../../../shared/exchange/document-json.ts';
import { written } from '../../support/akn.ts';
import { anyInstrument } from '../../support/instruments.ts';
import { ROOT } from '../../support/launch.ts';

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

/** As `npm run convert` starts it. */
function convert(...args: readonly string[]): { readonly code: number | null; readonly says: string } {
  const limits = ['--permission', '--allow-fs-read=*', '--allow-fs-write=*'];
  const run = spawnSync(process.execPath, [...limits, 'convert/index.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { code: run.status, says: run.stderr.trim() };
}

const TEXT = 'សេចក្តីជូនដំណឹង\n\nទឹកជាសម្បត្តិសាធារណៈ។\n';

describe('npm run convert', () => {
  test('is the command that is tested here', () => {
    expect(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).toContain(
      'node --permission --allow-fs-read=* --allow-fs-write=* convert/index.ts',
    );
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
      [[put('a.txt', TEXT), inFolder('a.pdf')], /a\.pdf: what can be written ends in/u],
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
});
