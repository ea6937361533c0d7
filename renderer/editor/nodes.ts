/**
 * The blocks that Lexical does not bring in the shape of our schema. A list is flat, as it is stored: one block, one
 * line per item, a depth on the line; so a list in the editor and a list on disk can say exactly the same things.
 */
import { LinkNode } from '@lexical/link';
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import {
  $create,
  $createParagraphNode,
  $getState,
  $getStateChange,
  $setState,
  createState,
  DecoratorNode,
  ElementNode,
  type Klass,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { UnitBody } from '../../shared/document/model.ts';
import { AttachmentBlock } from './block/attachment-block.ts';
import { FigureBlock } from './block/figure-block.ts';
import { FootnoteNode } from './footnote/footnote-node.ts';
import { InstrumentBlock, InstrumentLine } from './instrument/instrument-nodes.ts';
import { ReferenceNode } from './instrument/reference-node.ts';
import { TermNode } from './instrument/term-node.ts';
import { CellBox, TableBlock, TableLine } from './table/table-nodes.ts';

const orderedState = createState('ordered', { parse: (value) => value === true });
const depthState = createState('depth', { parse: (value) => (typeof value === 'number' ? value : 0) });
// Empty until the line has its id (tidy-list.ts). A copy of a line is another line.
const lineIdState = createState('lineId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
const NOTHING_LOCKED: LockedUnit = {
  body: { type: 'unknown', schemaVersion: 1, content: null },
  reason: 'damaged',
};
// Set only by $createLockedBlock, from a unit that came from disk; never parsed from what comes from outside.
const lockedState = createState('locked', {
  parse: (value) => (value as LockedUnit | undefined) ?? NOTHING_LOCKED,
});

/** A unit that this version cannot read, kept whole. */
export interface LockedUnit {
  readonly body: UnitBody;
  readonly reason: 'newer' | 'damaged';
}

export class ListBlock extends ElementNode {
  override $config() {
    return this.config('list-block', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: orderedState }],
    });
  }

  isOrdered(): boolean {
    return $getState(this, orderedState);
  }

  setOrdered(ordered: boolean): this {
    return $setState(this, orderedState, ordered);
  }

  override createDOM(): HTMLElement {
    return document.createElement(this.isOrdered() ? 'ol' : 'ul');
  }

  override updateDOM(previous: this): boolean {
    return $getStateChange(this, previous, orderedState) !== null;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }
}

export class ListLine extends ElementNode {
  override $config() {
    return this.config('list-line', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: depthState },
        { flat: true, stateConfig: lineIdState },
      ],
    });
  }

  getLineId(): string {
    return $getState(this, lineIdState);
  }

  setLineId(id: string): this {
    return $setState(this, lineIdState, id);
  }

  getDepth(): number {
    return $getState(this, depthState);
  }

  setDepth(depth: number): this {
    return $setState(this, depthState, depth);
  }

  override createDOM(): HTMLElement {
    const line = document.createElement('li');
    showDepth(line, this.getDepth());
    return line;
  }

  override updateDOM(previous: this, line: HTMLElement): boolean {
    const change = $getStateChange(this, previous, depthState);
    if (change !== null) showDepth(line, change[0]);
    return false;
  }

  /** Enter: a new line; on an empty line, out of the list or one level up. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ElementNode | null {
    if (this.isEmpty()) return this.getDepth() > 0 ? this.setDepth(this.getDepth() - 1) : $leaveList(this);
    const line = $createListLine(this.getDepth());
    this.insertAfter(line, restoreSelection);
    return line;
  }

  /** Backspace at the start: one level up, then out of the list. */
  override collapseAtStart(): true {
    if (this.getDepth() > 0) this.setDepth(this.getDepth() - 1);
    else $leaveList(this).selectStart();
    return true;
  }

  override canIndent(): false {
    return false;
  }

  override canMergeWhenEmpty(): true {
    return true;
  }
}

// A screen reader hears the level, a style sheet sees it.
function showDepth(line: HTMLElement, depth: number): void {
  line.setAttribute('aria-level', String(depth + 1));
  line.dataset['depth'] = String(depth);
}

export class LockedBlock extends DecoratorNode<null> {
  override $config() {
    return this.config('locked-block', { extends: DecoratorNode, stateConfigs: [lockedState] });
  }

  getLocked(): LockedUnit {
    return $getState(this, lockedState);
  }

  override createDOM(): HTMLElement {
    const block = document.createElement('p');
    block.dataset['unreadable'] = this.getLocked().reason;
    return block;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export class RuleBlock extends DecoratorNode<null> {
  override $config() {
    return this.config('rule-block', { extends: DecoratorNode });
  }

  override createDOM(): HTMLElement {
    return document.createElement('hr');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const NODES: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  QuoteNode,
  LinkNode,
  ListBlock,
  ListLine,
  TableBlock,
  TableLine,
  CellBox,
  RuleBlock,
  LockedBlock,
  FigureBlock,
  AttachmentBlock,
  FootnoteNode,
  InstrumentBlock,
  InstrumentLine,
  ReferenceNode,
  TermNode,
];

export const $createListBlock = (ordered: boolean): ListBlock => $create(ListBlock).setOrdered(ordered);
export const $createListLine = (depth: number): ListLine => $create(ListLine).setDepth(depth);
export const $createRuleBlock = (): RuleBlock => $create(RuleBlock);
export const $createLockedBlock = (locked: LockedUnit): LockedBlock =>
  $setState($create(LockedBlock), lockedState, locked);

export const $isListBlock = (node: LexicalNode | null | undefined): node is ListBlock =>
  node instanceof ListBlock;
export const $isListLine = (node: LexicalNode | null | undefined): node is ListLine =>
  node instanceof ListLine;
export const $isRuleBlock = (node: LexicalNode | null | undefined): node is RuleBlock =>
  node instanceof RuleBlock;
export const $isLockedBlock = (node: LexicalNode | null | undefined): node is LockedBlock =>
  node instanceof LockedBlock;

/** Makes the line a paragraph of its own. The list stays one where it can; a middle line parts it in two. */
export function $leaveList(line: ListLine): ElementNode {
  const list = line.getParentOrThrow<ListBlock>();
  const rest = line.getNextSiblings();
  const paragraph = $createParagraphNode();
  if (line.getPreviousSibling() === null) {
    list.insertBefore(paragraph);
  } else {
    list.insertAfter(paragraph);
    if (rest.length > 0) paragraph.insertAfter($createListBlock(list.isOrdered()).append(...rest));
  }
  paragraph.append(...line.getChildren());
  line.remove();
  return paragraph;
}
