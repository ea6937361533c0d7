/** What was taken from a foreign text, in a form to compare: the HTML of each piece, a footnote as `[^its text]`. */
import { ARTICLE_SCHEMA_VERSION, type ArticleBody } from '../../shared/document/article.ts';
import { createIds, type Ids } from '../../shared/document/ids.ts';
import { escapeHtml } from '../../shared/html/escape.ts';
import { inlineHtml } from '../../shared/html/inline-html.ts';
import { unitHtml } from '../../shared/html/unit-html.ts';
import type { TakenPiece } from '../../shared/exchange/assembly.ts';

/** Ids without chance. */
export const countingIds = (): Ids => createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });

const placeNote = ({ text }: { readonly text: string }): string => `[^${escapeHtml(text)}]`;

export const bodyHtml = ({ type, content }: ArticleBody): string =>
  unitHtml({ type, content, schemaVersion: ARTICLE_SCHEMA_VERSION }, { media: 'media/', placeNote });

export const pieceHtml = (piece: TakenPiece): string =>
  piece.type === 'picture'
    ? `picture ${piece.source} (${piece.alt}) ${inlineHtml(piece.caption, placeNote)}`.trim()
    : bodyHtml(piece);
