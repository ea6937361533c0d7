import { describe, expect, it } from 'vitest';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { placedText } from '../../../../shared/document/text.ts';
import { diffWords } from '../../../../shared/document/word-diff.ts';
import { changedHtml, mergedHtml } from '../../../../shared/html/changed-html.ts';
import { UNNUMBERED } from '../../../../shared/html/instrument-block-html.ts';
import { wordsOf } from '../../../../shared/instrument/text.ts';
import { clauses, referenceTo, signature, term } from '../../../support/instrument-units.ts';
import { innerIdOf, paragraph } from '../../../support/units.ts';

const merged = (before: UnitBody, after: UnitBody, numbers = UNNUMBERED): string | null =>
  mergedHtml({ unit: before, context, numbers }, { unit: after, context, numbers });

const context = { media: 'm/', placeNote: () => '<sup>1</sup>' };
const unit = (type: string, content: JsonValue): UnitBody => ({ type, schemaVersion: 1, content });
const run = (text: string, ...marks: string[]) => ({
  kind: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
});

describe('what differs in a unit', () => {
  it('is marked in what was and in what is, and in one text with both', () => {
    const before = paragraph('a <fine> of 30 days');
    const after = paragraph('a <fine> of 60 days');
    const hunks = diffWords(placedText(before), placedText(after));
    expect(
      changedHtml(
        before,
        hunks.map((hunk) => hunk.before),
        'del',
        context,
      ),
    ).toBe('<p>a &lt;fine&gt; of <del>30</del> days</p>');
    expect(
      changedHtml(
        after,
        hunks.map((hunk) => hunk.after),
        'ins',
        context,
      ),
    ).toBe('<p>a &lt;fine&gt; of <ins>60</ins> days</p>');
    expect(merged(before, after)).toBe('<p>a &lt;fine&gt; of <del>30</del><ins>60</ins> days</p>');
  });

  it('keeps marks, links and footnotes, wherever a range cuts them', () => {
    const content = {
      inline: [
        run('one ', 'bold'),
        { kind: 'link', href: 'https://gov.kh/', children: [run('two three')] },
        { kind: 'footnote', id: innerIdOf(1), text: 'n' },
        run('four'),
      ],
    };
    expect(
      changedHtml(
        unit('paragraph', content),
        [
          { from: 2, to: 7 },
          { from: 13, to: 15 },
        ],
        'ins',
        context,
      ),
    ).toBe(
      '<p><strong>on</strong><ins><strong>e </strong><a href="https://gov.kh/">two</a></ins>' +
        '<a href="https://gov.kh/"> three</a><ins><sup>1</sup>f</ins>our</p>',
    );
  });

  it('is marked in each line of a list, also where a range runs over several', () => {
    const items = ['one', 'two', 'three'].map((text, index) => ({
      id: innerIdOf(index),
      depth: 0,
      inline: [run(text)],
    }));
    const list = unit('list', { ordered: false, items });
    expect(changedHtml(list, [{ from: 1, to: 9 }], 'del', context)).toBe(
      '<ul><li>o<del>ne</del></li><li><del>two</del></li><li><del>t</del>hree</li></ul>',
    );
    expect(merged(list, unit('paragraph', { inline: [] }))).toBeNull();
  });
});

describe('what differs in a unit of an instrument', () => {
  const before = clauses(['ពិន័យ ៣០ ថ្ងៃ', [0, 'ករណីទី១'], [term(7, 'អ្នកបើកបរ'), referenceTo(9)]]);
  const after = clauses(['ពិន័យ ៦០ ថ្ងៃ', [0, 'ករណីទី១'], [term(7, 'អ្នកធ្វើដំណើរ'), referenceTo(9)]]);
  const hunks = diffWords(wordsOf(before), wordsOf(after));

  it('is marked in its line, with its number and markers, and what refers or defines stays one', () => {
    const html = changedHtml(
      after,
      hunks.map((hunk) => hunk.after),
      'ins',
      context,
      { label: 'ប្រការ ៣', markers: new Map([[innerIdOf(2), 'ក-']]) },
    );
    expect(html).toContain('data-label="ប្រការ ៣"');
    expect(html).toContain('data-marker="ក-">ករណីទី១</p>');
    expect(html).toContain('ពិន័យ <ins>៦០</ins> ថ្ងៃ');
    expect(html).toMatch(/<ins>.*<dfn>.*<\/dfn>.*<\/ins>/u);
    expect(html).toContain('<a data-reference role="link">មាត្រា ០</a>');
    expect(html).not.toContain('data-unreadable');
  });

  it('stands in one text line by line: a part that went stays where it stood, one that came stands where it is', () => {
    const old = clauses(['ពិន័យ ៣០ ថ្ងៃ', [0, 'ករណីទី១'], [0, 'ករណីទី២']], 1);
    const fresh = clauses(['ពិន័យ ៦០ ថ្ងៃ', [0, 'ករណីទី២']], 1);
    const parts = [
      { ...Object(fresh.content).parts[0] },
      { ...Object(old.content).parts[2] },
      { kind: 'paragraph', id: innerIdOf(9), inline: [run('បន្ថែម')] },
    ];
    const html = merged(old, { ...fresh, content: { ...Object(fresh.content), parts } });
    expect(html?.replaceAll(/^.*?<p data-role="paragraph">/gu, '')).toBe(
      'ពិន័យ <del>៣០</del><ins>៦០</ins> ថ្ងៃ</p>' +
        '<p data-role="point" data-depth="0"><del>ករណីទី១</del></p>' +
        '<p data-role="point" data-depth="0">ករណីទី២</p>' +
        '<p data-role="paragraph"><ins>បន្ថែម</ins></p></section>',
    );
  });

  it('stands in one text cell by cell where the table has the same cells', () => {
    const table = (cell: string): UnitBody =>
      unit('provision', {
        number: { kind: 'next' },
        heading: [],
        parts: [
          {
            kind: 'table',
            id: innerIdOf(5),
            table: {
              header: false,
              rows: [{ id: innerIdOf(6), cells: [{ inline: [run('ថ្លៃ')] }, { inline: [run(cell)] }] }],
            },
          },
        ],
      });
    expect(merged(table('១០'), table('២០'))).toContain('<td>ថ្លៃ</td><td><del>១០</del><ins>២០</ins></td>');
  });

  it('is marked in a signature too', () => {
    const signed = signature('រដ្ឋមន្ត្រី');
    expect(
      changedHtml(signed, [{ from: 0, to: wordsOf(signed).trimEnd().length }], 'del', context),
    ).toContain('<p data-role="capacity"><del>រដ្ឋមន្ត្រី</del></p>');
  });
});
