/** Hits replaced in a draft, as one step of undo. */
import { bilingual } from '../../shared/document/article-fields.ts';
import type { FieldChange, UnitChange } from '../../shared/document/model.ts';
import { normalizeUnit } from '../../shared/instrument/normal-form.ts';
import { footnotesIn, replaceInUnit } from '../../shared/instrument/replace-text.ts';
import type { Selected } from '../drafting/place.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { Hit } from './hits.ts';

/** A hit, or another stretch of a title or of the text. */
type Replaced = Pick<Hit, 'language' | 'uid' | 'from' | 'to'> & Partial<Pick<Hit, 'note'>>;

/** Puts `text` in place of each hit. The hits are of the draft as it is now, in order. */
export function replaceHits(
  draft: Pick<DraftSession, 'text' | 'field'>,
  hits: readonly Replaced[],
  text: string,
  selected: Selected | null,
): void {
  const places = Map.groupBy(hits, ({ language, uid }) => `${language} ${uid ?? ''}`);
  const changes = [...places.values()].flatMap((group) => unitChange(draft, group, text));
  const fields = [...places.values()].flatMap((group) => titleChange(draft, group, text));
  if (changes.length + fields.length === 0) return;
  draft.text.change({ changes, fields, before: selected, after: selected, merge: null });
}

function unitChange(
  { text: draft }: Pick<DraftSession, 'text'>,
  hits: readonly Replaced[],
  text: string,
): UnitChange[] {
  const [first] = hits;
  if (first === undefined || first.uid === null) return [];
  const unit = draft.unit(first.language, first.uid);
  if (unit === undefined) return [];
  const inText = hits.filter(({ note = null }) => note === null);
  const words = new Map(
    footnotesIn(unit).map(({ id, text: own }) => [
      id,
      replaced(
        own,
        hits.filter(({ note }) => note?.id === id),
        text,
      ),
    ]),
  );
  const made = replaceInUnit(
    unit,
    inText.map(({ from, to }) => ({ from, to, text })),
    words,
  );
  if (made === null) return [];
  const after = { ...made, ...normalizeUnit(made) };
  return [{ language: first.language, uid: unit.uid, before: unit, after }];
}

function titleChange(
  { field }: Pick<DraftSession, 'field'>,
  hits: readonly Replaced[],
  text: string,
): FieldChange[] {
  const [first] = hits;
  if (first === undefined || first.uid !== null) return [];
  const name = bilingual('title', first.language);
  const title = field(name);
  if (typeof title !== 'string') return [];
  return [{ name, before: title, after: replaced(title, hits, text) }];
}

/** A plain text with `text` in place of each hit in it. */
const replaced = (own: string, hits: readonly Replaced[], text: string): string =>
  hits.toReversed().reduce((left, { from, to }) => left.slice(0, from) + text + left.slice(to), own);
