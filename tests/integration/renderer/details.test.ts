import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';

const { open, command } = useDeskPage();

const panel = (page: Page) => page.getByRole('complementary', { name: 'Side panel' });
const tab = (page: Page, name: string) => panel(page).getByRole('tab', { name });
const sent = (page: Page) =>
  page.evaluate(() =>
    window.fakeDesk.calls
      .filter(({ channel }) => channel === 'drafting.edit')
      .flatMap(({ request }) => (request as { fields: { name: string; value: unknown }[] }).fields)
      .map(({ name, value }) => [name, value]),
  );

describe('the details of an article', () => {
  it('go into its fields as they are filled in', async () => {
    const page = await open();
    await tab(page, 'Details').click();
    await page.getByLabel('Summary in Khmer').fill('សង្ខេប');
    await page.getByLabel('Place in Khmer').fill('ភ្នំពេញ');
    expect(await sent(page)).toEqual(
      expect.arrayContaining([
        ['summary.km', 'សង្ខេប'],
        ['event.place.km', 'ភ្នំពេញ'],
      ]),
    );
  });

  it('have the day of the event with its month by name, and in Khmer with Khmer digits', async () => {
    const page = await open();
    await tab(page, 'Details').click();
    const date = page.locator('[data-field="event.date"]').getByRole('group', { name: 'Date of the event' });
    await date.getByLabel('Day').fill('31');
    await date.getByLabel('Year').fill('2026');
    await date.getByLabel('Month').selectOption('April');
    await expect(date.getByLabel('Day')).toHaveAttribute('aria-invalid', 'true');
    expect((await sent(page)).filter(([name]) => name === 'event.date')).toEqual([]);
    await date.getByLabel('Day').fill('៤');
    await expect.poll(() => sent(page)).toContainEqual(['event.date', '2026-04-04']);
    await command('view.language');
    const khmer = page.locator('[data-field="event.date"]');
    await expect(khmer.getByLabel('ឆ្នាំ')).toHaveValue('២០២៦');
    await expect(khmer.locator('option:checked')).toHaveText('មេសា');
    await khmer.getByLabel('ថ្ងៃ').fill('');
    await expect.poll(() => sent(page)).toContainEqual(['event.date', null]);
  });

  it('stand inside their panel on the smallest screen, in both languages', async () => {
    const page = await open();
    await page.setViewportSize({ width: 1093, height: 614 });
    // Whether the panel is open at first is decided when the desk opens.
    await page.reload();
    await expect(page.getByRole('main')).toBeVisible();
    await expect(panel(page)).toBeHidden();
    await command('view.inspector');
    await tab(page, 'Details').click();
    for (const language of ['en', 'km']) {
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const over = await page.getByRole('complementary').evaluate((element) => {
        const { right } = element.getBoundingClientRect();
        return [...element.querySelectorAll('input, select, textarea')]
          .filter((field) => field.getBoundingClientRect().right > right)
          .map((field) => field.getAttribute('aria-label'));
      });
      expect(over).toEqual([]);
      await command('view.language');
    }
  });

  it('say when a text is longer than its channel takes', async () => {
    const page = await open();
    await tab(page, 'Details').click();
    await page.getByLabel('For Telegram, in Khmer').fill('ក'.repeat(4097));
    await expect(page.getByText('4097 letters: the channel takes 4096 at most')).toBeVisible();
  });

  it('stand in the languages of the paper', async () => {
    const page = await open();
    await tab(page, 'Details').click();
    await expect(page.getByLabel('Summary in English')).toBeHidden();
    await command('view.both');
    await expect(page.getByLabel('Summary in English')).toBeVisible();
    await expect(page.getByLabel('Summary in Khmer')).toBeVisible();
  });
});

describe('the checks of an article', () => {
  it('name what is missing and lead to where it is filled in', async () => {
    const page = await open();
    await tab(page, 'Checks').click();
    const missing = panel(page).getByRole('button', { name: 'The summary is missing. English' });
    await pressEnter(missing);
    await expect(page.getByLabel('Summary in English')).toBeFocused();
    await page.keyboard.type('A summary');
    await tab(page, 'Checks').click();
    await expect(panel(page)).toContainText('The summary is missing.');
    await expect(missing).toBeHidden();
  });

  it('lead to the title on the paper and to the unit in the text', async () => {
    const page = await open();
    await page.getByLabel('Title in Khmer').fill('');
    await tab(page, 'Checks').click();
    await pressEnter(panel(page).getByRole('button', { name: /The title is missing/u }));
    await expect(page.getByLabel('Title in Khmer')).toBeFocused();
  });
});
