import { randomUUID } from 'node:crypto';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireChromium } from '../../../../build/chromium.ts';
import { makeEnrolment } from '../../../../hub/auth/enrolment.ts';
import { deskCodeAnswerSchema } from '../../../../shared/sync/account.ts';
import { fingerprintOf } from '../../../../shared/sync/fingerprint.ts';
import { helloSchema } from '../../../../shared/sync/hello.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { violations } from '../../../support/axe.ts';

let test: TestAccounts;
let browser: Browser;
let administrator: string;
let province: string;
beforeAll(async () => {
  test = await openAccounts();
  const root = await test.office(null, 'ក្រសួងវប្បធម៌ និងវិចិត្រសិល្បៈ');
  province = await test.office(root, 'មន្ទីរខេត្តតាកែវ');
  administrator = await test.person(root, ['administrator'], 'កែវ សុភា');
  const asRoot = process.getuid?.() === 0;
  browser = await chromium.launch({
    executablePath: requireChromium(),
    args: asRoot ? ['--no-sandbox'] : [],
  });
});
afterAll(async () => {
  await browser.close();
  await test.end();
});

/** Ed25519, SPKI in DER. */
const SIGNING_KEY = 'MCowBQYDK2VwAyEA8gUJPJno6CANTMIAmgja1W4SvM2vYYQAHo0-uuo6jqE';
const PASSWORD = 'ខ្ញុំស្រឡាញ់ទន្លេមេគង្គ';
const SMALLEST = { width: 1093, height: 614 } as const;
/** Nothing but its colours differs in the dark. */
const LOOKS = [
  ['light', undefined],
  ['dark', 'color-contrast'],
] as const;
const PHONE = { width: 390, height: 844 } as const;

/** Complaints of the browser: a policy that was broken, a file that is not there. */
function listen(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/u.test(message.text())) heard.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(test.hub.address)) heard.push(request.url());
  });
  return heard;
}

async function signedIn(person: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: test.hub.address, viewport: SMALLEST });
  const cookie = await test.browser(person);
  const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)];
  await context.addCookies([{ name, value, url: test.hub.address }]);
  return context;
}

/** What a phone's camera would see: for each module whether its middle is painted dark. */
const modulesOf = (picture: Locator): Promise<readonly (readonly boolean[])[]> =>
  picture.evaluate((svg: SVGSVGElement) => {
    const path = svg.querySelector('path');
    const { width: size } = svg.viewBox.baseVal;
    const middles = Array.from({ length: size }, (_, place) => place + 0.5);
    return middles.map((y) => middles.map((x) => path?.isPointInFill(new DOMPoint(x, y)) ?? false));
  });

describe('the pages', () => {
  it('take an administrator from the first link to a person with a role, by the keyboard alone', async () => {
    const context = await browser.newContext({ baseURL: test.hub.address, viewport: SMALLEST });
    const page = await context.newPage();
    const heard = listen(page);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.goto(`/account/enrol?token=${await makeEnrolment(test.database, administrator)}`);
    await page.getByLabel('ពាក្យសម្ងាត់ថ្មី').focus();
    await page.keyboard.type(PASSWORD);
    await press('Tab');
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    await page.getByRole('status').waitFor();
    await page.getByLabel('អ៊ីមែល').focus();
    const { email } = await test.database
      .selectFrom('people')
      .select('email')
      .where('id', '=', administrator)
      .executeTakeFirstOrThrow();
    await page.keyboard.type(email);
    await press('Tab');
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    await page.waitForURL('**/account');
    const { publicKey } = helloSchema.parse(await (await fetch(`${test.hub.address}/v1/hello`)).json());
    const fingerprint = fingerprintOf(Buffer.from(publicKey, 'base64url'));
    expect(await page.getByRole('contentinfo').textContent()).toContain(fingerprint);
    // Who administers is led to the second step first.
    await page.goto('/admin/people');
    await page.waitForURL('**/account');
    await page.locator('#step-password').focus();
    await page.keyboard.type(PASSWORD);
    await press('Enter');
    const key = (await page.locator('.code.big').textContent()) ?? '';
    const uri = (await page.locator('a[href^="otpauth:"]').getAttribute('href')) ?? '';
    expect(new URL(uri).searchParams.get('secret')).toBe(key.replaceAll(' ', ''));
    expect(await modulesOf(page.getByRole('img', { name: /QR/u }))).toEqual(encode(uri, { border: 4 }).data);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('លេខកូដ ៦ ខ្ទង់').focus();
    await page.keyboard.type(new TOTP({ secret: key.replaceAll(' ', '') }).generate());
    await press('Enter');
    await page.waitForURL('**/account?done=done.stepSet');

    await page.goto('/admin/people/add');
    await page.getByLabel('ឈ្មោះជាភាសាខ្មែរ').focus();
    await page.keyboard.type('លី ម៉ារីណា');
    await press('Tab');
    await page.keyboard.type('Ly Marina');
    await press('Tab');
    await page.keyboard.type('marina@example.gov.kh');
    await press('Tab', 'ArrowDown', 'ArrowDown');
    await press('Tab', 'Space', 'Enter');
    await page.getByRole('table').waitFor();
    expect(await page.locator('td.link').textContent()).toContain(`${test.hub.address}/account/enrol?token=`);
    expect(
      await test.database
        .selectFrom('members')
        .innerJoin('people', 'people.id', 'members.person')
        .select(['members.office', 'members.role'])
        .where('people.email', '=', 'marina@example.gov.kh')
        .execute(),
    ).toEqual([{ office: province, role: 'drafter' }]);
    expect(heard).toEqual([]);
    await context.close();
  });
});

describe('a page', () => {
  let person: string;
  let administering: BrowserContext;
  let stranger: BrowserContext;
  beforeAll(async () => {
    person = await test.person(province, ['drafter', 'officeAdministrator'], 'ហេង វិបុល');
    await test.desk(person);
    await test.database
      .updateTable('people')
      .set({ two_factor_enabled: true })
      .where('id', '=', administrator)
      .execute();
    administering = await signedIn(administrator);
    stranger = await browser.newContext({ baseURL: test.hub.address });
  });
  afterAll(async () => {
    await administering.close();
    await stranger.close();
  });

  const waitingDesk = async (): Promise<string> => {
    const asked = await test.ask(null, '/desk/code', { device: randomUUID(), name: 'តុ', version: '1.0' });
    return deskCodeAnswerSchema.parse(asked.body).userCode;
  };

  const askByCourier = async (): Promise<string> => {
    await test.database
      .insertInto('courier_requests')
      .values({
        device: randomUUID(),
        signing_key: SIGNING_KEY,
        recipient: 'age1',
        name: 'កុំព្យូទ័រសាលាខេត្ត',
        version: '1.0',
        asked_at: new Date(),
      })
      .execute();
    return '/admin/couriers?done=done.requestTaken';
  };

  const ADDRESSES: readonly (readonly [
    name: string,
    who: 'stranger' | 'administrator',
    address: () => string | Promise<string>,
  ])[] = [
    ['sign-in', 'stranger', () => '/account/sign-in?problem=problem.signIn'],
    ['the second step', 'stranger', () => '/account/code'],
    ['a link', 'stranger', async () => `/account/enrol?token=${await makeEnrolment(test.database, person)}`],
    ['a void link', 'stranger', () => '/account/enrol?token=none'],
    ['my account', 'administrator', () => '/account?done=done.saved'],
    ['a code', 'administrator', () => '/device'],
    ['a desk that waits', 'administrator', async () => `/device?user_code=${await waitingDesk()}`],
    ['people', 'administrator', () => '/admin/people'],
    ['adding', 'administrator', () => '/admin/people/add'],
    ['a list', 'administrator', () => '/admin/people/import'],
    ['a person', 'administrator', () => `/admin/people/of/${person}`],
    ['offices', 'administrator', () => '/admin/offices'],
    ['desks', 'administrator', () => '/admin/desks'],
    ['couriers', 'administrator', () => askByCourier()],
    ['the record', 'administrator', () => '/admin/audit'],
  ];

  it.each(ADDRESSES)(
    '(%s) has nothing that axe finds and nothing wider than the screen, in both languages and themes',
    async (_name, who, addressOf) => {
      const page = await (who === 'stranger' ? stranger : administering).newPage();
      const found = [listen(page)];
      const address = await addressOf();
      for (const language of ['km', 'en']) {
        const sign = address.includes('?') ? '&' : '?';
        await page.goto(`${address}${sign}language=${language}`);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        for (const [colorScheme, rule] of LOOKS) {
          await page.emulateMedia({ colorScheme });
          found.push(await violations(page, rule));
        }
        for (const size of [SMALLEST, PHONE]) {
          await page.setViewportSize(size);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect([size.width, over]).toEqual([size.width, 0]);
        }
      }
      expect(found.flat()).toEqual([]);
      await page.close();
    },
  );
});
