/**
 * Enter in an instrument, as a drafter means it: a line goes on in a line of its kind; behind a heading comes what it
 * heads; an empty line leads one step out, and from the last line of an article to the next article.
 */
import type { LexicalNode } from 'lexical';
import {
  $createInstrumentBlock,
  $createInstrumentLine,
  $isInstrumentBlock,
  $isInstrumentLine,
  type InstrumentLine,
} from './instrument-nodes.ts';
import { $caretLine, $isBlankLine, $restOf, type LinePlace } from './line-places.ts';
import { $createProvision } from './tidy-instrument.ts';

/** Answers false where Enter has its usual meaning. */
export function $enter(): boolean {
  const place = $caretLine();
  if (place === null) return false;
  switch (place.block.getFrame().type) {
    case 'visa':
      $enterVisa(place);
      break;
    case 'division':
    case 'annex':
      $enterHeading(place);
      break;
    case 'provision':
      if (place.line.getRole() === 'heading') $enterProvisionHeading(place);
      else $enterPart(place);
      break;
    case 'signature':
      $enterSignature(place);
      break;
  }
  return true;
}

/** A provision behind the block that the caret stands in, wherever in it; the caret goes to its text. */
export function $newProvision(): boolean {
  const place = $caretLine();
  if (place === null) return false;
  const provision = $createProvision();
  place.block.insertAfter(provision);
  provision.getLastChild()?.selectStart();
  return true;
}

/** A heading of the level behind the caret's block; what follows there belongs to it. */
export function $newDivision(level: string): void {
  const place = $caretLine();
  if (place === null) return;
  const division = $createInstrumentBlock({ type: 'division', level, number: { kind: 'next' } });
  place.block.insertAfter(division.append($createInstrumentLine('heading')));
  division.selectStart();
}

function $enterVisa(place: LinePlace): void {
  const { line, block } = place;
  const next = block.getNextSibling();
  if (!$isBlankLine(line)) {
    const visa = $createInstrumentBlock({ type: 'visa' }).append($lineWith('words', $restOf(place)));
    block.insertAfter(visa);
    visa.selectStart();
    return;
  }
  // An empty visa ends them.
  if ($isInstrumentBlock(next) && next.getFrame().type === 'visa') return;
  const provision = next ?? $createProvision();
  if (next === null) block.insertAfter(provision);
  block.remove();
  $selectText(provision);
}

function $enterHeading(place: LinePlace): void {
  const { block } = place;
  const rest = $restOf(place);
  const provision = $createProvision(rest.length > 0 ? [$lineWith('paragraph', rest)] : []);
  block.insertAfter(provision);
  $selectText(provision);
}

function $enterProvisionHeading(place: LinePlace): void {
  const rest = $restOf(place);
  const next = place.line.getNextSibling();
  if (rest.length === 0 && $isInstrumentLine(next)) {
    next.selectStart();
    return;
  }
  const line = $lineWith('paragraph', rest);
  place.line.insertAfter(line);
  line.selectStart();
}

function $enterPart(place: LinePlace): void {
  const { line, block } = place;
  if (!$isBlankLine(line)) {
    const next = $lineWith(line.getRole(), $restOf(place)).setDepth(line.getDepth());
    line.insertAfter(next);
    next.selectStart();
  } else if (line.getRole() === 'point') {
    if (line.getDepth() > 0) line.setDepth(line.getDepth() - 1);
    else line.setRole('paragraph');
  } else if (block.getChildrenSize() > 2) {
    const provision = $createProvision(line.getNextSiblings());
    block.insertAfter(provision);
    line.remove();
    $selectText(provision);
  }
}

function $enterSignature(place: LinePlace): void {
  const { line, block } = place;
  const next = line.getNextSibling();
  if (line.getRole() === 'name') {
    const behind = block.getNextSibling();
    if (behind !== null) behind.selectStart();
  } else if ($isBlankLine(line) && next !== null) {
    next.selectStart();
    if (line.getPreviousSibling() !== null) line.remove();
  } else {
    const rest = $lineWith('capacity', $restOf(place));
    line.insertAfter(rest);
    rest.selectStart();
  }
}

const $lineWith = (
  role: Parameters<typeof $createInstrumentLine>[0],
  nodes: readonly LexicalNode[],
): InstrumentLine => $createInstrumentLine(role).append(...nodes);

/** The caret goes to where one writes on: the first part of a provision, the start of anything else. */
export function $selectText(block: LexicalNode): void {
  const line = $isInstrumentBlock(block) ? block.getChildAtIndex(1) : null;
  if ($isInstrumentLine(line)) line.selectStart();
  else block.selectStart();
}
