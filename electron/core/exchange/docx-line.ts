/** Lines of text as Word's runs. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Footnote, LineBreak, TextRun as Run } from '../../../shared/document/article.ts';
import { safeHref } from '../../../shared/document/link.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { PrintedLine, PrintedReference } from '../../../shared/instrument/printed.ts';

/** XML has no place for these, not even as references. */
export const xmlText = (text: string): string => withoutControls(text).replace(/[\uFFFE\uFFFF]/gu, '');

/** How words look besides their marks. */
export type RunLook = Pick<IRunOptions, 'strike' | 'color' | 'underline'>;

function runOf(run: Run | LineBreak, look: RunLook, style?: string): TextRun {
  if (run.kind === 'break') return new TextRun({ break: 1 });
  const { marks = [] } = run;
  return new TextRun({
    text: xmlText(run.text),
    ...look,
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

export interface RunsOptions {
  /** Absent: its words. */
  readonly placeReference?: PlaceReference;
  readonly look?: RunLook;
}

export function runsOf(
  inline: PrintedLine,
  notes: WordNotes,
  { placeReference, look = {} }: RunsOptions = {},
): ParagraphChild[] {
  return inline.flatMap((piece): readonly ParagraphChild[] => {
    if (piece.kind === 'footnote') return [notes.place(piece)];
    if (piece.kind === 'reference')
      return (
        placeReference?.(piece) ??
        piece.pieces.map(({ text }) => new TextRun({ text: xmlText(text), ...look }))
      );
    if (piece.kind !== 'link') return [runOf(piece, look)];
    const link = safeHref(piece.href);
    const children = piece.children.map((child) => runOf(child, look, 'Hyperlink'));
    return [link === null ? new TextRun({ children: [] }) : new ExternalHyperlink({ link, children })];
  });
}
