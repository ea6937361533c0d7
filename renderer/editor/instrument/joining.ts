/**
 * Backspace at the start of a line of an instrument, and Delete at its end: lines join within a unit, a point goes one
 * step out, units join where they are of one kind; nothing joins across a heading, and only what is empty goes.
 */
import { $isElementNode, type LexicalNode } from 'lexical';
import { isBlank } from '../../../shared/instrument/text.ts';
import {
  $isInstrumentBlock,
  $isInstrumentLine,
  type InstrumentBlock,
  type InstrumentLine,
} from './instrument-nodes.ts';
import { $caretLine, $isAtEnd, $isAtStart, $isBlankLine, type LinePlace } from './line-places.ts';

/** Answers false where the key has its usual meaning. */
export function $joinBackwards(): boolean {
  const place = $caretLine();
  if (place === null || !$isAtStart(place.selection.anchor, place.line)) return false;
  $join(place);
  return true;
}

export function $joinForwards(): boolean {
  const place = $caretLine();
  if (place === null || !$isAtEnd(place.selection.anchor, place.line)) return false;
  const next = place.line.getNextSibling() ?? $firstLineOf(place.block.getNextSibling());
  if (!$isInstrumentLine(next)) return true;
  const block = next.getParent();
  if (!$isInstrumentBlock(block)) return true;
  // A point that the line before it takes in is a point no more, so it need not be raised first.
  if (next.getRole() === 'point' && next.getParent()?.is(place.block) === true) $append(place.line, next);
  else $join({ selection: place.selection, line: next, block });
  return true;
}

const $firstLineOf = (block: LexicalNode | null): LexicalNode | null =>
  $isInstrumentBlock(block) ? block.getFirstChild() : null;

function $join({ line, block }: LinePlace): void {
  if (line.getRole() === 'point') {
    if (line.getDepth() > 0) line.setDepth(line.getDepth() - 1);
    else line.setRole('paragraph');
    return;
  }
  const before = line.getPreviousSibling();
  if (before === null) $joinBlocks(block);
  else if (!$isInstrumentLine(before)) before.selectEnd();
  else if (before.getRole() !== 'heading') $append(before, line);
  else if ($isBlankLine(before)) $joinBlocks(block);
  else before.selectEnd();
}

/** The words of `line` behind those of `before`, the caret between them. */
function $append(before: InstrumentLine, line: InstrumentLine): void {
  before.selectEnd();
  before.append(...line.getChildren());
  line.remove();
}

function $joinBlocks(block: InstrumentBlock): void {
  const before = block.getPreviousSibling();
  const { type } = block.getFrame();
  if (before === null) return;
  if (
    !$isInstrumentBlock(before) ||
    before.getFrame().type !== type ||
    type === 'division' ||
    type === 'annex'
  ) {
    before.selectEnd();
    if ($isEmpty(block)) block.remove();
    return;
  }
  const [first, ...rest] = block.getChildren();
  const last = before.getLastChild();
  if (type === 'signature') {
    before.selectEnd();
    if ($isEmpty(block)) block.remove();
  } else if (type === 'visa') {
    if ($isInstrumentLine(last) && $isInstrumentLine(first)) $append(last, first);
    block.remove();
  } else {
    // A heading that stood above it is its first paragraph now.
    const parts =
      $isInstrumentLine(first) && !$isBlankLine(first) ? [first.setRole('paragraph'), ...rest] : rest;
    const [paragraph, ...others] = parts;
    if (
      $isInstrumentLine(last) &&
      $isInstrumentLine(paragraph) &&
      ($isBlankLine(last) || $isBlankLine(paragraph))
    ) {
      last.selectEnd();
      last.append(...paragraph.getChildren());
      before.append(...others);
    } else {
      before.append(...parts);
      if ($isElementNode(paragraph)) paragraph.selectStart();
    }
    block.remove();
  }
}

const $isEmpty = (block: InstrumentBlock): boolean => isBlank(block.getTextContent());
