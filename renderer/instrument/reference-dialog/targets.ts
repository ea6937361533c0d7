/** What a reference may be made to, found by a number or by words: units of this instrument, and their points. */
import type { Language, Uid } from '../../../shared/document/model.ts';
import { inOrder } from '../../../shared/document/tree.ts';
import { contentAs } from '../../../shared/instrument/editing/drafting.ts';
import type { ReferenceTarget } from '../../../shared/instrument/instrument.ts';
import { citedLabelOf, pointMarkers } from '../../../shared/instrument/numbering.ts';
import {
  bareMarker,
  referenceText,
  type ReferenceContext,
} from '../../../shared/instrument/references/reference-text.ts';
import { wordsOf } from '../../../shared/instrument/text.ts';
import { foldForSearch } from '../../../shared/khmer/index.ts';
import { shortened } from '../unit-place.ts';

export interface OfferedTarget {
  readonly id: string;
  readonly target: ReferenceTarget;
  /** What the reference will show, wherever it stands. */
  readonly text: string;
  /** What stands there. */
  readonly words: string;
}

/** A unit with what it is found by. */
export interface FindableUnit {
  readonly uid: Uid;
  readonly value: number;
  readonly words: string;
  readonly folded: string;
}

/** The units that bear a number, in reading order; made once for an opened dialog. */
export const findableUnits = ({ tree, numbers, type, data }: ReferenceContext): readonly FindableUnit[] =>
  inOrder(tree).flatMap((unit): FindableUnit[] => {
    const number = numbers.get(unit.uid);
    if (number === undefined) return [];
    const labels = (['km', 'en'] as const).map((language) =>
      citedLabelOf(unit, number, type, language, data),
    );
    const words = shortened(wordsOf(unit), 100);
    return [
      { uid: unit.uid, value: number.value, words, folded: foldForSearch(`${labels.join(' ')} ${words}`) },
    ];
  });

/** So many are offered. */
const OFFERED = 24;

/** Those of the typed number first, each with its points; then those that have all the typed words. */
export function targetsFor(
  typed: string,
  units: readonly FindableUnit[],
  language: Language,
  context: ReferenceContext,
): readonly OfferedTarget[] {
  const terms = foldForSearch(typed)
    .split(/\s+/u)
    .filter((term) => term !== '');
  if (terms.length === 0) return [];
  const value = terms.map(Number).find((number) => Number.isInteger(number));
  const isNumbered = (unit: FindableUnit, given: readonly string[]): boolean =>
    unit.value === value && given.every((term) => Number(term) === value || unit.folded.includes(term));
  // Behind a number the last term may be what marks a point.
  const [last = '', names] = [terms.at(-1), terms.slice(0, -1)];
  const exact = value === undefined ? [] : units.filter((unit) => isNumbered(unit, terms));
  const holders = value === undefined ? [] : units.filter((unit) => isNumbered(unit, names));
  const offered = [
    ...exact.flatMap(({ uid, words }) => [
      whole(uid, words, language, context),
      ...points(uid, () => true, language, context),
    ]),
    ...holders.flatMap(({ uid }) => points(uid, (marker) => marker === last, language, context)),
    ...units
      .filter((unit) => !exact.includes(unit) && terms.every((term) => unit.folded.includes(term)))
      .slice(0, OFFERED)
      .map(({ uid, words }) => whole(uid, words, language, context)),
  ];
  return [...new Map(offered.map((one) => [one.id, one])).values()].slice(0, OFFERED);
}

const shown = (target: ReferenceTarget, language: Language, context: ReferenceContext): string => {
  const text = referenceText({ target, seen: '' }, null, language, context);
  return text.kind === 'found' ? text.text : text.seen;
};

function whole(uid: Uid, words: string, language: Language, context: ReferenceContext): OfferedTarget {
  const target: ReferenceTarget = { in: 'here', uid };
  return { id: uid, target, text: shown(target, language, context), words };
}

function points(
  uid: Uid,
  isMeant: (marker: string) => boolean,
  language: Language,
  context: ReferenceContext,
): readonly OfferedTarget[] {
  const { tree, type, data } = context;
  const parts = contentAs(tree.get(uid), 'provision')?.parts ?? [];
  const markers = (['km', 'en'] as const).map((one) => pointMarkers(parts, type, one, data));
  return parts.flatMap((part): OfferedTarget[] => {
    if (part.kind !== 'point') return [];
    const marked = markers.map((known) => foldForSearch(bareMarker(known.get(part.id) ?? '')));
    if (!marked.some(isMeant)) return [];
    const target: ReferenceTarget = { in: 'here', uid, inner: part.id };
    const words = part.inline.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
    return [{ id: part.id, target, text: shown(target, language, context), words: shortened(words, 100) }];
  });
}
