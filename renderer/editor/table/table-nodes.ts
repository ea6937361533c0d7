/**
 * A table as the schema has it: rows of cells, spans as in HTML, text in the cells and nothing else. Cells hold no
 * blocks, so that every command on text works in them as it does in a paragraph.
 */
import {
  $create,
  $findMatchingParent,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type ElementDOMSlot,
  type LexicalNode,
} from 'lexical';

const headerState = createState('header', { parse: (value) => value === true });
// Empty until the row has its id (tidy-table.ts). A copy of a row is another row.
const rowIdState = createState('rowId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
// Of a table that is a part of a provision; empty elsewhere. A copy of it is another.
const partIdState = createState('partId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
const parseSpan = (value: unknown): number => (typeof value === 'number' && value > 1 ? value : 1);
const colspanState = createState('colspan', { parse: parseSpan });
const rowspanState = createState('rowspan', { parse: parseSpan });
// Follows from the table's header and the cell's row (tidy-table.ts); it only says which element shows the cell.
const headingState = createState('heading', { parse: (value) => value === true });

export class TableBlock extends ElementNode {
  override $config() {
    return this.config('table-block', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: headerState },
        { flat: true, stateConfig: partIdState },
      ],
    });
  }

  /** Whether the first row says what stands in the columns. */
  hasHeader(): boolean {
    return $getState(this, headerState);
  }

  setHeader(header: boolean): this {
    return $setState(this, headerState, header);
  }

  getPartId(): string {
    return $getState(this, partIdState);
  }

  setPartId(id: string): this {
    return $setState(this, partIdState, id);
  }

  override createDOM(): HTMLElement {
    const table = document.createElement('table');
    table.append(document.createElement('tbody'));
    return table;
  }

  override updateDOM(): false {
    return false;
  }

  override getDOMSlot(table: HTMLElement): ElementDOMSlot {
    const slot = super.getDOMSlot(table);
    const rows = table.firstElementChild;
    return rows instanceof HTMLElement ? slot.withElement(rows) : slot;
  }

  /** Also lets the caret stand in front of it and behind it. */
  override canBeEmpty(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }
}

export class TableLine extends ElementNode {
  override $config() {
    return this.config('table-line', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: rowIdState }],
    });
  }

  getRowId(): string {
    return $getState(this, rowIdState);
  }

  setRowId(id: string): this {
    return $setState(this, rowIdState, id);
  }

  override createDOM(): HTMLElement {
    return document.createElement('tr');
  }

  override updateDOM(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }
}

export class CellBox extends ElementNode {
  override $config() {
    return this.config('cell-box', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: colspanState },
        { flat: true, stateConfig: rowspanState },
        { flat: true, stateConfig: headingState },
      ],
    });
  }

  getColspan(): number {
    return $getState(this, colspanState);
  }

  getRowspan(): number {
    return $getState(this, rowspanState);
  }

  setSpans(colspan: number, rowspan: number): this {
    return $setState($setState(this, colspanState, colspan), rowspanState, rowspan);
  }

  isHeading(): boolean {
    return $getState(this, headingState);
  }

  setHeading(heading: boolean): this {
    return $setState(this, headingState, heading);
  }

  override createDOM(): HTMLElement {
    const cell = document.createElement(this.isHeading() ? 'th' : 'td');
    cell.colSpan = this.getColspan();
    cell.rowSpan = this.getRowspan();
    return cell;
  }

  override updateDOM(previous: this, cell: HTMLElement): boolean {
    if ($getStateChange(this, previous, headingState) !== null) return true;
    if (cell instanceof HTMLTableCellElement) {
      if (cell.colSpan !== this.getColspan()) cell.colSpan = this.getColspan();
      if (cell.rowSpan !== this.getRowspan()) cell.rowSpan = this.getRowspan();
    }
    return false;
  }

  /** Backspace at its start leaves it what it is. */
  override collapseAtStart(): true {
    return true;
  }

  override canIndent(): false {
    return false;
  }
}

export const $createTableBlock = (header: boolean): TableBlock => $create(TableBlock).setHeader(header);
export const $createTableLine = (): TableLine => $create(TableLine);
export const $createCellBox = (colspan = 1, rowspan = 1): CellBox =>
  $create(CellBox).setSpans(colspan, rowspan);

export const $isTableBlock = (node: LexicalNode | null | undefined): node is TableBlock =>
  node instanceof TableBlock;
export const $isTableLine = (node: LexicalNode | null | undefined): node is TableLine =>
  node instanceof TableLine;
export const $isCellBox = (node: LexicalNode | null | undefined): node is CellBox => node instanceof CellBox;

/** The cells in the order in which they are stored and read. */
export const $cellsOf = (table: TableBlock): readonly CellBox[] =>
  table
    .getChildren()
    .filter($isTableLine)
    .flatMap((line) => line.getChildren().filter($isCellBox));

export const $cellAround = (node: LexicalNode): CellBox | null => $findMatchingParent(node, $isCellBox);
export const $tableAround = (node: LexicalNode): TableBlock | null =>
  $findMatchingParent(node, $isTableBlock);
