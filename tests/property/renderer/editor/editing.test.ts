import * as fc from 'fast-check';
import { FORMAT_TEXT_COMMAND, INSERT_LINE_BREAK_COMMAND } from 'lexical';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { $copy, $cut, $pasteText } from '../../../../renderer/editor/clipboard/clipboard.ts';
import { $pasteFragment } from '../../../../renderer/editor/clipboard/paste-fragment.ts';
import {
  $setLevel,
  $setLink,
  $shiftDepth,
  $toggleList,
  type BlockLevel,
} from '../../../../renderer/editor/commands.ts';
import { parseFragment, type Fragment } from '../../../../renderer/editor/clipboard/fragment.ts';
import type { BlockContent } from '../../../../renderer/editor/binding/to-units.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { sameJson } from '../../../../shared/document/same.ts';
import { isEmptyUnit } from '../../../../shared/document/text.ts';
import { unitsArbitrary } from '../../../support/arbitrary-units.ts';
import { articleOf, DOCUMENT_ID, openHeadless, type HeadlessText } from '../../../support/headless-text.ts';
import { runs } from '../../../support/runs.ts';

/** One thing that a person does; places beyond the end mean the end. */
interface Desk {
  readonly text: HeadlessText;
  clipboard: Fragment | null;
}
type Act = { readonly name: string; readonly run: (desk: Desk) => void };

const place = fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 14 }));
const range = fc.tuple(place, place);

const act = <T>(
  name: string,
  input: fc.Arbitrary<T>,
  run: (desk: Desk, value: T) => void,
): fc.Arbitrary<Act> =>
  input.map((value) => ({
    name: `${name} ${JSON.stringify(value)}`,
    run: (desk) => run(desk, value),
    toString: () => name,
  }));

const at = (name: string, run: (desk: Desk) => void): fc.Arbitrary<Act> =>
  act(name, place, (desk, where) => {
    desk.text.select(where);
    run(desk);
  });

const over = (name: string, run: (desk: Desk) => void): fc.Arbitrary<Act> =>
  act(name, range, (desk, [anchor, focus]) => {
    desk.text.select(anchor, focus);
    run(desk);
  });

const copy = (desk: Desk, isCut: boolean): void =>
  desk.text.act((selection) => {
    if (selection.isCollapsed()) return;
    const fragment = $copy(selection, desk.text.binding.blocks);
    desk.clipboard = parseFragment(JSON.stringify(fragment));
    if (isCut) $cut(selection, fragment, desk.text.binding.blocks);
  });

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: at('type', ({ text }) => text.type('ថ្មី')) },
  { weight: 2, arbitrary: over('type over', ({ text }) => text.type('x')) },
  { weight: 5, arbitrary: at('enter', ({ text }) => text.enter()) },
  { weight: 5, arbitrary: at('backspace', ({ text }) => text.backspace()) },
  {
    weight: 4,
    arbitrary: act('backspace at the start', fc.nat({ max: 6 }), ({ text }, block) => {
      text.select([block, 0]);
      text.backspace();
    }),
  },
  { weight: 3, arbitrary: over('delete', ({ text }) => text.backspace()) },
  { weight: 3, arbitrary: over('cut', (desk) => copy(desk, true)) },
  { weight: 1, arbitrary: over('copy', (desk) => copy(desk, false)) },
  {
    weight: 4,
    arbitrary: over('paste', ({ text, clipboard }) =>
      text.act((selection) => {
        if (clipboard !== null) $pasteFragment(selection, clipboard, text.binding.blocks);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: at('paste text', ({ text }) => text.act((selection) => $pasteText(selection, 'មួយ\n\nពីរ\nបី'))),
  },
  {
    weight: 2,
    arbitrary: act(
      'level',
      fc.tuple(range, fc.constantFrom<BlockLevel>(0, 1, 2, 3)),
      ({ text }, [[a, b], level]) => {
        text.select(a, b);
        text.update(() => $setLevel(level));
      },
    ),
  },
  {
    weight: 2,
    arbitrary: act('list', fc.tuple(range, fc.boolean()), ({ text }, [[a, b], ordered]) => {
      text.select(a, b);
      text.update(() => $toggleList(ordered));
    }),
  },
  { weight: 1, arbitrary: over('deeper', ({ text }) => text.update(() => void $shiftDepth(1))) },
  { weight: 1, arbitrary: over('higher', ({ text }) => text.update(() => void $shiftDepth(-1))) },
  {
    weight: 1,
    arbitrary: over('bold', ({ text }) =>
      text.update(() => void text.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')),
    ),
  },
  { weight: 1, arbitrary: over('link', ({ text }) => text.update(() => $setLink('https://example.org/x'))) },
  { weight: 1, arbitrary: over('unlink', ({ text }) => text.update(() => $setLink(null))) },
  {
    weight: 1,
    arbitrary: at('line break', ({ text }) =>
      text.update(() => void text.editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)),
    ),
  },
  { weight: 1, arbitrary: at('settle', ({ text }) => text.binding.settle()) },
  { weight: 3, arbitrary: act('undo', fc.constant(null), ({ text }) => text.draft.undo()) },
  { weight: 2, arbitrary: act('redo', fc.constant(null), ({ text }) => text.draft.redo()) },
);

const contentOf = ({
  type,
  schemaVersion,
  content,
}: Unit): Pick<Unit, 'type' | 'schemaVersion' | 'content'> => ({
  type,
  schemaVersion,
  content,
});

interface ShownBlock {
  readonly key: string;
  readonly uid: string;
  readonly content: BlockContent;
}

/** What must hold after everything that a person does. */
function check(text: HeadlessText, before: readonly ShownBlock[]): void {
  const shown = text.shown();
  const uids = shown.map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  // The draft was made of the emitted edits alone, so this is their replay.
  const units = text.draft.text.units('km');
  expect(uids).toEqual(units.map(({ uid }) => uid));
  expect(shown.map(({ content }) => content)).toEqual(units.map(contentOf));
  const now = new Map(blocksOf(text).map((block) => [block.key, block]));
  for (const { key, uid, content } of before) {
    const block = now.get(key);
    const isAsBefore = block !== undefined && sameJson(block.content, content);
    // Of two empty blocks that are joined the first survives, whichever node stays.
    if (isAsBefore && !isEmptyUnit(content)) expect(block.uid).toBe(uid);
  }
}

function blocksOf(text: HeadlessText): readonly ShownBlock[] {
  const order = text.binding.blocks.order();
  return text.shown().map(({ uid, content }, index) => ({ key: order[index]?.key ?? '', uid, content }));
}

/** What a desk has that got the edits, and nothing else. */
async function expectStored(text: HeadlessText): Promise<void> {
  const stored = await text.desk.bridge.call['documents.open']({ documentId: DOCUMENT_ID });
  expect(stored.ok && stored.value.units.km).toEqual(text.draft.text.units('km'));
}

test('whatever one does, uids are unique, survivors keep theirs, and the edits that were sent are the text that is shown', async () => {
  await fc.assert(
    fc.asyncProperty(
      unitsArbitrary,
      fc.array(anyAct, { minLength: 1, maxLength: 25 }),
      async (units, acts) => {
        let clock = 1_800_000_000_000;
        const text = openHeadless(articleOf(units), 'km', { now: () => (clock += 700) });
        const desk: Desk = { text, clipboard: null };
        for (const { run } of acts) {
          const before = blocksOf(text);
          run(desk);
          check(text, before);
          // What follows from leaving a unit comes in a task of its own.
          await setImmediate();
          check(text, []);
        }
        await expectStored(text);
      },
    ),
    { numRuns: runs(400) },
  );
});

test('a desk that loses one edit is found out', async () => {
  const loses = async (units: readonly Unit[], acts: readonly Act[]): Promise<void> => {
    const text = openHeadless(articleOf(units));
    text.select([0, 0]);
    text.type('lost');
    await setImmediate();
    // The desk forgets what it has acknowledged: the units stand as they were.
    await text.desk.bridge.call['drafting.edit']({
      documentId: DOCUMENT_ID,
      session: crypto.randomUUID(),
      seq: 1,
      units: units.map((unit) => ({ language: 'km', uid: unit.uid, unit })),
      fields: [],
    });
    for (const { run } of acts) run({ text, clipboard: null });
    await setImmediate();
    await expectStored(text);
  };
  const details = await fc.check(
    fc.asyncProperty(unitsArbitrary, fc.array(anyAct, { maxLength: 3 }), loses),
    {
      numRuns: 100,
    },
  );
  expect(details.failed).toBe(true);
});

test('undoing everything leads back to the very units, and redoing everything forward again', async () => {
  await fc.assert(
    fc.asyncProperty(
      unitsArbitrary,
      fc.array(anyAct, { minLength: 1, maxLength: 20 }),
      async (units, acts) => {
        let clock = 1_800_000_000_000;
        const text = openHeadless(articleOf(units), 'km', { now: () => (clock += 700) });
        const desk: Desk = { text, clipboard: null };
        for (const { run } of acts) {
          run(desk);
          await setImmediate();
        }
        while (text.draft.canRedo()) text.draft.redo();
        const last = text.draft.text.units('km');
        while (text.draft.canUndo()) text.draft.undo();
        check(text, []);
        expect(text.draft.text.units('km')).toEqual(units);
        while (text.draft.canRedo()) text.draft.redo();
        check(text, []);
        expect(text.draft.text.units('km')).toEqual(last);
      },
    ),
    { numRuns: runs(200) },
  );
});
