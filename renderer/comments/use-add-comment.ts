import { QUOTE_LIMIT } from '../../shared/comments/anchor.ts';
import { unitText } from '../../shared/instrument/unit-text.ts';
import { useCommand } from '../bridge.ts';
import type { OnPaper } from '../desk/opener.ts';
import type { Place, Selected } from '../drafting/place.ts';
import type { Target } from './commenting.ts';

/** What is selected, as far as it is in one unit; with nothing selected the unit at the caret, or the first one. */
function targetIn({ draft, texts }: OnPaper): Target | null {
  const selected = (texts.active() ?? texts.all()[0])?.binding.selected() ?? null;
  const language = selected?.language ?? texts.all()[0]?.language;
  if (language === undefined) return null;
  const unit =
    selected === null
      ? draft.text.units(language)[0]
      : draft.text.unit(language, startOf(selected, draft.text.units(language)).uid);
  if (unit === undefined) return null;
  const range =
    selected === null ? null : rangeIn(selected, unit.uid, startOf(selected, draft.text.units(language)));
  const text = range === null ? '' : unitText(unit).slice(range.from, range.to);
  const isWords = range !== null && text.trim() !== '' && text.length <= QUOTE_LIMIT && text.isWellFormed();
  return { language, unit: unit.uid, words: isWords ? { from: range.from, text } : null };
}

/** The end of the selection that comes first in the text. */
function startOf({ anchor, focus }: Selected, units: readonly { readonly uid: string }[]): Place {
  if (anchor.uid === focus.uid) return anchor.at <= focus.at ? anchor : focus;
  const first = units.find(({ uid }) => uid === anchor.uid || uid === focus.uid);
  return first?.uid === focus.uid ? focus : anchor;
}

/** Of a selection that goes on into other units: to the end of the first. */
function rangeIn(
  { anchor, focus }: Selected,
  unit: string,
  start: Place,
): { readonly from: number; readonly to: number } | null {
  if (anchor.uid !== focus.uid) return { from: start.at, to: Number.MAX_SAFE_INTEGER };
  if (anchor.at === focus.at || anchor.uid !== unit) return null;
  return { from: Math.min(anchor.at, focus.at), to: Math.max(anchor.at, focus.at) };
}

/** Begins a thread where the person is, and shows where it is written. */
export function useAddComment(onPaper: OnPaper | null, enabled: boolean, onShow: () => void): void {
  useCommand('comment.add', () => {
    if (onPaper === null || !enabled) return;
    const target = targetIn(onPaper);
    if (target !== null) onPaper.commenting.aim(target);
    onShow();
  });
}
