/** Parts of a line: what stands behind its label or its mark, and how it looks as a heading. */
import type { Inline } from '../../document/article.ts';
import { sliceInline } from '../../document/slice.ts';
import type { Marker } from './markers.ts';
import type { SourceLine } from './source.ts';

/** What stands in a line behind this many signs of all that is read of it. */
export function restOf({ marker, text, inline }: SourceLine, end: number): readonly Inline[] {
  const before = marker === '' ? 0 : marker.length + 1;
  const from = Math.max(end - before, 0);
  const white = /^[\s\u200B]*/u.exec(text.slice(from))?.[0].length ?? 0;
  return sliceInline(inline, from + white, text.length);
}

/** What the file counts before a line is part of it where nothing else says it. */
export const wholeOf = ({ marker, inline }: SourceLine): readonly Inline[] =>
  marker === '' ? inline : [{ kind: 'text', text: `${marker} ` }, ...inline];

/** An item of the file's own list whose mark says nothing. */
export const listMarker = ({ list, marker }: SourceLine): Marker | null =>
  list === null
    ? null
    : { style: 'dash', value: 1, letter: null, text: marker, end: marker === '' ? 0 : marker.length + 1 };

/** Headings are bold by what they are. */
export function withoutBold(inline: readonly Inline[]): readonly Inline[] {
  return inline.map((piece): Inline => {
    if (piece.kind !== 'text' || piece.marks === undefined) return piece;
    const marks = piece.marks.filter((mark) => mark !== 'bold');
    return marks.length === 0 ? { kind: 'text', text: piece.text } : { ...piece, marks };
  });
}
