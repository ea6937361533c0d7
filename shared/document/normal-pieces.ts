/**
 * The normal form of a line of text, laid flat: links and the like are a property of each piece. For units of an article
 * and of an instrument alike.
 */
import { normalize } from '../khmer/index.ts';
import { withoutInvisible } from '../khmer/normalize.ts';
import { SYLLABLE } from '../khmer/syllable.ts';
import { MARKS, type LineBreak, type Mark, type TextRun } from './article.ts';
import { sameJson } from './same.ts';
import { NOTE_SIGN } from './text.ts';

/** `text` null: a line break, or `sign`, which stands for something else, such as a footnote. */
export interface Piece<Sign> {
  readonly text: string | null;
  readonly sign?: Sign;
  readonly marks: readonly Mark[];
  /** What holds the piece together with its neighbours, such as a link; null where nothing does. */
  readonly around: string | null;
}

export const runPiece = ({ text, marks }: TextRun, around: string | null): Piece<never> => ({
  text: withoutInvisible(text),
  marks: MARKS.filter((mark) => marks?.includes(mark) === true),
  around,
});
export const breakPiece = (around: string | null): Piece<never> => ({ text: null, marks: [], around });
export const signPiece = <Sign>(sign: Sign): Piece<Sign> => ({ text: null, sign, marks: [], around: null });

export const leafOf = <Sign>({ text, sign, marks }: Piece<Sign>): TextRun | LineBreak | Sign => {
  if (text === null) return sign ?? { kind: 'break' };
  return { kind: 'text', text, ...(marks.length === 0 ? {} : { marks }) };
};

/** Neighbours that one thing holds together. */
export interface Stretch<Sign> {
  readonly around: string | null;
  readonly pieces: readonly Piece<Sign>[];
}

export function stretchesOf<Sign>(pieces: readonly Piece<Sign>[]): readonly Stretch<Sign>[] {
  const stretches: { around: string | null; pieces: Piece<Sign>[] }[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last?.around === piece.around) last.pieces.push(piece);
    else stretches.push({ around: piece.around, pieces: [piece] });
  }
  return stretches;
}

/** Drops empty runs and joins neighbours that look alike. */
function joined<Sign>(pieces: readonly Piece<Sign>[]): Piece<Sign>[] {
  const result: Piece<Sign>[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = result.at(-1);
    const isLike =
      last !== undefined && last.around === piece.around && last.marks.join(' ') === piece.marks.join(' ');
    if (isLike && last.text !== null && piece.text !== null) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else result.push(piece);
  }
  return result;
}

/** What a piece is to its neighbours. */
const placeOf = (piece: Piece<unknown> | undefined): string =>
  piece?.text ?? (piece?.sign === undefined ? '\n' : NOTE_SIGN);

/** A letter with all that hangs on it; a line break bears nothing, nor does a sign. */
const CLUSTER = new RegExp(`[\\n${NOTE_SIGN}]|(?:${SYLLABLE.source}|[^])\\p{M}*`, 'gu');

/** A cluster belongs to the run that its letter stands in, so that it can be put in order. */
function withWholeClusters<Sign>(pieces: readonly Piece<Sign>[]): Piece<Sign>[] {
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
function withoutNeedlessSpaces<Sign>(pieces: readonly Piece<Sign>[]): Piece<Sign>[] {
  return pieces.map((piece, index) => {
    if (piece.text === null) return piece;
    const before = index === 0 ? '' : placeOf(pieces[index - 1]);
    const after = index === pieces.length - 1 ? '' : placeOf(pieces[index + 1]);
    const text = /[\s\p{P}\u200B]$/u.test(before) ? piece.text.replace(/^\u200B/u, '') : piece.text;
    return { ...piece, text: /^[\s\p{P}]/u.test(after) ? text.replace(/\u200B$/u, '') : text };
  });
}

const mapText = <Sign>(pieces: readonly Piece<Sign>[], map: (text: string) => string): Piece<Sign>[] =>
  pieces.map((piece) => (piece.text === null ? piece : { ...piece, text: map(piece.text) }));

/** Repeats a step until it changes nothing: each one shortens the text or moves letters towards the start. */
function settled<Sign>(
  pieces: readonly Piece<Sign>[],
  step: (pieces: readonly Piece<Sign>[]) => Piece<Sign>[],
): readonly Piece<Sign>[] {
  const next = step(pieces);
  return sameJson(next, pieces) ? pieces : settled(next, step);
}

/** Runs normalised, empty ones dropped, equal neighbours joined. Idempotent. */
export function normalPieces<Sign>(pieces: readonly Piece<Sign>[]): readonly Piece<Sign>[] {
  // Whole clusters first: normalize() leaves half of one as typed, and NFC may sort marks across the halves.
  const whole = settled(joined(pieces), (now) =>
    joined(withWholeClusters(mapText(now, (text) => text.normalize('NFC')))),
  );
  return settled(whole, (now) =>
    joined(withoutNeedlessSpaces(joined(mapText(withWholeClusters(now), normalize)))),
  );
}
