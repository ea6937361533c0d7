/** Another document as if it were an earlier version of this one, so that the two can be compared like versions. */
import type { JsonValue, Uid, Unit } from '../document/model.ts';
import { differing, type Hunk } from '../document/word-diff.ts';
import type { InstrumentData } from '../instrument/data.ts';
import type { ProvisionPart } from '../instrument/instrument.ts';
import { instrumentLines, partLines, type InstrumentLine } from '../instrument/text.ts';
import { readInstrumentUnit } from '../instrument/views.ts';
import { namingOf, type DocumentText } from './naming.ts';
import { pairedUnits } from './pairing.ts';

/**
 * `other` with the ids that its units, their parts and its references have in `one`; itself where it is a version of it,
 * and where one of them is no instrument.
 */
export function asVersionOf<Text extends DocumentText>(
  other: Text,
  one: DocumentText,
  data: InstrumentData,
): Text {
  const areInstruments = [other, one].every(({ summary }) => summary.kind === 'instrument');
  if (other.summary.id === one.summary.id || !areInstruments) return other;
  const [old, fresh] = [other.units.km, one.units.km];
  const pairs = pairedUnits(
    { units: old, labelOf: namingOf(other, 'km', data).labelOf },
    { units: fresh, labelOf: namingOf(one, 'km', data).labelOf },
  );
  const ids = new Map<string, string>(pairs);
  const units = new Map(fresh.map((unit) => [unit.uid, unit]));
  for (const unit of old) {
    const partner = units.get(pairs.get(unit.uid) ?? unit.uid);
    if (partner !== undefined) for (const [was, is] of pairedIds(unit, partner)) ids.set(was, is);
  }
  const renamed = (list: readonly Unit[]): readonly Unit[] =>
    list.map((unit) => ({
      ...unit,
      uid: renamedId(unit.uid, ids),
      parent: unit.parent === null ? null : renamedId(unit.parent, ids),
      content: renamedIn(unit.content, ids),
    }));
  return { ...other, units: { km: renamed(other.units.km), en: renamed(other.units.en) } };
}

// A new id of the same brand: pairs are of units with units and of parts with parts.
const renamedId = (uid: Uid, ids: ReadonlyMap<string, string>): Uid => (ids.get(uid) ?? uid) as Uid;

/** Every string in the content that is one of the ids; no word of a text is. */
function renamedIn(value: JsonValue, ids: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => renamedIn(item, ids));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamedIn(item, ids)]));
}

type IdPair = readonly [was: string, is: string];

/** The ids within two units: of provisions by their parts, of all else line by line. */
function pairedIds(before: Unit, after: Unit): readonly IdPair[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  if (old.length === 0 || fresh.length === 0)
    return pairedInLines(instrumentLines(before), instrumentLines(after));
  const headings = pairedInLines(instrumentLines(before).slice(0, 1), instrumentLines(after).slice(0, 1));
  const parts = pairedParts(old, fresh);
  return [
    ...headings,
    ...parts.map(([was, is]): IdPair => [was.id, is.id]),
    ...parts.flatMap(([was, is]) => pairedInLines(partLines(was), partLines(is))),
  ];
}

/** Items, rows and what stands in a line, in order, where they are of one kind. */
function pairedInLines(
  before: readonly InstrumentLine[],
  after: readonly InstrumentLine[],
): readonly IdPair[] {
  return before.flatMap((line, index): readonly IdPair[] => {
    const other = after[index];
    if (other === undefined) return [];
    const [pieces, others] = [line, other].map(({ inline }) => inline.filter((piece) => 'id' in piece));
    const within = (pieces ?? []).flatMap((piece, at): readonly IdPair[] => {
      const partner = others?.[at];
      return partner?.kind === piece.kind ? [[piece.id, partner.id]] : [];
    });
    const { inner } = line;
    return inner === undefined || other.inner === undefined ? within : [[inner, other.inner], ...within];
  });
}

/** Parts of two provisions that say the same, and between them, in order, those of one kind. */
function pairedParts(
  old: readonly ProvisionPart[],
  fresh: readonly ProvisionPart[],
): readonly (readonly [was: ProvisionPart, is: ProvisionPart])[] {
  const pairs: (readonly [ProvisionPart, ProvisionPart])[] = [];
  const end: Hunk = {
    before: { from: old.length, to: old.length },
    after: { from: fresh.length, to: fresh.length },
  };
  let [at, next] = [0, 0];
  const pairUpTo = (oldEnd: number, freshEnd: number): void => {
    for (; at < oldEnd && next < freshEnd; at += 1, next += 1) {
      const [was, is] = [old[at], fresh[next]];
      if (was !== undefined && is !== undefined && was.kind === is.kind) pairs.push([was, is]);
    }
  };
  for (const hunk of [...differing(old.map(partWords), fresh.map(partWords)), end]) {
    pairUpTo(hunk.before.from, hunk.after.from);
    pairUpTo(hunk.before.to, hunk.after.to);
    [at, next] = [hunk.before.to, hunk.after.to];
  }
  return pairs;
}

const partWords = (part: ProvisionPart): string =>
  partLines(part)
    .map(({ text }) => text)
    .join('\n');

function partsOf(unit: Unit): readonly ProvisionPart[] {
  const view = readInstrumentUnit(unit);
  return view.kind === 'readable' && view.body.type === 'provision' ? view.body.content.parts : [];
}
