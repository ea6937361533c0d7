import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepDirectory } from '../../../../hub/directory/kept.ts';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { askForKey } from '../../../../shared/directory/key-request.ts';
import { directoryEntrySchema } from '../../../../shared/directory/entry.ts';
import { readDirectory } from '../../../../shared/directory/read.ts';
import {
  directoryAnswerSchema,
  ENTRIES_AT_ONCE,
  type DirectoryAnswer,
} from '../../../../shared/directory/wire.ts';
import { idOfBody } from '../../../../shared/statements/signed.ts';
import { helloSchema } from '../../../../shared/sync/hello.ts';
import {
  entryOf,
  personNamed,
  ROOTS,
  signerNamed,
  TWO_ROOTS,
  writeDirectory,
  type WrittenDirectory,
} from '../../../support/directory.ts';
import { PROTOCOL_HEADER } from '../../../../shared/sync/protocol.ts';
import { isStreams, listenAs } from '../../../support/hub/events.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';

let test: TestAccounts;
let written: WrittenDirectory;
let administrator: string;
let drafter: string;
let office: string;
const device = randomUUID();
let person: string;

beforeAll(async () => {
  test = await openAccounts();
  office = await test.office(null);
  administrator = await test.desk(await test.person(office, ['administrator']));
  person = await test.person(office, ['drafter'], 'សុខ ដារ៉ា');
  drafter = await test.desk(person, device);
});
afterAll(() => test.end());

const bring = (entries: readonly unknown[], by = administrator) => test.ask(by, '/directory', { entries });
const read = async (after?: string): Promise<DirectoryAnswer> =>
  directoryAnswerSchema.parse(
    (await test.ask(drafter, `/directory${after === undefined ? '' : `?after=${after}`}`)).body,
  );

beforeEach(() => {
  written = writeDirectory();
});

describe('a directory at the hub', () => {
  it('grows by what its rules let in, is read from any of its heads, and is told of', async () => {
    const headers = { authorization: `Bearer ${drafter}`, [PROTOCOL_HEADER]: '1' };
    const listener = await listenAs({ address: test.hub.address, headers });
    await listener.next(isStreams);
    expect(await read()).toEqual({ after: null, entries: [], head: null });
    expect(await bring(written.entries)).toMatchObject({
      status: 200,
      body: { outcome: 'accepted', head: written.ministry },
    });
    const hub = written.write({ type: 'hub', key: signerNamed('hub').key }, TWO_ROOTS);
    expect(await bring([hub])).toMatchObject({ body: { outcome: 'accepted', head: idOfBody(hub.body) } });
    for (const head of [written.ministry, idOfBody(hub.body)])
      expect(await listener.next(({ event }) => event === 'directory')).toEqual({
        event: 'directory',
        data: { head },
      });
    listener.close();
    const whole = await read();
    expect(whole).toEqual({ after: null, entries: written.entries, head: idOfBody(hub.body) });
    const entries = directoryEntrySchema.array().parse(whole.entries);
    expect(readDirectory(entries, written.ministry, isSigned).ok).toBe(true);
    expect(await read(written.ministry)).toEqual({ ...whole, after: written.ministry, entries: [hub] });
    expect(await read(idOfBody(hub.body))).toEqual({ ...whole, after: idOfBody(hub.body), entries: [] });
    // A head that it never had: the desk sees by the answer that it has to look at everything.
    expect(await read('0'.repeat(64))).toEqual(whole);
    const deeds = await test.database
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'directoryExtended')
      .execute();
    expect(deeds.map(({ subject }) => subject)).toEqual([written.ministry, idOfBody(hub.body)]);

    const forked = entryOf({ ...JSON.parse(hub.body), key: signerNamed('other').key }, TWO_ROOTS);
    expect(await bring([forked])).toMatchObject({
      body: {
        outcome: 'refused',
        refusal: { position: 2, problem: 'fork', known: idOfBody(hub.body), other: idOfBody(forked.body) },
      },
    });
    const other = writeDirectory(undefined, ROOTS);
    expect(await bring(other.entries)).toMatchObject({
      body: { outcome: 'refused', refusal: { problem: 'genesis' } },
    });
    const alone = entryOf(written.next({ type: 'hub', key: signerNamed('x').key }), TWO_ROOTS.slice(1));
    // One that is refused takes the good one before it along.
    const good = entryOf(written.next({ type: 'hub', key: signerNamed('y').key }), TWO_ROOTS);
    expect(await bring([good, alone])).toMatchObject({
      body: { outcome: 'refused', refusal: { position: 3 } },
    });
    expect((await read()).entries).toEqual(written.entries);
  });

  it('takes one of two entries for one place that come at the same time', async () => {
    const fresh = await openAccounts();
    const root = await fresh.office(null);
    const token = await fresh.desk(await fresh.person(root, ['administrator']));
    const add = (entries: readonly unknown[]) => fresh.ask(token, '/directory', { entries });
    await add(written.entries);
    const rivals = ['a', 'b', 'c', 'd'].map((name) =>
      entryOf(written.next({ type: 'hub', key: signerNamed(name).key }), TWO_ROOTS),
    );
    const answers = await Promise.all(rivals.map((rival) => add([rival])));
    const outcomes = answers.map(({ body }) => (body as { outcome: string }).outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', 'refused', 'refused', 'refused']);
    for (const { body } of answers)
      if ((body as { outcome: string }).outcome === 'refused')
        expect(body).toMatchObject({ refusal: { problem: 'fork' } });
    await fresh.end();
  });

  it('is served in pieces that follow each other', async () => {
    const fresh = await openAccounts();
    const root = await fresh.office(null);
    const token = await fresh.desk(await fresh.person(root, ['administrator']));
    for (let count = 0; count < ENTRIES_AT_ONCE; count += 1)
      written.write({ type: 'roles', person: personNamed(`${count}`), grants: [] }, TWO_ROOTS);
    const { entries } = written;
    for (const part of [entries.slice(0, ENTRIES_AT_ONCE), entries.slice(ENTRIES_AT_ONCE)])
      expect((await fresh.ask(token, '/directory', { entries: part })).status).toBe(200);
    const first = directoryAnswerSchema.parse((await fresh.ask(token, '/directory')).body);
    const last = idOfBody(first.entries.at(-1)?.body ?? '');
    const second = directoryAnswerSchema.parse((await fresh.ask(token, `/directory?after=${last}`)).body);
    expect([...first.entries, ...second.entries]).toEqual(entries);
    expect(first.head).not.toBe(last);
    await fresh.end();
  });

  it('that somebody changed in the database is not read at all', async () => {
    const fresh = await openAccounts();
    const root = await fresh.office(null);
    const token = await fresh.desk(await fresh.person(root, ['administrator']));
    await fresh.ask(token, '/directory', { entries: written.entries });
    await expect(sql`UPDATE directory SET body = '{}'`.execute(fresh.database)).rejects.toThrow(
      /signed stays/u,
    );
    await sql`ALTER TABLE directory DISABLE TRIGGER directory_append_only`.execute(fresh.database);
    await sql`UPDATE directory SET body = replace(body, 'Ministry', 'ministry')`.execute(fresh.database);
    await expect(keepDirectory().read(fresh.database)).rejects.toThrow(/badSignature/u);
    await fresh.end();
  });
});

describe('a desk that asks to be enrolled', () => {
  const signer = signerNamed('desk');
  const hubId = async (): Promise<string> => helloSchema.parse((await test.ask(null, '/hello')).body).hub;
  const asked = () => test.database.selectFrom('key_requests').select(['device', 'person', 'key']).execute();

  it('is noted with the key that it holds, and with the next one in its place', async () => {
    const hub = await hubId();
    for (const each of [signerNamed('first'), signer]) {
      const request = askForKey(each, { hub, person, device });
      expect((await test.ask(drafter, '/directory/request', request)).status).toBe(200);
      expect(await asked()).toEqual([{ device, person, key: each.key }]);
    }
  });

  it.each([
    ['for somebody else', () => ({ person: randomUUID() })],
    ['for another device', () => ({ device: randomUUID() })],
    ['at another hub', () => ({ hub: randomUUID() })],
  ])('%s is refused', async (_what, change) => {
    const before = await asked();
    const request = askForKey(signer, { hub: await hubId(), person, device, ...change() });
    expect((await test.ask(drafter, '/directory/request', request)).status).toBe(400);
    expect(await asked()).toEqual(before);
  });

  it('for a key that it does not have is refused', async () => {
    const before = await asked();
    const { body } = askForKey(signerNamed('another'), { hub: await hubId(), person, device });
    const request = { body, signature: signer.sign(body) };
    expect((await test.ask(drafter, '/directory/request', request)).status).toBe(400);
    expect(await asked()).toEqual(before);
  });
});
