/** What differs between two states of a unit, marked in its HTML: `<del>` in what was, `<ins>` in what is. */
import { lineCutter } from '../compare/stretches.ts';
import type { UnitBody } from '../document/model.ts';
import { diffWords, differing, type Range } from '../document/word-diff.ts';
import type { InstrumentInline, ProvisionContent, ProvisionPart } from '../instrument/instrument.ts';
import { instrumentLines, partLines, type InstrumentLine } from '../instrument/text.ts';
import { readInstrumentUnit } from '../instrument/views.ts';
import { sliceLine } from '../instrument/slice.ts';
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
  const cut = lineCutter(ranges);
  return blockHtml(unit, numbers, {
    ...context,
    line: (inline) =>
      cut(inline)
        .map((stretch) => {
          const html = pieceHtml(context, stretch.inline);
          return stretch.differs ? marked(tag, html) : html;
        })
        .join(''),
  });
}

const blockHtml = (unit: UnitBody, numbers: BlockNumbers, context: HtmlContext): string =>
  instrumentBlockHtml(unit, numbers, context) ?? unitHtml(unit, context);

// Without the hook of the line that it is a piece of.
const pieceHtml = (
  { media, placeNote, reference }: HtmlContext,
  inline: readonly InstrumentInline[],
): string =>
  instrumentInlineHtml(inline, { media, placeNote, ...(reference === undefined ? {} : { reference }) });

const marked = (tag: Tag, html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`);

/** How one of the two states is shown. */
export interface ShownState {
  readonly unit: UnitBody;
  readonly context: HtmlContext;
  readonly numbers: BlockNumbers;
}

/** A unit in both states as one text with both marked; null where their lines cannot stand in one. */
export function mergedHtml(before: ShownState, after: ShownState): string | null {
  const merged = mergedProvision(before.unit, after.unit) ?? mergedLines(before.unit, after.unit);
  if (merged === null) return null;
  const { unit, lines } = merged;
  const markers = new Map([...before.numbers.markers, ...after.numbers.markers]);
  let index = 0;
  return blockHtml(
    unit,
    { ...after.numbers, markers },
    {
      ...after.context,
      line() {
        const pair = lines[index];
        index += 1;
        return pair === undefined ? '' : pairHtml(pair, before.context, after.context);
      },
    },
  );
}

/** A line as it was and as it is; at least one of the two is there. */
interface LinePair {
  readonly was: InstrumentLine | undefined;
  readonly is: InstrumentLine | undefined;
}

/** What holds the lines of both states, and these in its reading order. */
interface Merged {
  readonly unit: UnitBody;
  readonly lines: readonly LinePair[];
}

/** Null where one state has other lines than the other, or something that is no line. */
function mergedLines(before: UnitBody, after: UnitBody): Merged | null {
  // What a picture shows and what a file is called may differ too.
  if (before.type !== after.type || after.type === 'figure' || after.type === 'attachment') return null;
  const lines = pairsOf(instrumentLines(before), instrumentLines(after));
  return lines === null || lines.length === 0 ? null : { unit: after, lines };
}

function pairsOf(was: readonly InstrumentLine[], is: readonly InstrumentLine[]): readonly LinePair[] | null {
  const isAligned = was.length === is.length && was.every(({ inner }, index) => inner === is[index]?.inner);
  return isAligned ? was.map((line, index) => ({ was: line, is: is[index] })) : null;
}

/** A provision with the parts of both states, each where it is or stood; null for what is none. */
function mergedProvision(before: UnitBody, after: UnitBody): Merged | null {
  const [was, is] = [provisionOf(before), provisionOf(after)];
  if (was === null || is === null) return null;
  const parts: ProvisionPart[] = [];
  const lines: LinePair[] = [{ was: instrumentLines(before)[0], is: instrumentLines(after)[0] }];
  const put = (old: ProvisionPart | undefined, fresh: ProvisionPart | undefined): void => {
    const pairs = old === undefined || fresh === undefined ? null : pairsOf(partLines(old), partLines(fresh));
    if (pairs !== null && fresh !== undefined) {
      parts.push(fresh);
      lines.push(...pairs);
      return;
    }
    if (old !== undefined) parts.push(old);
    if (fresh !== undefined) parts.push(fresh);
    lines.push(
      ...(old === undefined ? [] : partLines(old)).map((line) => ({ was: line, is: undefined })),
      ...(fresh === undefined ? [] : partLines(fresh)).map((line) => ({ was: undefined, is: line })),
    );
  };
  let [old, fresh] = [0, 0];
  const whole = {
    before: { from: was.parts.length, to: was.parts.length },
    after: { from: is.parts.length, to: is.parts.length },
  };
  for (const hunk of [...differing(keysOf(was), keysOf(is)), whole]) {
    for (; fresh < hunk.after.from; fresh += 1, old += 1) put(was.parts[old], is.parts[fresh]);
    for (; old < hunk.before.to; old += 1) put(was.parts[old], undefined);
    for (; fresh < hunk.after.to; fresh += 1) put(undefined, is.parts[fresh]);
  }
  return { unit: { ...after, content: { ...is, parts } }, lines };
}

const keysOf = ({ parts }: ProvisionContent): readonly string[] => parts.map(({ id }) => id);

function provisionOf(unit: UnitBody): ProvisionContent | null {
  const view = readInstrumentUnit(unit);
  return view.kind === 'readable' && view.body.type === 'provision' ? view.body.content : null;
}

function pairHtml({ was, is }: LinePair, before: HtmlContext, after: HtmlContext): string {
  const old = was?.inline ?? [];
  const fresh = is?.inline ?? [];
  const pieces: string[] = [];
  let at = 0;
  for (const hunk of diffWords(was?.text ?? '', is?.text ?? '')) {
    pieces.push(
      pieceHtml(after, sliceLine(fresh, at, hunk.after.from)),
      marked('del', pieceHtml(before, sliceLine(old, hunk.before.from, hunk.before.to))),
      marked('ins', pieceHtml(after, sliceLine(fresh, hunk.after.from, hunk.after.to))),
    );
    at = hunk.after.to;
  }
  return [...pieces, pieceHtml(after, sliceLine(fresh, at, is?.text.length ?? 0))].join('');
}
