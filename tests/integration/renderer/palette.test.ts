import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';

const { open, command } = useDeskPage();

const field = (page: Page) => page.getByRole('combobox', { name: 'Find or do' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Find or do' }).getByRole('option');
const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');

describe('the palette', () => {
  it('finds a document by its Khmer title, opens it by Enter, and has it first the next time', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await command('view.palette');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('ជូនដំណឹង');
    await expect(options(page).first()).toHaveText('Notice');
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveCount(0);
    await expect(page.locator('textarea[lang="km"]')).toHaveValue('សេចក្តីជូនដំណឹង');
    await command('view.palette');
    await expect(page.getByRole('group', { name: 'Used lately' }).getByRole('option')).toHaveText('Notice');
  });

  it('carries out a command where the focus was, and Escape leaves things as they are', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await text(page).focus();
    await command('view.palette');
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveCount(0);
    await expect(text(page)).toBeFocused();
    await command('view.palette');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('side panel');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Side panel' })).toBeHidden();
    await expect(text(page)).toBeFocused();
  });

  it('moves through its entries by the arrows, round both ends', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await page.getByRole('button', { name: /^Find or do/u }).click();
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
    await expect(options(page).last()).toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  it('offers no command about a document where none is open, and says where nothing answers', async () => {
    const page = await open({ documents: [] });
    await expect(page.getByRole('heading', { name: 'No document is open' })).toBeVisible();
    await command('view.palette');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('print');
    await expect(page.getByText('Nothing answers to these words.')).toBeVisible();
  });
});

describe('the keyboard map', () => {
  it('lists the keys and leaves those that answer to a word', async () => {
    const page = await open();
    await expect(text(page)).toBeVisible();
    await command('help.keys');
    const map = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(map).toContainText('Ctrl+Shift+N');
    await expect(map).toContainText('Ctrl+B');
    await expect(map.locator('input')).toBeFocused();
    await page.keyboard.type('bold');
    await expect(map.locator('dt')).toHaveText(['Bold']);
    await page.keyboard.press('Escape');
    await expect(map).toHaveCount(0);
  });
});
