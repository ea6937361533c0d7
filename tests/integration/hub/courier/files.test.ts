/**
 * Courier's files as they lie on a stick: main writes and reads them where the person says, one desk's core makes them,
 * another's brings them over its line to a true hub. Only the system's dialogs are a test's own.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreProcess } from '../../../../electron/main/core-process.ts';
import { textsOf } from '../../../../electron/main/texts.ts';
import { COURIER_LIMITS } from '../../../../shared/courier/header.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { courierDesk, type CourierDesk } from '../../../support/courier-desks.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { flipped } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { photograph } from '../../../support/hub/media.ts';
import { shownPicture } from '../../../support/shown-picture.ts';
import { unitOf } from '../../../support/units.ts';

/** What the person answers the dialogs: files to read, and a place to write to. */
const person = vi.hoisted(() => ({ opens: [] as readonly string[], saves: '' }));
vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: () => Promise.resolve({ canceled: person.opens.length === 0, filePaths: person.opens }),
    showSaveDialog: () => Promise.resolve({ canceled: person.saves === '', filePath: person.saves }),
  },
}));
const { bringParcel, readReceipt, writeParcel } = await import('../../../../electron/main/courier.ts');

const texts = textsOf('en');
/** Dialogs stand before it; nothing else is asked of it. */
const window = {} as BrowserWindow;

let ministry: TestAccounts;
let office: string;
let near: CourierDesk;
let far: CourierDesk;
let stick: string;

beforeAll(async () => {
  ministry = await openAccounts();
  office = await ministry.office(null, 'ក្រសួង');
});
afterAll(() => ministry.end());
beforeEach(async () => {
  stick = temporaryFolder();
  near = await courierDesk(ministry, office);
  far = await courierDesk(ministry, office);
  far.isCut = true;
  Object.assign(person, { opens: [], saves: '' });
});
afterEach(async () => {
  await near.end();
  await far.end();
  removeFolder(stick);
});

const on = (name: string): string => path.join(stick, name);
const askOf =
  ({ core }: CourierDesk): CoreProcess['call'] =>
  (channel, request) =>
    core.core.call(channel, request);
const WISHES = { partBytes: null, onlyFresh: false, withMedia: true } as const;

async function articleWith(desk: CourierDesk, bytes: Uint8Array): Promise<Hash> {
  const { hash, figure } = await shownPicture(desk.core, bytes);
  await desk.create([figure, unitOf(2, 'M', 'អត្ថបទ')]);
  return hash;
}
const atHub = (hash: Hash) =>
  ministry.database.selectFrom('media').select('bytes').where('hash', '=', hash).execute();

describe('a parcel on a stick', () => {
  it('is one file, though it is more than is ever in memory, and its answer is one too', async () => {
    const bytes = await photograph(4_600, 3_600, 77);
    expect(bytes.length).toBeGreaterThan(COURIER_LIMITS.part);
    const hash = await articleWith(far, bytes);
    person.saves = on('sastra-courier.age');
    expect(await writeParcel(window, texts, WISHES, askOf(far))).toMatchObject({
      ok: true,
      value: { fileNames: ['sastra-courier.age'], changes: 2, media: 1, more: false },
    });
    expect(readdirSync(stick)).toEqual(['sastra-courier.age']);

    Object.assign(person, { opens: [on('sastra-courier.age')], saves: on('sastra-receipt.age') });
    expect(await bringParcel(window, texts, askOf(near))).toEqual({
      ok: true,
      value: { outcome: 'taken', number: 2, fileNames: ['sastra-receipt.age'] },
    });
    expect(await atHub(hash)).toEqual([{ bytes: bytes.length }]);

    person.opens = [on('sastra-receipt.age')];
    expect(await readReceipt(window, texts, askOf(far))).toMatchObject({
      ok: true,
      value: { outcome: 'taken', waiting: 0, mediaRefused: 0 },
    });
    expect(await readReceipt(window, texts, askOf(near))).toMatchObject({
      ok: true,
      value: { outcome: 'refused', reason: 'otherReader' },
    });
  });

  it('in parts says which of them were not chosen, or were damaged; nothing is saved then', async () => {
    const hash = await articleWith(far, await photograph(1_700, 1_300, 78));
    person.saves = on('sastra-courier.age');
    const written = await writeParcel(window, texts, { ...WISHES, partBytes: 1_000_000 }, askOf(far));
    const names = written.ok ? (written.value?.fileNames ?? []) : [];
    expect(names.length).toBeGreaterThan(1);
    expect(names[0]).toBe(`sastra-courier-1of${names.length}.age`);

    Object.assign(person, { opens: names.slice(1).map(on), saves: on('sastra-receipt.age') });
    const missing = { outcome: 'refused', reason: 'partsMissing', missing: [1], fileNames: [] };
    expect(await bringParcel(window, texts, askOf(near))).toEqual({ ok: true, value: missing });
    const last = readFileSync(on(names.at(-1) ?? ''));
    writeFileSync(on('bad.age'), flipped(last, last.length - 5));
    person.opens = [...names.slice(0, -1), 'bad.age'].map(on);
    expect(await bringParcel(window, texts, askOf(near))).toMatchObject({
      ok: true,
      value: { outcome: 'refused', reason: 'damaged', fileNames: [] },
    });
    expect(await atHub(hash)).toEqual([]);
    expect(readdirSync(stick)).not.toContain('sastra-receipt.age');

    person.opens = names.toReversed().map(on);
    expect(await bringParcel(window, texts, askOf(near))).toMatchObject({
      ok: true,
      value: { outcome: 'taken', fileNames: ['sastra-receipt.age'] },
    });
    expect(await atHub(hash)).toHaveLength(1);
  });

  it('is neither written nor brought where the person cancels, and a receipt that was not saved comes again', async () => {
    await far.create([unitOf(1, 'M', 'ទីមួយ')]);
    const cancelled = { ok: true, value: null };
    expect(await writeParcel(window, texts, WISHES, askOf(far))).toEqual(cancelled);
    expect(await readReceipt(window, texts, askOf(far))).toEqual(cancelled);
    expect(await bringParcel(window, texts, askOf(near))).toEqual(cancelled);
    expect(readdirSync(stick)).toEqual([]);

    person.saves = on('parcel.age');
    await writeParcel(window, texts, WISHES, askOf(far));
    Object.assign(person, { opens: [on('parcel.age')], saves: '' });
    for (let time = 0; time < 2; time += 1)
      expect(await bringParcel(window, texts, askOf(near))).toMatchObject({
        ok: true,
        value: { outcome: 'taken', fileNames: [] },
      });
    person.saves = on('receipt.age');
    await bringParcel(window, texts, askOf(near));
    person.opens = [on('receipt.age')];
    expect(await readReceipt(window, texts, askOf(far))).toMatchObject({
      ok: true,
      value: { outcome: 'taken', waiting: 0 },
    });
  });

  it('that cannot be read or written is told, and leaves nothing half-written', async () => {
    await far.create([unitOf(1, 'M', 'ទីមួយ')]);
    person.opens = [on('nowhere.age')];
    const unreadable = { ok: false, error: { code: 'fileUnreadable' } };
    expect(await readReceipt(window, texts, askOf(far))).toMatchObject(unreadable);
    expect(await bringParcel(window, texts, askOf(near))).toMatchObject(unreadable);
    person.saves = on('no-such-folder/parcel.age');
    expect(await writeParcel(window, texts, WISHES, askOf(far))).toMatchObject({ ok: false });
    expect(readdirSync(stick)).toEqual([]);
    writeFileSync(on('letter.age'), 'ឯកសារ');
    person.opens = [on('letter.age')];
    expect(await readReceipt(window, texts, askOf(far))).toMatchObject({
      ok: true,
      value: { outcome: 'refused', reason: 'notCourier' },
    });
  });

  it('is not brought by a desk that nobody is signed in on', async () => {
    await far.create([unitOf(1, 'M', 'ទីមួយ')]);
    person.saves = on('parcel.age');
    await writeParcel(window, texts, WISHES, askOf(far));
    await near.core.ask('account.signOut', {});
    Object.assign(person, { opens: [on('parcel.age')], saves: on('receipt.age') });
    expect(await bringParcel(window, texts, askOf(near))).toMatchObject({
      ok: false,
      error: { code: 'noHub' },
    });
    expect(readdirSync(stick)).toEqual(['parcel.age']);
  });
});
