/** A table as a part of a provision: where it goes, and where one writes on behind it. */
import { $findMatchingParent, $getSelection, $isRangeSelection, type LexicalNode } from 'lexical';
import { $isTableBlock } from '../table/table-nodes.ts';
import { $createInstrumentLine, $isInstrumentBlock, $isInstrumentLine } from './instrument-nodes.ts';
import { $isBlankLine } from './line-places.ts';

/**
 * Puts a table behind the part of a provision that the caret stands in, above a line that is still empty. Answers false
 * where the caret stands elsewhere, or what is put in is none.
 */
export function $insertPart(block: LexicalNode): boolean {
  const selection = $getSelection();
  if (!$isTableBlock(block) || !$isRangeSelection(selection)) return false;
  const part = $findMatchingParent(selection.focus.getNode(), (node) => $isInstrumentBlock(node.getParent()));
  const provision = part?.getParent();
  if (part === null || !$isInstrumentBlock(provision) || provision.getFrame().type !== 'provision')
    return false;
  const isAbove = $isInstrumentLine(part) && part.getRole() !== 'heading' && $isBlankLine(part);
  if (isAbove) part.insertBefore(block);
  else part.insertAfter(block);
  return true;
}

/** Leads out of a table that ends its provision into a paragraph behind it. */
export function $writeBehind(table: LexicalNode): boolean {
  if (!$isInstrumentBlock(table.getParent()) || table.getNextSibling() !== null) return false;
  const line = $createInstrumentLine('paragraph');
  table.insertAfter(line);
  line.select();
  return true;
}
