/** The blocks of an article as Word has them: real headings, lists, tables and pictures. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type ILevelsOptions,
  type IParagraphOptions,
  type NumberingDefinition,
  type ParagraphChild,
} from 'docx';
import type {
  ArticleBody,
  AttachmentContent,
  FigureContent,
  ImageType,
  Inline,
  ListContent,
  TableContent,
} from '../../../shared/document/article.ts';
import type { Hash } from '../../../shared/document/model.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import { runsOf, WordNotes } from './docx-line.ts';

/** The bytes of the pictures that are here. */
export type Pictures = ReadonlyMap<Hash, Uint8Array>;

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

const levels = (ordered: boolean): readonly ILevelsOptions[] =>
  Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '•'),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 380 } } },
  }));

/** What the lists of the blocks are numbered by. */
export const LIST_NUMBERING: readonly NumberingDefinition[] = [
  { reference: 'numbers', levels: levels(true) },
  { reference: 'bullets', levels: levels(false) },
];

export class BlockWriter {
  readonly notes = new WordNotes();
  picturesLeft = 0;
  readonly #pictures: Pictures;
  readonly #runs: (inline: readonly Inline[]) => readonly ParagraphChild[];
  #lists = 0;

  /** `runs`: how a line is written where it is not just its words; called for each in reading order. */
  constructor(pictures: Pictures, runs?: (inline: readonly Inline[]) => readonly ParagraphChild[]) {
    this.#pictures = pictures;
    this.#runs = runs ?? ((inline) => runsOf(inline, this.notes));
  }

  #line(inline: readonly Inline[], options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
    return new Paragraph({ ...options, children: this.#runs(inline) });
  }

  blocksOf(body: ArticleBody): (Paragraph | Table)[] {
    switch (body.type) {
      case 'paragraph':
        return [this.#line(body.content.inline)];
      case 'heading':
        return [this.#line(body.content.inline, { heading: HEADINGS[body.content.level] })];
      case 'quote':
        return [this.#line(body.content.inline, { style: 'Quote' })];
      case 'list':
        return this.#list(body.content);
      case 'table':
        return [this.table(body.content)];
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
      this.#line(inline, {
        numbering: { reference, instance, level: Math.min(depth, LEVELS - 1) },
      }),
    );
  }

  table({ header, rows }: TableContent): Table {
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
                  children: [this.#line(inline, header && index === 0 ? { style: 'TableHead' } : {})],
                }),
            ),
          }),
      ),
    });
  }

  #figure({ media, mime, width, height, alt, inline }: FigureContent): Paragraph[] {
    const type = IMAGE_KINDS[mime];
    const data = this.#pictures.get(media);
    const caption = inline.length === 0 ? [] : [this.#line(inline, { style: 'Caption' })];
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
    return this.#line(inline.length === 0 ? [{ kind: 'text', text: name }] : inline);
  }
}
