import type { Page } from '@playwright/test';
import type { Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { chooseFromMenu } from '../support/by-keyboard.ts';
import { belowNewTable, caretAtEnd, frame, openNewArticle, stored, textOf, type } from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

const slashMenu = (page: Page) => page.getByRole('listbox', { name: /^(?:Insert|បញ្ចូល)$/u });

const types = (units: readonly Unit[]): readonly string[] => units.map(({ type: kind }) => kind);

test('a table is made, filled, changed and left by keyboard alone', async ({ app: { page } }) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.press('Control+Shift+t');
  await expect(page.locator('#table-rows')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').locator('th').first()).toBeVisible();
  await expect(textOf(page, 'km')).toBeFocused();
  for (const word of ['ក', 'ខ', 'គ']) {
    await type(page, word);
    await page.keyboard.press('Tab');
  }
  await type(page, 'ឃ');
  // The last cell: Tab begins a new row.
  await page.keyboard.press('Tab');
  await type(page, 'ង');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+t');
  await chooseFromMenu(page, page.getByRole('menuitem').nth(6));
  await expect(textOf(page, 'km').locator('td[colspan="2"]')).toHaveText('ង');
  await page.keyboard.press('ArrowDown');
  await type(page, 'after');
  const units = await stored(page, documentId);
  expect(types(units)).toEqual(['table', 'paragraph']);
  expect(units[0]?.content).toMatchObject({
    header: true,
    rows: [
      { cells: [{ inline: [{ text: 'ក' }] }, { inline: [{ text: 'ខ' }] }] },
      { cells: [{ inline: [{ text: 'គ' }] }, { inline: [{ text: 'ឃ' }] }] },
      { cells: [{ inline: [{ text: 'ង' }], colspan: 2 }] },
    ],
  });
});

test('a slash opens what can be put in, found by Khmer or English words', async ({ app: { page } }) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await type(page, '/');
  await expect(slashMenu(page)).toBeVisible();
  await type(page, 'សម្រ');
  await expect(slashMenu(page).getByRole('option')).toHaveCount(1);
  await expect(textOf(page, 'km')).toHaveAttribute('aria-activedescendant', /quote/u);
  await page.keyboard.press('Enter');
  await type(page, 'ជាតិ');
  await page.keyboard.press('Enter');
  await type(page, '/rule');
  await page.keyboard.press('Enter');
  await type(page, 'a/b /zzz');
  await expect(slashMenu(page)).toHaveCount(0);
  await type(page, ' /');
  await expect(slashMenu(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(slashMenu(page)).toHaveCount(0);
  const units = await stored(page, documentId);
  expect(types(units)).toEqual(['quote', 'rule', 'paragraph']);
  expect(units.map((unit) => plainText(unit))).toEqual(['ជាតិ', '', 'a/b /zzz /']);
});

test('a block moves past a table by Alt, Shift and an arrow; only its rank changes, as one step', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await belowNewTable(page);
  await type(page, 'moved');
  const before = await stored(page, documentId);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await type(page, '!');
  await expect(textOf(page, 'km').locator(':scope > p:first-child')).toHaveText('moved!');
  await page.keyboard.press('Control+z');
  const after = await stored(page, documentId);
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid).toReversed());
  const withoutRank = ({ rank: _rank, ...rest }: Unit): Omit<Unit, 'rank'> => rest;
  expect(after.toReversed().map(withoutRank)).toEqual(before.map(withoutRank));
  await page.keyboard.press('Control+z');
  expect(await stored(page, documentId)).toEqual(before);
});

test('words that are selected have their tools beside them, reached by Tab and left by Escape', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await type(page, 'ដិត');
  await page.keyboard.press('Shift+Home');
  await frame(page);
  const tools = page.locator('[data-floating]');
  await expect(tools).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(tools.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').locator('strong')).toHaveText('ដិត');
  await page.keyboard.press('Escape');
  await expect(tools).toHaveCount(0);
  expect((await stored(page, documentId))[0]?.content).toEqual({
    inline: [{ kind: 'text', text: 'ដិត', marks: ['bold'] }],
  });
});

test('the tools at selected words stand beside them, also over a paper that is shown larger', async ({
  app: { page },
}) => {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await type(page, 'ដិត');
  await page.keyboard.press('Shift+Home');
  const tools = page.locator('[data-floating]');
  const tool = tools.getByRole('button').first();
  await expect(tool).toBeVisible();
  const own = await tool.boundingBox();
  await page.keyboard.press('End');
  await page.keyboard.press('Control++');
  await page.keyboard.press('Control++');
  const words = () =>
    page.evaluate(() => {
      const { left, top, bottom } = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
      return { left, top, bottom };
    });
  const size = await words();
  await page.keyboard.press('Shift+Home');
  await expect(tools).toBeVisible();
  const [box, at] = [await tools.boundingBox(), await words()];
  if (box === null) throw new Error('the tools have no box');
  // Larger letters than at the paper's own size, and beside them tools of the same size as before.
  expect(size.bottom - size.top).toBeGreaterThan(24);
  expect(Math.abs(box.x - at.left)).toBeLessThan(2);
  expect(Math.min(Math.abs(box.y + box.height - at.top), Math.abs(box.y - at.bottom))).toBeLessThan(12);
  expect((await tool.boundingBox())?.height).toBeCloseTo(own?.height ?? 0, 1);
});
