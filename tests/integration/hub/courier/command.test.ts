/** `npm run hub -- courier …`, beside a hub that runs. */
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { brought, courierDesk, type CourierDesk } from '../../../support/courier-desks.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { enrollingDesk } from '../../../support/enrolling-desk.ts';
import { flipped } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { runHub } from '../../../support/hub/process.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let near: CourierDesk;
let far: CourierDesk;
let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  ministry = await openAccounts();
  const office = await ministry.office(null);
  near = await courierDesk(ministry, office);
  far = await courierDesk(ministry, office);
  far.isCut = true;
});
afterAll(async () => {
  await near.end();
  await far.end();
  await ministry.end();
  removeFolder(folder);
});

async function command(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const run = runHub({ HUB_DATABASE_URL: ministry.hub.databaseUrl, HUB_DATA: ministry.hub.data }, words);
  const code = await run.ended();
  return { code, said: run.said() };
}
const place = (name: string): string => path.join(folder, name);

it('takes what a stick brought, and what it writes is read on the desk', async () => {
  const there = await near.create([unitOf(1, 'M', 'ពីជិត')]);
  await near.core.ask('drafting.checkpoint', { documentId: there, automatic: false, note: '' });
  await near.sync();
  const id = await far.create([unitOf(1, 'M', 'ពីឆ្ងាយ')]);
  const [parcel = new Uint8Array()] = await far.parcel();
  writeFileSync(place('parcel.age'), parcel);
  const words = ['courier', 'import', place('parcel.age'), '--receipt', place('receipt.age')];
  for (const time of ['once', 'again']) {
    const { code, said } = await command(...words);
    expect([time, code, said]).toEqual([
      time,
      0,
      expect.stringContaining('was taken. Bring the desk its receipt'),
    ]);
  }
  expect(await far.read([readFileSync(place('receipt.age'))])).toMatchObject({
    outcome: 'taken',
    waiting: 0,
  });
  expect(await far.texts(there)).toEqual(['ពីជិត']);
  await near.sync();
  expect(await near.texts(id)).toEqual(['ពីឆ្ងាយ']);
});

it('says what is wrong, and writes no receipt', async () => {
  const [parcel = new Uint8Array()] = await far.parcel();
  writeFileSync(place('bad.age'), flipped(parcel, parcel.length - 1));
  const none = ['--receipt', place('none.age')];
  expect(await command('courier', 'import', place('bad.age'), ...none)).toEqual({
    code: 1,
    said: 'The file was changed or cut short on its way: ask the desk for it again.\n',
  });
  expect(await command('courier', 'import', place('nowhere.age'), ...none)).toMatchObject({
    code: 1,
    said: expect.stringContaining('cannot be read (ENOENT)'),
  });
  for (const words of [['courier'], ['courier', 'import', place('bad.age')], ['courier', 'export', ...none]])
    expect(await command(...words)).toMatchObject({
      code: 2,
      said: expect.stringContaining('It is used like this: npm run hub -- courier import FILE'),
    });
  const tiny = ['courier', 'import', place('bad.age'), ...none, '--part-kilobytes', '1'];
  expect(await command(...tiny)).toMatchObject({ code: 2, said: expect.stringContaining('from 64') });
  expect(existsSync(place('none.age'))).toBe(false);
});

it('leaves nothing for a later parcel to trip over: one that a desk forwards is taken behind it', async () => {
  const bearer = await ministry.desk(near.person);
  expect(await brought(ministry, bearer, await far.parcel())).toMatchObject({ outcome: 'taken' });
});

it('connects a desk without a line, by the card, the request and the fingerprint that was read out', async () => {
  const desk = enrollingDesk();
  const { code, said } = await command('courier', 'card', '--out', place('card.txt'));
  expect([code, said]).toEqual([0, expect.stringContaining('The fingerprint that is compared by telephone')]);
  writeFileSync(place('request.age'), await desk.ask(readFileSync(place('card.txt'), 'utf8')));
  const imported = await command('courier', 'import', place('request.age'), '--receipt', place('none.age'));
  const state = await desk.core.ask('enrolment.state', {});
  const fingerprint = state.kind === 'asked' ? state.fingerprint : '';
  expect(imported).toEqual({ code: 0, said: expect.stringContaining(fingerprint) });
  const person = ministry.database.selectFrom('people').select('email').where('id', '=', near.person);
  const { email } = await person.executeTakeFirstOrThrow();
  const answer = ['--email', email, '--answer', place('answer.age')];
  const wrong = await command('courier', 'approve', '--fingerprint', '0000 0000', ...answer);
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('No desk with this fingerprint') });
  expect(existsSync(place('answer.age'))).toBe(false);
  const approved = await command('courier', 'approve', '--fingerprint', fingerprint, ...answer);
  expect(approved).toMatchObject({ code: 0, said: expect.stringContaining('Bring it its answer') });
  expect(await desk.read([readFileSync(place('answer.age'))])).toMatchObject({
    outcome: 'enrolled',
    me: { person: { id: near.person } },
  });
  const audit = ministry.database.selectFrom('audit').select('actor').where('action', '=', 'deskEnrolled');
  expect(await audit.execute()).toEqual([{ actor: null }]);
  await desk.end();
});
