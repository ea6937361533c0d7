/** Finding text in text as a reader would: through zero-width spaces and spelling variants, with places in the original. */
import { clusterSpans } from './clusters.ts';
import { foldForSearch } from './fold.ts';

/** A text folded for search, and for each UTF-16 unit of it the piece of the original that it stands for. */
export interface FoldedText {
  readonly folded: string;
  /** Where that piece begins in the original, and where it ends (exclusive). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** A stretch of a text, in UTF-16 units, the end exclusive. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

export interface Needle {
  readonly query: string;
  readonly folded: string;
  /** Letter by letter as typed: no other spelling, no other case. */
  readonly exact: boolean;
  readonly wholeWords: boolean;
}

/** A text that is searched again and again: it is folded and cut into words once, when that is first asked for. */
export interface Findable {
  readonly text: string;
  readonly folded: () => FoldedText;
  readonly isWordEdge: (offset: number) => boolean;
}

/** A letter of a run of Latin letters or digits with the marks on it; such runs are cut anywhere. */
const LETTER = /\p{Script=Latin}\p{M}*|\p{Nd}/gu;
const CUT_ANYWHERE = /^[\p{Script=Latin}\p{Nd}]/u;

/** Where the pieces of a text begin: its clusters, the letters of its Latin runs, and each character between them. */
function piecesOf(text: string): number[] {
  const starts: number[] = [];
  let end = 0;
  const addBetween = (to: number): void => {
    for (let at = end; at < to; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  };
  for (const span of clusterSpans(text)) {
    addBetween(span.start);
    end = span.end;
    const cluster = text.slice(span.start, span.end);
    if (cluster.length === 1 || !CUT_ANYWHERE.test(cluster)) starts.push(span.start);
    else for (const { index } of cluster.matchAll(LETTER)) starts.push(span.start + index);
  }
  addBetween(text.length);
  return starts;
}

/**
 * foldForSearch(text) with its places. Where folding reaches over the pieces of a line (misplaced marks), that line
 * counts as one piece: what is found there is found, only its place is the whole line.
 */
export function foldWithOffsets(text: string): FoldedText {
  const pieces: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const add = (folded: string, start: number, end: number): void => {
    pieces.push(folded);
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(start);
      to.push(end);
    }
  };
  // A text says the same few hundred syllables again and again.
  const known = new Map<string, string>();
  const fold = (piece: string): string => {
    const folded = known.get(piece) ?? foldForSearch(piece);
    known.set(piece, folded);
    return folded;
  };
  let start = 0;
  for (const line of text.split('\n')) {
    if (start > 0) add('\n', start - 1, start);
    const starts = piecesOf(line);
    const cut = starts.map((at, index) => fold(line.slice(at, starts[index + 1] ?? line.length)));
    const whole = foldForSearch(line);
    if (cut.join('') !== whole) add(whole, start, start + line.length);
    else
      for (const [index, folded] of cut.entries())
        add(folded, start + (starts[index] ?? 0), start + (starts[index + 1] ?? line.length));
    start += line.length + 1;
  }
  return { folded: pieces.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

export function needleOf(
  query: string,
  how: { readonly exact: boolean; readonly wholeWords: boolean },
): Needle {
  return { query, folded: foldForSearch(query), exact: how.exact, wholeWords: how.wholeWords };
}

let segmenter: Intl.Segmenter | null = null;

function wordEdges(text: string): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('km', { granularity: 'word' });
  const edges = new Set([text.length]);
  for (const { index } of segmenter.segment(text)) edges.add(index);
  return edges;
}

export function findableOf(text: string): Findable {
  let folded: FoldedText | null = null;
  let edges: ReadonlySet<number> | null = null;
  return {
    text,
    folded: () => (folded ??= foldWithOffsets(text)),
    isWordEdge: (offset) => (edges ??= wordEdges(text)).has(offset),
  };
}

/** In order, none over another. An empty needle is found nowhere. */
export function findAll(findable: Findable, needle: Needle): readonly Found[] {
  const places = needle.exact
    ? exactPlaces(findable.text, needle.query)
    : foldedPlaces(findable, needle.folded);
  if (!needle.wholeWords) return places;
  return places.filter(({ from, to }) => findable.isWordEdge(from) && findable.isWordEdge(to));
}

function exactPlaces(text: string, query: string): Found[] {
  const places: Found[] = [];
  if (query === '') return places;
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length))
    places.push({ from: at, to: at + query.length });
  return places;
}

/** Only whole pieces: a syllable is not found in the middle of another, whose rest would mean something else. */
function foldedPlaces(findable: Findable, query: string): Found[] {
  const places: Found[] = [];
  if (query === '') return places;
  const { folded, from, to } = findable.folded();
  let at = folded.indexOf(query);
  while (at !== -1) {
    const end = at + query.length;
    const isWhole = from[at] !== from[at - 1] && from[end] !== from[end - 1];
    if (isWhole) places.push({ from: from[at] ?? 0, to: to[end - 1] ?? 0 });
    at = folded.indexOf(query, isWhole ? end : at + 1);
  }
  return places;
}
