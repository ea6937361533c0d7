/** The page on which an administrator takes in what couriers bring, as a browser without scripts uses it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partsIn } from '../../../../shared/courier/bundle.ts';
import { courierDesk, type CourierDesk } from '../../../support/courier-desks.ts';
import { enrollingDesk, type EnrollingDesk } from '../../../support/enrolling-desk.ts';
import { flipped } from '../../../support/forged-parcels.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { openPages, type Visit } from '../../../support/hub/pages.ts';
import { unitOf } from '../../../support/units.ts';

const COURIERS = '/admin/couriers';

let ministry: TestAccounts;
let office: string;
let administrator: string;
let pages: Visit;

beforeAll(async () => {
  ministry = await openAccounts();
  office = await ministry.office(null, 'ក្រសួង');
  administrator = await ministry.person(office, ['administrator'], 'កែវ សុភា');
});
afterAll(() => ministry.end());
beforeEach(async () => {
  pages = await visitOf(administrator);
});

async function visitOf(person: string): Promise<Visit> {
  await ministry.database
    .updateTable('people')
    .set({ two_factor_enabled: true })
    .where('id', '=', person)
    .execute();
  const visit = openPages(ministry.hub.address);
  visit.signIn(await ministry.browser(person));
  await visit.get(`${COURIERS}?language=en`);
  return visit;
}

/** The address of the file that the page offers. */
const offered = (text: string): string =>
  (/href="([^"]+\/file\?[^"]+)"/u.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
async function partsOfFile(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const file = { read: (at: number, length: number) => Promise.resolve(bytes.subarray(at, at + length)) };
  for await (const part of partsIn(file)) parts.push(part);
  return parts;
}
/** What the page says of a term. */
const said = (text: string, term: string): string | undefined =>
  new RegExp(`<dt>${term}</dt>\\s*<dd[^>]*>([^<]*)</dd>`, 'u').exec(text)?.[1];
const deeds = async (action: string): Promise<readonly unknown[]> =>
  ministry.database.selectFrom('audit').select(['actor', 'details']).where('action', '=', action).execute();

describe('a parcel on the page', () => {
  let desk: CourierDesk;
  beforeEach(async () => {
    desk = await courierDesk(ministry, office);
    desk.isCut = true;
  });
  afterEach(() => desk.end());

  it('is taken in, counted without its words, and its receipt is fetched and read', async () => {
    await desk.create([unitOf(1, 'M', 'ពាក្យសម្ងាត់ក្នុងអត្ថបទ')]);
    const taken = await pages.bring(`${COURIERS}/take`, await desk.parcel());
    expect(taken.status).toBe(200);
    expect(said(taken.text, 'Changes taken')).toBe('1');
    expect(said(taken.text, 'Changes not taken')).toBe('0');
    const number = said(taken.text, 'Parcel') ?? '';
    expect(number).toMatch(/^\d+$/u);
    expect(taken.text).not.toContain('ពាក្យសម្ងាត់');
    const receipt = await pages.save(offered(taken.text));
    expect(receipt.name).toBe('sastra-receipt.age');
    expect(await desk.read(await partsOfFile(receipt.bytes))).toMatchObject({ outcome: 'taken', waiting: 0 });
    const desks = await pages.get('/admin/desks?language=en');
    expect(desks.text).toContain(`parcel ${number}`);
  });

  it('is on record once, however often it comes, with who brought it', async () => {
    await desk.create([unitOf(1, 'M', 'ទីមួយ')]);
    const parcel = await desk.parcel();
    const before = await deeds('parcelTaken');
    await pages.bring(`${COURIERS}/take`, parcel);
    const again = await pages.bring(`${COURIERS}/take`, parcel);
    expect(again.status).toBe(200);
    expect((await deeds('parcelTaken')).slice(before.length)).toEqual([
      {
        actor: administrator,
        details: {
          name: 'សុខ ដារ៉ា',
          desk: expect.any(String),
          number: expect.any(String),
          changes: '1',
          files: '0',
        },
      },
    ]);
  });

  it('that was damaged is refused in one sentence, in both languages', async () => {
    await desk.create([unitOf(1, 'M', 'ទីមួយ')]);
    const [parcel = new Uint8Array()] = await desk.parcel();
    const refused = await pages.bring(`${COURIERS}/take`, [flipped(parcel, parcel.length - 1)]);
    expect([refused.status, refused.text]).toEqual([
      422,
      expect.stringContaining('changed or cut short on its way'),
    ]);
    await pages.get(`${COURIERS}?language=km`);
    const khmer = await pages.bring(`${COURIERS}/take`, [Buffer.from('words')]);
    expect(khmer.text).toContain('នេះមិនមែនជាឯកសាររបស់តុការងារទេ');
  });

  it('is read from nobody who administers nothing, and from no other page', async () => {
    const parcel = await desk.parcel();
    const before = await ministry.database.selectFrom('courier_parcels').selectAll().execute();
    const drafter = await visitOf(desk.person);
    await drafter.get('/account');
    expect((await drafter.bring(`${COURIERS}/take`, parcel)).status).toBe(403);
    expect(
      (await pages.bring(`${COURIERS}/take`, parcel, { origin: 'https://elsewhere.example' })).status,
    ).toBe(403);
    expect((await pages.bring(`${COURIERS}/take`, parcel, { token: 'made-up' })).status).toBe(403);
    expect((await pages.bring(`${COURIERS}/take`, parcel, { token: null })).status).toBe(403);
    expect(await ministry.database.selectFrom('courier_parcels').selectAll().execute()).toEqual(before);
  });

  it('keeps its receipt for whoever brought it', async () => {
    const taken = await pages.bring(`${COURIERS}/take`, await desk.parcel());
    const other = await visitOf(await ministry.person(office, ['administrator']));
    expect((await other.get(offered(taken.text))).status).toBe(404);
    expect((await pages.get(offered(taken.text))).status).toBe(200);
  });
});

describe('a desk without a line on the page', () => {
  let desk: EnrollingDesk;
  beforeEach(() => {
    desk = enrollingDesk();
  });
  afterEach(() => desk.end());

  /** Takes the card from the page and brings the request; answers the fields of its form. */
  async function asking(): Promise<Readonly<Record<string, string>>> {
    const { name, bytes } = await pages.save(`${COURIERS}/card`);
    expect(name).toBe('sastra-hub-card.txt');
    const request = await desk.ask(Buffer.from(bytes).toString('utf8'));
    expect((await pages.bring(`${COURIERS}/take`, [request])).location).toBe(
      `${COURIERS}?done=done.requestTaken`,
    );
    const { text } = await pages.get(COURIERS);
    const state = await desk.core.ask('enrolment.state', {});
    expect(text).toContain(state.kind === 'asked' ? state.fingerprint : 'asked');
    const value = (field: string): string =>
      new RegExp(`name="${field}"\\s+value="([^"]+)"`, 'u').exec(text)?.[1] ?? '';
    return { device: value('device'), key: value('key') };
  }

  it('is approved for a person, and the answer that is fetched makes it theirs', async () => {
    const person = await ministry.person(office, ['drafter'], 'លី ម៉ារីណា');
    const row = ministry.database.selectFrom('people').select('email').where('id', '=', person);
    const { email } = await row.executeTakeFirstOrThrow();
    const which = await asking();
    const approved = await pages.post(`${COURIERS}/decide`, { ...which, decision: 'approve', email });
    expect(approved.status).toBe(200);
    expect(approved.text).toContain('លី ម៉ារីណា');
    const answer = await pages.save(offered(approved.text));
    expect(answer.name).toBe('sastra-enrolment.age');
    expect(await desk.read(await partsOfFile(answer.bytes))).toMatchObject({
      outcome: 'enrolled',
      me: { person: { id: person } },
    });
    // The answer got lost: it is made again, for the same desk.
    const again = await pages.post(`${COURIERS}/answer`, { device: which['device'] ?? '' });
    expect(await desk.read(await partsOfFile((await pages.save(offered(again.text))).bytes))).toEqual({
      outcome: 'already',
    });
  });

  it('waits until somebody decides who may, and goes when they do not approve', async () => {
    const which = await asking();
    const refused = await pages.post(`${COURIERS}/decide`, {
      ...which,
      decision: 'approve',
      email: 'nobody@example.gov.kh',
    });
    expect(refused.location).toBe(`${COURIERS}?problem=problem.noSuchPerson`);
    expect((await pages.get(COURIERS)).text).toContain(which['key'] ?? '-');
    const dismissed = await pages.post(`${COURIERS}/decide`, { ...which, decision: 'dismiss', email: '' });
    expect(dismissed.location).toBe(`${COURIERS}?done=done.requestDismissed`);
    expect((await pages.get(COURIERS)).text).not.toContain(which['key'] ?? '-');
  });

  it('gets its answer from nobody who does not look after its person', async () => {
    const person = await ministry.person(office, ['drafter']);
    const row = ministry.database.selectFrom('people').select('email').where('id', '=', person);
    const { email } = await row.executeTakeFirstOrThrow();
    const which = await asking();
    await pages.post(`${COURIERS}/decide`, { ...which, decision: 'approve', email });
    const local = await ministry.person(await ministry.office(office, 'មន្ទីរ'), ['officeAdministrator']);
    const visit = await visitOf(local);
    const answer = await visit.post(`${COURIERS}/answer`, { device: which['device'] ?? '' });
    expect(answer.location).toBe(`${COURIERS}?problem=problem.noSuchDesk`);
  });
});
