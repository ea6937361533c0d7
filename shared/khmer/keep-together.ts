/**
 * What a line must not break: the kingdom's name, the number of a document, and an honorific and its name. Khmer has few
 * spaces, so a browser breaks by dictionary, and would part a number at its signs and a person from his title.
 */

export interface Kept {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Longer ones would leave a hole in the line before them; in UTF-16 units. */
const MOST = 48;

const KINGDOM = 'ព្រះរាជាណាចក្រកម្ពុជា';

/** Forms of address of the office, in both spellings of ស្តេច. */
const HONORIFICS = [
  'សម្តេចអគ្គមហាសេនាបតីតេជោ',
  'សម្ដេចអគ្គមហាសេនាបតីតេជោ',
  'សម្តេចមហាបវរធិបតី',
  'សម្ដេចមហាបវរធិបតី',
  'សម្តេចតេជោ',
  'សម្ដេចតេជោ',
  'សម្តេច',
  'សម្ដេច',
  'ឯកឧត្តមបណ្ឌិត',
  'ឯកឧត្តម',
  'ឯកឧត្ដម',
  'លោកជំទាវបណ្ឌិត',
  'លោកជំទាវ',
  'លោកស្រី',
  'លោក',
  'អ្នកឧកញ៉ា',
  'ឧកញ៉ា',
  'អ្នកស្រី',
  'កញ្ញា',
  'ឯ.ឧ.',
  'ឯ.ឧ',
];

const DIGIT = '[0-9០-៩]';
const LETTER = '[\\p{L}\\p{M}0-9០-៩]';
/** A surname and a given name are short; what is longer is the beginning of a sentence. */
const NAME = '[\\u1780-\\u17D3]{1,14}';

/**
 * ១/២, នស/រកត/០៨២៣, ៤១ អនក្រ.បក: marks and digits joined by a stroke or a point, a serial before them. It is looked for
 * from its first sign. A part is a whole run, or the digits of one: cut elsewhere, a cluster would fall in two.
 */
const SERIAL = `(?<!${DIGIT})${DIGIT}{1,8} `;
const BEFORE = `(?<!${LETTER})(?:${SERIAL})?${LETTER}{1,12}|(?<!${DIGIT})${DIGIT}{1,12}`;
const AFTER = `[/.](?:${DIGIT}{1,12}(?!${DIGIT})|${LETTER}{1,12}(?!${LETTER}))`;

const PATTERN = new RegExp(
  [
    KINGDOM,
    `(?<!${LETTER})(?:${HONORIFICS.map((one) => one.replaceAll('.', '\\.')).join('|')}) (?:${NAME} )?${NAME}(?!${LETTER})`,
    `(?<=(?<before>${BEFORE}))(?:${AFTER})+`,
  ].join('|'),
  'gu',
);
const HAS_DIGIT = new RegExp(DIGIT, 'u');

/** In the order of the text; none overlap. Text is as normalize() leaves it. */
export function keepTogether(text: string): readonly Kept[] {
  return [...text.matchAll(PATTERN)].flatMap(({ 0: found, index, groups }): Kept | readonly [] => {
    const before = groups?.['before'];
    const kept = (before ?? '') + found;
    const isNumber = before === undefined || HAS_DIGIT.test(kept);
    return kept.length <= MOST && isNumber
      ? { start: index + found.length - kept.length, end: index + found.length }
      : [];
  });
}
