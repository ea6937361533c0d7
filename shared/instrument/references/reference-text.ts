/**
 * What a reference shows: always the number that its target has now. Nothing of it is stored but the target, and what it
 * showed last, which is said of a target that is gone.
 */
import type { InnerId, Language, Tree, Uid, Unit } from '../../document/model.ts';
import { toAsciiDigits, toKhmerDigits } from '../../khmer/index.ts';
import { citationOf } from '../citation.ts';
import { levelOf, typeOf, type InstrumentData, type InstrumentType } from '../data.ts';
import type { ProvisionPart, Reference, ReferenceTarget } from '../instrument.ts';
import { citedPartsOf, numberText, pointMarkers, type LabelParts, type UnitNumber } from '../numbering.ts';
import { readInstrumentUnit } from '../views.ts';
import type { Register } from './cited-instruments.ts';
import { readNumber } from './read-number.ts';
import { whereIs, type Target } from './referred-to-by.ts';

/** What the text of a reference depends on. */
export interface ReferenceContext {
  readonly tree: Tree;
  readonly type: InstrumentType;
  readonly data: InstrumentData;
  /** numbersOf() the tree. */
  readonly numbers: ReadonlyMap<Uid, UnitNumber>;
  readonly register: Register;
}

/** A stretch of what a reference shows. */
export interface ReferencePiece {
  readonly text: string;
  /** The unit, or the point in it, whose number it is; absent for the words around a number. */
  readonly numberOf?: Target;
}

interface Gone {
  readonly kind: 'gone';
  /** The unit, what was within it, or the instrument in the register. */
  readonly missing: 'unit' | 'inner' | 'instrument';
  /** What was shown last. */
  readonly seen: string;
}
export type ReferenceText = { readonly kind: 'found'; readonly text: string } | Gone;
export type ReferencePieces = { readonly kind: 'found'; readonly pieces: Pieces } | Gone;
type Pieces = readonly ReferencePiece[];

/** What of a target is not there any more; null where all of it is. */
export function missingOf(
  target: ReferenceTarget,
  { tree, register }: Pick<ReferenceContext, 'tree' | 'register'>,
): 'unit' | 'inner' | 'instrument' | null {
  if (target.in === 'register') return register.has(target.instrument) ? null : 'instrument';
  const now = whereIs(target, tree);
  return typeof now === 'string' ? now : null;
}

/** `standsIn`: the unit that holds the reference; what it is in itself (an annex, a chapter) is not said again. */
export function referenceText(...of: Parameters<typeof referencePieces>): ReferenceText {
  const shown = referencePieces(...of);
  if (shown.kind === 'gone') return shown;
  return { kind: 'found', text: shown.pieces.map(({ text }) => text).join('') };
}

/** The same with the numbers told apart that stand at other places of this instrument. */
export function referencePieces(
  { target, seen }: Pick<Reference, 'target' | 'seen'>,
  standsIn: Uid | null,
  language: Language,
  context: ReferenceContext,
): ReferencePieces {
  const { tree, register, data } = context;
  if (target.in === 'register') {
    const entry = register.get(target.instrument);
    if (entry === undefined) return { kind: 'gone', missing: 'instrument', seen };
    const whole = words(citationOf(entry, language, data));
    if (target.article === undefined) return { kind: 'found', pieces: whole };
    const article = words(articleText(target.article, entry.type, language, data));
    return { kind: 'found', pieces: partOf(article, whole, language, data) };
  }
  const now = whereIs(target, tree);
  if (typeof now === 'string') return { kind: 'gone', missing: now, seen };
  const unit = tree.get(now.uid);
  if (unit === undefined) return { kind: 'gone', missing: 'unit', seen };
  const label = unitPieces(unit, standsIn, language, context);
  // A visa or a signature is called nothing: a reference to it says what its writer saw.
  if (label === null) return { kind: 'found', pieces: words(seen) };
  const inner = now.inner === undefined ? null : innerPieces(unit, now.inner, language, context);
  return { kind: 'found', pieces: inner === null ? label : partOf(inner, label, language, data) };
}

const words = (text: string): Pieces => (text === '' ? [] : [{ text }]);

/** `{part}` and `{whole}` in their pattern. */
const partOf = (part: Pieces, whole: Pieces, language: Language, { references }: InstrumentData): Pieces =>
  references.partOf[language]
    .split(/(\{part\}|\{whole\})/u)
    .flatMap((text) => (text === '{part}' ? part : text === '{whole}' ? whole : words(text)));

const labelled = ({ before, number, after }: LabelParts, numberOf: Target): Pieces => [
  ...words(before),
  ...words(number).map(({ text }) => ({ text, numberOf })),
  ...words(after),
];

const counted = (pattern: string, number: string): string => pattern.replaceAll('{number}', () => number);

/** An article of another instrument, as that instrument's type names them. */
function articleText(article: string, typeId: string, language: Language, data: InstrumentData): string {
  const read = readNumber(article, data);
  const digits = language === 'km' ? toKhmerDigits(article) : toAsciiDigits(article);
  const number = read === undefined ? digits : numberText(read, language, data);
  const provision = typeOf(data, typeId)?.provision;
  if (provision === undefined) return number;
  return counted(
    provision.cited[language].replaceAll('{name}', () => provision[language]),
    number,
  );
}

/** The unit's name and number with what it must be told apart by; null for what bears no number. */
function unitPieces(
  unit: Unit,
  standsIn: Uid | null,
  language: Language,
  context: ReferenceContext,
): Pieces | null {
  const { numbers, tree, type, data } = context;
  const labels: Pieces[] = [];
  for (let at: Unit | null = unit; at !== null; at = toldApartBy(at, context)) {
    if (at !== unit && standsIn !== null && isWithin(tree, standsIn, at.uid)) break;
    const number = numbers.get(at.uid);
    if (number === undefined) break;
    labels.push(labelled(citedPartsOf(at, number, type, language, data), { uid: at.uid }));
  }
  return labels.length === 0
    ? null
    : labels.reduceRight((whole, part) => partOf(part, whole, language, data));
}

/** The unit without which a number is not the only one: an annex, or the division in which it counts anew. */
export function toldApartBy(unit: Unit, { tree, type, data }: ReferenceContext): Unit | null {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable') return null;
  const { body } = view;
  const restarts =
    body.type === 'division'
      ? (levelOf(data, body.content.level)?.restarts ?? true)
      : body.type === 'provision' && type.provision.restarts;
  for (let at = unit.parent; at !== null;) {
    const holder = tree.get(at);
    if (holder === undefined) return null;
    if (holder.type === 'annex' || (restarts && holder.type === 'division')) return holder;
    at = holder.parent;
  }
  return null;
}

export function isWithin(tree: Tree, uid: Uid, holder: Uid): boolean {
  for (let at: Uid | null = uid; at !== null; at = tree.get(at)?.parent ?? null)
    if (at === holder) return true;
  return false;
}

/** A point's marker without the signs around it: `ក` of `ក-`. Empty for a dash. */
export const bareMarker = (marker: string): string => marker.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

/** What stands within a provision: its points by their markers, its paragraphs by their place; null for what has no name. */
function innerPieces(
  unit: Unit,
  inner: InnerId,
  language: Language,
  { type, data }: ReferenceContext,
): Pieces | null {
  const view = readInstrumentUnit(unit);
  if (view.kind === 'unreadable' || view.body.type !== 'provision') return null;
  const { parts } = view.body.content;
  const at = parts.findIndex(({ id }) => id === inner);
  const part = parts[at];
  if (part === undefined) return null;
  if (part.kind === 'table') return words(data.references.table[language]);
  if (part.kind === 'paragraph') {
    const place = parts.slice(0, at + 1).filter(({ kind }) => kind === 'paragraph').length;
    const number = numberText({ value: place, suffixes: [] }, language, data);
    return words(counted(data.references.paragraph[language], number));
  }
  const markers = pointMarkers(parts, type, language, data);
  return pointPath(parts, at)
    .map((point) =>
      pointPieces(parts, point, bareMarker(markers.get(point.id) ?? ''), unit.uid, language, data),
    )
    .reduce((text, whole) => partOf(text, whole, language, data));
}

type Point = Extract<ProvisionPart, { readonly kind: 'point' }>;

/** The point at `at`, then those that hold it, outwards; none where no point stands there. */
export function pointPath(parts: readonly ProvisionPart[], at: number): readonly Point[] {
  const path: Point[] = [];
  for (let index = at; index >= 0; index -= 1) {
    const part = parts[index];
    if (part?.kind !== 'point') break;
    const last = path.at(-1);
    if (last === undefined || part.depth < last.depth) path.push(part);
  }
  return path;
}

/** A point that is marked by a dash is called by its place among its like. */
function pointPieces(
  parts: readonly ProvisionPart[],
  point: Point,
  marker: string,
  uid: Uid,
  language: Language,
  data: InstrumentData,
): Pieces {
  const [before = '', ...after] = data.references.point[language].split('{number}');
  if (marker !== '')
    return labelled({ before, number: marker, after: after.join(marker) }, { uid, inner: point.id });
  let place = 1;
  for (const part of parts.slice(0, parts.indexOf(point)).toReversed()) {
    if (part.kind !== 'point' || part.depth < point.depth) break;
    if (part.depth === point.depth) place += 1;
  }
  const number = numberText({ value: place, suffixes: [] }, language, data);
  return words(counted(data.references.point[language], number));
}
