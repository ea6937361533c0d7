import type { UnitBody } from '../../../shared/document/model.ts';
import { saysNothing } from '../../../shared/instrument/words.ts';

/** Types that say something without a word: a heading without one still divides. */
const WORDLESS: ReadonlySet<string> = new Set(['division', 'signature', 'annex']);

/** Whether another unit may take its place without losing anything. */
export const isNothing = (unit: UnitBody): boolean => !WORDLESS.has(unit.type) && saysNothing(unit);
