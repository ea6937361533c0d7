/** The Word file around its content: sheet, styles, numbering, notes and the page's number. */
import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type IParagraphStyleOptions,
  type NumberingDefinition,
  type Table,
} from 'docx';
import type { Language } from '../../../shared/document/model.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { ExportedFile } from '../../../shared/ipc/types.ts';
import { LIST_NUMBERING, type BlockWriter } from './docx-blocks.ts';
import { FACES, stylesFor } from './docx-styles.ts';

/** In twips, twentieths of a point: the sheet of resources/paper.css. */
const MM = 1440 / 25.4;
const SIZE = { width: Math.round(210 * MM), height: Math.round(297 * MM) };
const MARGIN = {
  top: Math.round(22 * MM),
  right: Math.round(22 * MM),
  bottom: Math.round(24 * MM),
  left: Math.round(25 * MM),
};

/** Pages of one orientation; each begins on a new one. */
export interface WordSection {
  readonly children: readonly (Paragraph | Table)[];
  readonly isLandscape?: boolean;
}

export interface WordFile {
  readonly language: Language;
  /** Plain text; empty where there is none. */
  readonly title: string;
  readonly sections: readonly WordSection[];
  /** Wrote the blocks: its notes and lists are the document's. */
  readonly blocks: BlockWriter;
  /** What the kind of document has beside those of an article. */
  readonly styles?: readonly IParagraphStyleOptions[];
  readonly numbering?: readonly NumberingDefinition[];
}

export async function wordFile({
  language,
  title,
  sections,
  blocks,
  styles = [],
  numbering = [],
}: WordFile): Promise<ExportedFile> {
  const document = new Document({
    title: withoutControls(title),
    creator: '',
    lastModifiedBy: '',
    styles: stylesFor(language, styles),
    numbering: { config: [...LIST_NUMBERING, ...numbering] },
    footnotes: blocks.notes.all(),
    sections: sections.map(({ children, isLandscape = false }) => ({
      properties: {
        page: {
          size: {
            ...SIZE,
            orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: MARGIN,
        },
      },
      footers: { default: pageNumber(language) },
      children: [...children],
    })),
  });
  return {
    bytes: new Uint8Array(await Packer.toArrayBuffer(document)),
    picturesLeft: blocks.picturesLeft,
  };
}

const pageNumber = (language: Language): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], font: FACES[language].text })],
      }),
    ],
  });
