import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskCodeAnswerSchema, type DeskCodeAnswer } from '../../../../shared/sync/account.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { openPages, type Visit } from '../../../support/hub/pages.ts';

let test: TestAccounts;
let root: string;
let administrator: string;
beforeAll(async () => {
  test = await openAccounts();
  root = await test.office(null, 'ក្រសួង');
  administrator = await test.person(root, ['administrator']);
});
afterAll(() => test.end());

const codeFor = async (name: string, device = randomUUID()): Promise<DeskCodeAnswer> =>
  deskCodeAnswerSchema.parse((await test.ask(null, '/desk/code', { device, name, version: '1.0' })).body);
const visitOf = async (person: string): Promise<Visit> => {
  const visit = openPages(test.hub.address);
  visit.signIn(await test.browser(person));
  await visit.get('/account');
  return visit;
};
const stateOf = async ({ deviceCode }: DeskCodeAnswer): Promise<unknown> =>
  ((await test.ask(null, '/desk/token', { deviceCode })).body as { state: unknown }).state;

describe('the page of a desk that waits', () => {
  it('shows its code and its name, and connects it when the person approves', async () => {
    const device = randomUUID();
    const code = await codeFor('<b>កុំព្យូទ័រ</b> "តាកែវ"', device);
    const person = await test.person(root, ['drafter']);
    const visit = await visitOf(person);
    const typed = `${code.userCode.slice(0, 4).toLowerCase()}-${code.userCode.slice(4)}`;
    const { text } = await visit.get(`/device?user_code=${typed}`);
    expect(text).toContain(`${code.userCode.slice(0, 4)}-${code.userCode.slice(4)}`);
    expect(text).toContain('&lt;b&gt;កុំព្យូទ័រ&lt;/b&gt; &quot;តាកែវ&quot;');
    const approved = await visit.post('/device', { user_code: code.userCode, decision: 'approve' });
    expect([approved.status, approved.text.includes('បានភ្ជាប់តុការងារ')]).toEqual([200, true]);
    expect(await stateOf(code)).toBe('approved');
    const last = await test.database
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'deskApproved')
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(last).toMatchObject({ actor: person, subject: device });
  });

  it('gives the desk nothing when the person denies it', async () => {
    const code = await codeFor('តុ');
    const visit = await visitOf(await test.person(root, ['drafter']));
    await visit.get(`/device?user_code=${code.userCode}`);
    expect((await visit.post('/device', { user_code: code.userCode, decision: 'deny' })).status).toBe(200);
    expect(await stateOf(code)).toBe('denied');
  });

  it('is one person’s: a code that somebody looked at is nobody else’s to decide', async () => {
    const code = await codeFor('តុ');
    const [first, second] = [
      await visitOf(await test.person(root, ['drafter'])),
      await visitOf(await test.person(root, ['drafter'])),
    ];
    await first.get(`/device?user_code=${code.userCode}`);
    expect((await second.get(`/device?user_code=${code.userCode}`)).location).toContain('problem.deviceCode');
    const taken = await second.post('/device', { user_code: code.userCode, decision: 'approve' });
    expect(taken.location).toContain('problem.deviceCode');
    expect(await stateOf(code)).toBe('waiting');
  });

  it.each(['', 'ABCD', "' OR 1=1 --", '<script>', 'ABCD2345ABCD2345'])(
    'says that no desk waits with what is no code (%j)',
    async (typed) => {
      const visit = await visitOf(await test.person(root, ['drafter']));
      const asked = await visit.get(`/device?${new URLSearchParams({ user_code: typed }).toString()}`);
      expect(asked.location).toBe('/device?problem=problem.deviceCode');
    },
  );
});

describe('an administrator’s form', () => {
  const HOSTILE = ["'; DROP TABLE people; --", '<script>alert(1)</script>', 'x'.repeat(5_000), '\u0000', ''];
  const FORMS = [
    ['/admin/people/add', ['name', 'nameEn', 'email', 'office']],
    ['/admin/people/import', ['list']],
    ['/admin/offices/add', ['parent', 'km', 'en']],
    ['/admin/desks/revoke', ['device']],
    ['/account/sessions/end', ['session']],
  ] as const;

  it.each(FORMS)(
    '(%s) refuses what is hostile with a sentence, and shows none of it as markup',
    async (url, fields) => {
      const visit = await visitOf(administrator);
      const before = await test.database.selectFrom('people').select('id').execute();
      for (const value of HOSTILE) {
        const sent = Object.fromEntries(fields.map((field) => [field, value]));
        const answer = await visit.post(url, { ...sent, 'role-drafter': 'yes' });
        expect([value.slice(0, 30), [303, 422].includes(answer.status)]).toEqual([value.slice(0, 30), true]);
        if (answer.location !== null) expect(answer.location).toContain('problem=');
        expect(answer.text).not.toContain('<script>');
      }
      const after = await test.database.selectFrom('people').select('id').execute();
      expect(after).toHaveLength(before.length);
    },
  );

  it('that is larger than the hub takes is refused with a page', async () => {
    const visit = await visitOf(administrator);
    const answer = await visit.post('/admin/people/import', { list: 'x'.repeat(9 * 1024 * 1024) });
    expect([answer.status, answer.text.includes('<h1>')]).toEqual([413, true]);
  });
});
