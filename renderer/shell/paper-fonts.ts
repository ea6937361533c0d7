/**
 * The faces of the paper, fetched before a document asks for them: one that comes while a text is shown has all of it
 * laid out a second time.
 */

/** As tokens.css names them, each with letters of the scripts that it has to show. */
const FACES = [
  ['--text-km', '400', '\u1780 a'],
  ['--heading-km', '--heading-weight', '\u1780 a'],
  ['--text-en', '400', 'a'],
  ['--text-en', '700', 'a'],
] as const;

/** Of the faces that are chosen now. A file that cannot be read is told of by the browser; the text stands in another. */
export async function fetchPaperFonts(): Promise<void> {
  const chosen = getComputedStyle(document.documentElement);
  const valueOf = (name: string): string => (name.startsWith('--') ? chosen.getPropertyValue(name) : name);
  await Promise.allSettled(
    FACES.map(([family, weight, letters]) =>
      document.fonts.load(`${valueOf(weight)} 16px ${valueOf(family)}`, letters),
    ),
  );
}
