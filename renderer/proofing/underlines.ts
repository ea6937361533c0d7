/** Remarks painted under the text by the browser: the text and its elements stay as they are. */
import { rangesOf } from '../editor/dom-places.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import type { PlacedRemark } from './proofing.ts';

/** Names for `::highlight()` in RemarkBubble.module.css. */
const ENCODING = 'proof-encoding';
const WORDING = 'proof-wording';
const CURRENT = 'proof-current';

/** More are not told apart by the eye, and each costs the browser something with every paint. */
const PAINTED = 1_000;

/** A mark without a letter hangs on whatever stands before it, and has no width of its own. */
const seenFrom = ({ kind, from }: PlacedRemark): number => (kind === 'orphan' ? Math.max(from - 1, 0) : from);

function rangesFor(texts: OpenTexts, remarks: readonly PlacedRemark[]): StaticRange[] {
  return texts.all().flatMap((text) =>
    rangesOf(
      text,
      remarks
        .filter(({ language }) => language === text.language)
        .map((remark) => ({ uid: remark.uid, from: seenFrom(remark), to: remark.to })),
    ),
  );
}

export function underline(texts: OpenTexts, remarks: readonly PlacedRemark[]): void {
  const shown = remarks.slice(0, PAINTED);
  const paint = (name: string, isPart: (remark: PlacedRemark) => boolean): void => {
    const part = shown.filter(isPart);
    if (part.length === 0) CSS.highlights.delete(name);
    else CSS.highlights.set(name, new Highlight(...rangesFor(texts, part)));
  };
  paint(ENCODING, ({ kind }) => kind !== 'wording');
  paint(WORDING, ({ kind }) => kind === 'wording');
}

/** Marks the one that is talked about; null for none. Answers its place on the page. */
export function markCurrent(texts: OpenTexts, remark: PlacedRemark | null): Range | null {
  CSS.highlights.delete(CURRENT);
  const [place] = remark === null ? [] : rangesFor(texts, [remark]);
  if (place === undefined) return null;
  const marked = new Highlight(place);
  marked.priority = 2;
  CSS.highlights.set(CURRENT, marked);
  const range = new Range();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  return range;
}

export function takeUnderlinesAway(): void {
  for (const name of [ENCODING, WORDING, CURRENT]) CSS.highlights.delete(name);
}
