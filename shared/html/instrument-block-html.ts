/**
 * A unit of an instrument as the editor shows it before it stands: a block with its lines, in the shape of the editor's
 * own blocks. Numbers are attributes, since they are derived.
 */
import { escapeHtml } from './escape.ts';
import { inlineHtml } from './inline-html.ts';
import { tableHtml, type HtmlContext } from './unit-html.ts';
import type { InnerId, UnitBody } from '../document/model.ts';
import { assertNever } from '../errors/result.ts';
import type { InstrumentBody, InstrumentInline } from '../instrument/instrument.ts';
import { isInstrumentBody, readInstrumentUnit } from '../instrument/views.ts';

export interface BlockNumbers {
  /** What is seen before the unit; empty for what is not counted. */
  readonly label: string;
  /** What is seen before its points. */
  readonly markers: ReadonlyMap<InnerId, string>;
}

/** Of a unit that nobody has counted. */
export const UNNUMBERED: BlockNumbers = { label: '', markers: new Map() };

const attribute = (name: string, value: string): string =>
  value === '' ? '' : ` ${name}="${escapeHtml(value)}"`;

/** Null where the unit is one of an article, or cannot be read. */
export function instrumentBlockHtml(
  unit: UnitBody,
  numbers: BlockNumbers,
  context: HtmlContext,
): string | null {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable' || !isInstrumentBody(view.body)) return null;
  const { body } = view;
  const level = body.type === 'division' ? body.content.level : '';
  const repealed = body.type === 'provision' && body.content.repealed === true ? ' data-repealed=""' : '';
  const attributes = `${attribute('data-level', level)}${repealed}${attribute('data-label', numbers.label)}`;
  return `<section data-unit="${body.type}"${attributes}>${linesHtml(body, numbers, context)}</section>`;
}

const lineHtml = (role: string, content: string, attributes = ''): string =>
  `<p data-role="${role}"${attributes}>${content || '<br>'}</p>`;

function linesHtml(body: InstrumentBody, { markers }: BlockNumbers, context: HtmlContext): string {
  const words = (inline: readonly InstrumentInline[]): string =>
    context.line?.(inline) ?? instrumentInlineHtml(inline, context);
  switch (body.type) {
    case 'visa':
      return lineHtml('words', words(body.content.inline));
    case 'division':
    case 'annex':
      return lineHtml('heading', words(body.content.heading));
    case 'provision': {
      // In reading order: whoever marks the lines counts them.
      const heading = lineHtml('heading', words(body.content.heading));
      const parts = body.content.parts.map((part) => {
        if (part.kind === 'table') return tableHtml(part.table, context);
        const depth = part.kind === 'point' ? ` data-depth="${part.depth}"` : '';
        return lineHtml(
          part.kind,
          words(part.inline),
          `${depth}${attribute('data-marker', markers.get(part.id) ?? '')}`,
        );
      });
      return heading + parts.join('');
    }
    case 'signature': {
      const { capacity, name } = body.content;
      const plain = (text: string): string => words([{ kind: 'text', text }]);
      const lines = capacity.split('\n').map((text) => lineHtml('capacity', plain(text)));
      return lines.join('') + lineHtml('name', plain(name));
    }
    default:
      return assertNever(body);
  }
}

/** A line; a reference shows what it showed last where nothing else is known of it. */
export const instrumentInlineHtml = (
  inline: readonly InstrumentInline[],
  { placeNote, reference, text }: HtmlContext,
): string =>
  inline
    .map((piece) => {
      switch (piece.kind) {
        case 'reference':
          return `<a data-reference role="link">${escapeHtml(reference?.(piece) ?? piece.seen)}</a>`;
        case 'term':
          return `<dfn>${inlineHtml(piece.children, placeNote, text)}</dfn>`;
        case 'text':
        case 'break':
        case 'link':
        case 'footnote':
          return inlineHtml([piece], placeNote, text);
        default:
          return assertNever(piece);
      }
    })
    .join('');
