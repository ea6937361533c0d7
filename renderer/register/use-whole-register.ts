import { useSyncExternalStore } from 'react';
import { useBridge } from '../bridge.ts';
import { registerSource, type WholeRegister } from './whole-register.ts';

const nobody = (): (() => void) => () => undefined;

/** Every entry of the register, as it is now; null until it was read. `wanted` false: nobody needs it. */
export function useWholeRegister(wanted: boolean): WholeRegister | null {
  const source = registerSource(useBridge());
  return useSyncExternalStore(wanted ? source.onRead : nobody, source.read);
}
