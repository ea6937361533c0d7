/** What the key driver did and what the page said, by one clock (milliseconds since 1970). The oracle reads nothing else. */
export interface Key {
  readonly text: string;
  /** When the browser had taken the key in; infinity: it never said so. */
  readonly takenAt: number;
}

export interface StatusChange {
  readonly state: string;
  readonly at: number;
}

export interface Kill {
  readonly kind: 'app' | 'page' | 'core';
  readonly at: number;
}

/** Words in normal form, so that leaving a unit changes nothing and a prefix can be told by plain comparison. */
const WORDS = [
  'ក្រសួង',
  'មហាផ្ទៃ',
  'ព្រះរាជាណាចក្រ',
  'កម្ពុជា',
  'មន្ត្រី',
  'ច្បាប់',
  'ប្រជាពលរដ្ឋ',
  'ខេត្ត',
  'បាត់ដំបង',
  'សន្តិសុខ',
  'report',
  '2026',
] as const;

/** Endless keys for the driver: letters of words with a space after each, and now and then a new paragraph. */
export function* keysFor(random: () => number): Generator<string, never> {
  for (;;) {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? WORDS[0];
    yield* word;
    yield ' ';
    if (random() < 0.06) yield '\n';
  }
}

export interface Verdict {
  /** Keys of the driver's log that the desk has. */
  readonly kept: number;
  readonly problem: string | null;
}

/**
 * Holds what the desk has against the driver's log.
 * `found` must be a beginning of what was typed, hold every key that a status `saved` had covered, and miss at most
 * `mayMiss` milliseconds of typing before the kill.
 */
export function judge(
  typed: readonly Key[],
  found: string,
  statuses: readonly StatusChange[],
  kill: Kill,
  mayMiss: number,
): Verdict {
  const whole = typed.map(({ text }) => text).join('');
  if (!whole.startsWith(found)) {
    const [had, wanted] = [Array.from(found), Array.from(whole)];
    const at = had.findIndex((letter, index) => wanted[index] !== letter);
    const around = (letters: readonly string[]): string =>
      JSON.stringify(letters.slice(Math.max(0, at - 20), at + 20).join(''));
    return { kept: 0, problem: `the text is not what was typed: ${around(had)} for ${around(wanted)}` };
  }
  let kept = 0;
  for (let length = 0; kept < typed.length; kept += 1) {
    length += typed[kept]?.text.length ?? 0;
    if (length > found.length) break;
  }
  const savedAt = Math.max(
    0,
    ...statuses.filter(({ state, at }) => state === 'saved' && at <= kill.at).map(({ at }) => at),
  );
  const saved = typed.filter(({ takenAt }) => takenAt < savedAt).length;
  if (kept < saved)
    return { kept, problem: `${saved - kept} keys are gone that the status line had called saved` };
  const due = typed.filter(({ takenAt }) => takenAt < kill.at - mayMiss).length;
  if (kept < due) {
    const before = typed.slice(kept, due).map(({ takenAt }) => kill.at - takenAt);
    return {
      kept,
      problem: `${due - kept} keys are gone that were typed over ${mayMiss} ms before the kill: ${before.join(', ')} ms`,
    };
  }
  return { kept, problem: null };
}

/** The last key of a burst of typing: when the driver sent it, and when the browser had taken it in. */
export interface LastKey {
  readonly sentAt: number;
  readonly takenAt: number;
}

/** How long after the last key of a burst the status line said `saved`, in milliseconds; null: it has not yet. */
export function savedAfter({ takenAt }: LastKey, statuses: readonly StatusChange[]): number | null {
  const saved = statuses.find(({ state, at }) => state === 'saved' && at >= takenAt);
  return saved === undefined ? null : saved.at - takenAt;
}

/**
 * On a machine with other work the browser's answer may come behind the word `saved` that covers the key. Asked when
 * the status line has had all the time it may take: true where it says `saved` since the key was sent.
 */
export function isSettled({ sentAt }: LastKey, statuses: readonly StatusChange[]): boolean {
  const last = statuses.at(-1);
  return last?.state === 'saved' && last.at >= sentAt;
}
