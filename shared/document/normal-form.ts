/**
 * The one form in which equal looks are equal bytes. It is for units that a person has edited, when the caret leaves
 * them and before a revision; a unit that nobody touched keeps its bytes, whatever this file says by then.
 */
import { normalize, normalizeLabel } from '../khmer/index.ts';
import {
  ARTICLE_SCHEMA_VERSION,
  type ArticleBody,
  type Footnote,
  type Inline,
  type ListItem,
  type TableContent,
  type TableRow,
} from './article.ts';
import { assertNever } from '../errors/result.ts';
import type { JsonValue, Metadata, UnitBody } from './model.ts';
import {
  breakPiece,
  leafOf,
  normalPieces,
  runPiece,
  signPiece,
  stretchesOf,
  type Piece,
} from './normal-pieces.ts';
import { sameJson } from './same.ts';
import { readUnit } from './views.ts';

function flatten(inline: readonly Inline[], href: string | null = null): Piece<Footnote>[] {
  return inline.flatMap((piece): Piece<Footnote>[] => {
    switch (piece.kind) {
      case 'text':
        return [runPiece(piece, href)];
      case 'break':
        return [breakPiece(href)];
      case 'link':
        return flatten(piece.children, piece.href);
      case 'footnote':
        return [signPiece(normalFootnote(piece))];
      default:
        return assertNever(piece);
    }
  });
}

export const normalFootnote = (footnote: Footnote): Footnote => ({
  ...footnote,
  text: normalize(footnote.text).trim(),
});

const normalizeInline = (inline: readonly Inline[]): Inline[] =>
  stretchesOf(normalPieces(flatten(inline))).flatMap(({ around, pieces }): Inline[] => {
    const leaves = pieces.map(leafOf);
    if (around === null) return leaves;
    return [{ kind: 'link', href: around, children: leaves.filter((leaf) => leaf.kind !== 'footnote') }];
  });

function normalizeItems(items: readonly ListItem[]): ListItem[] {
  let deepest = 0;
  return items.map((item) => {
    const depth = Math.min(item.depth, deepest);
    deepest = depth + 1;
    return { ...item, depth, inline: normalizeInline(item.inline) };
  });
}

const normalizeRow = (row: TableRow): TableRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, inline: normalizeInline(cell.inline) })),
});

export const normalTable = (table: TableContent): TableContent => ({
  ...table,
  rows: table.rows.map(normalizeRow),
});

function normalContent(body: ArticleBody): JsonValue {
  switch (body.type) {
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'attachment':
      return { ...body.content, inline: normalizeInline(body.content.inline) };
    case 'list':
      return { ...body.content, items: normalizeItems(body.content.items) };
    case 'table':
      return normalTable(body.content);
    case 'figure':
      return {
        ...body.content,
        alt: normalize(body.content.alt).trim(),
        inline: normalizeInline(body.content.inline),
      };
    case 'rule':
      return body.content;
    default:
      return assertNever(body);
  }
}

/**
 * Runs normalised, empty ones dropped, equal neighbours joined, marks in order, list items no deeper than they can be.
 * Idempotent. Answers the same object where nothing changes, where the unit cannot be read, and where it has an older
 * schema (it takes today's by being edited, not by being tidied).
 */
export function normalizeBody(body: UnitBody): UnitBody {
  const view = readUnit(body);
  if (view.kind === 'unreadable' || body.schemaVersion !== ARTICLE_SCHEMA_VERSION) return body;
  const content = normalContent(view.body);
  return sameJson(content, body.content) ? body : { ...body, content };
}

/** Fields that stand on one line and are searched, sorted and compared as a whole. The part before a dot counts. */
const LABEL_FIELDS: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'name',
  'byline',
  'slug',
  'tags',
  'number',
]);

/** Answers the same value where no text in it changes. */
function mapStrings(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') return map(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) {
    const entries = value.map((entry) => mapStrings(entry, map));
    return entries.every((entry, index) => entry === value[index]) ? value : entries;
  }
  const fields = Object.entries(value).map(([key, entry]) => [key, mapStrings(entry, map)] as const);
  return fields.every(([key, entry]) => entry === value[key]) ? value : Object.fromEntries(fields);
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/**
 * Label fields (`title`, `title.km` and the like: LABEL_FIELDS) by normalizeLabel, every other text by normalize.
 * Idempotent; answers the same value where nothing changes.
 */
export function normalizeField(name: string, value: JsonValue): JsonValue {
  const isLabel = LABEL_FIELDS.has(name.split('.', 1)[0] ?? name);
  return mapStrings(value, isLabel ? normalizeLabel : normalize);
}

/** All fields by normalizeField. Idempotent; answers the same object where nothing changes. */
export function normalizeMetadata(metadata: Metadata): Metadata {
  const fields = Object.entries(metadata).map(
    ([field, value]) => [field, normalizeField(field, value)] as const,
  );
  return fields.every(([field, value]) => value === metadata[field]) ? metadata : Object.fromEntries(fields);
}
