/** Places of an instrument as the caret has them, and how panels name them. */
import type { InnerId, Language, Uid } from '../../shared/document/model.ts';
import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import { citedLabelOf, type UnitNumber } from '../../shared/instrument/numbering.ts';
import { bodyIn, instrumentLines, isBlank, type InstrumentPlace } from '../../shared/instrument/text.ts';
import type { Selected } from '../drafting/place.ts';

/** The lines of a unit as offsets count them: one after the other, a step from one to the next counts one. */
function startsOf({ text }: Drafting, uid: Uid, language: Language): readonly number[] {
  const unit = text.km.get(uid);
  const body = unit === undefined ? undefined : bodyIn(text, unit, language);
  let at = 0;
  return (body === undefined ? [] : instrumentLines(body)).map((line) => {
    const start = at;
    at += line.text.length + 1;
    return start;
  });
}

/** Words of a line as a selection. */
export function selectionOf(
  drafting: Drafting,
  { uid, language, index, from, to }: InstrumentPlace,
): Selected {
  const start = startsOf(drafting, uid, language)[index] ?? 0;
  return { language, anchor: { uid, at: start + from }, focus: { uid, at: start + to } };
}

/** The start of something in a unit; without `inner` of its first words, or of where its first words are to stand. */
export function startOf(drafting: Drafting, uid: Uid, language: Language, inner?: InnerId): Selected {
  const unit = drafting.text.km.get(uid);
  const body = unit === undefined ? undefined : bodyIn(drafting.text, unit, language);
  const lines = body === undefined ? [] : instrumentLines(body);
  const wanted = lines.findIndex((one) => (inner === undefined ? !isBlank(one.text) : one.inner === inner));
  const index = wanted === -1 ? lines.length - 1 : wanted;
  const at = startsOf(drafting, uid, language)[index] ?? 0;
  return { language, anchor: { uid, at }, focus: { uid, at } };
}

/** The words that are selected, or the place of the caret; null where the selection is not within one line. */
export function placeOfSelection(
  drafting: Drafting,
  { language, anchor, focus }: Selected,
): InstrumentPlace | null {
  const { uid } = anchor;
  if (focus.uid !== uid) return null;
  const [from, to] = [Math.min(anchor.at, focus.at), Math.max(anchor.at, focus.at)];
  const starts = startsOf(drafting, uid, language);
  const index = starts.findLastIndex((start) => start <= from);
  const start = starts[index];
  const unit = drafting.text.km.get(uid);
  const body = unit === undefined ? undefined : bodyIn(drafting.text, unit, language);
  const line = body === undefined ? undefined : instrumentLines(body)[index];
  if (start === undefined || line === undefined || to - start > line.text.length) return null;
  const inner = line.inner === undefined ? {} : { inner: line.inner };
  return { uid, language, index, ...inner, from: from - start, to: to - start };
}

/** What a unit is called, in one of the languages; empty for what bears no number. */
export function unitName(
  { text, type, data }: Drafting,
  numbers: ReadonlyMap<Uid, UnitNumber>,
  uid: Uid,
  language: Language,
): string {
  const [unit, number] = [text.km.get(uid), numbers.get(uid)];
  return unit === undefined || number === undefined ? '' : citedLabelOf(unit, number, type, language, data);
}

/** A line's words on one line and not too long; signs of references and footnotes as an ellipsis. */
export const shortened = (words: string, most = 160): string =>
  words
    .slice(0, most)
    .toWellFormed()
    .replaceAll(/\uFFFC/gu, '…')
    .replaceAll(/\s+/gu, ' ')
    .trim();
