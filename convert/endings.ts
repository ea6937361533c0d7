/** What can be read and written, by the ending of a file's name. */
export const INPUT_ENDINGS = ['akn.xml', 'json', 'docx', 'html', 'txt'] as const;
export type InputEnding = (typeof INPUT_ENDINGS)[number];

/** A `.pdf` is laid out here as a page, which build/convert.ts has printed. */
export const OUTPUT_ENDINGS = ['akn.xml', 'json', 'docx', 'html', 'txt', 'pdf'] as const;
export type OutputEnding = (typeof OUTPUT_ENDINGS)[number];

/** Null where a file of this name is of no kind that is known. */
export function endingIn<E extends string>(file: string, endings: readonly E[]): E | null {
  const name = file.toLowerCase().replace(/\.htm$/u, '.html');
  return endings.find((ending) => name.endsWith(`.${ending}`)) ?? null;
}
