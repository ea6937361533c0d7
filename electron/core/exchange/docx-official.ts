/** What stands around the text of an official page, as Word has it: the parts of shared/html/official-html.ts, simply. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { Language } from '../../../shared/document/model.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { OfficialParts } from '../../../shared/official/parts.ts';
import { FACES } from './docx-styles.ts';

/** A slot to write in, as on the paper it is a dotted line. */
const SLOT = '................';
/** Room for the signature and the stamp, which is 40 mm across; in twips. */
const SIGNING = 1900;
/** Of the sheet between its margins, in twips: recipients to the left, signature to the right. */
const COLUMNS = [3800, 5400];
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

export interface WordParts {
  readonly head: readonly Paragraph[];
  readonly foot: readonly (Paragraph | Table)[];
}

/** A line of one face; `points` is its size. */
type Line = (text: string, points: number, options?: IParagraphOptions) => Paragraph;
const lineIn =
  (language: Language, face: 'text' | 'heading'): Line =>
  (text, points, options = {}) =>
    new Paragraph({
      spacing: { after: 0 },
      ...options,
      children: [
        new TextRun({
          text: withoutControls(text).replaceAll('…', SLOT),
          font: FACES[language][face],
          bold: face === 'heading' && language === 'en',
          size: points * 2,
          sizeComplexScript: points * 2,
        }),
      ],
    });

const CENTRED: IParagraphOptions = { alignment: AlignmentType.CENTER };
const apart = (): Paragraph => new Paragraph({ spacing: { after: 0 }, text: '' });

export function officialWord(parts: OfficialParts, language: Language): WordParts {
  const text = lineIn(language, 'text');
  const title = lineIn(language, 'heading');
  const number = [parts.numberLabel, ...(parts.number === '' ? ['…', parts.numberMark] : [parts.number])];
  const head = [
    title(parts.kingdom, 14, CENTRED),
    title(parts.motto, 12.5, { ...CENTRED, spacing: { after: 240 } }),
    ...parts.issuer.map((line) => title(line, 11.5)),
    text(number.filter((piece) => piece !== '').join(' '), 11.5, { spacing: { after: 240 } }),
    ...headingLines(parts).map((line, index) =>
      title(line, index === 0 ? 15 : 13, { ...CENTRED, keepNext: true }),
    ),
    apart(),
  ];
  const list = (label: string, lines: readonly string[]): readonly Paragraph[] =>
    lines.length === 0 ? [] : [text(label, 10), ...lines.map((line) => text(`- ${line}`, 10))];
  const sent = [
    ...list(parts.attachmentsLabel, parts.attachments),
    ...list(parts.recipientsLabel, parts.recipients),
  ];
  const signed = [
    ...parts.dates.map((line) => text(line, 11.5, CENTRED)),
    ...parts.signatory.map((line) => title(line, 12, CENTRED)),
    title(parts.name, 12, { ...CENTRED, spacing: { before: SIGNING, after: 0 } }),
  ];
  return { head, foot: [apart(), sideBySide(sent, signed)] };
}

function headingLines({ heading }: OfficialParts): readonly string[] {
  if (heading.kind === 'address') return heading.lines;
  return [heading.type, heading.lead, heading.subject].filter((line) => line !== '');
}

/** A table without lines, whose row the end of a page does not part. Word wants a paragraph in every cell. */
function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  const cells = [left.length === 0 ? [apart()] : left, right];
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: COLUMNS,
    width: { size: COLUMNS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              borders: NO_BORDERS,
              width: { size: COLUMNS[index] ?? 0, type: WidthType.DXA },
              verticalAlign: index === 0 ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
              children: [...children],
            }),
        ),
      }),
    ],
  });
}
