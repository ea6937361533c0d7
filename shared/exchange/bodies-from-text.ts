/** Plain text as bodies of an article: each line that is not blank is a paragraph, rows with tabs are a table. */
import type { ArticleBody, Inline } from '../document/article.ts';
import type { Ids } from '../document/ids.ts';
import { wholeTable } from './grid.ts';
import { withoutControls } from './line.ts';

const inlineOf = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }]);

/** Two rows at least, of as many cells: what a spreadsheet puts on the clipboard. */
const isTable = (lines: readonly string[]): boolean => {
  const widths = new Set(lines.map((line) => line.split('\t').length));
  return lines.length > 1 && widths.size === 1 && !widths.has(1);
};

export function bodiesFromText(text: string, ids: Ids): readonly ArticleBody[] {
  const lines = withoutControls(text)
    .split(/[\r\n\u2028\u2029]+/u)
    .filter((line) => /[^\s\u200B]/u.test(line));
  if (isTable(lines)) {
    const rows = lines.map((line) =>
      line
        .split('\t')
        .map((cell) => ({ inline: inlineOf(cell.trim()), colspan: 1, rowspan: 1, isHead: false })),
    );
    const content = wholeTable(rows, ids);
    if (content !== null) return [{ type: 'table', content }];
  }
  return lines.map((line) => ({ type: 'paragraph', content: { inline: inlineOf(line.trim()) } }));
}
