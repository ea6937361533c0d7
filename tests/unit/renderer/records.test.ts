import { expect, it } from 'vitest';
import { readFields, writeFields } from '../../../renderer/records.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import { createFakeDesk } from '../../support/fake-bridge.ts';

it('changes the fields that were chosen and keeps the others', async () => {
  const { bridge } = createFakeDesk();
  await writeFields(bridge, 'settings.interface', { language: 'en' });
  await writeFields(bridge, 'settings.interface', { theme: 'dark' });
  expect(await readFields(bridge, 'settings.interface')).toEqual({ language: 'en', theme: 'dark' });
});

it('writes once more on the newer record when another window was first', async () => {
  const desk = createFakeDesk();
  let isFirst = true;
  const write: Bridge['call']['records.write'] = async (request) => {
    if (isFirst) {
      isFirst = false;
      await desk.bridge.call['records.write']({ ...request, fields: { theme: 'dark' } });
    }
    return desk.bridge.call['records.write'](request);
  };
  const bridge: Bridge = { ...desk.bridge, call: { ...desk.bridge.call, 'records.write': write } };
  await writeFields(bridge, 'settings.interface', { language: 'en' });
  expect(await readFields(bridge, 'settings.interface')).toEqual({ language: 'en', theme: 'dark' });
});

it('gives up quietly where records cannot be written', async () => {
  const desk = createFakeDesk();
  desk.failing('records.write', 'diskFull');
  await writeFields(desk.bridge, 'settings.interface', { language: 'en' });
  expect(await readFields(desk.bridge, 'settings.interface')).toEqual({});
});
