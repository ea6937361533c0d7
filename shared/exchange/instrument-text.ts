/**
 * An instrument as plain text, its numbers and markers as printed. Blocks are parted by an empty line; the parts of a
 * provision stand under each other below its label, points by their depth. A table is a line to a row, its cells
 * parted by tabs; footnotes stand at the end by their numbers.
 */
import type { ArticleBody, TableContent } from '../document/article.ts';
import type { Language } from '../document/model.ts';
import { assertNever } from '../errors/result.ts';
import { noteNumber } from '../html/notes.ts';
import type { InstrumentPage } from '../instrument/instrument-page.ts';
import { labelText } from '../instrument/numbering.ts';
import type {
  PrintedAnnex,
  PrintedBlock,
  PrintedLabel,
  PrintedLine,
  PrintedPart,
} from '../instrument/printed.ts';
import type { Heading, OfficialParts } from '../official/parts.ts';

/** What a pen writes in. */
const SLOT = '................';
const INDENT = '  ';

/** Ends in one line end. */
export function instrumentText({
  language,
  official,
  heading,
  note,
  issuer,
  printed,
  signatures,
}: InstrumentPage): string {
  const writer = new TextWriter(language);
  const { visas, enacting, blocks, annexes } = printed;
  const text = [
    note,
    ...(official === null ? [] : headOf(official)),
    headingLines(heading).join('\n'),
    issuer.join('\n'),
    visas.map(({ inline }) => `- ${writer.line(inline)}`).join('\n'),
    enacting,
    ...blocks.map((block) => writer.block(block)),
    (official?.dates ?? []).map(slotted).join('\n'),
    ...signatures.map(({ lines, name }) => [...lines, name].filter((line) => line !== '').join('\n')),
    ...(official === null ? [] : sentOf(official)),
    ...annexes.flatMap((annex) => writer.annex(annex)),
  ];
  return `${[...text, writer.notes()].filter((one) => one !== '').join('\n\n')}\n`;
}

const slotted = (text: string): string => text.replaceAll('…', SLOT);

function headOf(parts: OfficialParts): readonly string[] {
  const number = parts.number === '' ? [SLOT, parts.numberMark] : [parts.number];
  const numbered = [parts.numberLabel, ...number].filter((piece) => piece !== '').join(' ');
  return [`${parts.kingdom}\n${parts.motto}`, [...parts.issuer, numbered].join('\n')];
}

function headingLines(heading: Heading): readonly string[] {
  if (heading.kind === 'address') return heading.lines.map(slotted);
  return [heading.type, heading.lead, heading.subject].filter((line) => line !== '');
}

const sentOf = (parts: OfficialParts): readonly string[] =>
  (
    [
      [parts.attachmentsLabel, parts.attachments],
      [parts.recipientsLabel, parts.recipients],
    ] as const
  ).map(([label, lines]) =>
    lines.length === 0 ? '' : [label, ...lines.map((line) => `- ${line}`)].join('\n'),
  );

class TextWriter {
  readonly #language: Language;
  readonly #notes: string[] = [];

  constructor(language: Language) {
    this.#language = language;
  }

  /** A line break is a line end, a footnote its number between brackets. */
  line(inline: PrintedLine): string {
    return inline
      .map((piece): string => {
        switch (piece.kind) {
          case 'text':
            return piece.text;
          case 'break':
            return '\n';
          case 'link':
            return this.line(piece.children);
          case 'footnote':
            return `[${noteNumber(this.#notes.push(piece.text), this.#language)}]`;
          case 'reference':
            return piece.pieces.map(({ text }) => text).join('');
          default:
            return assertNever(piece);
        }
      })
      .join('');
  }

  block(block: PrintedBlock): string {
    if (block.kind === 'text') return this.#text(block.body);
    if (block.kind === 'division') return this.#head(block.label, block.heading);
    const { label, heading } = block;
    // A name stands above its text, a number alone beside the first line.
    const isBeside = label !== null && label.before === '';
    // In reading order: notes count as they come.
    const head = isBeside ? this.line(heading) : this.#head(label, heading);
    const lines = [head, ...block.parts.map((part) => this.#part(part))];
    const text = lines.filter((line) => line !== '').join('\n');
    return isBeside ? `${labelText(label)} ${text}`.trimEnd() : text;
  }

  annex({ label, heading, blocks }: PrintedAnnex): readonly string[] {
    return [this.#head(label, heading), ...blocks.map((block) => this.block(block))];
  }

  /** Empty where there are none. */
  notes(): string {
    return this.#notes.map((text, index) => `[${noteNumber(index + 1, this.#language)}] ${text}`).join('\n');
  }

  #head(label: PrintedLabel | null, heading: PrintedLine): string {
    const lines = [label === null ? '' : labelText(label), this.line(heading)];
    return lines.filter((line) => line !== '').join('\n');
  }

  #part(part: PrintedPart): string {
    if (part.kind === 'table') return this.#table(part.table);
    const text = this.line(part.inline);
    if (part.kind === 'paragraph') return text;
    const marker = part.marker === null ? '' : labelText(part.marker);
    return `${INDENT.repeat(part.depth)}${marker} ${text}`.trimEnd();
  }

  #table({ rows }: TableContent): string {
    return rows
      .map(({ cells }) => cells.map(({ inline }) => this.line(inline).replaceAll('\n', ' ')).join('\t'))
      .join('\n');
  }

  #text(body: ArticleBody): string {
    switch (body.type) {
      case 'list': {
        const { ordered, items } = body.content;
        return listLines(
          ordered,
          items.map(({ depth, inline }) => [depth, this.line(inline)] as const),
          this.#language,
        );
      }
      case 'table':
        return this.#table(body.content);
      case 'figure':
        return [body.content.alt === '' ? '' : `[${body.content.alt}]`, this.line(body.content.inline)]
          .filter((line) => line !== '')
          .join('\n');
      case 'attachment':
        return this.line(body.content.inline) || body.content.name;
      case 'paragraph':
      case 'heading':
      case 'quote':
        return this.line(body.content.inline);
      case 'rule':
        return '';
      default:
        return assertNever(body);
    }
  }
}

/** Items count by their depth, anew under each that holds them. */
function listLines(
  ordered: boolean,
  items: readonly (readonly [depth: number, text: string])[],
  language: Language,
): string {
  const counts: number[] = [];
  return items
    .map(([depth, text]) => {
      counts.length = depth + 1;
      const count = (counts[depth] ?? 0) + 1;
      counts[depth] = count;
      const marker = ordered ? `${noteNumber(count, language)}.` : '-';
      return `${INDENT.repeat(depth)}${marker} ${text}`;
    })
    .join('\n');
}
