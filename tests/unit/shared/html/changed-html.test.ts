import { describe, expect, it } from 'vitest';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { placedText } from '../../../../shared/document/text.ts';
import { diffWords } from '../../../../shared/document/word-diff.ts';
import { changedHtml, mergedHtml } from '../../../../shared/html/changed-html.ts';
import { innerIdOf, paragraph } from '../../../support/units.ts';

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
    expect(mergedHtml(before, after, hunks, context)).toBe(
      '<p>a &lt;fine&gt; of <del>30</del><ins>60</ins> days</p>',
    );
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
    expect(mergedHtml(list, list, [], context)).toBeNull();
  });
});
