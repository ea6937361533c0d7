import { createHeadlessEditor } from '@lexical/headless';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { $blockOf } from '../../../../../renderer/editor/binding/from-units.ts';
import { NODES } from '../../../../../renderer/editor/nodes.ts';
import { $offsetOf, $setPoint, $textOf, movedOffset } from '../../../../../renderer/editor/places.ts';
import { sliceBody } from '../../../../../shared/document/slice.ts';
import { $contentOf, contentOfBody } from '../../../../../renderer/editor/binding/to-units.ts';
import type { UnitBody } from '../../../../../shared/document/model.ts';
import { placedText } from '../../../../../shared/document/text.ts';
import { readUnit } from '../../../../../shared/document/views.ts';
import { $createRangeSelection, $getRoot } from 'lexical';
import { anyBody, unreadableBody } from '../../../../support/arbitrary-units.ts';
import { runs } from '../../../../support/runs.ts';

/** Runs with the body's block in an editor. */
function within<T>(body: UnitBody, run: (block: ReturnType<typeof $blockOf>) => T): T {
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: (error) => {
      throw error;
    },
  });
  const results: T[] = [];
  editor.update(
    () => {
      const block = $blockOf(body);
      $getRoot().append(block);
      results.push(run(block));
    },
    { discrete: true },
  );
  if (results.length === 0) throw new Error('nothing ran');
  return results[0] as T;
}

test('a unit that goes into the editor comes out as the same unit', () => {
  fc.assert(
    fc.property(fc.oneof(anyBody, unreadableBody), (body) => {
      expect(within(body, $contentOf)).toEqual(body);
    }),
    { numRuns: runs(300) },
  );
});

test('every offset of a text has a place in the editor, and that place has that offset', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      within(body, (block) => {
        const text = $textOf(block);
        expect(text).toBe(placedText(body));
        for (let offset = 0; offset <= text.length; offset += 1) {
          const { anchor } = $createRangeSelection();
          $setPoint(anchor, block, offset);
          expect($offsetOf(block, anchor)).toBe(offset);
        }
      });
    }),
    { numRuns: runs(200) },
  );
});

test('a part of a unit has the words that stand between its offsets', () => {
  fc.assert(
    fc.property(anyBody, fc.nat(), fc.nat(), (body, a, b) => {
      const view = readUnit(body);
      if (view.kind === 'unreadable') throw new Error('made to be read');
      const text = placedText(body);
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
      // A caret never stands within a letter.
      fc.pre(text.slice(from, to).isWellFormed());
      const part = contentOfBody(sliceBody(view.body, from ?? 0, to ?? 0));
      // A table keeps its shape, so the ends of the lines of empty cells stay.
      const words = (all: string): string => (body.type === 'table' ? all.replaceAll('\n', '') : all);
      expect(words(placedText(part))).toBe(words(text.slice(from, to)));
    }),
    { numRuns: runs(300) },
  );
});

test('a caret stays behind the words before it, and in front of those after it, when others change the rest', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ក'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, text, text, (head, old, fresh, tail) => {
      expect(movedOffset(head + old + tail, head + fresh + tail, 0)).toBe(0);
      const [before, after] = [head + old + tail, head + fresh + tail];
      expect(before.slice(0, movedOffset(before, after, head.length))).toBe(head);
      for (let offset = 0; offset <= before.length; offset += 1) {
        expect(movedOffset(before, after, offset)).toBeLessThanOrEqual(after.length);
      }
    }),
    { numRuns: runs(300) },
  );
});
