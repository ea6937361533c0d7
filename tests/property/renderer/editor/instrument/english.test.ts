import * as fc from 'fast-check';
import { $getRoot, DELETE_CHARACTER_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { $textOf } from '../../../../../renderer/editor/places.ts';
import { englishUnits } from '../../../../../shared/instrument/english-beside.ts';
import type { Unit } from '../../../../../shared/document/model.ts';
import { instrumentOf, openHeadless, type HeadlessText } from '../../../../support/headless-text.ts';
import { clauses, division, signature, unitsOf, visa } from '../../../../support/instrument-units.ts';

const KM = unitsOf([
  [1, visa('បានឃើញ')],
  [2, division('chapter', 'ទូទៅ'), [[3, clauses(['មួយ', [0, 'ពីរ'], [1, 'បី']], 10)]]],
  [4, signature('រដ្ឋមន្ត្រី')],
]);
const EN = unitsOf([[3, clauses(['one', [0, 'two']], 10)]]);

type Command =
  | { readonly kind: 'enter' | 'back' | 'forward' | 'undo' }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'select'; readonly at: readonly [number, number, number, number] };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('enter', 'back', 'forward', 'undo') }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('a', 'the b') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('select' as const),
      at: fc.tuple(fc.nat(4), fc.nat(12), fc.nat(4), fc.nat(12)),
    }),
  },
);

function run(text: HeadlessText, asked: Command): void {
  switch (asked.kind) {
    case 'enter':
      return text.enter();
    case 'back':
      return text.backspace();
    case 'forward':
      return text.act(() => void text.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false));
    case 'undo':
      return text.draft.undo();
    case 'type':
      return text.type(asked.text);
    case 'select':
      return text.select([asked.at[0], asked.at[1]], [asked.at[2], asked.at[3]]);
  }
}

/** How a unit is built, whatever its words. */
const built = ({ uid, type, content }: Unit): unknown =>
  JSON.parse(
    JSON.stringify({ uid, type, content }, (key, value: unknown) =>
      key === 'inline' || key === 'heading' || key === 'capacity' || key === 'name' ? null : value,
    ),
  );

test('writing English changes no Khmer and no structure, and is kept', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      const text = openHeadless(instrumentOf('prakas', KM, EN), 'en');
      const before = text.draft.text.content();
      if (before.shape === 'twoTrees') throw new Error('not an instrument');
      for (const asked of commands) {
        run(text, asked);
        const now = text.draft.text.content();
        if (now.shape === 'twoTrees') throw new Error('not an instrument');
        expect(now.km).toEqual(before.km);
        expect(englishUnits(now).map(built)).toEqual(englishUnits(before).map(built));
        // What is shown is what is kept.
        const shown = text.editor.read(() => $getRoot().getChildren().map($textOf));
        const fresh = openHeadless(
          instrumentOf('prakas', text.draft.text.units('km'), text.draft.text.units('en')),
          'en',
        );
        expect(shown).toEqual(fresh.editor.read(() => $getRoot().getChildren().map($textOf)));
      }
    }),
    { numRuns: 120 },
  );
});
