import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { useDeskPage } from '../../support/desk-page.ts';

const { open, command } = useDeskPage();

const choice = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name });
const kept = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.sastra.call['records.read']({ name: 'settings.interface' });
    return answer.ok ? answer.value?.fields : null;
  });
const html = (page: Page) => page.locator('html');

describe('the settings', () => {
  it('take effect at once, are kept, and leave by Escape to the desk', async () => {
    const page = await open();
    await expect(page.locator('[contenteditable="true"]')).toBeVisible();
    await command('view.settings');
    await expect(page.getByRole('button', { name: 'Settings' })).toHaveAttribute('aria-current', 'page');
    await choice(page, 'Appearance', 'Dark').click();
    await expect(html(page)).toHaveAttribute('data-theme', 'dark');
    await choice(page, 'Khmer face', 'Battambang').click();
    await choice(page, 'Khmer headings', 'Bold').click();
    await choice(page, 'Movement', 'None').click();
    await choice(page, 'Size of text and buttons', '125%').click();
    await choice(page, 'Language', 'ខ្មែរ').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ការកំណត់');
    await expect
      .poll(() => kept(page))
      .toEqual({
        language: 'km',
        theme: 'dark',
        font: 'battambang',
        headings: 'bold',
        motion: 'less',
        size: 125,
      });
    expect(
      await page.evaluate(() => window.fakeDesk.calls.findLast(({ channel }) => channel === 'window.size')),
    ).toMatchObject({ request: { percent: 125 } });
    await page.keyboard.press('Escape');
    const text = page.locator('[contenteditable="true"]');
    await expect(text).toBeVisible();
    expect(await text.evaluate((element) => getComputedStyle(element).fontFamily)).toContain('Battambang');
  });

  it('make the paper larger and smaller by command, step by step, and never past the last size', async () => {
    const page = await open();
    const paper = page.getByRole('article');
    await expect(paper).toBeVisible();
    const zoom = () => paper.evaluate((element) => getComputedStyle(element).zoom);
    await command('view.zoomIn');
    await expect.poll(zoom).toBe('1.1');
    for (let step = 0; step < 12; step += 1) await command('view.zoomIn');
    await expect.poll(zoom).toBe('2');
    await command('view.zoomReset');
    await command('view.zoomOut');
    await expect.poll(zoom).toBe('0.9');
  });

  it('follow what another window chose', async () => {
    const page = await open();
    await expect(page.locator('[contenteditable="true"]')).toBeVisible();
    await page.evaluate(async () => {
      await window.sastra.call['records.write']({
        name: 'settings.interface',
        baseVersion: 1,
        fields: { language: 'km', theme: 'dark' },
      });
    });
    await expect(html(page)).toHaveAttribute('lang', 'km');
    await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  });
});
