/** Texts of instruments as fast-check makes them, and the same ones in another order. */
import * as fc from 'fast-check';
import { inOrder, treeOf, treeProblems } from '../../shared/document/tree.ts';
import type { InstrumentContent } from '../../shared/instrument/text.ts';
import { anyInstrument } from './instruments.ts';

export const anyContent = anyInstrument.map(({ content }) => {
  if (content.shape !== 'oneTree') throw new Error('an instrument has one tree');
  return content;
});

/** The same text, some of its units under other parents or in another order. */
export const shuffled = (content: InstrumentContent): fc.Arbitrary<InstrumentContent> =>
  fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }).map((moves) => {
    const km = new Map(content.km);
    for (const [from, to] of moves) {
      const units = inOrder(treeOf(km.values()));
      const unit = units[from % Math.max(1, units.length)];
      const other = units[to % Math.max(1, units.length)];
      if (unit === undefined || other === undefined || unit === other) continue;
      km.set(unit.uid, { ...unit, parent: to % 2 === 0 ? other.uid : other.parent, rank: other.rank });
      if (treeProblems(km).length > 0) km.set(unit.uid, unit);
    }
    return { shape: 'oneTree', km: treeOf(km.values()), en: content.en };
  });
