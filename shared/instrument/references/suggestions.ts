/** Plain words that look like a reference and have a target are offered as one; what cannot be resolved is not. */
import type { InnerId, Language, Uid, UnitChange } from '../../document/model.ts';
import { countedUnit } from '../counting.ts';
import { withTextChanges } from '../editing/drafting.ts';
import { inOneGo } from '../in-pieces.ts';
import type { Reference, ReferenceTarget } from '../instrument.ts';
import { numberText, pointMarkers, type UnitNumber } from '../numbering.ts';
import { plainRuns, putBetween, replaceWords } from '../replace-words.ts';
import {
  bodyIn,
  placedLines,
  placeIn,
  type InstrumentContent,
  type InstrumentPlace,
  type PlacedLine,
} from '../text.ts';
import { LANGUAGES } from '../../document/model.ts';
import { inOrder } from '../../document/tree.ts';
import { joinChanges } from '../../document/undo.ts';
import { readInstrumentUnit } from '../views.ts';
import { citedInstruments, type CitedInstrument } from './cited-instruments.ts';
import { endOf, mentionsIn, type Belonging, type Mention, type MentionItem, type Named } from './mentions.ts';
import { bareMarker, isWithin, pointPath, referenceText, type ReferenceContext } from './reference-text.ts';
import { toAsciiDigits } from '../../khmer/index.ts';

export interface Suggestion {
  readonly place: InstrumentPlace;
  /** As they stand there. */
  readonly words: string;
  readonly target: ReferenceTarget;
}

/** All of an instrument in reading order, those of the Khmer text first. */
export const suggestionsOf = (content: InstrumentContent, context: ReferenceContext): readonly Suggestion[] =>
  inOneGo(suggestionsByUnit(content, context));

/** The same unit by unit, for whoever has only moments for it. */
export function* suggestionsByUnit(
  content: InstrumentContent,
  context: ReferenceContext,
): Generator<undefined, readonly Suggestion[]> {
  const found: Suggestion[] = [];
  for (const language of LANGUAGES) {
    for (const { uid } of inOrder(content.km)) {
      yield undefined;
      found.push(...suggestionsOfUnit(content, uid, language, context));
    }
  }
  return found;
}

/** Those of one unit in one language. */
export function suggestionsOfUnit(
  content: InstrumentContent,
  uid: Uid,
  language: Language,
  context: ReferenceContext,
): readonly Suggestion[] {
  const unit = content.km.get(uid);
  const body = unit === undefined ? undefined : bodyIn(content, unit, language);
  if (body === undefined) return [];
  return placedLines(uid, body, language).flatMap((line) => suggestionsIn(line, context));
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly target: ReferenceTarget;
}

function suggestionsIn(line: PlacedLine, context: ReferenceContext): readonly Suggestion[] {
  if (!line.isOwn || line.text === '') return [];
  const cited = citedInstruments(line.text, context.register, context.data);
  const found: Found[] = mentionsIn(line.text, context.type, context.data)
    .flatMap((mention) => resolved(mention, line, cited, context))
    // The title of another instrument may name articles of its own.
    .filter((one) => !cited.some(({ from, to }) => from < one.from && one.to <= to));
  for (const { entry, from, to } of cited) {
    const isTaken = found.some((one) => one.from < to && from < one.to);
    if (entry !== null && !isTaken)
      found.push({ from, to, target: { in: 'register', instrument: entry.id } });
  }
  return found
    .filter(({ from, to }) => plainRuns(line.inline, from, to) !== undefined)
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, target }) => ({
      place: placeIn(line, from, to),
      words: line.text.slice(from, to),
      target,
    }));
}

/** Each item of a mention that leads somewhere; where a point does not, the article that it is said to stand in. */
function resolved(
  mention: Mention,
  line: PlacedLine,
  cited: readonly CitedInstrument[],
  context: ReferenceContext,
): readonly Found[] {
  const { items, of } = mention;
  const last = items.at(-1);
  const other = otherOf(mention);
  const instrument = other === null ? undefined : cited.find(({ from }) => from === other);
  const found = items.flatMap((item): Found[] => {
    const target =
      other === null
        ? targetHere(item, mention, line.uid, context)
        : targetThere(item, mention, instrument, context);
    if (target === null) return [];
    // The last of a list is followed by what all of it belongs to.
    const to =
      item === last ? (target.in === 'register' ? (instrument?.to ?? item.to) : endOf(mention)) : item.to;
    return [{ from: item.from, to, target }];
  });
  return found.length === 0 && of.to === 'unit' ? resolved(of.mention, line, cited, context) : found;
}

/** Where that is named which is not this instrument; null where all is of this one. */
const otherOf = ({ of }: Mention): number | null =>
  of.to === 'other' ? of.at : of.to === 'unit' ? otherOf(of.mention) : null;

/** An article of another instrument. */
function targetThere(
  item: MentionItem,
  { of }: Mention,
  instrument: CitedInstrument | undefined,
  { data }: ReferenceContext,
): ReferenceTarget | null {
  const entry = instrument?.entry ?? null;
  if (entry === null || of.to !== 'other') return null;
  if (item.kind !== 'unit' || item.named.type !== 'provision') return null;
  const name = data.types.find(({ id }) => id === entry.type)?.provision.km;
  if (item.named.name !== name) return null;
  return { in: 'register', instrument: entry.id, article: numberText(item.number, 'km', data) };
}

function targetHere(
  item: MentionItem,
  { of }: Mention,
  standsIn: Uid,
  context: ReferenceContext,
): ReferenceTarget | null {
  const markers = item.kind === 'point' ? [item.marker] : [];
  let holder = of;
  // A point of a point of an article.
  for (let [outer] = itemsOf(holder); outer?.kind === 'point'; [outer] = itemsOf(holder)) {
    markers.push(outer.marker);
    holder = holder.to === 'unit' ? holder.mention.of : holder;
  }
  const owner = holder.to === 'unit' ? ownerHere(holder.mention, standsIn, context) : standsIn;
  if (owner === null) return null;
  if (item.kind === 'point') {
    const inner = pointIn(owner, markers, context);
    return inner === null ? null : { in: 'here', uid: owner, inner };
  }
  if (markers.length > 0) return null;
  const uid = unitHere(item.named, item.number, owner, of.to === 'unit', context);
  return uid === null ? null : { in: 'here', uid };
}

const itemsOf = (of: Belonging): readonly MentionItem[] => (of.to === 'unit' ? of.mention.items : []);

/** The unit that something is said to belong to. */
function ownerHere(mention: Mention, standsIn: Uid, context: ReferenceContext): Uid | null {
  const [item] = mention.items;
  const target = item === undefined ? null : targetHere(item, mention, standsIn, context);
  return target?.in === 'here' && target.inner === undefined ? target.uid : null;
}

interface NumberedUnit {
  readonly uid: Uid;
  /** The annex that it stands in. */
  readonly annex: Uid | null;
}

const indexes = new WeakMap<ReadonlyMap<Uid, UnitNumber>, ReadonlyMap<string, readonly NumberedUnit[]>>();

const keyOf = (kind: string, { value, suffixes }: UnitNumber): string =>
  [kind, value, ...suffixes.map(({ id, ordinal }) => `${id} ${ordinal ?? 1}`)].join('/');

const kindOf = (named: Named): string => (named.type === 'division' ? `level ${named.level}` : named.type);

/** The units by what they are and their number. */
function unitsByNumber({ numbers, tree }: ReferenceContext): ReadonlyMap<string, readonly NumberedUnit[]> {
  const before = indexes.get(numbers);
  if (before !== undefined) return before;
  const index = Map.groupBy(
    [...numbers].flatMap(([uid, number]) => {
      const unit = tree.get(uid);
      const counted = unit === undefined ? null : countedUnit(unit);
      if (unit === undefined || counted === null) return [];
      const kind = counted.type === 'division' ? `level ${counted.level}` : counted.type;
      return [{ uid, annex: annexOf(tree, unit.parent), key: keyOf(kind, number) }];
    }),
    ({ key }) => key,
  );
  indexes.set(numbers, index);
  return index;
}

function annexOf(tree: ReferenceContext['tree'], uid: Uid | null): Uid | null {
  for (let at = uid; at !== null;) {
    const unit = tree.get(at);
    if (unit === undefined) return null;
    if (unit.type === 'annex') return at;
    at = unit.parent;
  }
  return null;
}

/**
 * The only unit that can be meant: below the one that is named as its holder, or else the nearest to where the words
 * stand, in the same annex first and in the main text otherwise.
 */
function unitHere(
  named: Named,
  number: UnitNumber,
  owner: Uid,
  isBelow: boolean,
  context: ReferenceContext,
): Uid | null {
  const { tree, type } = context;
  if (named.type === 'provision' && named.name !== type.provision.km) return null;
  const all = unitsByNumber(context).get(keyOf(kindOf(named), number)) ?? [];
  if (isBelow) return only(all.filter(({ uid }) => isWithin(tree, uid, owner)));
  const annex = annexOf(tree, owner);
  const near = all.filter((unit) => unit.annex === annex);
  const candidates = near.length > 0 ? near : all.filter((unit) => unit.annex === null);
  for (let at: Uid | null = owner; at !== null; at = tree.get(at)?.parent ?? null) {
    const holder = at;
    const here = candidates.filter(({ uid }) => isWithin(tree, uid, holder));
    if (here.length > 0) return only(here);
  }
  return only(candidates);
}

const only = (units: readonly NumberedUnit[]): Uid | null =>
  units.length === 1 ? (units[0]?.uid ?? null) : null;

/**
 * The point of a provision that is marked so in either language, within points that are marked like the further ones,
 * outwards; null where several are.
 */
function pointIn(
  uid: Uid,
  markers: readonly string[],
  { tree, type, data }: ReferenceContext,
): InnerId | null {
  const unit = tree.get(uid);
  const view = unit === undefined ? null : readInstrumentUnit(unit);
  if (view?.kind !== 'readable' || view.body.type !== 'provision') return null;
  const { parts } = view.body.content;
  const found = new Set<InnerId>();
  for (const language of LANGUAGES) {
    const written = pointMarkers(parts, type, language, data);
    for (const index of parts.keys()) {
      const path = pointPath(parts, index);
      const marked = path.map(({ id }) => readMarker(written.get(id)));
      const isMeant = markers.every((marker, at) => marked[at] === marker);
      if (isMeant && path[0] !== undefined) found.add(path[0].id);
    }
  }
  const [inner, another] = found;
  return inner === undefined || another !== undefined ? null : inner;
}

const readMarker = (written = ''): string => toAsciiDigits(bareMarker(written)).toLowerCase();

/** The words become a reference with the given id. Undefined where they do not stand there any more. */
export const acceptSuggestion = (
  content: InstrumentContent,
  { place, words, target }: Suggestion,
  id: InnerId,
  context: ReferenceContext,
): UnitChange | undefined =>
  replaceWords(content, place, () => madeReference(target, words, place, id, context));

/** All of them, as one step; what does not stand there any more is left out. */
export function acceptSuggestions(
  content: InstrumentContent,
  suggestions: readonly Suggestion[],
  nextId: () => InnerId,
  context: ReferenceContext,
): readonly UnitChange[] {
  let changes: readonly UnitChange[] = [];
  // From the last on: a reference is one sign, so that places behind it move.
  for (const unit of Map.groupBy(
    suggestions.toReversed(),
    ({ place }) => `${place.language} ${place.uid}`,
  ).values()) {
    let text = content;
    for (const suggestion of unit) {
      const change = acceptSuggestion(text, suggestion, nextId(), context);
      if (change === undefined) continue;
      text = withTextChanges(text, [change]);
      changes = joinChanges(changes, [change]);
    }
  }
  return changes;
}

/** A reference between two words, or in place of plain ones. Undefined where none may stand. */
export function putReference(
  content: InstrumentContent,
  place: InstrumentPlace,
  target: ReferenceTarget,
  id: InnerId,
  context: ReferenceContext,
): UnitChange | undefined {
  const made = madeReference(target, '', place, id, context);
  return place.from === place.to
    ? putBetween(content, place, made)
    : replaceWords(content, place, () => made);
}

function madeReference(
  target: ReferenceTarget,
  words: string,
  { uid, language }: InstrumentPlace,
  id: InnerId,
  context: ReferenceContext,
): Reference {
  const shown = referenceText({ target, seen: words }, uid, language, context);
  return { kind: 'reference', id, target, seen: shown.kind === 'found' ? shown.text : shown.seen };
}
