/** Text on paper: what a line must not break stands in a span of its own, styled by `paper.css`. */
import { keepTogether } from '../khmer/index.ts';
import { escapeHtml } from './escape.ts';

export function keptHtml(text: string): string {
  let html = '';
  let from = 0;
  for (const { start, end } of keepTogether(text)) {
    html += `${escapeHtml(text.slice(from, start))}<span class="kept">${escapeHtml(text.slice(start, end))}</span>`;
    from = end;
  }
  return html + escapeHtml(text.slice(from));
}
