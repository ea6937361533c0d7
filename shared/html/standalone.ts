/**
 * A page of paper as one file, for a web site or a letter: what it links to stands in it. The faces are those of whoever
 * reads it, by the names that Windows and ministries have them under.
 */
import type { Hash } from '../document/model.ts';

/** What the paper's own pages link to (`paper.ts`, `unit-html.ts`); in a text such signs are escaped. */
const SHEET = /<link rel="stylesheet" href="([a-z./-]+)">/gu;
const PICTURE = /<img src="media\/([0-9a-f]{64})" alt="([^"]*)"[^>]*>/gu;
const FILE = /<a href="media\/[0-9a-f]{64}" download="[^"]*">(.*?)<\/a>/gu;

const faceOf = (family: string, names: readonly string[], weight = 400): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};src:${names.map((name) => `local('${name}')`).join(',')}}`;
const SERIFS = ['Source Serif 4', 'Cambria', 'Georgia', 'Times New Roman', 'Liberation Serif'];
const FACES = [
  faceOf('Siemreap', ['Siemreap', 'Khmer OS Siemreap']),
  faceOf('Moul', ['Moul', 'Khmer OS Muol Light', 'Khmer OS Muol']),
  faceOf('Battambang', ['Battambang', 'Khmer OS Battambang']),
  faceOf('Noto Sans Khmer Variable', ['Noto Sans Khmer']),
  faceOf('Source Serif 4', SERIFS),
  faceOf(
    'Source Serif 4',
    SERIFS.map((name) => `${name} Bold`),
    700,
  ),
].join('\n');

export interface StandaloneInput {
  /** Made with an empty `base`. */
  readonly html: string;
  /** The style sheets by the names that the page links to; that of the fonts is left out. */
  readonly sheets: ReadonlyMap<string, string>;
  /** `data:` addresses of the pictures that are here. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** A picture that is not here is its words between brackets, a file its name. */
export const standaloneHtml = ({ html, sheets, pictures }: StandaloneInput): string =>
  html
    .replaceAll(SHEET, (_all, name: string) => {
      const css = name === 'fonts/fonts.css' ? FACES : sheets.get(name);
      if (css === undefined) throw new Error(`no style sheet ${name}`);
      return `<style>\n${css.trim()}\n</style>`;
    })
    .replaceAll(PICTURE, (all: string, hash: string, words: string) => {
      const address = pictures.get(hash);
      if (address !== undefined) return all.replace(`media/${hash}`, address);
      return words === '' ? '' : `[${words}]`;
    })
    .replaceAll(FILE, '$1');

/** The pictures that a page shows, each once. */
export const picturesIn = (html: string): readonly Hash[] => [
  ...new Set([...html.matchAll(PICTURE)].map(([, hash]) => hash as Hash)),
];

/** The style sheets that a page links to, that of the fonts aside. */
export const sheetsIn = (html: string): readonly string[] =>
  [...html.matchAll(SHEET)].map(([, name = '']) => name).filter((name) => name !== 'fonts/fonts.css');

export const dataAddress = (mime: string, base64: string): string => `data:${mime};base64,${base64}`;
