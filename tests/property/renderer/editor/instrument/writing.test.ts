import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  NEW_PROVISION_COMMAND,
  SHIFT_COMMAND,
} from '../../../../../renderer/editor/instrument/instrument-keys.ts';
import { $newDivision } from '../../../../../renderer/editor/instrument/enter.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import { openHeadless, instrumentOf, type HeadlessText } from '../../../../support/headless-text.ts';
import {
  clauses,
  division,
  INSTRUMENTS,
  instrumentType,
  provision,
  signature,
  unitsOf,
  visa,
} from '../../../../support/instrument-units.ts';

const TYPE = instrumentType('prakas');

/** A visa, a chapter of two clauses, one of them with points, and who signs. */
const prakas = () =>
  instrumentOf(
    'prakas',
    unitsOf([
      [1, visa('បានឃើញ')],
      [
        2,
        division('chapter', 'ទូទៅ'),
        [
          [3, provision('គោលបំណង')],
          [4, clauses(['ប្រការ', [0, 'ចំណុច'], [1, 'ចំណុចរង']], 10)],
        ],
      ],
      [5, signature('រដ្ឋមន្ត្រី')],
    ]),
  );

type Command =
  | {
      readonly kind:
        'enter' | 'next' | 'deeper' | 'higher' | 'undo' | 'redo' | 'join' | 'remove' | 'division';
    }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'caret' | 'select'; readonly at: readonly [number, number, number, number] };

const place = fc.tuple(fc.nat(8), fc.nat(20), fc.nat(8), fc.nat(20));
const written: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('caret' as const), at: place }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('enter', 'next', 'deeper', 'higher', 'join', 'division'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('ក', 'ខ្ម', 'a b') }),
  },
);
const anything: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: written },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('select' as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove', 'undo', 'redo') }) },
);

function run(text: HeadlessText, command: Command): void {
  const { editor } = text;
  switch (command.kind) {
    case 'enter':
      return text.enter();
    case 'next':
      return text.update(() => void editor.dispatchCommand(NEW_PROVISION_COMMAND, undefined));
    case 'deeper':
    case 'higher':
      return text.update(
        () => void editor.dispatchCommand(SHIFT_COMMAND, command.kind === 'deeper' ? 1 : -1),
      );
    case 'division':
      return text.update(() => $newDivision('section'));
    case 'undo':
      return text.draft.undo();
    case 'redo':
      return text.draft.redo();
    // Without a letter to delete, Backspace joins lines.
    case 'join':
      return text.act((selection) => {
        if (selection.isCollapsed() && selection.anchor.offset === 0) text.backspace();
      });
    case 'remove':
      return text.backspace();
    case 'type':
      return text.type(command.text);
    case 'caret':
      return text.select([command.at[0], command.at[1]]);
    case 'select':
      return text.select([command.at[0], command.at[1]], [command.at[2], command.at[3]]);
  }
}

const km = (text: HeadlessText) => inOrder(text.draft.text.content().km);
const letters = (text: HeadlessText): string =>
  Array.from(km(text).map(wordsOf).join('').replaceAll(/\s/gu, '')).toSorted().join('');

test('no sequence of keys makes an invalid tree, and the draft says what the editor shows', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30 }), (commands) => {
      const text = openHeadless(prakas());
      for (const command of commands) {
        run(text, command);
        expect(structureProblems(text.draft.text.content().km, TYPE, INSTRUMENTS)).toEqual([]);
        expect(text.shown()).toEqual(
          km(text).map(({ uid, type, schemaVersion, content }) => ({
            uid,
            content: { type, schemaVersion, content },
          })),
        );
      }
    }),
    { numRuns: 150 },
  );
});

test('keys that make and unmake structure lose no letter', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 30 }), (commands) => {
      const text = openHeadless(prakas());
      let expected = letters(text);
      for (const command of commands) {
        run(text, command);
        if (command.kind === 'type')
          expected = letters(text).length > expected.length ? letters(text) : expected;
        expect(letters(text)).toBe(expected);
      }
    }),
    { numRuns: 150 },
  );
});

test('everything can be undone, step by step, to the very text that it was', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 20 }), (commands) => {
      const text = openHeadless(prakas());
      const before = km(text);
      for (const command of commands) run(text, command);
      while (text.draft.canUndo()) text.draft.undo();
      expect(km(text).map(({ uid, parent, content }) => ({ uid, parent, content }))).toEqual(
        before.map(({ uid, parent, content }) => ({ uid, parent, content })),
      );
    }),
    { numRuns: 100 },
  );
});
