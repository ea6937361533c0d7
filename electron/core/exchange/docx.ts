/**
 * An article as a Word document (.docx): A4, Khmer as the complex script that Word takes it for, real headings, lists,
 * tables and footnotes. Word has no Khmer numerals for page numbers, lists and notes: they count 1, 2, 3 there.
 */
import { HeadingLevel, Paragraph } from 'docx';
import type { Language, UnitBody } from '../../../shared/document/model.ts';
import { readUnit } from '../../../shared/document/views.ts';
import { withoutControls } from '../../../shared/exchange/line.ts';
import type { ExportedFile } from '../../../shared/ipc/types.ts';
import type { OfficialParts } from '../../../shared/official/parts.ts';
import { BlockWriter, type Pictures } from './docx-blocks.ts';
import { headingLines, officialFoot, officialHead } from './docx-official.ts';
import { wordFile } from './docx-sheet.ts';

export interface DocxInput {
  readonly language: Language;
  /** Plain text; empty where there is none. */
  readonly title: string;
  /** In document order. */
  readonly units: readonly UnitBody[];
  readonly pictures: Pictures;
  /** What stands around the text of an official page; none for an article's. */
  readonly official?: OfficialParts | null;
}

export function docxOf({
  language,
  title,
  units,
  pictures,
  official = null,
}: DocxInput): Promise<ExportedFile> {
  const blocks = new BlockWriter(pictures);
  const words = withoutControls(title);
  const head =
    official === null
      ? words === ''
        ? []
        : [new Paragraph({ heading: HeadingLevel.TITLE, text: words })]
      : [...officialHead(official), ...headingLines(official.heading)];
  const body = units.flatMap((unit) => {
    const view = readUnit(unit);
    return view.kind === 'readable' ? blocks.blocksOf(view.body) : [];
  });
  const foot =
    official === null ? [] : officialFoot(official, [{ lines: official.signatory, name: official.name }]);
  return wordFile({ language, title, blocks, sections: [{ children: [...head, ...body, ...foot] }] });
}
