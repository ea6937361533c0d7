/** A person's own words for a unit that two wrote differently: its lines as text, and a body that says them. */
import type { UnitBody } from '../document/model.ts';
import type { Replacement } from '../document/replace-text.ts';
import { replaceInUnit } from '../instrument/replace-text.ts';
import { wordsOf } from '../instrument/text.ts';

/** Every line as it can be typed; what was a break within one is a line of its own. */
export const typedLines = (body: UnitBody): readonly string[] => wordsOf(body).split('\n');

/**
 * The body with these lines in place of its own, in the looks of the words that they replace; as many as it has. Null
 * where a line cannot take them: one without a letter has no looks, and a reference or a note is none.
 */
export function withTypedLines<Body extends UnitBody>(body: Body, lines: readonly string[]): Body | null {
  const before = typedLines(body);
  if (before.length !== lines.length) return null;
  let start = 0;
  const replacements = before.flatMap((was, index): readonly Replacement[] => {
    const from = start;
    start += was.length + 1;
    const is = lines[index] ?? '';
    return was === is ? [] : [replacing(was, is, from)];
  });
  const made = replaceInUnit(body, replacements, new Map());
  return made !== null && typedLines(made).join('\n') === lines.join('\n') ? made : null;
}

/** Only what differs is replaced, and at least one letter: it is the letter that the new ones look like. */
function replacing(was: string, is: string, at: number): Replacement {
  const most = Math.min(was.length, is.length);
  let from = 0;
  while (from < most && was[from] === is[from]) from += 1;
  let behind = 0;
  while (behind < most - from && was.at(-1 - behind) === is.at(-1 - behind)) behind += 1;
  if (from + behind === was.length && was !== '') {
    if (from > 0) from -= 1;
    else behind -= 1;
  }
  return { from: at + from, to: at + was.length - behind, text: is.slice(from, is.length - behind) };
}
