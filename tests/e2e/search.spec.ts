import { caretAtEnd, openNewArticle, textOf } from '../support/desk.ts';
import { expect, test } from './fixtures.ts';

test('what is typed right behind the keys of a search reaches its field, and none of it the article', async ({
  app: { page },
}) => {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.type('water');
  const palette = page.getByRole('dialog').getByRole('combobox');
  const find = page.getByRole('search').getByRole('textbox');
  const search = page.getByRole('main').getByRole('combobox');
  for (const [keys, field] of [
    ['Control+K', palette],
    ['Control+F', find.first()],
    ['Control+Shift+H', find.first()],
    ['Control+Shift+F', search],
  ] as const) {
    // Nothing is waited for in between: that is the test.
    await page.keyboard.press(keys);
    await page.keyboard.type('rice');
    await expect(field, keys).toHaveValue('rice');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await expect(textOf(page, 'km'), keys).toHaveText('water');
    await caretAtEnd(page, 'km');
  }
});
