/** What stands for a person where there is no room for their name. */
import { clusters } from '../../shared/khmer/index.ts';

const KHMER = /\p{Script=Khmer}/u;

const partsOf = (name: string): readonly string[] => name.split(/\s+/u).filter((part) => part !== '');

/** The given name, which stands last in both languages. */
export const givenNameOf = (name: string): string => partsOf(name).at(-1) ?? name;

/** The first syllable of a Khmer given name; else the first letters of the first and last name. */
export function initialsOf(name: string): string {
  const last = givenNameOf(name);
  if (KHMER.test(last)) return clusters(last)[0] ?? '';
  const [first = last, ...more] = partsOf(name);
  const letters = more.length === 0 ? [first] : [first, last];
  return letters.map((part) => Array.from(part)[0] ?? '').join('');
}

/** How many colours there are for people (`--person-1` and on). */
const TONES = 4;

/** Which of them is somebody's: the same as long as their desk is the same, on every desk that sees them. */
export const toneOf = (id: string): number =>
  (Array.from(id).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TONES) + 1;
