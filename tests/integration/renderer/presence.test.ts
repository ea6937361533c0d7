import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { branded } from '../../../shared/document/brand.ts';
import type { DocumentId, Uid } from '../../../shared/document/model.ts';
import type { Colleague, ColleaguePlace, PresenceState } from '../../../shared/ipc/presence.ts';
import type { OpenDocument } from '../../../shared/ipc/types.ts';
import { violations } from '../../support/axe.ts';
import { chooseFromMenu, pressEnter } from '../../support/by-keyboard.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';
import { uidOf, unitOf } from '../../support/units.ts';

const desk = useDeskPage();

const made = (number: number, title: string): OpenDocument =>
  madeDocument({
    number,
    title: { km: title, en: title },
    text: { km: '', en: '' },
    changedAt: 1_790_000_000_000 - number,
  });
const NOTICE: OpenDocument = {
  ...made(100, 'Notice'),
  units: { km: [unitOf(1, 'A', 'កថាខណ្ឌទីមួយ'), unitOf(2, 'M', 'កថាខណ្ឌទីពីរ')], en: [] },
};
const documents = [NOTICE, made(101, 'Report')];
const ID = branded<DocumentId>(madeId(100));

const reading = (unit: Uid | null): ColleaguePlace => ({ is: 'here', unit });
const writing = (unit: Uid, isFirst = true): ColleaguePlace => ({ is: 'writes', unit, isFirst });
const sophea = (at: ColleaguePlace): Colleague => ({
  id: 'a1',
  name: { km: 'ចាន់ សុភា', en: 'Chan Sophea' },
  isMe: false,
  at,
});
const nameless = (at: ColleaguePlace): Colleague => ({ id: 'b2', name: null, isMe: false, at });
const me = (at: ColleaguePlace): Colleague => ({ id: 'c3', name: null, isMe: true, at });
const inNotice = (colleagues: readonly Colleague[], own: Uid | null = null): PresenceState => [
  { documentId: ID, colleagues, writing: own },
];

const hears = (page: Page, state: PresenceState): Promise<void> =>
  page.evaluate((value) => window.fakeDesk.emit('presence.changed', value), state);
const told = (page: Page): Promise<unknown[]> =>
  page.evaluate(() =>
    window.fakeDesk.calls
      .filter(({ channel }) => channel === 'presence.tell')
      .map(({ request }) => (request as { at: unknown }).at),
  );
const who = (page: Page) => page.getByRole('button', { name: /^Here now: /u });
const tags = (page: Page) => page.locator('[data-present]');
const line = (page: Page) => page.getByRole('status').filter({ hasText: 'Nothing is locked' });
const text = (page: Page) => page.locator('[contenteditable="true"]');

/** The article is on the paper, and the page listens. */
async function open(presence: PresenceState = [], language: 'km' | 'en' = 'en'): Promise<Page> {
  const page = await desk.open({ documents, presence }, language);
  await expect(text(page)).toBeVisible();
  return page;
}

describe('colleagues in the open document', () => {
  it('are named above the paper and in the list for as long as they are there', async () => {
    const page = await open();
    await expect(who(page)).toHaveCount(0);
    await hears(page, inNotice([sophea(reading(null)), nameless(reading(null)), me(reading(null))]));
    await expect(who(page)).toHaveAccessibleName(
      'Here now: Chan Sophea, A colleague, You on another computer',
    );
    const rows = page.getByRole('listbox', { name: 'My documents' });
    await expect(rows.getByRole('option', { name: /Notice.*Here now: Chan Sophea/u })).toBeVisible();
    await expect(rows.getByRole('option', { name: /Report.*Here now/u })).toHaveCount(0);
    await hears(page, []);
    await expect(who(page)).toHaveCount(0);
  });

  it('are in Khmer called by their Khmer names', async () => {
    const page = await open(inNotice([sophea(writing(uidOf(1)))]), 'km');
    await expect(page.getByRole('button', { name: 'កំពុងនៅទីនេះ៖ ចាន់ សុភា' })).toBeVisible();
    await expect(tags(page)).toHaveText(['សុភា']);
  });

  it('stand at the margin of the block that they are in, and move neither the text nor the caret', async () => {
    const page = await open();
    const block = text(page).locator('p').nth(1);
    await block.click();
    await page.keyboard.press('End');
    const before = await text(page).evaluate((root) => root.innerHTML.replaceAll(/ style="[^"]*"/gu, ''));
    const place = await block.boundingBox();
    await hears(page, inNotice([sophea(writing(uidOf(2)))]));
    await expect(tags(page)).toHaveText(['Sophea']);
    const tag = await tags(page).boundingBox();
    expect(await block.boundingBox()).toEqual(place);
    if (tag === null || place === null) throw new Error('both are on the page');
    expect(tag.x).toBeGreaterThanOrEqual(place.x + place.width);
    expect(Math.abs(tag.y - place.y)).toBeLessThan(place.height);
    // Where the first block grows the name goes down with the second.
    await text(page).locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText('ពាក្យ '.repeat(60));
    await expect.poll(async () => (await tags(page).boundingBox())?.y).toBeGreaterThan(tag.y + 20);
    await page.keyboard.press('Control+z');
    await hears(page, []);
    await expect(tags(page)).toHaveCount(0);
    expect(await text(page).evaluate((root) => root.innerHTML.replaceAll(/ style="[^"]*"/gu, ''))).toBe(
      before,
    );
  });

  it('keep their tag where a block is made anew', async () => {
    const page = await open(inNotice([sophea(reading(uidOf(2)))]));
    await expect(tags(page)).toHaveCount(1);
    await text(page).locator('p').nth(1).click();
    await page.keyboard.press('Control+Alt+2');
    const heading = text(page).locator('h3');
    await expect(heading).toBeVisible();
    await expect.poll(async () => (await tags(page).boundingBox())?.y).toBeGreaterThan(0);
    const [place, tag] = [await heading.boundingBox(), await tags(page).boundingBox()];
    expect(Math.abs((tag?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(place?.height ?? 0);
  });

  it('are gone to by keyboard', async () => {
    const page = await open(inNotice([sophea(writing(uidOf(2)))]));
    await pressEnter(who(page));
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Chan Sophea · writing' }));
    await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toBe('កថាខណ្ឌទីពីរ');
  });

  it('are told once when they come, and not with each step', async () => {
    const page = await open();
    const status = page.getByRole('status').filter({ hasText: 'Here now' });
    await hears(page, inNotice([sophea(reading(null))]));
    await expect(status).toHaveText('Here now: Chan Sophea');
    await status.evaluate((output) => {
      const seen = { changes: 0 };
      new MutationObserver((changes) => (seen.changes += changes.length)).observe(output, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      Object.assign(window, { seen });
    });
    await hears(page, inNotice([sophea(writing(uidOf(1)))]));
    await expect(tags(page)).toHaveCount(1);
    expect(await page.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes)).toBe(
      0,
    );
  });
});

describe('a unit in which a colleague was first', () => {
  it('says so when one writes in it, that nothing is locked, and for as long as both do', async () => {
    const page = await open();
    await hears(page, inNotice([sophea(writing(uidOf(1)))]));
    await expect(tags(page)).toHaveCount(1);
    await expect(line(page)).toHaveCount(0);
    const place = await text(page).locator('p').first().boundingBox();
    await hears(page, inNotice([sophea(writing(uidOf(1)))], uidOf(1)));
    await expect(line(page)).toHaveText(
      'You and Chan Sophea are both writing here now. Nothing is locked: write on, and both versions will be kept.',
    );
    expect(await text(page).locator('p').first().boundingBox()).toEqual(place);
    await text(page).locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText('ថែម');
    await expect(text(page).locator('p').first()).toHaveText('កថាខណ្ឌទីមួយថែម');
    await hears(page, inNotice([sophea(reading(uidOf(1)))], uidOf(1)));
    await expect(line(page)).toHaveCount(0);
  });

  it('says nothing where oneself was first, or they write elsewhere', async () => {
    const page = await open();
    await hears(page, inNotice([sophea(writing(uidOf(1), false)), me(writing(uidOf(2)))], uidOf(1)));
    await expect(tags(page)).toHaveCount(2);
    await expect(line(page)).toHaveCount(0);
    await hears(page, inNotice([me(writing(uidOf(1)))], uidOf(1)));
    await expect(line(page)).toContainText('on another computer');
  });
});

describe('the page', () => {
  it('tells where its person is when a document opens, when the caret rests in another block, and when it goes', async () => {
    const page = await open();
    const at = (unit: Uid | null) => ({ documentId: ID, unit });
    await expect.poll(() => told(page)).toEqual([at(null)]);
    await text(page).locator('p').nth(1).click();
    await expect.poll(() => told(page)).toEqual([at(null), at(uidOf(2))]);
    // A key tells nothing.
    await page.keyboard.insertText('ក');
    await page.keyboard.press('End');
    await page.getByRole('option', { name: /Report/u }).click();
    const next = { documentId: madeId(101), unit: null };
    await expect.poll(() => told(page)).toEqual([at(null), at(uidOf(2)), null, next]);
  });

  it('has nothing for axe to find with colleagues in it', async () => {
    const state = inNotice([sophea(writing(uidOf(1))), nameless(reading(uidOf(2)))], uidOf(1));
    const page = await open(state);
    await expect(line(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
