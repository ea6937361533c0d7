/**
 * The one form in which equal looks are equal bytes. It is for units that a person has edited, when the caret leaves
 * them and before a revision; a unit that nobody touched keeps its bytes, whatever this file says by then.
 */
import { normalize, normalizeLabel } from '../khmer/index.ts';
import { withoutInvisible } from '../khmer/normalize.ts';
import { SYLLABLE } from '../khmer/syllable.ts';
import {
  ARTICLE_SCHEMA_VERSION,
  MARKS,
  type ArticleBody,
  type Footnote,
  type Inline,
  type LineBreak,
  type ListItem,
  type Mark,
  type TableRow,
  type TextRun,
} from './article.ts';
import { assertNever } from '../errors/result.ts';
import type { JsonValue, Metadata, UnitBody } from './model.ts';
import { sameJson } from './same.ts';
import { NOTE_SIGN } from './text.ts';
import { readUnit } from './views.ts';

/** Inline content laid flat: a link is a property of each piece. `text` null: a line break, or the footnote. */
interface Piece {
  readonly text: string | null;
  readonly footnote?: Footnote;
  readonly marks: readonly Mark[];
  readonly href: string | null;
}

function flatten(inline: readonly Inline[], href: string | null = null): Piece[] {
  return inline.flatMap((piece): Piece[] => {
    switch (piece.kind) {
      case 'text':
        return [
          {
            text: withoutInvisible(piece.text),
            marks: MARKS.filter((mark) => piece.marks?.includes(mark) === true),
            href,
          },
        ];
      case 'break':
        return [{ text: null, marks: [], href }];
      case 'link':
        return flatten(piece.children, piece.href);
      case 'footnote':
        return [
          { text: null, footnote: { ...piece, text: normalize(piece.text).trim() }, marks: [], href: null },
        ];
      default:
        return assertNever(piece);
    }
  });
}

type Leaf = TextRun | LineBreak | Footnote;

function leafOf({ text, footnote, marks }: Piece): Leaf {
  if (text === null) return footnote ?? { kind: 'break' };
  return { kind: 'text', text, ...(marks.length === 0 ? {} : { marks }) };
}

function unflatten(pieces: readonly Piece[]): Inline[] {
  const stretches: { href: string | null; leaves: Leaf[] }[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last?.href === piece.href) last.leaves.push(leafOf(piece));
    else stretches.push({ href: piece.href, leaves: [leafOf(piece)] });
  }
  return stretches.flatMap(({ href, leaves }): Inline[] =>
    href === null
      ? leaves
      : [{ kind: 'link', href, children: leaves.filter((leaf) => leaf.kind !== 'footnote') }],
  );
}

/** Drops empty runs and joins neighbours that look alike. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = result.at(-1);
    const isLike =
      last !== undefined && last.href === piece.href && last.marks.join(' ') === piece.marks.join(' ');
    if (isLike && last.text !== null && piece.text !== null) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else result.push(piece);
  }
  return result;
}

/** What a piece is to its neighbours. */
const placeOf = (piece: Piece | undefined): string =>
  piece?.text ?? (piece?.footnote === undefined ? '\n' : NOTE_SIGN);

/** A letter with all that hangs on it; a line break bears nothing, nor does a footnote's sign. */
const CLUSTER = new RegExp(`[\\n${NOTE_SIGN}]|(?:${SYLLABLE.source}|[^])\\p{M}*`, 'gu');

/** A cluster belongs to the run that its letter stands in, so that it can be put in order. */
function withWholeClusters(pieces: readonly Piece[]): Piece[] {
  const text = pieces.map((piece) => placeOf(piece)).join('');
  const clusters = text.matchAll(CLUSTER);
  let clusterEnd = 0;
  let from = 0;
  let typedEnd = 0;
  return pieces.map((piece) => {
    typedEnd += piece.text?.length ?? 1;
    while (clusterEnd < typedEnd) clusterEnd += clusters.next().value?.[0].length ?? text.length;
    const start = from;
    from = clusterEnd;
    return piece.text === null ? piece : { ...piece, text: text.slice(start, from) };
  });
}

/** normalize() sees one run at a time; this is its rule on U+200B where two runs, or a run and a line break, meet. */
function withoutNeedlessSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.text === null) return piece;
    const before = index === 0 ? '' : placeOf(pieces[index - 1]);
    const after = index === pieces.length - 1 ? '' : placeOf(pieces[index + 1]);
    const text = /[\s\p{P}\u200B]$/u.test(before) ? piece.text.replace(/^\u200B/u, '') : piece.text;
    return { ...piece, text: /^[\s\p{P}]/u.test(after) ? text.replace(/\u200B$/u, '') : text };
  });
}

const mapText = (pieces: readonly Piece[], map: (text: string) => string): Piece[] =>
  pieces.map((piece) => (piece.text === null ? piece : { ...piece, text: map(piece.text) }));

/** Repeats a step until it changes nothing: each one shortens the text or moves letters towards the start. */
function settled(pieces: readonly Piece[], step: (pieces: readonly Piece[]) => Piece[]): readonly Piece[] {
  const next = step(pieces);
  return sameJson(next, pieces) ? pieces : settled(next, step);
}

function normalizeInline(inline: readonly Inline[]): Inline[] {
  // Whole clusters first: normalize() leaves half of one as typed, and NFC may sort marks across the halves.
  const whole = settled(joined(flatten(inline)), (pieces) =>
    joined(withWholeClusters(mapText(pieces, (text) => text.normalize('NFC')))),
  );
  const normal = settled(whole, (pieces) =>
    joined(withoutNeedlessSpaces(joined(mapText(withWholeClusters(pieces), normalize)))),
  );
  return unflatten(normal);
}

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
      return { ...body.content, rows: body.content.rows.map(normalizeRow) };
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
