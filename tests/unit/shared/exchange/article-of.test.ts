import { describe, expect, test } from 'vitest';
import type { ArticleBody, HeadingContent } from '../../../../shared/document/article.ts';
import { articleOf } from '../../../../shared/exchange/article-of.ts';

const inline = (text: string) => [{ kind: 'text' as const, text }];
const heading = (level: HeadingContent['level'], text: string): ArticleBody => ({
  type: 'heading',
  content: { level, inline: inline(text) },
});
const words = (text: string): ArticleBody => ({ type: 'paragraph', content: { inline: inline(text) } });

describe('the title', () => {
  test('is the heading that the text begins with, on one line and without zero-width spaces', () => {
    const { title, bodies } = articleOf([heading(1, ' សេចក្តី\u200Bជូន  ដំណឹង '), words('ក')], 'x.docx');
    expect(title).toBe('សេចក្តីជូន ដំណឹង');
    expect(bodies).toEqual([words('ក')]);
  });

  test('is the name of the file, without its ending, where the text begins otherwise', () => {
    const bodies = [words('ក'), heading(1, 'ខ')];
    expect(articleOf(bodies, 'របាយការណ៍ ២០២៦.v2.docx')).toMatchObject({ title: 'របាយការណ៍ ២០២៦.v2', bodies });
  });

  test('is cut where nobody meant one so long', () => {
    expect(articleOf([heading(1, 'ក'.repeat(10_000))], 'x').title).toHaveLength(1_000);
  });
});

test.each([
  [
    [2, 3],
    [1, 2],
  ],
  [
    [1, 2],
    [1, 2],
  ],
  [[3], [1]],
  [
    [2, 3, 2],
    [1, 2, 1],
  ],
] as const)('headings below the title, of levels %j, become %j', (levels, expected) => {
  const { bodies } = articleOf([heading(1, 'ក'), ...levels.map((level) => heading(level, 'ខ'))], 'x');
  expect(bodies).toEqual(expected.map((level) => heading(level, 'ខ')));
});

test.each([
  ['km', 'ក្រសួង MoEYS'],
  ['en', 'The ministry, ក'],
  ['km', '12'],
])('the language is the one that most letters are of: %s', (language, text) => {
  expect(articleOf([words(text)], 'x.txt').language).toBe(language);
});
