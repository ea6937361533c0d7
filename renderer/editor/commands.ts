/** What a person can do to blocks and links. Each must run inside an update and acts on the selection. */
import { $createLinkNode, $isLinkNode, type LinkNode } from '@lexical/link';
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { HeadingContent, Mark } from '../../shared/document/article.ts';
import { MARKS } from '../../shared/document/article.ts';
import { HEADING_TAGS } from './binding/from-units.ts';
import {
  $createListBlock,
  $createListLine,
  $isListBlock,
  $isListLine,
  $leaveList,
  type ListBlock,
  type ListLine,
} from './nodes.ts';
import { $keepingSelection } from './places.ts';
import { $cellAround } from './table/table-nodes.ts';

/** What a line of text is: 0 for a paragraph, the heading's level, or a quote. */
export type BlockLevel = 0 | HeadingContent['level'] | 'quote';

const KIND_OF_LEVEL = {
  0: 'paragraph',
  1: 'heading1',
  2: 'heading2',
  3: 'heading3',
  quote: 'quote',
} as const satisfies Readonly<Record<BlockLevel, string>>;

/** A line of text by its level, or a list. */
export type BlockKind = (typeof KIND_OF_LEVEL)[BlockLevel] | 'bulletList' | 'numberedList';

/** What the toolbar shows as pressed or chosen. */
export interface Looks {
  readonly level: BlockLevel;
  readonly list: 'ordered' | 'unordered' | null;
  readonly marks: readonly Mark[];
  readonly href: string | null;
  readonly inTable: boolean;
}

type Line = ElementNode;

const isLine = (node: LexicalNode): node is Line =>
  $isListLine(node) || $isParagraphNode(node) || $isHeadingNode(node) || $isQuoteNode(node);

const $lineAround = (node: LexicalNode): Line | null => $findMatchingParent(node, isLine);

/** The paragraphs, headings and list lines that the selection touches, in order. */
function $selectedLines(): readonly Line[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return [];
  const lines = new Map<string, Line>();
  for (const node of selection.getNodes()) {
    const line = $lineAround(node);
    if (line !== null) lines.set(line.getKey(), line);
  }
  return [...lines.values()];
}

const $listOf = (line: Line): ListBlock | null => {
  const parent = line.getParent();
  return $isListBlock(parent) ? parent : null;
};

/** What kind of block it is, of those that can be made of each other; null for a table, a picture, a rule. */
export function $kindOf(block: LexicalNode): BlockKind | null {
  if ($isListBlock(block)) return block.isOrdered() ? 'numberedList' : 'bulletList';
  return isLine(block) ? KIND_OF_LEVEL[$levelOf(block)] : null;
}

const $levelOf = (line: Line): BlockLevel => {
  if ($isQuoteNode(line)) return 'quote';
  if (!$isHeadingNode(line)) return 0;
  const tag = line.getTag();
  if (tag === HEADING_TAGS[1]) return 1;
  return tag === HEADING_TAGS[2] ? 2 : 3;
};

function $lineOf(level: BlockLevel): ElementNode {
  if (level === 0) return $createParagraphNode();
  return level === 'quote' ? $createQuoteNode() : $createHeadingNode(HEADING_TAGS[level]);
}

/** Paragraph, heading or quote; a list line leaves its list for it. */
export function $setLevel(level: BlockLevel): void {
  for (const selected of $selectedLines()) {
    const line = $isListLine(selected) ? $leaveList(selected) : selected;
    if ($levelOf(line) === level) continue;
    line.replace($lineOf(level), true);
  }
}

/** A list of this kind; from lines that all are in one already, paragraphs again. */
export function $toggleList(ordered: boolean): void {
  const lines = $selectedLines();
  if (lines.every((line) => $listOf(line)?.isOrdered() === ordered)) {
    for (const line of lines) if ($isListLine(line)) $leaveList(line);
    return;
  }
  let made: ListBlock | null = null;
  for (const line of lines) {
    const list = $listOf(line);
    if (list !== null) {
      list.setOrdered(ordered);
      made = null;
      continue;
    }
    // What stands between two lines and is none (a picture, a file) parts their lists.
    const follows = made !== null && made.is(line.getPreviousSibling());
    const target: ListBlock = follows && made !== null ? made : $createListBlock(ordered);
    if (!follows) line.insertBefore(target);
    const item = $createListLine(0);
    line.replace(item, true);
    target.append(item);
    made = target;
  }
}

/** One level deeper or higher; answers whether the selection stands in a list at all. */
export function $shiftDepth(step: 1 | -1): boolean {
  const lines = $selectedLines().filter((line): line is ListLine => $isListLine(line));
  for (const line of lines) {
    const previous = line.getPreviousSibling();
    const deepest = $isListLine(previous) ? previous.getDepth() + 1 : 0;
    line.setDepth(Math.min(Math.max(line.getDepth() + step, 0), deepest));
  }
  return lines.length > 0;
}

/**
 * Makes the selected words a link to `href`, which has passed safeHref; null makes links that the selection touches
 * plain words again, as a whole. A link that the selection touches gets the new address; a mere caret inserts it.
 */
export function $setLink(href: string | null): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  if (href === null) {
    const links = $linksOf(selection.getNodes());
    $keepingSelection(selection, () => links.forEach($unlink));
  } else if (selection.isCollapsed() && $linksOf(selection.getNodes()).length === 0) {
    selection.insertNodes([$createLinkNode(href).append($createTextNode(href))]);
  } else {
    const nodes = selection.isCollapsed() ? selection.getNodes() : selection.extract();
    $keepingSelection(selection, () => $linkNodes(nodes, href));
  }
}

function $unlink(link: LinkNode): void {
  for (const child of link.getChildren()) link.insertBefore(child);
  link.remove();
}

function $linksOf(nodes: readonly LexicalNode[]): readonly LinkNode[] {
  const links = new Map<string, LinkNode>();
  for (const node of nodes) {
    const link = $findMatchingParent(node, $isLinkNode);
    if (link !== null) links.set(link.getKey(), link);
  }
  return [...links.values()];
}

function $linkNodes(nodes: readonly LexicalNode[], href: string): void {
  for (const link of $linksOf(nodes)) link.setURL(href);
  for (const node of nodes) {
    if (!($isTextNode(node) || $isLineBreakNode(node)) || $findMatchingParent(node, $isLinkNode) !== null)
      continue;
    const previous = node.getPreviousSibling();
    // Words and breaks in a row are one link.
    const link = $isLinkNode(previous) && previous.getURL() === href ? previous : $createLinkNode(href);
    if (link !== previous) node.insertBefore(link);
    link.append(node);
  }
}

/** How the selection looks now; null where there is none. */
export function $looks(): Looks | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const node = selection.anchor.getNode();
  const line = $lineAround(node);
  const list = line === null ? null : $listOf(line);
  return {
    level: line === null ? 0 : $levelOf(line),
    list: list === null ? null : list.isOrdered() ? 'ordered' : 'unordered',
    marks: MARKS.filter((mark) => selection.hasFormat(mark)),
    href: $findMatchingParent(node, $isLinkNode)?.getURL() ?? null,
    inTable: $cellAround(node) !== null,
  };
}

/**
 * Enter in front of a text: the new, empty block comes before it, so that the text stays the block that it was.
 * Answers false where Enter has its usual meaning.
 */
export function $insertParagraphBefore(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const line = $lineAround(selection.anchor.getNode());
  if (line === null || line.isEmpty() || !$isAtStart(line)) return false;
  line.insertBefore($isListLine(line) ? $createListLine(line.getDepth()) : $createParagraphNode());
  return true;
}

function $isAtStart(line: Line): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.anchor.offset !== 0) return false;
  let node: LexicalNode | null = selection.anchor.getNode();
  while (node !== null && !node.is(line)) {
    if (node.getPreviousSibling() !== null) return false;
    node = node.getParent();
  }
  return $isElementNode(node);
}
