import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';

const { open, command } = useDeskPage();
const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const calls = (page: Page, name: string) =>
  page.evaluate(
    (asked) => window.fakeDesk.calls.filter(({ channel }) => channel === asked).map(({ request }) => request),
    name,
  );

describe('the help', () => {
  it('is a place with contents, found by a word, left by Escape', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await command('help.page');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting started');
    await expect(page.getByRole('article')).toContainText('Ctrl+N');
    await page.getByRole('textbox', { name: 'Find in the help' }).fill('bin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The bin');
    await page.keyboard.press('Escape');
    await expect(text(page)).toBeVisible();
  });

  it('explains the parts of the screen, numbered, and goes by Escape', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await command('help.here');
    const here = page.getByRole('dialog', { name: 'What is on this screen?' });
    await expect(here.getByRole('listitem')).toHaveCount(7);
    await expect(here).toContainText('The status line');
    await page.keyboard.press('Escape');
    await expect(here).toHaveCount(0);
  });
});

describe('the welcome', () => {
  it('asks a new person for a name and opens the sample, and does not come again', async () => {
    const page = await open({
      documents: [],
      records: [],
      profiles: [{ id: 'one', name: '', current: true }],
    });
    await expect(page.getByRole('heading', { name: 'សូមស្វាគមន៍មកកាន់សាស្ត្រា' })).toBeVisible();
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('textbox', { name: 'Your name' }).fill('លី ម៉ារី');
    await page.getByRole('button', { name: 'Open the sample article' }).click();
    await expect(page.locator('textarea[lang="km"]')).toHaveValue(/កំពង់ធំ/u);
    await expect(page.getByRole('button', { name: 'លី ម៉ារី' })).toBeVisible();
    expect(await calls(page, 'profiles.rename')).toEqual([{ name: 'លី ម៉ារី' }]);
    const seen = await page.evaluate(async () => {
      const answer = await window.sastra.call['records.read']({ name: 'settings.welcome' });
      return answer.ok ? answer.value?.fields : null;
    });
    expect(seen).toEqual({ seen: true });
  });

  it('does not fetch back somebody who has gone elsewhere before it was known to be the first time', async () => {
    const page = await open({ records: [] });
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(2);
    await command('view.register');
    const register = page.getByRole('heading', { name: 'បញ្ជីលិខិតបទដ្ឋាន' });
    await expect(register).toBeVisible();
    const seen = await page.evaluate(async () => {
      const { call } = window.sastra;
      const listed = await call['documents.list']({ bin: false });
      for (const { id } of listed.ok ? listed.value : []) await call['documents.bin']({ documentId: id });
      for (;;) {
        const answer = await call['records.read']({ name: 'settings.welcome' });
        if (answer.ok && answer.value !== null) return answer.value.fields;
        await new Promise(requestAnimationFrame);
      }
    });
    expect(seen).toEqual({ seen: true });
    await expect(register).toBeVisible();
  });

  it('is skipped by Escape, and stays away from a desk that has documents', async () => {
    const page = await open({ documents: [], records: [] });
    await expect(page.getByRole('button', { name: 'រំលង' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'រំលង' })).toHaveCount(0);
    expect(await calls(page, 'profiles.rename')).toEqual([]);
    await page.close();
    const other = await open({ records: [] });
    await expect(other.getByRole('listbox')).toBeVisible();
    await expect(other.getByRole('button', { name: 'រំលង' })).toHaveCount(0);
  });
});
