/**
 * Keeps the blocks of an instrument within what its schema and its structure can say, whatever a command, a paste or an
 * input method made of them; no text is lost by it. Runs as transforms, on what a change touched.
 */
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isRootNode,
  $isTextNode,
  mergeRegister,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { InnerId } from '../../../shared/document/model.ts';
import { $isListBlock, $isListLine } from '../nodes.ts';
import { isRowChanging } from '../row-of-blocks.ts';
import { $isTableBlock } from '../table/table-nodes.ts';
import {
  $createInstrumentBlock,
  $createInstrumentLine,
  $isInstrumentBlock,
  $isInstrumentLine,
  InstrumentBlock,
  InstrumentLine,
  type Frame,
  type LineRole,
} from './instrument-nodes.ts';
import { ReferenceNode } from './reference-node.ts';
import { $isTerm, TermNode } from './term-node.ts';

/** The role that a line has in a unit of this type if it is not said otherwise. */
export const LINE_OF: Readonly<Record<Frame['type'], LineRole>> = {
  visa: 'words',
  division: 'heading',
  provision: 'paragraph',
  signature: 'capacity',
  annex: 'heading',
};

const ROLES: Readonly<Record<Frame['type'], readonly LineRole[]>> = {
  visa: ['words'],
  division: ['heading'],
  provision: ['heading', 'paragraph', 'point'],
  signature: ['capacity', 'name'],
  annex: ['heading'],
};

const PROVISION: Frame = { type: 'provision', number: { kind: 'next' } };

/** A provision with its empty heading and these parts, or one empty paragraph. */
export function $createProvision(parts: readonly LexicalNode[] = []): InstrumentBlock {
  return $createInstrumentBlock(PROVISION).append(
    $createInstrumentLine('heading'),
    ...(parts.length > 0 ? parts : [$createInstrumentLine('paragraph')]),
  );
}

/** What came as a block of an article, as parts of a provision. */
function $asParts(block: LexicalNode): readonly LexicalNode[] {
  if ($isTableBlock(block) || $isInstrumentLine(block)) return [block];
  if ($isListBlock(block)) {
    return block
      .getChildren()
      .filter($isListLine)
      .map((line) =>
        $createInstrumentLine('point')
          .setDepth(line.getDepth())
          .append(...line.getChildren()),
      );
  }
  if (!$isElementNode(block)) return [];
  return [$createInstrumentLine('paragraph').append(...block.getChildren())];
}

const $isText = (node: LexicalNode): boolean =>
  $isParagraphNode(node) || $isHeadingNode(node) || $isQuoteNode(node) || $isListBlock(node);

/** Everything in a block becomes lines of it; what its unit has no line for stands behind it. */
function $tidyBlock(block: InstrumentBlock, nextId: () => InnerId): void {
  const { type } = block.getFrame();
  let behind: LexicalNode = block;
  for (const child of block.getChildren()) {
    if ($isInstrumentLine(child) || (type === 'provision' && $isTableBlock(child))) continue;
    if ($isInstrumentBlock(child) || (!$isText(child) && $isElementNode(child))) {
      behind.insertAfter(child);
      behind = child;
    } else if ($isElementNode(child)) $replaceWith(child, $asParts(child));
    else {
      const line = $createInstrumentLine(LINE_OF[type]);
      child.insertBefore(line);
      line.append(child);
    }
  }
  if (type === 'provision') $tidyParts(block, nextId);
  else $tidyLines(block, type);
}

/** Keeps a caret that stands in what is replaced: its text moves as it is. */
function $replaceWith(node: LexicalNode, others: readonly LexicalNode[]): void {
  for (const other of others) node.insertBefore(other);
  node.remove();
}

function $tidyLines(block: InstrumentBlock, type: Frame['type']): void {
  const lines = block.getChildren().filter($isInstrumentLine);
  for (const line of lines) {
    if (!ROLES[type].includes(line.getRole())) line.setRole(LINE_OF[type]);
    if (line.getDepth() !== 0) line.setDepth(0);
    if (line.getPartId() !== '') line.setPartId('');
  }
  if (type === 'signature') {
    const names = lines.filter((line) => line.getRole() === 'name');
    if (names.length === 0) block.append($createInstrumentLine('name'));
    for (const extra of names.slice(0, -1)) extra.setRole('capacity');
    const name = names.at(-1);
    if (name !== undefined && name.getNextSibling() !== null) block.append(name);
    if (lines.length === names.length)
      block.getFirstChildOrThrow().insertBefore($createInstrumentLine('capacity'));
    return;
  }
  const [first, ...rest] = lines;
  if (first === undefined) block.append($createInstrumentLine(LINE_OF[type]));
  // Further visas are visas; further lines of a heading are said under it.
  let last: LexicalNode = block;
  for (const line of type === 'visa' ? rest : []) {
    const visa = $createInstrumentBlock({ type: 'visa' }).append(line);
    last.insertAfter(visa);
    last = visa;
  }
  if (type !== 'visa' && rest.length > 0) block.insertAfter($createProvision(rest.map($asParagraph)));
}

const $asParagraph = (line: InstrumentLine): InstrumentLine => line.setRole('paragraph');

function $tidyParts(block: InstrumentBlock, nextId: () => InnerId): void {
  const [first, ...rest] = block.getChildren();
  if (!$isInstrumentLine(first) || first.getRole() !== 'heading') {
    const heading = $createInstrumentLine('heading');
    if (first === undefined) block.append(heading);
    else first.insertBefore(heading);
    if (first !== undefined) rest.unshift(first);
  }
  if (rest.length === 0) block.append($createInstrumentLine('paragraph'));
  let deepest = 0;
  const ids = new Set<string>();
  for (const part of block.getChildren().slice(1)) {
    if (!$isInstrumentLine(part) && !$isTableBlock(part)) continue;
    if (part.getPartId() === '' || ids.has(part.getPartId())) part.setPartId(nextId());
    ids.add(part.getPartId());
    if (!$isInstrumentLine(part)) {
      deepest = 0;
      continue;
    }
    if (part.getRole() !== 'point' && part.getRole() !== 'paragraph') part.setRole('paragraph');
    const depth = part.getRole() === 'point' ? Math.min(part.getDepth(), deepest) : 0;
    if (part.getDepth() !== depth) part.setDepth(depth);
    deepest = part.getRole() === 'point' ? depth + 1 : 0;
  }
}

/** A line that lost its block gets one. */
function $tidyOrphan(line: InstrumentLine): void {
  if ($isInstrumentBlock(line.getParent())) return;
  const block = $isRootNode(line.getParent()) ? line : line.getTopLevelElementOrThrow();
  const provision = $createProvision();
  block.insertAfter(provision);
  provision.getLastChildOrThrow().replace(line.setRole('paragraph'));
}

/** An office and a name are words and nothing else. */
function $tidySignatureLine(line: InstrumentLine): void {
  if (line.getRole() !== 'capacity' && line.getRole() !== 'name') return;
  for (const child of line.getChildren()) {
    if ($isTextNode(child)) {
      if (child.getFormat() !== 0) child.setFormat(0);
    } else if ($isElementNode(child)) $replaceWith(child, child.getChildren());
    else if (!$isLineBreakNode(child)) child.remove();
    else if (line.getRole() === 'capacity') {
      const next = $createInstrumentLine('capacity').append(...child.getNextSiblings());
      child.remove();
      line.insertAfter(next);
      return;
    } else child.remove();
  }
}

/** Where a block may stand in the row: visas, the text, signatures, then each annex with what it holds. */
function zoneOf(block: LexicalNode, isAnnexed: boolean): number {
  if (!$isInstrumentBlock(block)) return isAnnexed ? 3 : 1;
  const zone = ZONES[block.getFrame().type];
  return isAnnexed && zone === 1 ? 3 : zone;
}

const ZONES: Readonly<Record<Frame['type'], number>> = {
  visa: 0,
  division: 1,
  provision: 1,
  signature: 2,
  annex: 3,
};

/** Brings the row into order, and text that may not stand by itself into the provision before it. */
function $tidyRow(holdsText: boolean): void {
  const root = $getRoot();
  let isAnnexed = false;
  let highest = 0;
  let isOutOfOrder = false;
  const zones = new Map<string, number>();
  for (const block of root.getChildren()) {
    if ($isInstrumentBlock(block) && block.getFrame().type === 'annex') isAnnexed = true;
    else if (!isAnnexed && !holdsText && !$isInstrumentBlock(block)) {
      const parts = $asParts(block);
      // A picture, a file or what a newer version put there stays and is told of by the checks.
      if (parts.length > 0) {
        const before = block.getPreviousSibling();
        if ($isInstrumentBlock(before) && before.getFrame().type === 'provision') before.append(...parts);
        else block.insertBefore($createProvision(parts));
        block.remove();
        continue;
      }
    }
    const zone = zoneOf(block, isAnnexed);
    zones.set(block.getKey(), zone);
    isOutOfOrder ||= zone < highest;
    highest = Math.max(highest, zone);
  }
  if (!isOutOfOrder) return;
  const blocks = root.getChildren();
  for (const zone of [0, 1, 2, 3])
    root.append(...blocks.filter((block) => (zones.get(block.getKey()) ?? 1) === zone));
}

/** Registers them; `holdsText`: whether text may stand beside the provisions. Answers what takes them away. */
export function registerInstrumentTidy(
  editor: LexicalEditor,
  nextId: () => InnerId,
  holdsText: () => boolean,
): () => void {
  let heldText: boolean | null = null;
  // Said after each key, also where neither the row nor what may stand in it is another.
  const $tidyRoot = (root: RootNode): void => {
    const holds = holdsText();
    if (holds === heldText && !isRowChanging(editor, root)) return;
    heldText = holds;
    $tidyRow(holds);
  };
  return mergeRegister(
    editor.registerNodeTransform(InstrumentBlock, (block) => $tidyBlock(block, nextId)),
    editor.registerNodeTransform(InstrumentLine, (line) => {
      $tidyOrphan(line);
      $tidySignatureLine(line);
      const block = line.getParent();
      if ($isInstrumentBlock(block)) block.markDirty();
    }),
    editor.registerNodeTransform(ReferenceNode, (reference) => {
      if (reference.getReferenceId() === '') reference.setReferenceId(nextId());
      if (!$isInstrumentLine(reference.getParent())) $outOfPlace(reference);
    }),
    editor.registerNodeTransform(TermNode, (term) => {
      if (term.getTermId() === '') term.setTermId(nextId());
      if (!$isInstrumentLine(term.getParent())) $replaceWith(term, term.getChildren());
    }),
    editor.registerNodeTransform(RootNode, $tidyRoot),
  );
}

/** References stand in lines of an instrument's own units alone; elsewhere one is the words that it showed last. */
function $outOfPlace(reference: ReferenceNode): void {
  const parent = reference.getParent();
  if ($isTerm(parent) || parent?.isInline() === true) parent.insertAfter(reference);
  else reference.replace($createTextNode(reference.getReference()?.seen ?? ''));
}
