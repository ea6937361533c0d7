/** The pieces that were read from markup as lines, so that they can be read as an instrument. */
import {
  ARTICLE_SCHEMA_VERSION,
  type ArticleBody,
  type Inline,
  type ListContent,
  type TableContent,
} from '../../document/article.ts';
import { normalizeBody } from '../../document/normal-form.ts';
import { readUnit } from '../../document/views.ts';
import type { TakenPiece } from '../assembly.ts';
import { lineOf, type SourceItem, type SourceLine } from './source.ts';

/** The signs of a list's items are made by who shows it: they are counted here as there. */
const DASH = '-';

export const sourceOfPieces = (pieces: readonly TakenPiece[]): readonly SourceItem[] =>
  pieces.flatMap((piece, index): readonly SourceItem[] => {
    const at = String(index);
    if (piece.type === 'picture') return [{ kind: 'picture', at, isLandscape: false, picture: piece }];
    return itemsOf(normalForm(piece), at);
  });

function normalForm({ type, content }: ArticleBody): ArticleBody {
  const body = { type, schemaVersion: ARTICLE_SCHEMA_VERSION, content };
  const view = readUnit(normalizeBody(body));
  if (view.kind === 'unreadable') throw new Error('the normal form of a body cannot be read');
  return view.body;
}

function itemsOf(body: ArticleBody, at: string): readonly SourceItem[] {
  switch (body.type) {
    case 'paragraph':
    case 'quote':
    case 'figure':
    case 'attachment':
      return [lineOf(at, body.content.inline, { isBold: isBold(body.content.inline) })];
    case 'heading':
      return [lineOf(at, body.content.inline, { outline: body.content.level, isBold: true })];
    case 'list':
      return listLines(body.content, at);
    case 'table':
      return [
        { kind: 'table', at, isLandscape: false, table: body.content, lines: tableLines(body.content, at) },
      ];
    case 'rule':
      return [];
    default:
      return body satisfies never;
  }
}

function listLines({ ordered, items }: ListContent, at: string): readonly SourceLine[] {
  let counts: readonly number[] = [];
  return items.map(({ depth, inline }, index) => {
    counts = [...Array.from({ length: depth }, (_, level) => counts[level] ?? 0), (counts[depth] ?? 0) + 1];
    const marker = ordered ? `${counts[depth] ?? 1}.` : DASH;
    return lineOf(`${at}.${index}`, inline, { list: depth, marker });
  });
}

const tableLines = ({ rows }: TableContent, at: string): readonly SourceLine[] =>
  rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ inline }, cell) => brokenLines(inline, `${at}.${row}.${cell}`)),
  );

/** The lines of a cell. */
export function brokenLines(inline: readonly Inline[], at: string): readonly SourceLine[] {
  const lines: Inline[][] = [[]];
  for (const piece of inline) {
    if (piece.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines.flatMap((line, index) => (line.length === 0 ? [] : [lineOf(`${at}.${index}`, line)]));
}

/** Whether every word of it is bold. */
export const isBold = (inline: readonly Inline[]): boolean =>
  inline.length > 0 &&
  inline.every(
    (piece) =>
      piece.kind !== 'text' ||
      piece.text.trim() === '' ||
      piece.marks?.some((mark) => mark === 'bold') === true,
  );
