import { describe, expect, it } from 'vitest';
import { protocolFit } from '../../../../shared/sync/protocol.ts';

describe('the versions of desk and hub', () => {
  const hub = { oldest: 2, newest: 4 };
  it.each([
    ['1', 'deskTooOld'],
    ['2', 'fits'],
    ['4', 'fits'],
    ['5', 'hubTooOld'],
    ['0', 'unknown'],
    ['2.0', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('%s against 2 to 4: %s', (asked, fit) => {
    expect(protocolFit(asked, hub)).toBe(fit);
  });
});
