import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Unit } from '../../../../shared/document/model.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { division, provision, unitsOf } from '../../../support/instrument-units.ts';
import { entryOf } from '../../../support/register.ts';

let folder = '';
let core: TestCore;

beforeEach(() => {
  folder = temporaryFolder();
  core = startCore(folder);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

const make = (type: string, units: readonly Unit[]) =>
  core.ask('documents.createFrom', {
    kind: 'instrument',
    units: units.map((unit) => ({ language: 'km' as const, unit })),
    fields: [{ name: 'instrument.type', value: type }],
  });

describe('what is written with a type or a level', () => {
  test('is counted over documents, also in the bin, and the register', async () => {
    const { summary } = await make('own-1', unitsOf([[1, provision('ក')]]));
    await make('own-1', unitsOf([[1, provision('ខ')]]));
    await make('own-10', unitsOf([[1, provision('គ')]]));
    await core.ask('documents.bin', { documentId: summary.id });
    await core.ask('register.change', { puts: [entryOf(1, { type: 'own-1' })], removes: [] });
    expect(await core.ask('instruments.uses', { list: 'types', id: 'own-1' })).toEqual({
      documents: 2,
      entries: 1,
    });
    expect(await core.ask('instruments.uses', { list: 'types', id: 'own-2' })).toEqual({
      documents: 0,
      entries: 0,
    });
  });

  test('is a heading of the level, once for each document, and no text that looks like one', async () => {
    await make('law', unitsOf([[1, division('own-1', 'ក'), [[2, division('own-1', 'ខ')]]]]));
    await make('law', unitsOf([[1, provision('"level":"own-1"')]]));
    await make('law', unitsOf([[1, division('own-11')]]));
    expect(await core.ask('instruments.uses', { list: 'levels', id: 'own-1' })).toEqual({
      documents: 1,
      entries: 0,
    });
  });
});
