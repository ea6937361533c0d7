import { expect, it } from 'vitest';
import { BEFORE_START, withCoreState } from '../../../../renderer/shell/core-view.ts';
import type { CoreState } from '../../../../shared/ipc/types.ts';
import { READY } from '../../../support/fake-bridge.ts';

const starting: CoreState = { kind: 'starting' };
const recovery: CoreState = {
  kind: 'recovery',
  recovery: { failure: { code: 'damaged' }, backups: [], journalDays: [] },
};
const after = (...states: readonly CoreState[]) => states.reduce(withCoreState, BEFORE_START);

it('shows no desk before the core is ready', () => {
  expect(after(starting)).toEqual({ desk: null, recovery: null, locked: null, starting: true });
});

it('shows the way back, and never an empty desk, where the core cannot open the profile', () => {
  const view = after(starting, recovery);
  expect(view.desk).toBeNull();
  expect(view.recovery?.failure.code).toBe('damaged');
});

it('keeps the desk while the core starts again, and says so', () => {
  const view = after(READY, starting);
  expect(view.desk).not.toBeNull();
  expect(view.starting).toBe(true);
  expect(withCoreState(view, READY).starting).toBe(false);
});

it('keeps the desk, with the words in it, behind a recovery that comes while one works', () => {
  const view = after(READY, starting, recovery);
  expect(view.desk).not.toBeNull();
  expect(view.recovery).not.toBeNull();
  expect(withCoreState(view, READY).recovery).toBeNull();
});

it('keeps the desk, with the words in it, behind its lock, and shows none that was locked from the start', () => {
  const locked: CoreState = { kind: 'locked', person: READY.person };
  const view = after(READY, locked);
  expect(view.desk).not.toBeNull();
  expect(view.locked).toEqual(READY.person);
  expect(withCoreState(view, starting).locked).toEqual(READY.person);
  expect(withCoreState(view, READY).locked).toBeNull();
  expect(after(starting, locked).desk).toBeNull();
});
