import { sliceInline } from '../document/slice.ts';
import type { InstrumentInline } from './instrument.ts';
import type { PrintedInline, PrintedLine } from './printed.ts';
import { placedInline } from './text.ts';

/** A line from the first offset up to the second, as placedInline() counts them; a sign is never cut. */
export function sliceLine(inline: PrintedLine, from: number, to: number): PrintedInline[];
export function sliceLine(inline: readonly InstrumentInline[], from: number, to: number): InstrumentInline[];
export function sliceLine(
  inline: readonly (InstrumentInline | PrintedInline)[],
  from: number,
  to: number,
): (InstrumentInline | PrintedInline)[] {
  const cut: (InstrumentInline | PrintedInline)[] = [];
  let start = 0;
  for (const piece of inline) {
    const end = start + placedInline([piece]).length;
    if (end > from && start < to) cut.push(...slicePiece(piece, Math.max(from - start, 0), to - start));
    start = end;
  }
  return cut;
}

function slicePiece(
  piece: InstrumentInline | PrintedInline,
  from: number,
  to: number,
): readonly (InstrumentInline | PrintedInline)[] {
  if (piece.kind === 'reference') return [piece];
  if (piece.kind === 'term') return [{ ...piece, children: sliceInline(piece.children, from, to) }];
  return sliceInline([piece], from, to);
}
