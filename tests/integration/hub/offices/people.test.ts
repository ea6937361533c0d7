import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrationOf } from '../../../../hub/offices/administration.ts';
import { readDesks } from '../../../../hub/offices/desks.ts';
import { addOffice, readOffices, renameOffice } from '../../../../hub/offices/offices.ts';
import {
  addPeople,
  makeLink,
  readPeople,
  removeSecondStep,
  renamePerson,
  revokeDesk,
  setRole,
  setShutOut,
} from '../../../../hub/offices/people.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';

let test: TestAccounts;
let root: string;
let province: string;
let district: string;
let elsewhere: string;
let administrator: string;
/** Looks after the province, and so after its district. */
let local: string;
beforeAll(async () => {
  test = await openAccounts();
  root = await test.office(null, 'ក្រសួង');
  province = await test.office(root, 'មន្ទីរខេត្តតាកែវ');
  district = await test.office(province, 'ការិយាល័យស្រុកបាទី');
  elsewhere = await test.office(root, 'មន្ទីរខេត្តកំពត');
  administrator = await test.person(root, ['administrator']);
  local = await test.person(province, ['officeAdministrator']);
});
afterAll(() => test.end());

const someone = (office: string) => ({
  email: `${randomUUID()}@example.gov.kh`,
  name: 'ម៉ៅ សំណាង',
  nameEn: 'Mao Samnang',
  office,
  roles: ['drafter' as const],
});
const audited = async (): Promise<number> =>
  (await test.database.selectFrom('audit').select('seq').execute()).length;

describe('an office administrator', () => {
  it('looks after the office and all below it, and sees nobody else', async () => {
    const mine = await administrationOf(test.database, local);
    expect([mine?.everything, [...(mine?.offices ?? [])].toSorted()]).toEqual([
      false,
      [province, district].toSorted(),
    ]);
    const [here, there] = [
      await test.person(district, ['drafter']),
      await test.person(elsewhere, ['drafter']),
    ];
    if (mine === null) throw new Error('administers nothing');
    const seen = new Set((await readPeople(test.database, mine, { search: '' })).map(({ id }) => id));
    expect([seen.has(here), seen.has(there)]).toEqual([true, false]);
    const device = randomUUID();
    await test.desk(there, device);
    expect((await readDesks(test.database, mine)).map((desk) => desk.device)).not.toContain(device);
    expect(await revokeDesk(test.database, local, device)).toEqual({ ok: false, error: 'noSuchDesk' });
  });

  it('adds people and offices there, and none elsewhere', async () => {
    const { database } = test;
    expect((await addPeople(database, local, [someone(district)])).ok).toBe(true);
    const names = { km: 'ការិយាល័យថ្មី', en: 'New office' };
    expect((await addOffice(database, local, district, names)).ok).toBe(true);
    expect((await renameOffice(database, local, district, { km: 'ការិយាល័យស្រុកបាទី', en: 'Bati' })).ok).toBe(
      true,
    );
    const before = await audited();
    for (const office of [root, elsewhere, randomUUID()]) {
      expect(await addPeople(database, local, [someone(office)])).toEqual({ ok: false, error: 'notAllowed' });
      expect(await addOffice(database, local, office, names)).toEqual({ ok: false, error: 'notAllowed' });
      expect(await renameOffice(database, local, office, names)).toEqual({ ok: false, error: 'notAllowed' });
    }
    expect(await audited()).toBe(before);
  });

  it('may not act on somebody who is also something elsewhere, whose password would open that too', async () => {
    const { database } = test;
    const both = await test.person(district, ['drafter']);
    await setRole(database, administrator, { person: both, office: elsewhere, role: 'approver' }, true);
    const refused = { ok: false, error: 'notAllowed' };
    expect(await makeLink(database, local, both)).toEqual(refused);
    expect(await setShutOut(database, local, both, true)).toEqual(refused);
    expect(await removeSecondStep(database, local, both)).toEqual(refused);
    expect(await renamePerson(database, local, both, { name: 'ក', nameEn: 'K' })).toEqual(refused);
    expect(await makeLink(database, local, administrator)).toEqual(refused);
    expect((await makeLink(database, administrator, both)).ok).toBe(true);
  });

  it('of the topmost office may not act on who looks after everything, whose account would be everything', async () => {
    const { database } = test;
    const topmost = await test.person(root, ['officeAdministrator']);
    const [device, before] = [randomUUID(), await audited()];
    await test.desk(administrator, device);
    const refused = { ok: false, error: 'notAllowed' };
    expect(await makeLink(database, topmost, administrator)).toEqual(refused);
    expect(await removeSecondStep(database, topmost, administrator)).toEqual(refused);
    expect(await setShutOut(database, topmost, administrator, true)).toEqual(refused);
    expect(await renamePerson(database, topmost, administrator, { name: 'ក', nameEn: 'K' })).toEqual(refused);
    expect(await revokeDesk(database, topmost, device)).toEqual({ ok: false, error: 'noSuchDesk' });
    expect(await audited()).toBe(before);
    expect((await makeLink(database, topmost, await test.person(root, ['drafter']))).ok).toBe(true);
  });

  it('makes nobody an administrator of everything, nor gives roles outside', async () => {
    const person = await test.person(district, ['drafter']);
    for (const [office, role] of [
      [district, 'administrator'],
      [root, 'administrator'],
      [elsewhere, 'drafter'],
    ] as const)
      expect(await setRole(test.database, local, { person, office, role }, true)).toEqual({
        ok: false,
        error: 'notAllowed',
      });
    const given = await setRole(
      test.database,
      local,
      { person, office: district, role: 'officeAdministrator' },
      true,
    );
    expect(given.ok).toBe(true);
  });
});

describe('an administrator', () => {
  it('does nothing to their own account that only another may', async () => {
    const refused = { ok: false, error: 'ownAccount' };
    expect(await setShutOut(test.database, administrator, administrator, true)).toEqual(refused);
    expect(await removeSecondStep(test.database, administrator, administrator)).toEqual(refused);
    const own = { person: administrator, office: root, role: 'administrator' as const };
    expect(await setRole(test.database, administrator, own, false)).toEqual(refused);
  });

  it('of two who take each other’s role away at the same moment, one stays', async () => {
    const [one, two] = [
      await test.person(root, ['administrator']),
      await test.person(root, ['administrator']),
    ];
    const role = 'administrator' as const;
    const results = await Promise.all([
      setRole(test.database, one, { person: two, office: root, role }, false),
      setRole(test.database, two, { person: one, office: root, role }, false),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is one of the topmost office alone', async () => {
    const person = await test.person(province, ['drafter']);
    const elsewhereGiven = { person, office: province, role: 'administrator' as const };
    expect(await setRole(test.database, administrator, elsewhereGiven, true)).toEqual({
      ok: false,
      error: 'administratorElsewhere',
    });
  });
});

describe('a person who is shut out', () => {
  it('loses desk and browser at once, and comes back with nothing but their name', async () => {
    const person = await test.person(province, ['drafter']);
    const token = await test.desk(person);
    expect((await test.ask(token, '/me')).status).toBe(200);
    await setShutOut(test.database, administrator, person, true);
    expect((await test.ask(token, '/me')).status).toBe(401);
    await expect(test.browser(person)).rejects.toThrow();
    await setShutOut(test.database, administrator, person, false);
    expect((await test.ask(token, '/me')).status).toBe(401);
    expect((await test.ask(await test.desk(person), '/me')).status).toBe(200);
  });
});

describe('several people at once', () => {
  it('are all added or none', async () => {
    const taken = someone(province);
    await addPeople(test.database, administrator, [taken]);
    const fresh = someone(province);
    const count = await audited();
    expect(await addPeople(test.database, administrator, [fresh, taken])).toEqual({
      ok: false,
      error: 'emailTaken',
    });
    expect(await addPeople(test.database, local, [fresh, someone(elsewhere)])).toEqual({
      ok: false,
      error: 'notAllowed',
    });
    expect(await audited()).toBe(count);
    const found = await test.database
      .selectFrom('people')
      .select('id')
      .where('email', '=', fresh.email)
      .execute();
    expect(found).toEqual([]);
  });
});

describe('the record', () => {
  it('cannot be changed, shortened or emptied, not even by statements of our own', async () => {
    const before = await audited();
    for (const statement of [
      sql`UPDATE audit SET action = 'nothing'`,
      sql`DELETE FROM audit`,
      sql`TRUNCATE audit`,
    ])
      await expect(statement.execute(test.database)).rejects.toThrow('what was done stays on record');
    expect(await audited()).toBe(before);
  });

  it('says who did what to whom, and holds no secret', async () => {
    const person = await test.person(province, ['drafter']);
    const link = await makeLink(test.database, local, person);
    const last = await test.database
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(last).toMatchObject({ actor: local, action: 'linkMade', subject: person });
    expect(JSON.stringify(last)).not.toContain(link.ok ? link.value : 'none');
  });
});

describe('the tree of offices', () => {
  it('stands with each office behind its parent, each with a stream of its own', async () => {
    const offices = await readOffices(test.database);
    for (const [place, { parent, depth }] of offices.entries()) {
      const above = offices.slice(0, place).findLast((office) => office.depth === depth - 1);
      expect(above?.id ?? null).toBe(parent);
    }
    const streams = await test.database.selectFrom('streams').select('office').execute();
    expect(new Set(streams.map(({ office }) => office))).toEqual(new Set(offices.map(({ id }) => id)));
  });
});
