/**
 * The units that only an instrument has, as blocks of the editor: a block is a unit, and holds its lines. What a unit
 * says besides words (its level, how it counts, who signs for whom) is the block's frame; numbers are painted on
 * (number-labels.ts), since they are derived.
 */
import {
  $create,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import { sameJson } from '../../../shared/document/same.ts';
import type {
  AnnexContent,
  DivisionContent,
  ProvisionContent,
  SignatureContent,
} from '../../../shared/instrument/instrument.ts';

/** What a unit says besides its words. */
export type Frame =
  | { readonly type: 'visa' }
  | ({ readonly type: 'division' } & Omit<DivisionContent, 'heading'>)
  | ({ readonly type: 'provision' } & Omit<ProvisionContent, 'heading' | 'parts'>)
  | ({ readonly type: 'signature' } & Omit<SignatureContent, 'capacity' | 'name'>)
  | ({ readonly type: 'annex' } & Omit<AnnexContent, 'heading'>);

/** What a line is within its unit. */
export const LINE_ROLES = ['words', 'heading', 'paragraph', 'point', 'capacity', 'name'] as const;
export type LineRole = (typeof LINE_ROLES)[number];

const isRole = (value: unknown): value is LineRole => LINE_ROLES.some((role) => role === value);

// Set only from units and by commands, never parsed from what comes from outside.
const frameState = createState('frame', {
  parse: (value): Frame => (value as Frame | undefined) ?? { type: 'visa' },
  isEqual: (a, b) => sameJson(a, b),
});
const roleState = createState('role', {
  parse: (value): LineRole => (isRole(value) ? value : 'paragraph'),
});
const depthState = createState('depth', { parse: (value) => (typeof value === 'number' ? value : 0) });
// Empty until the part has its id (tidy-instrument.ts). A copy of a line is another line.
const partIdState = createState('partId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});

export class InstrumentBlock extends ElementNode {
  override $config() {
    return this.config('instrument-block', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: frameState }],
    });
  }

  getFrame(): Frame {
    return $getState(this, frameState);
  }

  setFrame(frame: Frame): this {
    return $setState(this, frameState, frame);
  }

  override createDOM(): HTMLElement {
    const block = document.createElement('section');
    showFrame(block, this.getFrame());
    return block;
  }

  override updateDOM(previous: this, block: HTMLElement): boolean {
    const change = $getStateChange(this, previous, frameState);
    if (change !== null) showFrame(block, change[0]);
    return false;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canIndent(): false {
    return false;
  }
}

function showFrame(block: HTMLElement, frame: Frame): void {
  block.dataset['unit'] = frame.type;
  setOrDelete(block, 'level', frame.type === 'division' ? frame.level : null);
  setOrDelete(block, 'repealed', frame.type === 'provision' && frame.repealed === true ? '' : null);
}

function setOrDelete(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete element.dataset[name];
  else element.dataset[name] = value;
}

export class InstrumentLine extends ElementNode {
  override $config() {
    return this.config('instrument-line', {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: roleState },
        { flat: true, stateConfig: depthState },
        { flat: true, stateConfig: partIdState },
      ],
    });
  }

  getRole(): LineRole {
    return $getState(this, roleState);
  }

  setRole(role: LineRole): this {
    return $setState(this, roleState, role);
  }

  /** Of a point, 0 for the outermost. */
  getDepth(): number {
    return $getState(this, depthState);
  }

  setDepth(depth: number): this {
    return $setState(this, depthState, depth);
  }

  /** The inner id of a part of a provision; empty elsewhere. */
  getPartId(): string {
    return $getState(this, partIdState);
  }

  setPartId(id: string): this {
    return $setState(this, partIdState, id);
  }

  override createDOM(): HTMLElement {
    const line = document.createElement('p');
    this.#show(line);
    return line;
  }

  override updateDOM(previous: this, line: HTMLElement): boolean {
    if (
      $getStateChange(this, previous, roleState) !== null ||
      $getStateChange(this, previous, depthState) !== null
    )
      this.#show(line);
    return false;
  }

  #show(line: HTMLElement): void {
    const role = this.getRole();
    line.dataset['role'] = role;
    setOrDelete(line, 'depth', role === 'point' ? String(this.getDepth()) : null);
  }

  override canIndent(): false {
    return false;
  }
}

export const $createInstrumentBlock = (frame: Frame): InstrumentBlock =>
  $create(InstrumentBlock).setFrame(frame);
export const $createInstrumentLine = (role: LineRole): InstrumentLine =>
  $create(InstrumentLine).setRole(role);

export const $isInstrumentBlock = (node: LexicalNode | null | undefined): node is InstrumentBlock =>
  node instanceof InstrumentBlock;
export const $isInstrumentLine = (node: LexicalNode | null | undefined): node is InstrumentLine =>
  node instanceof InstrumentLine;

export const $linesOfBlock = (block: InstrumentBlock): readonly InstrumentLine[] =>
  block.getChildren().filter($isInstrumentLine);
