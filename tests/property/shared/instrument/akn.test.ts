import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBack, written } from '../../../support/akn.ts';
import { schemaErrors } from '../../../support/akn-schema.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

describe('an instrument as Akoma Ntoso', () => {
  test('is read back as it was, in both languages', () => {
    fc.assert(
      fc.property(anyInstrument, (instrument) => {
        const { state, report } = readBack(written(instrument));
        // A clone has ordinary prototypes, whatever the generator made.
        expect(state).toStrictEqual(structuredClone(instrument));
        expect(report).toStrictEqual({
          isOwn: true,
          leftOut: {},
          asText: {},
          guessed: {},
          renumbered: [],
          lostReferences: 0,
        });
      }),
      { numRuns: runs(150) },
    );
  });

  test('would not be read back from a file that lost what is bold', () => {
    expectCaught(() =>
      fc.assert(
        fc.property(anyInstrument, (instrument) => {
          const file = written(instrument).replaceAll(/<\/?b>/gu, '');
          expect(readBack(file).state).toStrictEqual(structuredClone(instrument));
        }),
        { numRuns: 150, endOnFailure: true },
      ),
    );
  });

  test('is the same file when it was read back', () => {
    fc.assert(
      fc.property(anyInstrument, (instrument) => {
        const file = written(instrument);
        expect(written(readBack(file).state)).toBe(file);
      }),
      { numRuns: runs(30) },
    );
  });

  test('is valid against the schema of OASIS', async () => {
    const files = fc.sample(anyInstrument, 60).map(written);
    expect(await schemaErrors(files)).toStrictEqual([]);
  });

  test('is refused by the schema where something stands in a wrong place', async () => {
    const [file = ''] = fc.sample(anyInstrument, 1).map(written);
    expect(await schemaErrors([file.replace('<body>', '<body><p>មាត្រា</p>')])).not.toStrictEqual([]);
  });
});
