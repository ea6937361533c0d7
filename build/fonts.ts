// The fonts of the desk under stable names, so that the page and the paper (which no bundler sees) share one style sheet.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const modules = path.resolve(import.meta.dirname, '../node_modules');

/** Style sheets of the font packages, each a list of @font-face blocks. */
const SHEETS = [
  '@fontsource-variable/noto-sans-khmer/index.css',
  '@fontsource-variable/inter/index.css',
  // Fixed weights where text is printed: a variable face goes into a PDF as Type 3, which prints and searches worse.
  '@fontsource/source-serif-4/400.css',
  '@fontsource/source-serif-4/400-italic.css',
  '@fontsource/source-serif-4/700.css',
  '@fontsource/source-serif-4/700-italic.css',
  '@fontsource/siemreap/index.css',
  '@fontsource/battambang/400.css',
  '@fontsource/battambang/700.css',
  '@fontsource/moul/index.css',
] as const;

/** The scripts that the ministry writes; the packages hold many more. */
const SUBSET = /-(khmer|latin|latin-ext)-/u;

/**
 * Siemreap's package claims all of Latin for a file that has no letter of it: a browser would fetch the next face only
 * after it has found that out, which is too late for paper. These are the code points that it has.
 */
const RANGES: Readonly<Record<string, string>> = {
  'siemreap-khmer-400-normal.woff2': 'U+0020-0040,U+00A0,U+1780-17FF,U+19E0-19FF,U+200B-200D,U+25CC',
};

/** Writes `fonts.css`, the fonts it names and their licences into `folder`. */
export function copyFonts(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const faces: string[] = [];
  for (const sheet of SHEETS) {
    const base = path.join(modules, path.dirname(sheet));
    const css = readFileSync(path.join(modules, sheet), 'utf8');
    for (const [face] of css.matchAll(/@font-face\s*\{[^}]*\}/gu)) {
      const source = /url\(\.\/files\/([^)]+\.woff2)\)\s*format\('([^']+)'\)/u.exec(face);
      const file = source?.[1];
      if (file === undefined || !SUBSET.test(file)) continue;
      copyFileSync(path.join(base, 'files', file), path.join(folder, file));
      const local = face.replace(/src:[^;]+;/u, `src: url(./${file}) format('woff2');`);
      const range = RANGES[file];
      faces.push(
        range === undefined ? local : local.replace(/unicode-range:[^;]+;/u, `unicode-range: ${range};`),
      );
    }
    copyFileSync(
      path.join(base, 'LICENSE'),
      path.join(folder, `LICENSE-${path.basename(path.dirname(sheet))}.txt`),
    );
  }
  writeFileSync(path.join(folder, 'fonts.css'), `${faces.join('\n')}\n`);
}
