import type { Locator, Page } from '@playwright/test';
import type { DocumentId, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { chooseFromMenu } from '../support/by-keyboard.ts';
import { belowNewTable, caretAtEnd, cdpOf, openNewArticle, stored, textOf } from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { expect, test } from './fixtures.ts';

async function written(page: Page, text: string): Promise<DocumentId> {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  const session = await cdpOf(page);
  for (const key of text) await pressKey(session, key);
  await session.detach();
  return documentId;
}

const words = (units: readonly Unit[]): readonly string[] => units.map((unit) => plainText(unit));
const withoutRank = ({ rank: _rank, ...rest }: Unit): Omit<Unit, 'rank'> => rest;

const handle = (page: Page): Locator => page.getByRole('button', { name: /^(?:Drag to move|អូសដើម្បីរំកិល)/u });
const block = (page: Page, index: number): Locator => textOf(page, 'km').locator(':scope > *').nth(index);
const dropLine = (page: Page): Locator => page.locator('[data-drop]');

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not in sight');
  return box;
}

/** Presses the handle of a block, and leaves it pressed. */
async function grip(page: Page, index: number): Promise<void> {
  await block(page, index).hover();
  await expect(handle(page)).toBeVisible();
  await expect
    .poll(async () => Math.abs((await boxOf(handle(page))).y - (await boxOf(block(page, index))).y))
    .toBeLessThan(16);
  await handle(page).hover();
  await page.mouse.down();
}

test('a block is dragged to another place: its rank alone changes, and one undo brings it back', async ({
  app: { page },
}) => {
  const documentId = await written(page, 'one\ntwo\nthree');
  const before = await stored(page, documentId);
  await grip(page, 0);
  const last = await boxOf(block(page, 2));
  await page.mouse.move(last.x + 40, last.y + last.height - 4, { steps: 6 });
  await expect(dropLine(page)).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.mouse.up();
  await expect(dropLine(page)).toHaveCount(0);
  await expect(block(page, 2)).toHaveText('one');
  const after = await stored(page, documentId);
  expect(words(after)).toEqual(['two', 'three', 'one']);
  const byUid = (units: readonly Unit[]) =>
    units.toSorted((a, b) => a.uid.localeCompare(b.uid)).map(withoutRank);
  expect(byUid(after)).toEqual(byUid(before));
  expect(after.slice(0, 2)).toEqual(before.slice(1));
  await expect(textOf(page, 'km')).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await stored(page, documentId)).toEqual(before);
});

test('Escape calls a drag off, and a press without a drag opens the menu of the block', async ({
  app: { page },
}) => {
  const documentId = await written(page, 'one\ntwo\nthree');
  const before = await stored(page, documentId);
  await grip(page, 2);
  const first = await boxOf(block(page, 0));
  await page.mouse.move(first.x + 40, first.y + 2, { steps: 6 });
  await expect(dropLine(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dropLine(page)).toHaveCount(0);
  await page.mouse.up();
  expect(await stored(page, documentId)).toEqual(before);
  await grip(page, 0);
  await page.mouse.up();
  await page.getByRole('menuitemradio', { name: /^(?:Quote|សម្រង់)/u }).click();
  await expect(block(page, 0)).toHaveJSProperty('tagName', 'BLOCKQUOTE');
  await expect(textOf(page, 'km')).toBeFocused();
  expect((await stored(page, documentId)).map(({ type }) => type)).toEqual([
    'quote',
    'paragraph',
    'paragraph',
  ]);
});

test('a drag near the lower edge rolls the paper by, to blocks that were out of sight', async ({
  app: { page },
}) => {
  await page.setViewportSize({ width: 1093, height: 614 });
  const documentId = await written(page, Array.from({ length: 24 }, (_, index) => `${index}`).join('\n'));
  await page.keyboard.press('Control+Home');
  await expect(block(page, 0)).toBeInViewport({ ratio: 1 });
  await expect(block(page, 23)).not.toBeInViewport();
  await grip(page, 0);
  const paper = await boxOf(page.locator('[data-scroller]'));
  await page.mouse.move(paper.x + 200, paper.y + paper.height - 6, { steps: 6 });
  await expect(block(page, 23)).toBeInViewport({ ratio: 1 });
  await page.mouse.up();
  await expect(block(page, 0)).toHaveText('1');
  expect(words(await stored(page, documentId)).indexOf('0')).toBeGreaterThan(18);
});

test('the menu of the block with the caret opens by Shift+F10 and by the menu key, and gives the caret back', async ({
  app: { page },
}) => {
  const documentId = await written(page, 'one\ntwo');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(textOf(page, 'km')).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await chooseFromMenu(page, page.getByRole('menuitem', { name: /^(?:Duplicate|ចម្លង)/u }));
  await expect(block(page, 2)).toHaveText('two');
  await page.keyboard.press('Shift+F10');
  await chooseFromMenu(page, page.getByRole('menuitem', { name: /^(?:Move up|រំកិលឡើងលើ)/u }));
  await page.keyboard.type('!');
  expect(words(await stored(page, documentId))).toEqual(['one', '!two', 'two']);
  await page.keyboard.press('Shift+F10');
  await chooseFromMenu(page, page.getByRole('menuitem', { name: /^(?:Delete the block|លុបផ្នែកនេះ)/u }));
  await expect(textOf(page, 'km').locator(':scope > *')).toHaveCount(2);
  expect(words(await stored(page, documentId))).toEqual(['one', 'two']);
});

test('Backspace right behind a table chooses it first, takes it out then, and undo brings it back', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await belowNewTable(page);
  await page.keyboard.type('below');
  const before = await stored(page, documentId);
  // At the heels of each other, as from a person whose machine is slow.
  await Promise.all([page.keyboard.press('Home'), page.keyboard.press('Backspace')]);
  await expect(textOf(page, 'km').locator('table[data-chosen]')).toBeVisible();
  expect(await stored(page, documentId)).toEqual(before);
  await page.keyboard.press('Backspace');
  await expect(textOf(page, 'km').locator('table')).toHaveCount(0);
  expect(words(await stored(page, documentId))).toEqual(['below']);
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km').locator('table')).toBeVisible();
  expect(await stored(page, documentId)).toEqual(before);
});
