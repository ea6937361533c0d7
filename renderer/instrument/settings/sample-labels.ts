/** What the data makes of an instrument that has one of everything, as rows of its labels. */
import { createIds } from '../../../shared/document/ids.ts';
import type { InnerId, Language, Uid, Unit, UnitBody } from '../../../shared/document/model.ts';
import { inOrder, treeOf } from '../../../shared/document/tree.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import { versioned } from '../../../shared/instrument/editing/drafting.ts';
import { sequenceChanges } from '../../../shared/instrument/editing/sequence.ts';
import type { Counted, InstrumentBody, ProvisionPart } from '../../../shared/instrument/instrument.ts';
import { citedLabelOf, labelOf, numbersOf, pointMarkers } from '../../../shared/instrument/numbering.ts';
import { readInstrumentUnit } from '../../../shared/instrument/views.ts';

export interface SampleRow {
  /** How far it is drawn in. */
  readonly depth: number;
  readonly kind: 'word' | 'division' | 'provision' | 'point' | 'signer' | 'cited' | 'phrase';
  readonly text: string;
}

const NEXT: Counted = { kind: 'next' };

/** In the order of the paper. */
export function sampleRows(
  type: InstrumentType,
  data: InstrumentData,
  language: Language,
): readonly SampleRow[] {
  const tree = treeOf(sampleUnits(type, data));
  const numbers = numbersOf(tree, type, data);
  const rows: SampleRow[] = [];
  const word = (text: string | undefined): void => {
    if (text !== undefined && text !== '') rows.push({ depth: 0, kind: 'word', text });
  };
  word(type[language]);
  word(type.visaVerb === undefined ? undefined : `${type.visaVerb[language]} …`);
  word(type.enacting?.[language]);
  const depths = new Map<Uid, number>();
  let last: string | null = null;
  for (const unit of inOrder(tree)) {
    const number = numbers.get(unit.uid);
    const depth = unit.parent === null ? 0 : (depths.get(unit.parent) ?? 0) + 1;
    depths.set(unit.uid, depth);
    if (number === undefined) continue;
    const kind = unit.type === 'provision' ? 'provision' : 'division';
    rows.push({ depth, kind, text: labelOf(unit, number, type, language, data) });
    if (kind === 'provision') last = citedLabelOf(unit, number, type, language, data);
    const view = readInstrumentUnit(unit);
    if (view.kind === 'unreadable' || view.body.type !== 'provision') continue;
    const { parts } = view.body.content;
    const markers = pointMarkers(parts, type, language, data);
    for (const part of parts)
      if (part.kind === 'point')
        rows.push({ depth: depth + 1 + part.depth, kind: 'point', text: `${markers.get(part.id) ?? ''} …` });
  }
  for (const { [language]: text } of type.signedBy) rows.push({ depth: 0, kind: 'signer', text });
  if (last !== null) rows.push({ depth: 0, kind: 'cited', text: last });
  return rows;
}

/** A heading of each level below the other, articles with points and inserted ones, and an annex. */
export function sampleUnits(type: InstrumentType, data: InstrumentData): readonly Unit[] {
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const point = (depth: number): ProvisionPart => ({
    kind: 'point',
    id: ids.next<InnerId>(),
    depth,
    inline: [],
  });
  const provision = (number: Counted, parts: readonly ProvisionPart[] = []): InstrumentBody => ({
    type: 'provision',
    content: {
      number,
      heading: [],
      parts: [{ kind: 'paragraph', id: ids.next<InnerId>(), inline: [] }, ...parts],
    },
  });
  const [suffix] = data.suffixes;
  const inserted = (ordinal?: number): readonly InstrumentBody[] =>
    suffix === undefined
      ? []
      : [
          provision({
            kind: 'inserted',
            suffixes: [ordinal === undefined ? { id: suffix.id } : { id: suffix.id, ordinal }],
          }),
        ];
  const bodies: readonly InstrumentBody[] = [
    ...type.levels.map((level): InstrumentBody => ({
      type: 'division',
      content: { level, number: NEXT, heading: [] },
    })),
    provision(NEXT, [point(0), point(0), point(1), point(2)]),
    ...inserted(),
    ...inserted(2),
    provision(NEXT),
    { type: 'annex', content: { number: NEXT, heading: [], orientation: 'portrait' } },
  ];
  const lines = bodies.map((body): UnitBody & { readonly uid: Uid } =>
    versioned({ uid: ids.next<Uid>() }, body),
  );
  return sequenceChanges(new Map(), lines, data).flatMap(({ after }) => (after === null ? [] : [after]));
}
