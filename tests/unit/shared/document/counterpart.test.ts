import { describe, expect, it } from 'vitest';
import { counterpartsOf } from '../../../../shared/document/counterpart.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { treeOf, inOrder } from '../../../../shared/document/tree.ts';
import { khmerSide, translating, translationReport } from '../../../../shared/document/translation.ts';
import { innerIdOf, uidOf, unitOf } from '../../../support/units.ts';

const next = (): (<T extends string>() => T) => {
  const ids = createIds({ now: () => 1, random: (bytes) => new Uint8Array(bytes) });
  return () => ids.next();
};
const made = (km: readonly Unit[], en: readonly Unit[], wanted: readonly Unit[] = km): readonly Unit[] =>
  counterpartsOf(wanted, { km, en }, translationReport(khmerSide(km), en), next());

describe('the counterpart of a Khmer unit', () => {
  it('has its structure and none of its words', () => {
    const km: readonly Unit[] = [
      {
        ...unitOf(1, 'A', ''),
        type: 'heading',
        content: { level: 2, inline: [{ kind: 'text', text: 'ក' }] },
      },
      {
        ...unitOf(2, 'B', ''),
        type: 'list',
        content: {
          ordered: true,
          items: [
            { id: innerIdOf(91), depth: 0, inline: [{ kind: 'text', text: 'មួយ' }] },
            { id: innerIdOf(92), depth: 1, inline: [] },
          ],
        },
      },
      {
        ...unitOf(3, 'C', ''),
        type: 'table',
        content: {
          header: true,
          rows: [{ id: innerIdOf(93), cells: [{ inline: [{ kind: 'text', text: 'ក' }], colspan: 2 }] }],
        },
      },
      {
        ...unitOf(4, 'D', ''),
        type: 'figure',
        content: { media: 'a'.repeat(64), mime: 'image/png', width: 2, height: 1, alt: 'រូប', inline: [] },
      },
      { ...unitOf(5, 'E', ''), type: 'hologram', content: {} },
    ];
    const units = made(km, []);
    expect(units.map(({ type, content }) => ({ type, content }))).toMatchObject([
      { type: 'heading', content: { level: 2, inline: [] } },
      {
        type: 'list',
        content: {
          ordered: true,
          items: [
            { depth: 0, inline: [] },
            { depth: 1, inline: [] },
          ],
        },
      },
      { type: 'table', content: { header: true, rows: [{ cells: [{ inline: [], colspan: 2 }] }] } },
      { type: 'figure', content: { media: 'a'.repeat(64), alt: '', inline: [] } },
    ]);
    expect(JSON.stringify(units)).not.toMatch(/00000000005[bcd]"/u);
    expect(translationReport(khmerSide(km), units)).toMatchObject({ missing: [uidOf(5)], stale: [] });
  });

  it('stands behind the translation of what stands before its Khmer', () => {
    const km = [unitOf(1, 'A', 'ក'), unitOf(2, 'B', 'ខ'), unitOf(3, 'C', 'គ')];
    const [first, second, third] = km;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three units');
    const en = [
      translating(unitOf(11, 'A', 'a'), [first]),
      unitOf(15, 'B', 'alone'),
      translating(unitOf(13, 'C', 'c'), [third]),
    ];
    const [unit] = made(km, en, [second]);
    expect(inOrder(treeOf([...en, ...(unit === undefined ? [] : [unit])])).map(({ uid }) => uid)).toEqual([
      uidOf(11),
      unit?.uid,
      uidOf(15),
      uidOf(13),
    ]);
    const [before] = made(km, en.slice(2), [first]);
    expect((before?.rank ?? 'Z') < 'C').toBe(true);
  });
});
