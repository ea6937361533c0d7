/** What the lists of references and definitions say of a place, and what they do with it. */
import type { Language, UnitChange } from '../../../shared/document/model.ts';
import type { Reference } from '../../../shared/instrument/instrument.ts';
import { referenceText } from '../../../shared/instrument/references/reference-text.ts';
import { whereIs } from '../../../shared/instrument/references/referred-to-by.ts';
import { bodyIn, instrumentLines, type InstrumentPlace } from '../../../shared/instrument/text.ts';
import type { Selected } from '../../drafting/place.ts';
import { selectionOf, shortened, startOf, unitName } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import type { ListedPlace } from './PlaceList.tsx';
import type { LookedUp } from './looked-up.ts';

export interface PanelWork {
  readonly instrument: InstrumentWork;
  readonly found: LookedUp;
  /** The interface's. */
  readonly own: Language;
  readonly goTo: (selected: Selected) => void;
  /** Carries out what was made of what was found; refuses it where the text is another by now. */
  readonly apply: (changes: readonly UnitChange[]) => void;
}

/** A place by its words and the unit that it stands in; it leads there. */
export function listed(
  { instrument: { drafting, numbers }, own, goTo }: PanelWork,
  place: InstrumentPlace,
  words: string,
  more: Partial<ListedPlace> = {},
): ListedPlace {
  return {
    key: `${place.language} ${place.uid} ${place.index} ${place.from} ${words}`,
    title: words,
    language: place.language,
    detail: unitName(drafting, numbers, place.uid, own),
    onGo: () => goTo(selectionOf(drafting, place)),
    ...more,
  };
}

/** What stands around a place, from so many UTF-16 units before it. */
export function around({ found: { content } }: PanelWork, place: InstrumentPlace): string {
  const unit = content.km.get(place.uid);
  const body = unit === undefined ? undefined : bodyIn(content, unit, place.language);
  const text = body === undefined ? '' : (instrumentLines(body)[place.index]?.text ?? '');
  const from = Math.max(0, place.from - BEFORE);
  return `${from === 0 ? '' : '…'}${shortened(text.slice(from))}`;
}
const BEFORE = 30;

/** What a reference shows, and where it leads within this instrument: null where that is elsewhere or gone. */
export function shownBy(
  { instrument: { drafting }, found: { context } }: PanelWork,
  reference: Reference,
  { uid, language }: InstrumentPlace,
): { readonly text: string; readonly leadsTo: Selected | null } {
  const shown = referenceText(reference, uid, language, context);
  const now = reference.target.in === 'here' ? whereIs(reference.target, context.tree) : null;
  return {
    text: shown.kind === 'found' ? shown.text : shown.seen,
    leadsTo: now === null || typeof now === 'string' ? null : startOf(drafting, now.uid, language, now.inner),
  };
}
