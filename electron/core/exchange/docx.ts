/**
 * An article as a Word document (.docx): A4, Khmer as the complex script that Word takes it for, real headings, lists,
 * tables and footnotes. Word has no Khmer numerals for page numbers, lists and notes: they count 1, 2, 3 there.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type {
  AttachmentContent,
  FigureContent,
  ImageType,
  ListContent,
  TableContent,
} from '../../../shared/document/article.ts';
import type { Hash, Language, UnitBody } from '../../../shared/document/model.ts';
import { readUnit } from '../../../shared/document/views.ts';
import type { DocxExport } from '../../../shared/ipc/types.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { OfficialParts } from '../../../shared/official/parts.ts';
import { lineParagraph, WordNotes } from './docx-line.ts';
import { officialWord } from './docx-official.ts';
import { FACES, stylesFor } from './docx-styles.ts';

export interface DocxInput {
  readonly language: Language;
  /** Plain text; empty where there is none. */
  readonly title: string;
  /** In document order. */
  readonly units: readonly UnitBody[];
  /** The bytes of the pictures that are here. */
  readonly pictures: ReadonlyMap<Hash, Uint8Array>;
  /** What stands around the text of an official page; none for an article's. */
  readonly official?: OfficialParts | null;
}

/** In twips, twentieths of a point: the sheet of resources/paper.css. */
const MM = 1440 / 25.4;
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(22 * MM),
    right: Math.round(22 * MM),
    bottom: Math.round(24 * MM),
    left: Math.round(25 * MM),
  },
};
/** The largest picture, in pixels of 1/96 inch. */
const MOST_WIDE = 610;
const MOST_HIGH = 750;

const IMAGE_KINDS: Readonly<Record<ImageType, 'png' | 'jpg' | 'gif' | null>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': null,
};

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const BULLETS = ['•', '–', '▪'];
/** Word's lists have nine levels. */
const LEVELS = 9;

const levels = (ordered: boolean) =>
  Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '•'),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 380 } } },
  }));

class DocxWriter {
  readonly notes = new WordNotes();
  picturesLeft = 0;
  readonly #pictures: DocxInput['pictures'];
  #lists = 0;

  constructor(pictures: DocxInput['pictures']) {
    this.#pictures = pictures;
  }

  blocksOf(unit: UnitBody): (Paragraph | Table)[] {
    const view = readUnit(unit);
    if (view.kind === 'unreadable') return [];
    const { body } = view;
    switch (body.type) {
      case 'paragraph':
        return [lineParagraph(body.content.inline, this.notes)];
      case 'heading':
        return [lineParagraph(body.content.inline, this.notes, { heading: HEADINGS[body.content.level] })];
      case 'quote':
        return [lineParagraph(body.content.inline, this.notes, { style: 'Quote' })];
      case 'list':
        return this.#list(body.content);
      case 'table':
        return [this.#table(body.content)];
      case 'figure':
        return this.#figure(body.content);
      case 'attachment':
        return [this.#attachment(body.content)];
      case 'rule':
        return [
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '5D6577' } },
          }),
        ];
      default:
        return assertNever(body);
    }
  }

  #list({ ordered, items }: ListContent): Paragraph[] {
    const instance = (this.#lists += 1);
    const reference = ordered ? 'numbers' : 'bullets';
    return items.map(({ depth, inline }) =>
      lineParagraph(inline, this.notes, {
        numbering: { reference, instance, level: Math.min(depth, LEVELS - 1) },
      }),
    );
  }

  #table({ header, rows }: TableContent): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        ({ cells }, index) =>
          new TableRow({
            cantSplit: true,
            tableHeader: header && index === 0,
            children: cells.map(
              ({ inline, colspan = 1, rowspan = 1 }) =>
                new TableCell({
                  columnSpan: colspan,
                  rowSpan: rowspan,
                  margins: { top: 40, bottom: 40, left: 90, right: 90 },
                  ...(header && index === 0 ? { shading: { fill: 'EEF1F6' } } : {}),
                  children: [
                    lineParagraph(inline, this.notes, header && index === 0 ? { style: 'TableHead' } : {}),
                  ],
                }),
            ),
          }),
      ),
    });
  }

  #figure({ media, mime, width, height, alt, inline }: FigureContent): Paragraph[] {
    const type = IMAGE_KINDS[mime];
    const data = this.#pictures.get(media);
    const caption = inline.length === 0 ? [] : [lineParagraph(inline, this.notes, { style: 'Caption' })];
    if (type === null || data === undefined) {
      this.picturesLeft += 1;
      const words = withoutControls(alt);
      return words === ''
        ? caption
        : [new Paragraph({ alignment: AlignmentType.CENTER, text: `[${words}]` }), ...caption];
    }
    const scale = Math.min(1, MOST_WIDE / width, MOST_HIGH / height);
    const picture = new ImageRun({
      type,
      data,
      transformation: {
        width: Math.max(1, Math.round(width * scale)),
        height: Math.max(1, Math.round(height * scale)),
      },
      altText: { name: '', description: withoutControls(alt) },
    });
    return [
      new Paragraph({ alignment: AlignmentType.CENTER, keepNext: caption.length > 0, children: [picture] }),
      ...caption,
    ];
  }

  #attachment({ name, inline }: AttachmentContent): Paragraph {
    return lineParagraph(inline.length === 0 ? [{ kind: 'text', text: name }] : inline, this.notes);
  }
}

export async function docxOf({
  language,
  title,
  units,
  pictures,
  official = null,
}: DocxInput): Promise<DocxExport> {
  const writer = new DocxWriter(pictures);
  const words = withoutControls(title);
  const heading = words === '' ? [] : [new Paragraph({ heading: HeadingLevel.TITLE, text: words })];
  const { head, foot } = official === null ? { head: heading, foot: [] } : officialWord(official, language);
  const children = [...head, ...units.flatMap((unit) => writer.blocksOf(unit)), ...foot];
  const document = new Document({
    title: words,
    creator: '',
    lastModifiedBy: '',
    styles: stylesFor(language),
    numbering: {
      config: [
        { reference: 'numbers', levels: levels(true) },
        { reference: 'bullets', levels: levels(false) },
      ],
    },
    footnotes: writer.notes.all(),
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], font: FACES[language].text })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return { bytes: new Uint8Array(await Packer.toArrayBuffer(document)), picturesLeft: writer.picturesLeft };
}
