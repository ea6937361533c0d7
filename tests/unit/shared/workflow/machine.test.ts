import { describe, expect, it } from 'vitest';
import { STATEMENT_TYPES } from '../../../../shared/statements/statement.ts';
import { ROLES } from '../../../../shared/sync/account.ts';
import { after, permitted, PHASES, PUBLICITIES, type Action } from '../../../../shared/workflow/machine.ts';
import { FLOWS, type Flow } from '../../../../shared/workflow/route.ts';

/**
 * The whole table, written down once more by hand: for each action the flows, the phases and what the public has, each as
 * words; `step` for whoever a step of the route names. What is not here is not allowed.
 */
const EVERY_PHASE = 'draft inReview returned approved registered submitted issued scheduled done';
const EVERY_PUBLICITY = 'none published corrected withdrawn superseded';
const EVERY_FLOW = 'direct registered issued certified';
const READY: Readonly<Record<Flow, string>> = {
  direct: 'approved scheduled',
  registered: 'registered scheduled',
  issued: 'issued scheduled',
  certified: 'issued scheduled',
};
const ready = (action: Action, publicities: string): readonly Row[] =>
  FLOWS.map((flow) => [action, flow, READY[flow], publicities, 'publisher']);

type Row = readonly [action: Action, flows: string, phases: string, publicities: string, who: string];
const TABLE: readonly Row[] = [
  [
    'submit',
    EVERY_FLOW,
    'draft inReview returned approved done',
    EVERY_PUBLICITY,
    'drafter reviewer approver',
  ],
  ['sign', EVERY_FLOW, 'inReview', EVERY_PUBLICITY, 'step'],
  ['return', EVERY_FLOW, 'inReview approved registered submitted scheduled', EVERY_PUBLICITY, 'step'],
  ['recall', EVERY_FLOW, 'inReview', EVERY_PUBLICITY, 'drafter reviewer approver'],
  ['paper', EVERY_FLOW, 'inReview', EVERY_PUBLICITY, 'registrar'],
  ['register', 'registered', 'approved', EVERY_PUBLICITY, 'registrar'],
  ['handOver', 'issued', 'approved', EVERY_PUBLICITY, 'registrar'],
  ['issue', 'issued', 'submitted', EVERY_PUBLICITY, 'registrar'],
  ['certify', 'certified', 'inReview', EVERY_PUBLICITY, 'registrar'],
  ...ready('schedule', EVERY_PUBLICITY),
  ...ready('publish', 'none'),
  ...ready('correct', 'published corrected withdrawn'),
  ...ready('translate', 'published corrected'),
  ['withdraw', EVERY_FLOW, EVERY_PHASE, 'published corrected', 'publisher'],
  ['supersede', EVERY_FLOW, EVERY_PHASE, 'published corrected', 'publisher'],
];

const has = (words: string, word: string): boolean => words.split(' ').includes(word);

describe('the table of role, state and action', () => {
  const cells = STATEMENT_TYPES.flatMap((action) =>
    FLOWS.flatMap((flow) =>
      PHASES.flatMap((phase) => PUBLICITIES.map((publicity) => ({ action, flow, phase, publicity }))),
    ),
  );

  it('has a cell for each', () => {
    expect(cells).toHaveLength(15 * 4 * 9 * 5);
  });

  it.each(STATEMENT_TYPES)(
    'says of %s in every state and flow, for every role, what is written here',
    (action) => {
      for (const cell of cells.filter((one) => one.action === action)) {
        const row = TABLE.find(
          ([of, flows, phases, publicities]) =>
            of === action &&
            has(flows, cell.flow) &&
            has(phases, cell.phase) &&
            has(publicities, cell.publicity),
        );
        const who = permitted(action, cell, cell.flow);
        expect([cell, who?.by === 'step'], 'a step').toEqual([cell, row?.[4] === 'step']);
        for (const role of ROLES)
          expect([cell, role, who?.by === 'roles' && who.roles.includes(role)]).toEqual([
            cell,
            role,
            row !== undefined && has(row[4], role),
          ]);
      }
    },
  );
});

describe('what a document becomes', () => {
  it.each([
    ['submit', 'inReview', null],
    ['sign', 'inReview', null],
    ['paper', 'inReview', null],
    ['return', 'returned', null],
    ['recall', 'draft', null],
    ['register', 'registered', null],
    ['handOver', 'submitted', null],
    ['issue', 'issued', null],
    ['certify', 'issued', null],
    ['schedule', 'scheduled', null],
    ['publish', 'done', 'published'],
    ['correct', 'done', 'corrected'],
    ['translate', 'done', null],
    ['withdraw', null, 'withdrawn'],
    ['supersede', null, 'superseded'],
  ] as const)('by %s: %s, %s (null: as it was)', (action, phase, publicity) => {
    for (const was of PHASES)
      for (const had of PUBLICITIES)
        expect(after(action, { phase: was, publicity: had }, { completes: false })).toEqual({
          phase: phase ?? was,
          publicity: publicity ?? had,
        });
  });

  it('is approved by the signature that completes the route, on paper too', () => {
    const state = { phase: 'inReview', publicity: 'none' } as const;
    expect(after('sign', state, { completes: true }).phase).toBe('approved');
    expect(after('paper', state, { completes: true }).phase).toBe('approved');
    expect(after('return', state, { completes: true }).phase).toBe('returned');
  });
});
