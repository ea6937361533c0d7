/** The table of a comparison as a Word document: A4 across, its head repeated on every page. */
import {
  AlignmentType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import {
  signatureLines,
  type ComparisonCell,
  type ComparisonPage,
  type ComparisonRow,
  type PrintedUnit,
} from '../../../shared/compare/comparison-page.ts';
import { lineCutter, type LineCutter } from '../../../shared/compare/stretches.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import {
  COMPARISON_STYLES,
  OFFICIAL_STYLES,
  styleId,
  type ComparisonStyle,
} from '../../../shared/exchange/word-styles.ts';
import { labelText, type LabelParts } from '../../../shared/instrument/numbering.ts';
import type { PrintedLine, PrintedPart } from '../../../shared/instrument/printed.ts';
import type { ExportedFile } from '../../../shared/ipc/types.ts';
import { BlockWriter, type Pictures } from './docx-blocks.ts';
import { runsOf, xmlText, type RunLook } from './docx-line.ts';
import { wordFile } from './docx-sheet.ts';
import { comparisonStyles, POINT_INDENT } from './docx-styles.ts';

export interface DocxComparison {
  readonly page: ComparisonPage;
  readonly pictures: Pictures;
}

export function docxOfComparison({ page, pictures }: DocxComparison): Promise<ExportedFile> {
  const { language, title, subject, rows } = page;
  const writer = new ComparisonWriter(pictures);
  const heading = [
    new Paragraph({ style: styleId(OFFICIAL_STYLES.type), text: xmlText(title) }),
    new Paragraph({ style: styleId(OFFICIAL_STYLES.subject), text: xmlText(subject) }),
  ];
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [COLUMN, COLUMN],
    rows: [headRow(page), ...rows.flatMap((row) => writer.row(row))],
  });
  return wordFile({
    language,
    title: [title, subject].filter((line) => line !== '').join(' '),
    sections: [{ children: [...heading, table], isLandscape: true }],
    blocks: writer.unit,
    styles: comparisonStyles(language),
  });
}

/** Of the sheet between its margins, in twips. */
const COLUMN = 7_080;
const MARGINS = { top: 40, bottom: 40, left: 90, right: 90 };
const LOOKS: Readonly<Record<'before' | 'after', RunLook>> = {
  before: { strike: true, color: '9C1C1C' },
  after: { underline: {}, color: '14602A' },
};

const cell = (children: readonly (Paragraph | Table)[], fill?: string): TableCell =>
  new TableCell({
    width: { size: COLUMN, type: WidthType.DXA },
    margins: MARGINS,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
    // Word wants a paragraph in each, and behind a table in it.
    children: children.at(-1) instanceof Paragraph ? [...children] : [...children, new Paragraph('')],
  });

function headRow({ heads }: ComparisonPage): TableRow {
  const headOf = (side: 'before' | 'after'): TableCell =>
    cell(
      heads[side].map(
        (line) => new Paragraph({ style: 'TableHead', alignment: AlignmentType.CENTER, text: xmlText(line) }),
      ),
      'EEF1F6',
    );
  return new TableRow({ tableHeader: true, cantSplit: true, children: [headOf('before'), headOf('after')] });
}

class ComparisonWriter {
  readonly unit: BlockWriter;
  #cut: LineCutter = lineCutter([]);
  #look: RunLook = {};

  constructor(pictures: Pictures) {
    this.unit = new BlockWriter(pictures, (inline) => this.#runs(inline));
  }

  row(row: ComparisonRow): readonly TableRow[] {
    const note =
      row.note === ''
        ? []
        : [
            new TableRow({
              cantSplit: true,
              children: [
                new TableCell({
                  columnSpan: 2,
                  margins: MARGINS,
                  shading: { type: ShadingType.CLEAR, fill: 'F6F3EA' },
                  children: [
                    new Paragraph({
                      style: styleId(COMPARISON_STYLES.note),
                      keepNext: row.kind === 'pair',
                      text: xmlText(row.note),
                    }),
                  ],
                }),
              ],
            }),
          ];
    if (row.kind === 'note') return note;
    const before = this.#cell(row.before, 'before');
    return [...note, new TableRow({ children: [before, this.#cell(row.after, 'after')] })];
  }

  #cell(shown: ComparisonCell | null, side: 'before' | 'after'): TableCell {
    if (shown === null) return cell([]);
    this.#cut = lineCutter(shown.ranges);
    this.#look = LOOKS[side];
    return cell(this.#unit(shown.unit));
  }

  #unit(unit: PrintedUnit): readonly (Paragraph | Table)[] {
    switch (unit.kind) {
      case 'visa':
        return [this.#line('text', unit.inline, '- ')];
      case 'division':
      case 'annex':
        return [this.#line('division', unit.heading, labelBefore(unit.label))];
      case 'provision': {
        const head = unit.label !== null || unit.heading.length > 0;
        // In reading order, since the cutter counts the lines.
        const heading = this.#line('provision', unit.heading, labelBefore(unit.label));
        return [...(head ? [heading] : []), ...unit.parts.map((part) => this.#part(part))];
      }
      case 'signature':
        return signatureLines(unit).map((line) => this.#line('signature', line));
      case 'text':
        return this.unit.blocksOf(unit.body);
      default:
        return assertNever(unit);
    }
  }

  #part(part: PrintedPart): Paragraph | Table {
    if (part.kind === 'table') return this.unit.table(part.table);
    if (part.kind === 'paragraph') return this.#line('text', part.inline);
    return new Paragraph({
      style: styleId(COMPARISON_STYLES.text),
      indent: { left: POINT_INDENT * (part.depth + 1), hanging: POINT_INDENT },
      children: [new TextRun(xmlText(labelBefore(part.marker))), ...this.#runs(part.inline)],
    });
  }

  #line(style: ComparisonStyle, inline: PrintedLine, before = ''): Paragraph {
    return new Paragraph({
      style: styleId(COMPARISON_STYLES[style]),
      children: [new TextRun(xmlText(before)), ...this.#runs(inline)],
    });
  }

  #runs(inline: PrintedLine): readonly ParagraphChild[] {
    return this.#cut(inline).flatMap((stretch) =>
      runsOf(stretch.inline, this.unit.notes, stretch.differs ? { look: this.#look } : {}),
    );
  }
}

const labelBefore = (label: LabelParts | null): string => (label === null ? '' : `${labelText(label)} `);
