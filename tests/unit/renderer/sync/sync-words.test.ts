import { describe, expect, test } from 'vitest';
import { refusalOf, standingOf } from '../../../../renderer/sync/sync-words.ts';
import { WELL } from '../../../support/well.ts';
import type { SyncState } from '../../../../shared/ipc/sync.ts';

type Connected = Extract<SyncState, { readonly kind: 'connected' }>;

const REFUSED: Partial<Connected> = { refused: { count: 1, reasons: ['elsewhere'] } };

describe('the status line says of the ministry', () => {
  test.each<readonly [standing: string, state: Partial<Connected>]>([
    ['upToDate', {}],
    ['waiting', { waiting: 1 }],
    ['waiting', { heardAt: null }],
    ['syncing', { isSyncing: true, waiting: 1 }],
    ['noLine', { problem: 'noLine', isSyncing: true, waiting: 1 }],
    ['noLine', { problem: 'busy' }],
    ['refused', { ...REFUSED, problem: 'noLine' }],
    ['trouble', { ...REFUSED, problem: 'otherHub' }],
    ['trouble', { problem: 'massDeletion' }],
  ])('%s', (standing, state) => {
    expect(standingOf({ ...WELL, ...state })).toBe(standing);
  });
});

test('a refusal is told by what the person can do about it', () => {
  expect(refusalOf({ ...WELL, ...REFUSED })).toBe('elsewhere');
  expect(refusalOf({ ...WELL, refused: { count: 2, reasons: ['elsewhere', 'wrongRoots'] } })).toBe('unfit');
});
