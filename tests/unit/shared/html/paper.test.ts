import { describe, expect, it } from 'vitest';
import { FIRST_LOOK, paperLookFrom } from '../../../../shared/html/paper-look.ts';
import { paperHtml } from '../../../../shared/html/paper.ts';
import { longUnits } from '../../../support/long-document.ts';

describe('the paper', () => {
  const input = {
    language: 'km',
    title: 'ចំណងជើង <1>',
    name: 'no',
    units: longUnits(12, 100),
    look: FIRST_LOOK,
    official: null,
    base: '../../',
  } as const;

  it('says its language and its title, escaped', () => {
    const html = paperHtml(input);
    expect(html).toContain('<html lang="km"');
    expect(html).toContain('<title>ចំណងជើង &lt;1&gt;</title>');
    expect(html).toContain('<h1>ចំណងជើង &lt;1&gt;</h1>');
  });

  it('goes by its name where it has no title', () => {
    const html = paperHtml({ ...input, title: '', name: 'ឈ្មោះ' });
    expect(html).toContain('<title>ឈ្មោះ</title>');
    expect(html).not.toContain('<h1>');
  });

  it('holds no script and no style of its own', () => {
    expect(paperHtml(input)).not.toMatch(/<script|<style|style=|\son\w+=/iu);
  });

  it('wears the face and the headings that a person chose, and its own where a record says neither', () => {
    const chosen = paperLookFrom({ font: 'battambang', headings: 'bold' });
    expect(paperHtml({ ...input, look: chosen })).toContain('data-font="battambang" data-headings="bold"');
    expect(paperLookFrom({ font: '"><script>', headings: 7 })).toEqual(FIRST_LOOK);
  });

  it('is the same bytes for the same input', () => {
    expect(paperHtml({ ...input, units: longUnits(12, 100) })).toBe(paperHtml(input));
  });
});
