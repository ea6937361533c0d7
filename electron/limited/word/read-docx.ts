/** A Word document (.docx) as markup, by mammoth: its text and structure, its pictures, and what it names its looks. */
import mammoth from 'mammoth';
import { isLegacyFont } from '../../../shared/khmer/index.ts';
import { styleFonts, type FontOf } from './style-fonts.ts';
import { zipText } from '../zip.ts';

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
  "p[style-name^='Official '] => p:fresh",
  "p[style-name^='Instrument '] => p:fresh",
  "p[style-name^='Division '] => h2:fresh",
  'u => u',
  // Mammoth reads no font into its markup, but the colour of a highlight, of which an article has none.
  "highlight[color='legacy'] => span[style='font-family:Limon']",
];

const UNKNOWN_STYLE = /^Unrecognised (?:paragraph|run|table) style: '?(.+?)'? \(Style ID: /u;

/** Throws where the file is no Word document. */
export async function readDocx(buffer: Buffer): Promise<ReadDocx> {
  const pictures: Uint8Array[] = [];
  const fonts = new Set<string>();
  const fontOf = styleFonts(zipText(buffer, 'word/styles.xml') ?? '');
  const { value, messages } = await mammoth.convertToHtml(
    { buffer },
    {
      styleMap: STYLES,
      externalFileAccess: false,
      transformDocument: (document: unknown): unknown => {
        readFonts(document, fontOf, fonts);
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

const own = (node: object, name: string): unknown => Object.getOwnPropertyDescriptor(node, name)?.value;

function textIn(node: object, name: string): string | null {
  const value = own(node, name);
  return typeof value === 'string' ? value : null;
}

/** What is in a node of mammoth's tree, by index or key. The notes of a document are in a shell of their own. */
function contentsOf(node: object): object[] {
  const notes = own(node, 'notes');
  const shell = typeof notes === 'object' && notes !== null ? own(notes, '_notes') : null;
  return [own(node, 'children'), own(node, 'body'), shell].filter(
    (held) => typeof held === 'object' && held !== null,
  );
}

/** Notes the fonts of all runs, of mammoth's own tree, and highlights what is written in one of before Unicode. */
function readFonts(root: unknown, fontOf: FontOf, fonts: Set<string>): void {
  const waiting: { readonly node: unknown; readonly paragraph: string | null }[] = [
    { node: root, paragraph: null },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    if (typeof node !== 'object' || node === null) continue;
    const type = textIn(node, 'type');
    if (type === 'run' && 'highlight' in node) {
      const font = textIn(node, 'font') ?? fontOf(textIn(node, 'styleId'), next.paragraph) ?? '';
      if (font !== '') fonts.add(font);
      if (isLegacyFont(font)) node.highlight = 'legacy';
    }
    const paragraph = type === 'paragraph' ? textIn(node, 'styleId') : next.paragraph;
    for (const held of contentsOf(node)) {
      for (const key of Object.keys(held)) waiting.push({ node: own(held, key), paragraph });
    }
  }
}
