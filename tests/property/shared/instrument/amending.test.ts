import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentRoots } from '../../../../shared/document/hash.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import { treeProblems } from '../../../../shared/document/tree.ts';
import { amendingProvisions } from '../../../../shared/instrument/amending/amending-provisions.ts';
import { amendmentsBetween, type Amendment } from '../../../../shared/instrument/amending/amendments.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { carriedOut } from '../../../../shared/instrument/amending/carry-out.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { INSTRUMENTS, instrumentType } from '../../../support/instrument-units.ts';
import { anyContent, shuffled } from '../../../support/shuffled-content.ts';
import { uidOf } from '../../../support/units.ts';

const fakePorts = { now: () => 1, random: (bytes: number) => new Uint8Array(bytes) };

const carried = (text: InstrumentContent, amendments: readonly Amendment[]): InstrumentContent => {
  const result = carriedOut(text, amendments);
  if (!result.ok) throw new Error(`${result.error.kind} ${result.error.uid}`);
  return result.value;
};

describe('amendments', () => {
  it('between any two instruments, carried out on the first, give the second', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        expect(contentRoots(carried(before, amendmentsBetween(before, after)))).toEqual(contentRoots(after));
      }),
    );
  });

  it('between an instrument and its copy in another order only move, and give the copy', () => {
    fc.assert(
      fc.property(
        anyContent.chain((before) => fc.tuple(fc.constant(before), shuffled(before))),
        ([before, after]) => {
          const amendments = amendmentsBetween(before, after);
          expect(amendments.every(({ kind }) => kind === 'moved')).toBe(true);
          expect(contentRoots(carried(before, amendments))).toEqual(contentRoots(after));
        },
      ),
    );
  });

  it('of a text to itself are none', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(amendmentsBetween(content, content)).toEqual([]);
      }),
    );
  });

  it('are said by provisions that can be read, and together do the same', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const provisions = amendingProvisions(
          { before, after, instrument: uidOf(900), title: null },
          { type: instrumentType('law'), data: INSTRUMENTS, ids: createIds(fakePorts) },
        );
        for (const { km, en } of provisions) {
          expect(readInstrumentUnit(km).kind).toBe('readable');
          if (en !== null) expect(readInstrumentUnit(en).kind).toBe('readable');
        }
        const amendments = provisions.flatMap((provision) => provision.amendments);
        expect(contentRoots(carried(before, amendments))).toEqual(contentRoots(after));
      }),
    );
  });

  it('that fit no more are refused, and the text is what it was', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (before, after, other) => {
        const roots = contentRoots(other);
        const result = carriedOut(other, amendmentsBetween(before, after));
        expect(contentRoots(other)).toEqual(roots);
        if (result.ok) expect(treeProblems(result.value.km)).toEqual([]);
      }),
    );
  });
});
