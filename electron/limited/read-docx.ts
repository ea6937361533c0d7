/** A Word document (.docx) as markup, by mammoth: its text and structure, its pictures, and what it names its looks. */
import mammoth from 'mammoth';
import { isLegacyFont } from '../../shared/khmer/index.ts';

export interface ReadDocx {
  readonly html: string;
  /** A picture's address in the markup is `picture:<index>`. */
  readonly pictures: readonly Uint8Array[];
  readonly unknownStyles: readonly string[];
  readonly fonts: readonly string[];
}

/** What mammoth's own map leaves out or takes otherwise. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  // Ours (electron/core/exchange): their place says what they are.
  "p[style-name='Table Head'] => p:fresh",
  "p[style-name='caption'] => p:fresh",
  "p[style-name='Caption'] => p:fresh",
  'u => u',
  // Mammoth reads no font into its markup, but the colour of a highlight, of which an article has none.
  "highlight[color='legacy'] => span[style='font-family:Limon']",
];

const UNKNOWN_STYLE = /^Unrecognised (?:paragraph|run|table) style: '?(.+?)'? \(Style ID: /u;

/** Throws where the file is no Word document. */
export async function readDocx(buffer: Buffer): Promise<ReadDocx> {
  const pictures: Uint8Array[] = [];
  const fonts = new Set<string>();
  const { value, messages } = await mammoth.convertToHtml(
    { buffer },
    {
      styleMap: STYLES,
      externalFileAccess: false,
      transformDocument: (document: unknown): unknown => {
        readFonts(document, fonts);
        return document;
      },
      convertImage: mammoth.images.imgElement(async (image) => {
        const index = pictures.push(new Uint8Array(await image.readAsBuffer())) - 1;
        return { src: `picture:${index}` };
      }),
    },
  );
  const unknownStyles = messages.flatMap(({ message }) => UNKNOWN_STYLE.exec(message)?.[1] ?? []);
  return { html: value, pictures, unknownStyles: [...new Set(unknownStyles)], fonts: [...fonts] };
}

/** Notes the fonts of all runs, of mammoth's own tree, and highlights what is written in one of before Unicode. */
function readFonts(root: unknown, fonts: Set<string>): void {
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('font' in node && typeof node.font === 'string') {
      fonts.add(node.font);
      if ('highlight' in node && isLegacyFont(node.font)) node.highlight = 'legacy';
    }
    if ('children' in node && Array.isArray(node.children)) waiting.push(...node.children);
  }
}
