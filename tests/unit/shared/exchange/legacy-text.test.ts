import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { LegacyForm } from '../../../../shared/exchange/legacy-text.ts';
import { unitsFromMarkup } from '../../../../shared/exchange/units-from-markup.ts';
import { countingIds, pieceHtml } from '../../../support/pieces.ts';

const WORD = path.resolve(import.meta.dirname, '../../../fixtures/exchange/word-limon.html');

function taken(html: string, form?: LegacyForm) {
  const result = unitsFromMarkup(parse(html), countingIds(), form);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const shown = (html: string, form?: LegacyForm): string[] => taken(html, form).pieces.map(pieceHtml);
const before = (html: string): string[] => taken(html).legacyRuns.map((run) => run.before);

describe('a text that Word copied in Limon fonts', () => {
  const html = readFileSync(WORD, 'utf8');

  test('is listed run by run, as it was and as it reads', () => {
    expect(taken(html).legacyRuns).toEqual([
      { before: 'RBHraCaNacRkkm<úCa', after: 'ព្រះរាជាណាចក្រកម្ពុជា', unknown: [] },
      { before: 'siT§imnusS nig ', after: 'សិទ្ធិមនុស្ស និង ', unknown: [] },
      { before: 'eKalkarN_ENnaM', after: 'គោលការណ៍ណែនាំ', unknown: [] },
      { before: 'elx~', after: null, unknown: ['~'] },
      { before: 'eyagRbkas', after: 'យោងប្រកាស', unknown: [] },
      { before: 'ykmYy', after: 'យកមួយ', unknown: [] },
    ]);
  });

  test('stays as it was where it is refused', () => {
    expect(shown(html)).toEqual([
      '<h2>RBHraCaNacRkkm&lt;úCa</h2>',
      '<p>siT§imnusS nig <strong>eKalkarN_ENnaM</strong> UNESCO elx~</p>',
      '<p>ykmYy[^eyagRbkas]</p>',
    ]);
  });

  test('is Khmer where it is taken, but for a run with a sign that nobody knows', () => {
    expect(shown(html, 'converted')).toEqual([
      '<h2>ព្រះរាជាណាចក្រកម្ពុជា</h2>',
      '<p>សិទ្ធិមនុស្ស និង <strong>គោលការណ៍ណែនាំ</strong> UNESCO elx~</p>',
      '<p>យកមួយ[^យោងប្រកាស]</p>',
    ]);
  });
});

describe('the font of a text', () => {
  test.each([
    ['a style', `<p style="font-family:'Limon S1',serif">k</p>`],
    ['an old font tag', '<p><font face="Limon R1">k</font></p>'],
    ['a style sheet, by class', '<style>.Old{margin:0;font-family:"Limon S1"}</style><p class="x old">k</p>'],
    [
      'a style sheet, by tag and class',
      '<style>p.MsoNormal, li.x {font-family:Limon}</style><p class=MsoNormal>k</p>',
    ],
    ['a style sheet, by tag', '<style><!-- p {font-family:"Limon F3"} --></style><p>k</p>'],
  ])('is said by %s', (_, html) => {
    expect(before(html)).toEqual(['k']);
  });

  test('is that of the nearest element that says one', () => {
    expect(
      before('<p style="font-family:Limon S1">k<span style="font-family:Arial">law</span><i>x</i></p>'),
    ).toEqual(['k', 'x']);
    expect(before('<style>p{font-family:Limon}</style><p style="font-family:Siemreap">ក</p>')).toEqual([]);
  });

  test('is read over runs of one look, so that no syllable is cut', () => {
    const html = '<p style="font-family:Limon S1">e<span>K</span><span lang=EN-US>al</span></p>';
    expect(before(html)).toEqual(['eKal']);
    expect(shown(html, 'converted')).toEqual(['<p>គោល</p>']);
  });

  test('with a style sheet without end is read in time', () => {
    const sheet = `<style>${'a{'.repeat(200_000)}${'.x,'.repeat(200_000)}{font-family:Limon}</style><p>k</p>`;
    const started = process.cpuUsage();
    expect(before(sheet)).toEqual([]);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
});
