/** A comparison as a page that prints: a table of two columns on A4 across, its head repeated on every page. */
import {
  signatureLines,
  type ComparisonCell,
  type ComparisonPage,
  type ComparisonRow,
} from '../compare/comparison-page.ts';
import { lineCutter } from '../compare/stretches.ts';
import { assertNever } from '../errors/result.ts';
import { escapeHtml } from './escape.ts';
import { keptHtml } from './kept-html.ts';
import { createNotes, type Notes } from './notes.ts';
import { officialLook, type PaperLook } from './paper-look.ts';
import { sheetHtml } from './paper.ts';
import { PrintedHtml, written } from './printed-html.ts';

export interface ComparisonPaperInput {
  readonly page: ComparisonPage;
  readonly look: PaperLook;
  /** Relative URL of the folder that holds the style sheets, `fonts/` and `media/`, with its final slash. */
  readonly base: string;
}

/** A pure function of its input: equal input, equal bytes. */
export function comparisonPaperHtml({ page, look, base }: ComparisonPaperInput): string {
  const { language, title, subject, heads, rows } = page;
  const notes = createNotes(language);
  const headHtml = (side: 'before' | 'after'): string =>
    `<th scope="col">${heads[side].map((line) => `<p>${keptHtml(line)}</p>`).join('')}</th>`;
  const lines = [title, subject].filter((line) => line !== '');
  const body = written(
    '<article class="comparison">',
    `<h1>${lines.map((line) => `<span>${keptHtml(line)}</span>`).join(' ')}</h1>`,
    '<table>',
    `<thead><tr>${headHtml('before')}${headHtml('after')}</tr></thead>`,
    ...rows.map((row) => `<tbody>${rowHtml(row, notes, `${base}media/`)}</tbody>`),
    `</table>${notes.html()}</article>`,
  );
  return sheetHtml({
    language,
    title: lines.join(' '),
    look: officialLook(look),
    sheets: ['official-page.css', 'instrument.css', 'comparison.css'],
    base,
    body,
  });
}

const noteHtml = (note: string): string =>
  note === '' ? '' : `<tr class="note"><td colspan="2">${escapeHtml(note)}</td></tr>`;

function rowHtml(row: ComparisonRow, notes: Notes, media: string): string {
  if (row.kind === 'note') return noteHtml(row.note);
  const before = cellHtml(row.before, 'del', notes, media);
  return `${noteHtml(row.note)}<tr>${before}${cellHtml(row.after, 'ins', notes, media)}</tr>`;
}

function cellHtml(cell: ComparisonCell | null, tag: 'del' | 'ins', notes: Notes, media: string): string {
  if (cell === null) return '<td></td>';
  const html = new PrintedHtml({ media, notes, marking: { cut: lineCutter(cell.ranges), tag } });
  return `<td>${printedUnitHtml(cell, html)}</td>`;
}

function printedUnitHtml({ unit }: ComparisonCell, html: PrintedHtml): string {
  switch (unit.kind) {
    case 'visa':
      return `<p>- ${html.line(unit.inline)}</p>`;
    case 'annex':
      return html.headed('p', 'annexed', unit);
    case 'signature':
      // Every line is asked for, since they are counted; a name may not be there yet.
      return signatureLines(unit)
        .map((line) => html.line(line))
        .filter((line) => line !== '')
        .map((line) => `<p class="signed">${line}</p>`)
        .join('');
    case 'division':
    case 'provision':
    case 'text':
      return html.block(unit, 'p');
    default:
      return assertNever(unit);
  }
}
