import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeUnit } from '../../../../shared/instrument/normal-form.ts';
import { wordsOf } from '../../../../shared/instrument/text.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { runs } from '../../../support/runs.ts';

describe('the normal form of any unit of an instrument', () => {
  it('is readable, is its own normal form, and keeps every letter that normalising keeps', () => {
    fc.assert(
      fc.property(anyInstrument, ({ content }) => {
        for (const unit of [...content.km.values(), ...content.en.values()]) {
          const once = normalizeUnit(unit);
          expect(readInstrumentUnit(once).kind).toBe('readable');
          expect(normalizeUnit(once)).toBe(once);
          expect(letters(wordsOf(once))).toBe(letters(wordsOf(unit)));
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

/** Marks may be put in order and spaces dropped; letters and signs stay. */
const letters = (text: string): string =>
  text.normalize('NFC').replaceAll(/[^\p{Lo}\p{Lu}\p{Ll}\uFFFC]/gu, '');
