/** What stands around the text of an official page, as HTML for `paper.css` and `official-page.css`. */
import type { Heading, OfficialParts } from '../official/parts.ts';
import { keptHtml } from './kept-html.ts';
import { ORNAMENT_SVG } from './ornament.ts';

const SLOT = '<span class="slot"></span>';

/** `…` is a slot to write in. */
const slotted = (text: string): string => text.split('…').map(keptHtml).join(SLOT);
const paragraph = (text: string): string => `<p>${slotted(text)}</p>`;
/** Empty where there are no lines. */
const block = (name: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<div class="${name}">${lines.map(paragraph).join('')}</div>\n`;
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** The kingdom, the issuer with the number, and what heads the text. */
export function officialHead(parts: OfficialParts): string {
  const number = joined(
    slotted(parts.numberLabel),
    parts.number === '' ? `${SLOT} ${keptHtml(parts.numberMark)}`.trim() : keptHtml(parts.number),
  );
  return `<header class="kingdom"><p>${keptHtml(parts.kingdom)}</p><p class="motto">${keptHtml(parts.motto)}</p>${parts.ornament === 'lotus' ? ORNAMENT_SVG : ''}</header>
<div class="issuer">${parts.issuer.map(paragraph).join('')}<p class="number">${number}</p></div>
${headingHtml(parts.heading)}`;
}

function headingHtml(heading: Heading): string {
  if (heading.kind === 'address') return block('address', heading.lines);
  const lines = [heading.type, heading.lead, heading.subject].filter((line) => line !== '');
  return `<h1>${lines.map((line) => `<span>${keptHtml(line)}</span>`).join(' ')}</h1>\n`;
}

/** Date lines and signature to the right, recipients to the left; never on a page without text before it. */
export function officialFoot(parts: OfficialParts): string {
  const signed = joined(
    block('dates', parts.dates),
    `<div class="signatory">${parts.signatory.map(paragraph).join('')}</div>`,
    parts.name === '' ? '' : `<p class="name">${keptHtml(parts.name)}</p>`,
  );
  return `<footer class="closing">
<div class="signed">${signed}</div>
<div class="sent">${list(parts.attachmentsLabel, parts.attachments)}${list(parts.recipientsLabel, parts.recipients)}</div>
</footer>
`;
}

/** Empty where nobody is named. */
const list = (label: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : `<p class="label">${keptHtml(label)}</p><ul>${lines.map((line) => `<li>${keptHtml(line)}</li>`).join('')}</ul>\n`;
