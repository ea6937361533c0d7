/** The lines of a text cut at the borders of what differs in it. */
import type { Range } from '../document/word-diff.ts';
import type { InstrumentInline } from '../instrument/instrument.ts';
import type { PrintedInline, PrintedLine } from '../instrument/printed.ts';
import { sliceLine } from '../instrument/slice.ts';
import { placedInline } from '../instrument/text.ts';

/** A stretch of a line that differs as a whole, or not at all. */
export interface Stretch<Piece> {
  readonly inline: readonly Piece[];
  readonly differs: boolean;
}

/** Takes the lines one by one in reading order. */
export interface LineCutter {
  (inline: PrintedLine): readonly Stretch<PrintedInline>[];
  (inline: readonly InstrumentInline[]): readonly Stretch<InstrumentInline>[];
}

/** Cuts the lines of one text, which are parted by one sign each; the ranges are in order. */
export function lineCutter(ranges: readonly Range[]): LineCutter {
  let start = 0;
  function cut<Piece extends InstrumentInline | PrintedInline>(
    inline: readonly Piece[],
  ): readonly Stretch<Piece>[] {
    const end = start + placedInline(inline).length;
    const stretches: Stretch<Piece>[] = [];
    let at = start;
    const upTo = (to: number, differs: boolean): void => {
      // Slices of pieces are pieces of the same kinds.
      if (to > at)
        stretches.push({ inline: sliceLine(inline as never, at - start, to - start) as Piece[], differs });
      at = Math.max(at, to);
    };
    for (const { from, to } of ranges) {
      if (to <= start || from >= end) continue;
      upTo(from, false);
      upTo(Math.min(to, end), true);
    }
    upTo(end, false);
    start = end + 1;
    return stretches;
  }
  return cut;
}
