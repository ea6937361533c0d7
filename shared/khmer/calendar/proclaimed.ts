import type { LunarDay } from './lunar-date.ts';

/** By day (YYYY-MM-DD): what the authority proclaimed of it where that differs from what is reckoned. */
export type Proclaimed = ReadonlyMap<string, Partial<LunarDay & ProclaimedNames>>;

interface ProclaimedNames {
  /** 0 is the Rat. */
  readonly animal: number;
  /** 0 is សំរឹទ្ធិស័ក. */
  readonly sak: number;
}

/** None is known that differs. An entry names its source. */
export const PROCLAIMED: Proclaimed = new Map();
