/**
 * An instrument as a Word document (.docx): its parts by named styles, its numbers as docx-numbers.ts has them, each
 * annex on pages of its own.
 */
import {
  Paragraph,
  Tab,
  TextRun,
  type IIndentAttributesProperties,
  type ParagraphChild,
  type Table,
} from 'docx';
import type { Uid } from '../../../shared/document/model.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import {
  divisionStyle,
  INSTRUMENT_STYLES,
  pointStyle,
  styleId,
} from '../../../shared/exchange/word-styles.ts';
import type { InstrumentPage } from '../../../shared/instrument/instrument-page.ts';
import type {
  PrintedAnnex,
  PrintedBlock,
  PrintedLine,
  PrintedPart,
} from '../../../shared/instrument/printed.ts';
import type { Target } from '../../../shared/instrument/references/referred-to-by.ts';
import type { ExportedFile } from '../../../shared/ipc/types.ts';
import { BlockWriter, type Pictures } from './docx-blocks.ts';
import { runsOf, xmlText } from './docx-line.ts';
import { WordNumbers } from './docx-numbers.ts';
import { headingLines, officialFoot, officialHead } from './docx-official.ts';
import { wordFile } from './docx-sheet.ts';
import { instrumentStyles, POINT_INDENT } from './docx-styles.ts';

export interface DocxInstrument {
  readonly page: InstrumentPage;
  /** The levels that its type may use, the highest first. */
  readonly levels: readonly string[];
  readonly pictures: Pictures;
}

export function docxOfInstrument({ page, levels, pictures }: DocxInstrument): Promise<ExportedFile> {
  const { language, title, official, heading, printed, signatures } = page;
  const writer = new InstrumentWriter(page, pictures);
  const text = [
    ...writer.note(),
    ...(official === null ? [] : officialHead(official)),
    ...headingLines(heading),
    ...writer.opening(),
    ...writer.blocks(printed.blocks),
    ...officialFoot(official, signatures),
  ];
  return wordFile({
    language,
    title,
    sections: [
      { children: text },
      ...printed.annexes.map((annex) => ({
        children: writer.annex(annex),
        isLandscape: annex.orientation === 'landscape',
      })),
    ],
    blocks: writer.unit,
    styles: instrumentStyles(language, levels),
    numbering: writer.numbers.definitions(),
  });
}

type Provision = Extract<PrintedBlock, { readonly kind: 'provision' }>;

class InstrumentWriter {
  readonly numbers: WordNumbers;
  readonly unit: BlockWriter;
  readonly #page: InstrumentPage;
  /** What stands before the signatures: on the page that they are on. */
  readonly #last: PrintedPart | undefined;

  constructor(page: InstrumentPage, pictures: Pictures) {
    this.#page = page;
    const block = page.printed.blocks.at(-1);
    this.#last = block?.kind === 'provision' ? block.parts.at(-1) : undefined;
    this.numbers = new WordNumbers(page.printed);
    this.unit = new BlockWriter(pictures);
  }

  /** Above all else, so that nobody takes a translation for the text. */
  note(): readonly Paragraph[] {
    return this.#plain(INSTRUMENT_STYLES.note, this.#page.note);
  }

  /** What stands between the subject and the text. */
  opening(): readonly Paragraph[] {
    const { issuer, printed } = this.#page;
    return [
      ...issuer.flatMap((line) => this.#plain(INSTRUMENT_STYLES.issuer, line)),
      ...printed.visas.map(({ inline }) => this.#visa(inline)),
      ...this.#plain(INSTRUMENT_STYLES.enacting, printed.enacting),
    ];
  }

  blocks(blocks: readonly PrintedBlock[]): readonly (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  annex({ uid, heading, blocks }: PrintedAnnex): readonly (Paragraph | Table)[] {
    return [this.#head(INSTRUMENT_STYLES.annex, uid, heading), ...this.blocks(blocks)];
  }

  #block(block: PrintedBlock): readonly (Paragraph | Table)[] {
    switch (block.kind) {
      case 'text':
        return this.unit.blocksOf(block.body);
      case 'division':
        return [this.#head(divisionStyle(block.level), block.uid, block.heading)];
      case 'provision':
        return this.#provision(block);
      default:
        return assertNever(block);
    }
  }

  /** A name stands above its text, a number alone beside the first line. */
  #provision({ uid, label, heading, parts }: Provision): readonly (Paragraph | Table)[] {
    const rest = (from: number): readonly (Paragraph | Table)[] =>
      parts.slice(from).map((part) => this.#part(uid, part));
    if (label === null || label.before !== '')
      return [this.#head(INSTRUMENT_STYLES.provision, uid, heading), ...rest(0)];
    const [first] = parts;
    const isBeside = heading.length === 0 && first?.kind === 'paragraph';
    return [
      this.#marked(INSTRUMENT_STYLES.item, { uid }, isBeside ? first.inline : heading),
      ...rest(isBeside ? 1 : 0),
    ];
  }

  /** A number, and the words beside it. */
  #marked(
    name: string,
    target: Target,
    inline: PrintedLine,
    indent?: IIndentAttributesProperties,
  ): Paragraph {
    const { runs, numbering } = this.numbers.place(target);
    const style = styleId(name);
    const words = this.#runs(inline);
    if (numbering !== undefined) return new Paragraph({ style, numbering, children: [...runs, ...words] });
    return new Paragraph({
      style,
      ...(indent === undefined ? {} : { indent }),
      children: [...runs, new TextRun({ children: [new Tab()] }), ...words],
    });
  }

  #part(uid: Uid, part: PrintedPart): Paragraph | Table {
    if (part.kind === 'table') return this.unit.table(part.table);
    if (part.kind === 'paragraph')
      return new Paragraph({
        style: styleId(INSTRUMENT_STYLES.paragraph),
        keepNext: part === this.#last,
        children: this.#runs(part.inline),
      });
    const { id, depth, inline } = part;
    const indent = { left: POINT_INDENT * (depth + 2), hanging: POINT_INDENT };
    return this.#marked(pointStyle(depth), { uid, inner: id }, inline, indent);
  }

  /** The label, and the heading on the line below it. */
  #head(name: string, uid: Uid, heading: PrintedLine): Paragraph {
    const { runs, numbering } = this.numbers.place({ uid });
    const isNumbered = runs.length > 0 && heading.length > 0;
    return new Paragraph({
      style: styleId(name),
      ...(numbering === undefined ? {} : { numbering }),
      children: [...runs, ...(isNumbered ? [new TextRun({ break: 1 })] : []), ...this.#runs(heading)],
    });
  }

  #runs(inline: PrintedLine): readonly ParagraphChild[] {
    return runsOf(inline, this.unit.notes, {
      placeReference: (reference) => this.numbers.reference(reference),
    });
  }

  #visa(inline: PrintedLine): Paragraph {
    const dash = new TextRun({ children: ['-', new Tab()] });
    return new Paragraph({ style: styleId(INSTRUMENT_STYLES.visa), children: [dash, ...this.#runs(inline)] });
  }

  #plain(name: string, text: string): readonly Paragraph[] {
    return text === '' ? [] : [new Paragraph({ style: styleId(name), text: xmlText(text) })];
  }
}
