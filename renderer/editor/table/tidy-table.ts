/** Keeps tables whole, whatever a command, a paste or an input method made of them; no text is lost by it. */
import {
  $createParagraphNode,
  $isDecoratorNode,
  $isElementNode,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { InnerId } from '../../../shared/document/model.ts';
import { $isInstrumentBlock } from '../instrument/instrument-nodes.ts';
import {
  $cellsOf,
  $createCellBox,
  $isCellBox,
  $isTableBlock,
  $isTableLine,
  CellBox,
  TableBlock,
  TableLine,
} from './table-nodes.ts';
import { $placesOf } from './table-places.ts';

const isBlock = (node: LexicalNode): boolean =>
  ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline();

/** A block that came into a table stands behind it: cells hold text alone. */
function $moveOut(block: LexicalNode): void {
  block.getTopLevelElementOrThrow().insertAfter(block);
}

function $tidyLine(line: TableLine, ids: Set<string>, nextId: () => InnerId): void {
  if (line.getRowId() === '' || ids.has(line.getRowId())) line.setRowId(nextId());
  ids.add(line.getRowId());
  for (const child of line.getChildren()) {
    if ($isCellBox(child)) continue;
    if (isBlock(child)) {
      $moveOut(child);
    } else {
      const cell = $createCellBox();
      child.insertBefore(cell);
      cell.append(child);
    }
  }
}

/** One place for each cell, and as many in each row. */
function $makeWhole(table: TableBlock): void {
  const lines = table.getChildren().filter($isTableLine);
  const width = Math.max(0, ...lines.map((line) => line.getChildrenSize()));
  if (width === 0) {
    table.replace($createParagraphNode());
    return;
  }
  for (const cell of $cellsOf(table)) cell.setSpans(1, 1);
  for (const line of lines) {
    line.append(...Array.from({ length: width - line.getChildrenSize() }, () => $createCellBox()));
  }
}

function $tidyTable(table: TableBlock, nextId: () => InnerId): void {
  const isPart = $isInstrumentBlock(table.getParent());
  if (!isPart && table.getTopLevelElement()?.is(table) === false) $moveOut(table);
  const ids = new Set<string>();
  for (const child of table.getChildren()) {
    if ($isTableLine(child)) $tidyLine(child, ids, nextId);
    else $moveOut(child);
  }
  if ($placesOf(table) === null) $makeWhole(table);
  const [first] = table.getChildren();
  for (const cell of $cellsOf(table)) {
    const isHeading = table.hasHeader() && first?.is(cell.getParent()) === true;
    if (cell.isHeading() !== isHeading) cell.setHeading(isHeading);
  }
}

/** A row that lost its table is a paragraph for each of its cells. */
function $tidyStrayLine(line: TableLine): void {
  for (const cell of line.getChildren().toReversed()) line.insertAfter(cell);
  line.remove();
}

function $tidyCell(cell: CellBox): void {
  if (!$isTableLine(cell.getParent())) {
    cell.replace($createParagraphNode(), true);
    return;
  }
  for (const child of cell.getChildren().toReversed()) if (isBlock(child)) $moveOut(child);
}

/** Registers them; answers the function that takes them away. */
export function registerTableTidy(editor: LexicalEditor, nextId: () => InnerId): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TableBlock, (table) => $tidyTable(table, nextId)),
    editor.registerNodeTransform(TableLine, (line) => {
      const table = line.getParent();
      if ($isTableBlock(table)) table.markDirty();
      else $tidyStrayLine(line);
    }),
    editor.registerNodeTransform(CellBox, $tidyCell),
  );
}
