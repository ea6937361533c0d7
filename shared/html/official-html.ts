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
export const officialHead = (parts: OfficialParts): string =>
  `${kingdomHtml(parts)}${headingHtml(parts.heading)}`;

function kingdomHtml(parts: OfficialParts): string {
  const number = joined(
    slotted(parts.numberLabel),
    parts.number === '' ? `${SLOT} ${keptHtml(parts.numberMark)}`.trim() : keptHtml(parts.number),
  );
  return `<header class="kingdom"><p>${keptHtml(parts.kingdom)}</p><p class="motto">${keptHtml(parts.motto)}</p>${parts.ornament === 'lotus' ? ORNAMENT_SVG : ''}</header>
<div class="issuer">${parts.issuer.map(paragraph).join('')}<p class="number">${number}</p></div>
`;
}

export function headingHtml(heading: Heading): string {
  if (heading.kind === 'address') return block('address', heading.lines);
  const lines = [heading.type, heading.lead, heading.subject].filter((line) => line !== '');
  return `<h1>${lines.map((line) => `<span>${keptHtml(line)}</span>`).join(' ')}</h1>\n`;
}

/** Who signs: the lines of the office, and the name, which may be empty. */
export interface Signatory {
  readonly lines: readonly string[];
  readonly name: string;
}

/** Date lines and signature to the right, recipients to the left; never on a page without text before it. */
export const officialFoot = (parts: OfficialParts): string =>
  closingHtml(parts, [{ lines: parts.signatory, name: parts.name }]);

/** The same with the signatures of a text of its own; several stand beside each other. `parts` null: no page around it. */
export function closingHtml(parts: OfficialParts | null, signatories: readonly Signatory[]): string {
  const dates = block('dates', parts?.dates ?? []);
  const sent =
    parts === null
      ? ''
      : list(parts.attachmentsLabel, parts.attachments) + list(parts.recipientsLabel, parts.recipients);
  const [only, ...others] = signatories;
  if (only === undefined || others.length === 0) {
    const signed = joined(dates, only === undefined ? '' : signatoryHtml(only));
    return closing('closing', `<div class="signed">${signed}</div>`, sent);
  }
  const signed = signatories.map((one) => `<div class="signed">${signatoryHtml(one)}</div>`).join('\n');
  return closing('closing joint', `${dates}<div class="signatures">${signed}</div>`, sent);
}

const closing = (name: string, signed: string, sent: string): string =>
  `<footer class="${name}">\n${signed}\n<div class="sent">${sent}</div>\n</footer>\n`;

const signatoryHtml = ({ lines, name }: Signatory): string =>
  joined(
    `<div class="signatory">${lines.map(paragraph).join('')}</div>`,
    name === '' ? '' : `<p class="name">${keptHtml(name)}</p>`,
  );

/** Empty where nobody is named. */
const list = (label: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : `<p class="label">${keptHtml(label)}</p><ul>${lines.map((line) => `<li>${keptHtml(line)}</li>`).join('')}</ul>\n`;
