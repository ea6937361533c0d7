/** The editor's blocks into what their units say. The inverse of from-units.ts; must run inside a read or update. */
import { $isLinkNode } from '@lexical/link';
import { $isHeadingNode, $isQuoteNode, type HeadingTagType } from '@lexical/rich-text';
import { $isElementNode, $isLineBreakNode, $isTextNode, type ElementNode, type LexicalNode } from 'lexical';
import {
  ARTICLE_SCHEMA_VERSION,
  MARKS,
  type ArticleBody,
  type HeadingContent,
  type Inline,
  type LineBreak,
  type Link,
  type ListItem,
  type Mark,
  type TableCell,
  type TableContent,
  type TableRow,
  type TextRun,
} from '../../../shared/document/article.ts';
import { branded } from '../../../shared/document/brand.ts';
import { safeHref } from '../../../shared/document/link.ts';
import type { InnerId, UnitBody } from '../../../shared/document/model.ts';
import { sameJson } from '../../../shared/document/same.ts';
import { INSTRUMENT_SCHEMA_VERSION } from '../../../shared/instrument/instrument.ts';
import { $instrumentBody } from '../instrument/instrument-to-units.ts';
import { $isInstrumentBlock } from '../instrument/instrument-nodes.ts';
import { $isAttachmentBlock } from '../block/attachment-block.ts';
import { $isFigureBlock } from '../block/figure-block.ts';
import { $isFootnote } from '../footnote/footnote-node.ts';
import { HEADING_TAGS, MARK_BITS } from './from-units.ts';
import { $isListBlock, $isListLine, $isLockedBlock, $isRuleBlock, type ListBlock } from '../nodes.ts';
import type { CellRange } from '../table/table-places.ts';
import {
  $isCellBox,
  $isTableBlock,
  $isTableLine,
  type CellBox,
  type TableBlock,
} from '../table/table-nodes.ts';

/** What of a unit its block shows. Comes from JSON-like types of article.ts, so it is JSON. */
export type BlockContent = Pick<UnitBody, 'type' | 'schemaVersion' | 'content'>;

const marksOf = (format: number): readonly Mark[] => MARKS.filter((mark) => (format & MARK_BITS[mark]) !== 0);

function runOf(text: string, format: number): TextRun {
  const marks = marksOf(format);
  return marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks };
}

const sameMarks = (a: TextRun, b: TextRun): boolean => (a.marks ?? []).join() === (b.marks ?? []).join();

/** Puts a piece behind the others; neighbours that look alike are one run. */
function add(pieces: Inline[], piece: Inline): void {
  const last = pieces.at(-1);
  if (piece.kind === 'text' && last?.kind === 'text' && sameMarks(last, piece)) {
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  } else {
    pieces.push(piece);
  }
}

// A line feed within a text node (some input methods send one) is a line break.
function addText(pieces: Inline[], text: string, format: number): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) add(pieces, { kind: 'break' });
    if (line !== '') add(pieces, runOf(line.toWellFormed(), format));
  }
}

/** The text of a block or line as runs. */
function $inlineOf(nodes: readonly LexicalNode[]): Inline[] {
  const pieces: Inline[] = [];
  for (const node of nodes) {
    if ($isTextNode(node)) addText(pieces, node.getTextContent(), node.getFormat());
    else if ($isLineBreakNode(node)) add(pieces, { kind: 'break' });
    else if ($isFootnote(node)) {
      add(pieces, { kind: 'footnote', id: branded<InnerId>(node.getNoteId()), text: node.getWords() });
    } else if ($isElementNode(node)) for (const piece of $elementPieces(node)) add(pieces, piece);
  }
  return pieces;
}

/** A link as one piece; anything else that stands within a line counts as the text in it. */
function $elementPieces(element: ElementNode): readonly Inline[] {
  const children = $inlineOf(element.getChildren());
  const href = $isLinkNode(element) ? safeHref(element.getURL()) : null;
  if (href === null || children.length === 0) return children;
  const link: Link = { kind: 'link', href, children: children.flatMap(withoutLink) };
  return [link];
}

// A link holds neither a link nor a footnote.
function withoutLink(piece: Inline): readonly (TextRun | LineBreak)[] {
  if (piece.kind === 'footnote') return [];
  return piece.kind === 'link' ? piece.children : [piece];
}

const LEVELS: Readonly<Partial<Record<HeadingTagType, HeadingContent['level']>>> = {
  [HEADING_TAGS[1]]: 1,
  [HEADING_TAGS[2]]: 2,
  [HEADING_TAGS[3]]: 3,
};

const $itemsOf = (list: ListBlock): ListItem[] =>
  list
    .getChildren()
    .filter($isListLine)
    .map((line) => ({
      id: branded<InnerId>(line.getLineId()),
      depth: line.getDepth(),
      inline: $inlineOf(line.getChildren()),
    }));

const $cellOf = (cell: CellBox): TableCell => {
  const [colspan, rowspan] = [cell.getColspan(), cell.getRowspan()];
  return {
    inline: $inlineOf(cell.getChildren()),
    ...(colspan === 1 ? {} : { colspan }),
    ...(rowspan === 1 ? {} : { rowspan }),
  };
};

const $rowsOf = (table: TableBlock): TableRow[] =>
  table
    .getChildren()
    .filter($isTableLine)
    .map((line) => ({
      id: branded<InnerId>(line.getRowId()),
      cells: line.getChildren().filter($isCellBox).map($cellOf),
    }));

const $tableContentOf = (table: TableBlock): TableContent => ({
  header: table.hasHeader(),
  rows: $rowsOf(table),
});

/** A rectangle of a table's cells as a table of its own. */
export function $tableOf({ table, rectangle, cells }: CellRange): BlockContent {
  const lines = table
    .getChildren()
    .filter($isTableLine)
    .slice(rectangle.top, rectangle.bottom + 1);
  return contentOfBody({
    type: 'table',
    content: {
      header: table.hasHeader() && rectangle.top === 0,
      rows: lines.map((line) => ({
        id: branded<InnerId>(line.getRowId()),
        cells: cells.filter(({ box }) => line.is(box.getParent())).map(({ box }) => $cellOf(box)),
      })),
    },
  });
}

/** A body in today's schema as it is stored. */
export const contentOfBody = ({ type, content }: ArticleBody): BlockContent => ({
  type,
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  content,
});

/** What a top-level block says. A locked block answers the bytes it was made from. */
export function $contentOf(block: LexicalNode): BlockContent {
  if ($isLockedBlock(block)) {
    const { type, schemaVersion, content } = block.getLocked().body;
    return { type, schemaVersion, content };
  }
  if ($isInstrumentBlock(block)) {
    const body = $instrumentBody(block, { $inline: $inlineOf, $table: $tableContentOf });
    return { ...body, schemaVersion: INSTRUMENT_SCHEMA_VERSION };
  }
  return contentOfBody($bodyOf(block));
}

function $bodyOf(block: LexicalNode): ArticleBody {
  if ($isListBlock(block)) {
    return { type: 'list', content: { ordered: block.isOrdered(), items: $itemsOf(block) } };
  }
  if ($isTableBlock(block)) return { type: 'table', content: $tableContentOf(block) };
  if ($isRuleBlock(block)) return { type: 'rule', content: {} };
  const inline = $isElementNode(block) ? $inlineOf(block.getChildren()) : [];
  if ($isFigureBlock(block)) return { type: 'figure', content: { ...block.getPicture(), inline } };
  if ($isAttachmentBlock(block)) return { type: 'attachment', content: { ...block.getFile(), inline } };
  if ($isHeadingNode(block)) {
    return { type: 'heading', content: { level: LEVELS[block.getTag()] ?? 3, inline } };
  }
  return { type: $isQuoteNode(block) ? 'quote' : 'paragraph', content: { inline } };
}

/** Whether two blocks say the same. */
export const sameContent = (a: BlockContent, b: BlockContent): boolean =>
  a.type === b.type && a.schemaVersion === b.schemaVersion && sameJson(a.content, b.content);
