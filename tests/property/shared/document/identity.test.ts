import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIdentity, type BlockAfter, type BlockBefore } from '../../../../shared/document/identity.ts';
import type { Uid } from '../../../../shared/document/model.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf } from '../../../support/units.ts';

/**
 * A model of an editor: a row of blocks and a clipboard. It does to nodes what an editor does: Enter makes a node that
 * may carry a copy of the uid, a join keeps one of the two nodes, a paste and an undo make new nodes.
 */
interface Command {
  readonly kind:
    'type' | 'enter' | 'backspace' | 'cut' | 'copy' | 'paste' | 'move' | 'clear' | 'undo' | 'redo' | 'retype';
  readonly at: number;
  readonly to: number;
  readonly text: string;
  readonly clones: boolean;
}

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom(
    'type',
    'enter',
    'backspace',
    'cut',
    'copy',
    'paste',
    'move',
    'clear',
    'undo',
    'redo',
    'retype',
  ),
  at: fc.nat({ max: 30 }),
  to: fc.nat({ max: 30 }),
  text: fc.constantFrom('a', 'ក', ' ', '\u200B', 'one two', '។'),
  clones: fc.boolean(),
});

type Assign = typeof assignIdentity;

class Editor {
  readonly assign: Assign;

  blocks: BlockBefore[] = [{ uid: uidOf(1), key: 'k0', text: 'first words' }];
  clipboard: BlockBefore | null = null;
  past: (readonly BlockBefore[])[] = [];
  future: (readonly BlockBefore[])[] = [];
  keys = 1;
  uids = 1;
  constructor(assign: Assign) {
    this.assign = assign;
  }

  readonly nextUid = (): Uid => uidOf((this.uids += 1));
  readonly nextKey = (): string => `k${(this.keys += 1)}`;

  /** What the command makes of the nodes, or null where it does nothing. */
  nodesAfter({ kind, at, to, text, clones }: Command): BlockAfter[] | null {
    const index = at % Math.max(1, this.blocks.length);
    const block = this.blocks[index];
    const nodes = (from: number, count: number, ...put: readonly BlockAfter[]): BlockAfter[] => [
      ...this.blocks.slice(0, from),
      ...put,
      ...this.blocks.slice(from + count),
    ];
    const fresh = (words: string, uid: Uid | null): BlockAfter => ({ uid, key: this.nextKey(), text: words });
    if (kind === 'paste') {
      if (this.clipboard === null) return null;
      return nodes(to % (this.blocks.length + 1), 0, fresh(this.clipboard.text, this.clipboard.uid));
    }
    if (block === undefined) return null;
    const cut = to % (block.text.length + 1);
    const next = this.blocks[index + 1];
    switch (kind) {
      case 'undo':
      case 'redo':
        return null;
      case 'type':
        return nodes(index, 1, { ...block, text: block.text.slice(0, cut) + text + block.text.slice(cut) });
      case 'clear':
        return nodes(index, 1, { ...block, text: '' });
      case 'enter': {
        const head = { ...block, text: block.text.slice(0, cut) };
        return nodes(index, 1, head, fresh(block.text.slice(cut), clones ? block.uid : null));
      }
      case 'backspace': {
        if (next === undefined) return null;
        const survivor = block.text === '' && clones ? next : block;
        return nodes(index, 2, { ...survivor, text: block.text + next.text });
      }
      case 'cut':
      case 'copy':
        this.clipboard = block;
        return kind === 'copy' ? null : nodes(index, 1);
      case 'move': {
        const others = nodes(index, 1);
        others.splice(to % (others.length + 1), 0, clones ? fresh(block.text, block.uid) : block);
        return others;
      }
      case 'retype':
        return nodes(index, 1, fresh(block.text, null));
      default:
        return kind satisfies never;
    }
  }

  run(step: Command): { before: readonly BlockBefore[]; nodes: readonly BlockAfter[] } | null {
    const before = this.blocks;
    if (step.kind === 'undo' || step.kind === 'redo') {
      const [from, onto] = step.kind === 'undo' ? [this.past, this.future] : [this.future, this.past];
      const state = from.pop();
      if (state === undefined) return null;
      onto.push(before);
      this.blocks = state.map(({ uid, text }) => ({ uid, key: this.nextKey(), text }));
      return null;
    }
    const nodes = this.nodesAfter(step);
    if (nodes === null) return null;
    const { uids } = this.assign({ before, after: nodes, next: this.nextUid });
    this.past.push(before);
    this.future = [];
    this.blocks = nodes.map(({ key, text }, index) => ({ uid: uids[index] ?? uidOf(0), key, text }));
    return { before, nodes };
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const hasText = (text: string): boolean => text.replaceAll('\u200B', '').trim() !== '';
const uidsOf = (blocks: readonly BlockBefore[]): Uid[] => blocks.map(({ uid }) => uid);
const after = (steps: readonly Command[], assign: Assign): Editor => {
  const editor = new Editor(assign);
  for (const step of steps) editor.run(step);
  return editor;
};
const commands = fc.array(command, { maxLength: 40 });
const stepOf = (kind: Command['kind'], at: number, to: number, clones: boolean): Command => ({
  kind,
  at,
  to,
  text: 'a',
  clones,
});

function isUnique(assign: Assign): void {
  fc.assert(
    fc.property(commands, (steps) => {
      const editor = new Editor(assign);
      for (const step of steps) {
        const ran = editor.run(step);
        expect(new Set(uidsOf(editor.blocks)).size).toBe(editor.blocks.length);
        if (ran === null || step.kind === 'move') continue;
        const uidByKey = new Map(editor.blocks.map(({ key, uid }) => [key, uid]));
        for (const { key, text, uid } of ran.before) {
          const now = ran.nodes.find((node) => node.key === key);
          if (now?.text === text && hasText(text)) expect(uidByKey.get(key)).toBe(uid);
        }
      }
    }),
    { numRuns: runs(600) },
  );
}

function survivesEnterAndBackspace(assign: Assign): void {
  fc.assert(
    fc.property(
      commands,
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      fc.boolean(),
      (steps, at, to, clones, survives) => {
        const editor = after(steps, assign);
        const block = editor.blocks[at % Math.max(1, editor.blocks.length)];
        if (block === undefined) return;
        const before = uidsOf(editor.blocks);
        editor.run(stepOf('enter', at, to, clones));
        editor.run(stepOf('backspace', before.indexOf(block.uid), 0, survives));
        expect(uidsOf(editor.blocks)).toEqual(before);
      },
    ),
    { numRuns: runs(500) },
  );
}

function travels(assign: Assign): void {
  fc.assert(
    fc.property(commands, fc.nat(), fc.nat(), fc.boolean(), (steps, at, to, clones) => {
      const editor = after(steps, assign);
      const block = editor.blocks[at % Math.max(1, editor.blocks.length)];
      if (block === undefined) return;
      const before = uidsOf(editor.blocks).toSorted(byText);
      editor.run(stepOf('move', at, to, clones));
      expect(uidsOf(editor.blocks).toSorted(byText)).toEqual(before);
      const index = editor.blocks.findIndex(({ uid }) => uid === block.uid);
      editor.run(stepOf('copy', index, 0, false));
      editor.run(stepOf('paste', 0, to, false));
      expect(uidsOf(editor.blocks)).toHaveLength(before.length + 1);
      expect(uidsOf(editor.blocks).filter((uid) => uid === block.uid)).toHaveLength(1);
    }),
    { numRuns: runs(300) },
  );
  fc.assert(
    fc.property(commands, fc.nat(), fc.nat(), (steps, at, to) => {
      const editor = after(steps, assign);
      // Who cuts an empty block has joined it to its neighbour.
      if (!hasText(editor.blocks[at % Math.max(1, editor.blocks.length)]?.text ?? '')) return;
      const before = uidsOf(editor.blocks).toSorted(byText);
      editor.run(stepOf('cut', at, 0, false));
      editor.run(stepOf('paste', 0, to, false));
      expect(uidsOf(editor.blocks).toSorted(byText)).toEqual(before);
    }),
    { numRuns: runs(300) },
  );
}

function followsText(assign: Assign): void {
  fc.assert(
    fc.property(commands, fc.nat(), fc.nat(), fc.boolean(), (steps, at, to, clones) => {
      const editor = after(steps, assign);
      const index = at % Math.max(1, editor.blocks.length);
      const block = editor.blocks[index];
      if (block === undefined) return;
      editor.run(stepOf('enter', at, to, clones));
      const [head, tail] = [editor.blocks[index], editor.blocks[index + 1]];
      const keeper = hasText(head?.text ?? '') || !hasText(tail?.text ?? '') ? head : tail;
      expect(keeper?.uid).toBe(block.uid);
    }),
    { numRuns: runs(300) },
  );
}

describe('unit identity', () => {
  it('is unique after every command, and kept by every block that was not touched', () => {
    isUnique(assignIdentity);
  });

  it('is as it was after Enter and Backspace, wherever', () => {
    survivesEnterAndBackspace(assignIdentity);
  });

  it('is kept by cut and paste and by a move, and not by a copy', () => {
    travels(assignIdentity);
  });

  it('goes to the first part with text', () => {
    followsText(assignIdentity);
  });

  it('would be caught if every claim were believed, if nodes were units, or if nothing followed the text', () => {
    const none = { absorbed: new Map<Uid, Uid[]>(), splitFrom: new Map<Uid, Uid>() };
    const believed: Assign = ({ after: nodes, next }) => ({
      ...none,
      uids: nodes.map(({ uid }) => uid ?? next()),
    });
    const byKey: Assign = ({ before, after: nodes, next }) => ({
      ...none,
      uids: nodes.map(({ key }) => before.find((block) => block.key === key)?.uid ?? next()),
    });
    const blind: Assign = (input) =>
      assignIdentity({
        ...input,
        before: input.before.map(({ uid, key }) => ({ uid, key, text: 'x' })),
        after: input.after.map(({ uid, key }) => ({ uid, key, text: 'x' })),
      });
    expectCaught(() => isUnique(believed));
    expectCaught(() => travels(byKey));
    expectCaught(() => survivesEnterAndBackspace(byKey));
    expectCaught(() => followsText(blind));
  });
});
