/** One language of an instrument, and what its places, numbers and references are called in it. */
import type { Language, Metadata, Tree, Uid, Unit, UnitBody } from '../../document/model.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import type { Reference, ReferenceTarget } from '../instrument.ts';
import { titleOf, pointMarkers, type UnitNumber } from '../numbering.ts';
import { referenceText } from '../references/reference-text.ts';
import type { RegisterEntry } from '../register.ts';
import { entryAddress, unknownEntryAddress, type Work } from './addresses.ts';
import { placeNames, type AnyBody, type PlaceNames } from './eids.ts';
import type { Places } from './places.ts';
import type { Setting } from './write-body.ts';
import type { ShownReference } from './write-inline.ts';
import type { KeptUnit } from './write-meta.ts';

export interface ExpressionSource {
  readonly language: Language;
  readonly metadata: Metadata;
  readonly work: Work;
  /** The Khmer units, which give both languages their places. */
  readonly tree: Tree;
  /** What stands beside a content of this language: units joined and split. */
  readonly stored: ReadonlyMap<Uid, UnitBody>;
  readonly places: Places;
  readonly numbers: ReadonlyMap<Uid, UnitNumber>;
  /** Undefined where the data has no such type (any more): numbers then have no label. */
  readonly type: InstrumentType | undefined;
  readonly data: InstrumentData;
  readonly register: ReadonlyMap<string, RegisterEntry>;
  /** What the file keeps for Sastra alone; null in all but the first expression. */
  readonly own: { readonly metadata: Metadata; readonly kept: readonly KeptUnit[] } | null;
}

export interface Expression extends ExpressionSource {
  readonly names: PlaceNames;
  readonly bodyOf: (uid: Uid) => AnyBody | undefined;
}

const numberPart = ({ value, suffixes }: UnitNumber): string =>
  [value, ...suffixes.flatMap(({ id, ordinal }) => (ordinal === undefined ? [id] : [id, ordinal]))].join('-');

export function expressionOf(source: ExpressionSource): Expression {
  const { language, tree, places, numbers, type } = source;
  const bodyOf = (uid: Uid): AnyBody | undefined => places[language].get(uid);
  const names = placeNames({
    tree,
    khmerOf: (uid) => places.km.get(uid),
    bodyOf,
    numberOf: (uid) => {
      const number = numbers.get(uid);
      return number === undefined ? undefined : numberPart(number);
    },
    restarts: type?.provision.restarts ?? false,
  });
  return { ...source, names, bodyOf };
}

/** What stands above a unit, that it was repealed being said otherwise; undefined where it has no number. */
export function labelIn({ numbers, type, data, language }: Expression, unit: Unit): string | undefined {
  const number = numbers.get(unit.uid);
  return number === undefined || type === undefined ? undefined : titleOf(unit, number, type, language, data);
}

/** `standsIn`: the unit that holds it. */
function shown(expression: Expression, reference: Reference, standsIn: Uid): ShownReference {
  const { type, language } = expression;
  const words =
    type === undefined ? null : referenceText(reference, standsIn, language, { ...expression, type });
  return {
    href: addressOf(expression, reference.target),
    text: words?.kind === 'found' ? words.text : reference.seen,
  };
}

function addressOf({ names, register }: Expression, target: ReferenceTarget): string {
  if (target.in === 'here') return `#${names.of(target.uid, target.inner) ?? names.of(target.uid) ?? 'gone'}`;
  const entry = register.get(target.instrument);
  return entry === undefined ? unknownEntryAddress(target.instrument) : entryAddress(entry, target.article);
}

export function settingOf(expression: Expression, uid: Uid): Setting {
  const { names, type, data, language, bodyOf } = expression;
  const body = bodyOf(uid);
  const markers =
    body?.type === 'provision' && type !== undefined
      ? pointMarkers(body.content.parts, type, language, data)
      : undefined;
  return {
    show: (reference) => shown(expression, reference, uid),
    nameOf: (inner) => names.of(uid, inner),
    markerOf: (inner) => markers?.get(inner),
  };
}
