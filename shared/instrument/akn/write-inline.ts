/** Inline content as Akoma Ntoso has it. */
import type { Inline, Mark, TextRun } from '../../document/article.ts';
import { assertNever } from '../../errors/result.ts';
import type { InstrumentInline, Reference } from '../instrument.ts';
import { element, textNodes, type XmlNode } from './xml.ts';

/** Where a reference leads, and what it shows there. */
export interface ShownReference {
  readonly href: string;
  readonly text: string;
}
export type ShowReference = (reference: Reference) => ShownReference;

const MARK_ELEMENTS: Readonly<Record<Mark, string>> = { bold: 'b', italic: 'i', underline: 'u' };

const isPlain = (piece: InstrumentInline | undefined): boolean =>
  piece?.kind === 'text' && piece.marks === undefined;

/** The first mark is outermost. A run is told from the one before it by its element, so one without marks may need one. */
function runNodes(run: TextRun, before: InstrumentInline | undefined): readonly XmlNode[] {
  const { text, marks } = run;
  const letters = textNodes(text);
  if (marks === undefined) return text === '' || isPlain(before) ? [element('span', {}, letters)] : letters;
  if (marks.length === 0) return [element('span', { 'sastra:marks': '' }, letters)];
  return marks.reduceRight<readonly XmlNode[]>(
    (inner, mark) => [element(MARK_ELEMENTS[mark], {}, inner)],
    letters,
  );
}

/** An address as the type anyURI takes it. */
const uriOf = (href: string): string =>
  href
    .replaceAll(/%(?![0-9a-f]{2})/giu, '%25')
    .replaceAll(/[[\]]/gu, (bracket) => encodeURIComponent(bracket))
    .replaceAll(/(?<=#.*)#/gu, '%23');

/** Lines as paragraphs. */
export const paragraphs = (text: string): XmlNode[] =>
  text.split('\n').map((line) => element('p', {}, textNodes(line)));

export function inlineNodes(inline: readonly (InstrumentInline | Inline)[], show: ShowReference): XmlNode[] {
  return inline.flatMap((piece, index): readonly XmlNode[] => {
    switch (piece.kind) {
      case 'text':
        return runNodes(piece, inline[index - 1]);
      case 'break':
        return [element('br')];
      case 'link': {
        const href = uriOf(piece.href);
        const exact = href === piece.href ? undefined : piece.href;
        return [element('a', { href, 'sastra:href': exact }, inlineNodes(piece.children, show))];
      }
      case 'footnote':
        return [
          element('authorialNote', { placement: 'bottom', 'sastra:id': piece.id }, paragraphs(piece.text)),
        ];
      case 'reference':
        return [referenceNode(piece, show(piece))];
      case 'term':
        return [element('def', { 'sastra:id': piece.id }, inlineNodes(piece.children, show))];
      default:
        return assertNever(piece);
    }
  });
}

function referenceNode({ id, target, seen }: Reference, { href, text }: ShownReference): XmlNode {
  const leads =
    target.in === 'here'
      ? { 'sastra:to': target.inner === undefined ? target.uid : `${target.uid} ${target.inner}` }
      : { 'sastra:register': target.instrument, 'sastra:article': target.article };
  const said = seen === text ? undefined : seen;
  return element('ref', { href, 'sastra:id': id, ...leads, 'sastra:seen': said }, textNodes(text));
}
