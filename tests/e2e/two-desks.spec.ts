/** Two people, their desks and their ministry's hub: connected by a code, apart for a while, and of one mind in the end. */
import { chromium, type Locator, type Page } from '@playwright/test';
import path from 'node:path';
import { requireChromium } from '../../build/chromium.ts';
import { tabTo } from '../support/by-keyboard.ts';
import { ask, caretAtEnd, everythingIsSaved, textOf, type } from '../support/desk.ts';
import { serveHub, type NewDrafter, type ServedHub } from '../support/hub/served.ts';
import { launchApp, type LaunchedApp } from '../support/launch.ts';
import { expect, test } from './fixtures.ts';

const DARA: NewDrafter = { email: 'dara@example.gov.kh', name: 'សុខ ដារ៉ា', nameEn: 'Sok Dara' };
const SOPHEA: NewDrafter = { email: 'sophea@example.gov.kh', name: 'ចាន់ សុភា', nameEn: 'Chan Sophea' };
const PASSWORD = 'ខ្ញុំស្រឡាញ់ទន្លេមេគង្គ';

const TITLE = 'សេចក្តីជូនដំណឹងស្តីពីអនាម័យ';
const FINE = (riel: string): string => `ត្រូវពិន័យជាប្រាក់ ${riel} រៀល`;
const TAKES_EFFECT = 'ចូលជាធរមានពីថ្ងៃនេះ';

/** Across the desk, its hub and back; a machine with other work takes its time. In milliseconds. */
const TRAVEL = 60_000;

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
};
const standing = (page: Page): Locator => page.locator('[data-sync-state]');

/** A desk's first minute: a name, and the title of a first article waits. */
async function begin(folder: string, person: NewDrafter): Promise<LaunchedApp> {
  const app = await launchApp({
    profile: path.join(folder, person.email),
    userData: path.join(folder, `${person.email}-user-data`),
  });
  await expect(app.page.getByRole('textbox', { name: 'ឈ្មោះរបស់លោកអ្នក' })).toBeFocused();
  await type(app.page, `${person.name}\n`);
  await expect(app.page.getByRole('textbox', { name: 'ចំណងជើងជាភាសាខ្មែរ' })).toBeFocused();
  return app;
}

/** The desk shows a code; its person signs in on the hub's page and says that the desk is theirs. */
async function connect(page: Page, hub: ServedHub, person: NewDrafter, browser: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await press(page, button(page, 'ភ្ជាប់ទៅមជ្ឈមណ្ឌល'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await type(page, `${hub.line.address}\n`);
  await press(page, button(page, 'ត្រឹមត្រូវ បន្ត'));
  const code = dialog.getByRole('status', { name: 'កូដ' });
  await expect(code).toHaveText(/^\w{4}-\w{4}$/u);

  await browser.goto(`${hub.line.address}/device`);
  const typed = async (label: string, text: string): Promise<void> => {
    await tabTo(browser, browser.getByLabel(label));
    await browser.keyboard.insertText(text);
  };
  await typed('អ៊ីមែល', person.email);
  await typed('ពាក្យសម្ងាត់', PASSWORD);
  await browser.keyboard.press('Enter');
  await typed('លេខកូដដែលតុការងារបង្ហាញ', await code.innerText());
  await browser.keyboard.press('Enter');
  await press(browser, button(browser, 'យល់ព្រម'));
  await expect(browser.getByRole('heading', { name: 'បានភ្ជាប់តុការងារ' })).toBeVisible();

  await expect(dialog.getByText('បានភ្ជាប់តុការងារនេះហើយ។')).toBeVisible({ timeout: TRAVEL });
  await expect(dialog.getByText(person.name)).toBeVisible();
  await press(page, button(page, 'ទៅធ្វើការ'));
  await press(page, page.getByRole('navigation').getByRole('button', { name: 'តុការងារ' }));
}

/** The way of somebody who does not want to wait for the desk's own next try. */
async function syncNow(page: Page): Promise<void> {
  await press(page, standing(page));
  await press(page, button(page, 'ផ្ញើ និងទទួលឥឡូវនេះ'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** In place of the first paragraph's words. */
async function rewriteFirst(page: Page, words: string): Promise<void> {
  await textOf(page, 'km').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+End');
  await type(page, words);
  await page.keyboard.press('Control+s');
  await everythingIsSaved(page);
}

const paragraphs = (page: Page): Locator => textOf(page, 'km').locator('p');

test('what two wrote without a line is decided once, and both desks then say the same', async ({
  folder,
}, info) => {
  // Two desks and a hub beside whatever else the machine does.
  test.setTimeout(300_000);
  const hub = await serveHub();
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const apps = await Promise.all([begin(folder, DARA), begin(folder, SOPHEA)]);
  info.annotations.push({ type: 'host', description: apps[0].host });
  const [dara, sophea] = [apps[0].page, apps[1].page];
  try {
    const links = await hub.drafters([DARA, SOPHEA]);
    // Dara writes before there is any hub.
    await type(dara, `${TITLE}\n${FINE('១០០ ០០០')}`);
    await everythingIsSaved(dara);
    await Promise.all(
      [DARA, SOPHEA].map(async (person, index) => {
        const context = await browser.newContext();
        const page = await context.newPage();
        await page.goto(links[index] ?? '');
        for (const label of ['ពាក្យសម្ងាត់ថ្មី', 'វាយពាក្យសម្ងាត់ម្តងទៀត']) {
          await tabTo(page, page.getByLabel(label));
          await page.keyboard.insertText(PASSWORD);
        }
        await page.keyboard.press('Enter');
        await expect(page.getByRole('status')).toBeVisible();
        await connect(person === DARA ? dara : sophea, hub, person, page);
        await context.close();
      }),
    );

    // It lives on her computer alone until she sends it to the office.
    await press(dara, standing(dara));
    await press(dara, button(dara, 'ផ្ញើទៅអង្គភាព'));
    await dara.keyboard.press('Escape');
    await expect(standing(dara)).toHaveAttribute('data-sync-state', 'upToDate', { timeout: TRAVEL });
    const arrived = sophea.getByRole('option').filter({ hasText: TITLE });
    await expect(arrived).toBeVisible({ timeout: TRAVEL });
    await tabTo(sophea, sophea.getByRole('listbox', { name: 'ឯកសាររបស់ខ្ញុំ' }));
    await sophea.keyboard.press('Home');
    if ((await arrived.getAttribute('data-active')) !== 'true') await sophea.keyboard.press('ArrowDown');
    await expect(arrived).toHaveAttribute('data-active', 'true');
    await sophea.keyboard.press('Enter');
    await expect(paragraphs(sophea)).toHaveText([FINE('១០០ ០០០')]);
    const document = (await ask(dara, 'documents.list', { bin: false })).find(
      ({ title }) => title.km === TITLE,
    );
    if (document === undefined) throw new Error('no article');

    // Each sees that the other is here, by name.
    await expect(button(sophea, `កំពុងនៅទីនេះ៖ ${DARA.name}`)).toBeVisible({ timeout: TRAVEL });
    await expect(button(dara, `កំពុងនៅទីនេះ៖ ${SOPHEA.name}`)).toBeVisible({ timeout: TRAVEL });

    // No line: both go on, in the same sentence, and one of them in another as well.
    hub.line.cut();
    for (const page of [dara, sophea]) await expect(page.locator('[data-who-is-here]')).toBeHidden();
    await rewriteFirst(dara, FINE('២០០ ០០០'));
    await rewriteFirst(sophea, FINE('៥០០ ០០០'));
    await caretAtEnd(dara, 'km');
    await type(dara, `\n${TAKES_EFFECT}`);
    await dara.keyboard.press('Control+s');
    await everythingIsSaved(dara);
    for (const page of [dara, sophea]) {
      await syncNow(page);
      await expect(standing(page)).toHaveAttribute('data-sync-state', 'noLine');
      await expect(standing(page)).toContainText('រង់ចាំផ្ញើ');
    }

    // The line is back. Nobody's words are replaced by the other's, and none are mixed.
    hub.line.mend();
    await syncNow(dara);
    await expect(standing(dara)).toHaveAttribute('data-sync-state', 'upToDate', { timeout: TRAVEL });
    await syncNow(sophea);
    await expect(standing(sophea)).toHaveAttribute('data-sync-state', 'upToDate', { timeout: TRAVEL });
    await expect(paragraphs(dara)).toHaveText([FINE('២០០ ០០០'), TAKES_EFFECT]);
    await expect(paragraphs(sophea)).toHaveText([FINE('៥០០ ០០០')]);

    // Sophea decides: her colleague's sum.
    await expect(sophea.getByText(`${DARA.name} ក៏បានសរសេរក្នុងឯកសារនេះដែរ`)).toBeVisible();
    await press(sophea, button(sophea, 'មើល និងសម្រេច'));
    const question = sophea.locator('[data-conflict]');
    await expect(question).toHaveCount(1);
    await sophea.keyboard.press('F7');
    await expect(question).toBeFocused();
    await tabTo(sophea, question.getByRole('radio').first());
    await sophea.keyboard.press('ArrowRight');
    await sophea.keyboard.press('Space');
    await expect(question).toHaveAttribute('data-decided', 'true');
    await press(sophea, button(sophea, 'បង្កើតកំណែរួម'));
    await expect(paragraphs(sophea)).toHaveText([FINE('២០០ ០០០'), TAKES_EFFECT]);

    // Both have it, word for word and by hash, and nothing waits any more.
    const last = (page: Page) => async (): Promise<unknown> => {
      const [revision] = await ask(page, 'history.list', { documentId: document.id });
      const branches = await ask(page, 'merging.branches', { documentId: document.id });
      return { id: revision?.id, parents: revision?.parents.length, roots: revision?.roots, branches };
    };
    const decided = await last(sophea)();
    expect(decided).toMatchObject({ parents: 2, branches: [] });
    await expect.poll(last(dara), { timeout: TRAVEL }).toEqual(decided);
    await expect(paragraphs(dara)).toHaveText([FINE('២០០ ០០០'), TAKES_EFFECT]);
    for (const page of [dara, sophea]) await expect(button(page, 'មើល និងសម្រេច')).toBeHidden();
  } finally {
    for (const app of apps) await app.close();
    await browser.close();
    await hub.end();
  }
});
