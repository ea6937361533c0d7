/** What differs between two states of a unit, marked in its HTML: `<del>` in what was, `<ins>` in what is. */
import type { Inline } from '../document/article.ts';
import type { UnitBody } from '../document/model.ts';
import { linesOf } from '../document/text.ts';
import { readUnit } from '../document/views.ts';
import type { Hunk, Range } from '../document/word-diff.ts';
import type { InstrumentInline } from '../instrument/instrument.ts';
import { sliceLine } from '../instrument/slice.ts';
import { placedInline } from '../instrument/text.ts';
import {
  instrumentBlockHtml,
  instrumentInlineHtml,
  UNNUMBERED,
  type BlockNumbers,
} from './instrument-block-html.ts';
import { unitHtml, type HtmlContext } from './unit-html.ts';

type Tag = 'ins' | 'del';

/** The unit with these ranges of its text (wordsOf) marked. */
export function changedHtml(
  unit: UnitBody,
  ranges: readonly Range[],
  tag: Tag,
  context: HtmlContext,
  numbers: BlockNumbers = UNNUMBERED,
): string {
  let start = 0;
  const marking: HtmlContext = {
    ...context,
    line(inline) {
      const end = start + placedInline(inline).length;
      let html = '';
      let at = start;
      const plain = (to: number): string => pieceHtml(context, inline, { from: at - start, to: to - start });
      for (const { from, to } of ranges) {
        if (to <= start || from >= end) continue;
        html += plain(Math.max(from, start));
        at = Math.max(from, start);
        html += marked(tag, plain(Math.min(to, end)));
        at = Math.min(to, end);
      }
      html += plain(end);
      start = end + 1;
      return html;
    },
  };
  return instrumentBlockHtml(unit, numbers, marking) ?? unitHtml(unit, marking);
}

const pieceHtml = (
  { placeNote }: HtmlContext,
  inline: readonly InstrumentInline[],
  { from, to }: Range,
): string => instrumentInlineHtml(sliceLine(inline, from, to), { media: '', placeNote });

const marked = (tag: Tag, html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`);

/** A unit that is one line of text in both states, as one text with both marked; null where it is more than that. */
export function mergedHtml(
  before: UnitBody,
  after: UnitBody,
  hunks: readonly Hunk[],
  context: HtmlContext,
): string | null {
  const was = onlyLine(before);
  if (was === null || onlyLine(after) === null || before.type !== after.type) return null;
  return unitHtml(after, {
    ...context,
    line(is) {
      let html = '';
      let at = 0;
      for (const hunk of hunks) {
        html += pieceHtml(context, is, { from: at, to: hunk.after.from });
        html +=
          marked('del', pieceHtml(context, was, hunk.before)) +
          marked('ins', pieceHtml(context, is, hunk.after));
        at = hunk.after.to;
      }
      return html + pieceHtml(context, is, { from: at, to: placedInline(is).length });
    },
  });
}

/** Null where the unit has several lines, or something beside its line. */
function onlyLine(unit: UnitBody): readonly Inline[] | null {
  const view = readUnit(unit);
  if (view.kind === 'unreadable' || view.body.type === 'figure' || view.body.type === 'attachment')
    return null;
  const lines = linesOf(view.body);
  return lines.length === 1 ? (lines[0] ?? null) : null;
}
