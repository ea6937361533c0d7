/** Lines of text as Word's runs. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Footnote, LineBreak, TextRun as Run } from '../../../shared/document/article.ts';
import { safeHref } from '../../../shared/document/link.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { PrintedLine, PrintedReference } from '../../../shared/instrument/printed.ts';

/** XML has no place for these, not even as references. */
export const xmlText = (text: string): string => withoutControls(text).replace(/[\uFFFE\uFFFF]/gu, '');

function runOf(run: Run | LineBreak, style?: string): TextRun {
  if (run.kind === 'break') return new TextRun({ break: 1 });
  const { marks = [] } = run;
  return new TextRun({
    text: xmlText(run.text),
    ...(style === undefined ? {} : { style }),
    ...(marks.includes('bold') ? { bold: true } : {}),
    ...(marks.includes('italic') ? { italics: true } : {}),
    ...(marks.includes('underline') ? { underline: {} } : {}),
  });
}

/** The footnotes of one document, as Word numbers them: from 1, in the order of their signs. */
export class WordNotes {
  readonly #notes: string[] = [];

  place({ text }: Footnote): FootnoteReferenceRun {
    return new FootnoteReferenceRun(this.#notes.push(text));
  }

  /** What the document is made with. */
  all(): Record<string, { children: Paragraph[] }> {
    return Object.fromEntries(
      this.#notes.map((text, index) => [
        String(index + 1),
        {
          children: text.split('\n').map((line) => new Paragraph({ children: [new TextRun(xmlText(line))] })),
        },
      ]),
    );
  }
}

/** How a reference stands in a line; an article has none. */
export type PlaceReference = (reference: PrintedReference) => readonly ParagraphChild[];

const referenceWords: PlaceReference = ({ pieces }) => pieces.map(({ text }) => new TextRun(xmlText(text)));

export function runsOf(
  inline: PrintedLine,
  notes: WordNotes,
  placeReference: PlaceReference = referenceWords,
): ParagraphChild[] {
  return inline.flatMap((piece): readonly ParagraphChild[] => {
    if (piece.kind === 'footnote') return [notes.place(piece)];
    if (piece.kind === 'reference') return placeReference(piece);
    if (piece.kind !== 'link') return [runOf(piece)];
    const link = safeHref(piece.href);
    const children = piece.children.map((child) => runOf(child, 'Hyperlink'));
    return [link === null ? new TextRun({ children: [] }) : new ExternalHyperlink({ link, children })];
  });
}

export const lineParagraph = (
  inline: PrintedLine,
  notes: WordNotes,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph => new Paragraph({ ...options, children: runsOf(inline, notes) });
