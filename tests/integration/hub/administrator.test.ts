import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { administrationOf } from '../../../hub/offices/administration.ts';
import { openAccounts } from '../../support/hub/accounts.ts';
import { newDatabase } from '../../support/hub/database.ts';
import { openPages } from '../../support/hub/pages.ts';
import { runHub } from '../../support/hub/process.ts';

const data = mkdtempSync(path.join(tmpdir(), 'sastra-hub-administrator-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const words = (email: string): readonly string[] => [
  'administrator',
  'create',
  '--email',
  email,
  '--name',
  'កែវ សុភា',
  '--name-en',
  'Keo Sophea',
];

describe('npm run hub -- administrator create', () => {
  it('makes the first administrator of a new database, whose link works once', async () => {
    const environment = { HUB_DATA: path.join(data, 'first'), HUB_DATABASE_URL: await newDatabase() };
    const command = runHub(environment, words('sophea@example.gov.kh'));
    expect(await command.ended()).toBe(0);
    const token = /\/account\/enrol\?token=([\w-]{43})\n/u.exec(command.said())?.[1] ?? '';
    const test = await openAccounts(environment);
    const { id } = await test.database
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'sophea@example.gov.kh')
      .executeTakeFirstOrThrow();
    expect(await administrationOf(test.database, id)).toMatchObject({ everything: true });
    const visit = openPages(test.hub.address);
    await visit.get(`/account/enrol?token=${token}`);
    const password = 'a sentence to remember';
    const set = await visit.post('/account/enrol', { token, password, again: password });
    expect(set.location).toContain('done.passwordSet');
    expect((await visit.get(`/account/enrol?token=${token}`)).status).toBe(404);

    // While the hub runs, for somebody whose phone and password are lost.
    await test.database.updateTable('people').set({ two_factor_enabled: true }).execute();
    const again = runHub(environment, words('sophea@example.gov.kh'));
    expect(await again.ended()).toBe(0);
    const people = await test.database.selectFrom('people').select('two_factor_enabled').execute();
    expect(people).toEqual([{ two_factor_enabled: false }]);
    expect(again.said()).toMatch(/enrol\?token=/u);
    await test.end();
  });

  it('says what is wrong with its words before it touches anything', async () => {
    const command = runHub({ HUB_DATA: path.join(data, 'second') }, [
      'administrator',
      'create',
      '--password',
      'secret',
    ]);
    expect(await command.ended()).toBe(2);
    expect(command.said()).not.toContain('secret');
    expect(readdirSync(data)).not.toContain('second');
  });
});
