/** What stands around the text of an official page, as Word has it: the parts of shared/html/official-html.ts, simply. */
import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { withoutControls } from '../../../shared/exchange/line.ts';
import { OFFICIAL_STYLES, styleId, type OfficialStyle } from '../../../shared/exchange/word-styles.ts';
import type { Heading, OfficialParts } from '../../../shared/official/parts.ts';

/** A slot to write in, as on the paper it is a dotted line. */
const SLOT = '................';
/** Of the sheet between its margins, in twips: recipients to the left, signature to the right. */
const COLUMNS = [3800, 5400];
/** Empty lines for the signature and the stamp, which is 40 mm across; by them a reader knows the name below. */
const SIGNING = 4;
const HALVES = [4600, 4600];
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Who signs: lines above the room for the signature, and the name below it. */
export interface Signing {
  readonly lines: readonly string[];
  readonly name: string;
}

const line = (style: OfficialStyle, text: string): Paragraph =>
  new Paragraph({
    style: styleId(OFFICIAL_STYLES[style]),
    text: withoutControls(text).replaceAll('…', SLOT),
  });
/** Word wants a paragraph between and in tables. */
const apart = (): Paragraph => new Paragraph({ spacing: { after: 0 }, keepNext: true, text: '' });

/** The kingdom, the issuer and the number. */
export function officialHead(parts: OfficialParts): readonly Paragraph[] {
  const number = [parts.numberLabel, ...(parts.number === '' ? ['…', parts.numberMark] : [parts.number])];
  return [
    line('kingdom', parts.kingdom),
    line('motto', parts.motto),
    ...parts.issuer.map((text) => line('issuer', text)),
    line('number', number.filter((piece) => piece !== '').join(' ')),
  ];
}

/** The type above the subject, or whom a letter is from and to. */
export function headingLines(heading: Heading): readonly Paragraph[] {
  const lines =
    heading.kind === 'address'
      ? heading.lines
      : [heading.type, heading.lead, heading.subject].filter((text) => text !== '');
  return [...lines.map((text, index) => line(index === 0 ? 'type' : 'subject', text)), apart()];
}

/** Dates and the one signature to the right, recipients to the left; several signatures beside each other. */
export function officialFoot(
  parts: OfficialParts | null,
  signatures: readonly Signing[],
): readonly (Paragraph | Table)[] {
  const dates = (parts?.dates ?? []).map((text) => line('date', text));
  // Names stand at one height, however many lines each office takes.
  const most = Math.max(0, ...signatures.map(({ lines }) => lines.length));
  const signed = signatures.map(({ lines, name }) => [
    ...Array.from({ length: most + SIGNING }, (_, index) => line('signatory', lines[index] ?? '')),
    line('name', name),
  ]);
  const sent = parts === null ? [] : sentLines(parts);
  if (signed.length <= 1) {
    const right = [...dates, ...signed.flat()];
    return right.length + sent.length === 0 ? [] : [apart(), sideBySide(sent, right, COLUMNS)];
  }
  const pairs = signed.flatMap((one, index) =>
    index % 2 === 0 ? [sideBySide(one, signed[index + 1] ?? [], HALVES), apart()] : [],
  );
  return [apart(), ...dates, ...pairs, ...sent];
}

const listed = (label: string, lines: readonly string[]): readonly Paragraph[] =>
  lines.length === 0 ? [] : [line('sent', label), ...lines.map((text) => line('sent', `- ${text}`))];
const sentLines = (parts: OfficialParts): readonly Paragraph[] => [
  ...listed(parts.attachmentsLabel, parts.attachments),
  ...listed(parts.recipientsLabel, parts.recipients),
];

/** A table without lines, whose row the end of a page does not part. */
function sideBySide(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  columns: readonly number[],
): Table {
  const cells = [left, right].map((cell) => (cell.length === 0 ? [apart()] : cell));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: columns,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              borders: NO_BORDERS,
              width: { size: columns[index] ?? 0, type: WidthType.DXA },
              verticalAlign:
                index === 0 && columns === COLUMNS ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
              children: [...children],
            }),
        ),
      }),
    ],
  });
}
