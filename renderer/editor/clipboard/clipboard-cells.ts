/** Copying cells out of a table, and pasting into one: cells take the words of what is pasted, and nothing else. */
import type { LexicalNode, RangeSelection } from 'lexical';
import { $createLineBreakNode, $createTextNode } from 'lexical';
import type { Inline } from '../../../shared/document/article.ts';
import { linesOf } from '../../../shared/document/text.ts';
import { readUnit } from '../../../shared/document/views.ts';
import type { Fragment } from './fragment.ts';
import { $inlineNodes } from '../binding/from-units.ts';
import { $cellAround } from '../table/table-nodes.ts';
import { $selectedCells } from '../table/table-places.ts';
import { $tableOf, type BlockContent } from '../binding/to-units.ts';

/** The selected cells as a table of their own; null where no cells are selected. */
export function $copyCells(selection: RangeSelection): BlockContent | null {
  const covered = $selectedCells(selection);
  return covered === null ? null : $tableOf(covered);
}

const isIn = (selection: RangeSelection): boolean => $cellAround(selection.anchor.getNode()) !== null;

function $insertLines(selection: RangeSelection, lines: readonly (readonly LexicalNode[])[]): void {
  selection.insertNodes(
    lines.flatMap((line, index) => (index === 0 ? line : [$createLineBreakNode(), ...line])),
  );
}

/** The words of a fragment at the caret, where it is in a cell; else answers false. */
export function $pasteInCell(selection: RangeSelection, fragment: Fragment): boolean {
  if (!isIn(selection)) return false;
  const lines = fragment.flatMap(({ body }): readonly (readonly Inline[])[] => {
    const view = readUnit(body);
    return view.kind === 'readable' ? linesOf(view.body) : [];
  });
  $insertLines(selection, lines.map($inlineNodes));
  return true;
}

/** Plain text at the caret, where it is in a cell; else answers false. */
export function $textInCell(selection: RangeSelection, text: string): boolean {
  if (!isIn(selection)) return false;
  const lines = text.split(/[\r\n]+/u).filter((line) => line !== '');
  $insertLines(
    selection,
    lines.map((line) => [$createTextNode(line)]),
  );
  return true;
}
