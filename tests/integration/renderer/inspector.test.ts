import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import { ARTICLE_SCHEMA_VERSION } from '../../../shared/document/article.ts';
import { branded } from '../../../shared/document/brand.ts';
import type { Rank, Uid, Unit } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';

const { open, command } = useDeskPage();

const unit = (number: number, body: Pick<Unit, 'type' | 'content'>): Unit => ({
  uid: branded<Uid>(madeId(number)),
  parent: null,
  rank: branded<Rank>(
    `a${String.fromCodePoint(97 + Math.floor(number / 26))}${String.fromCodePoint(97 + (number % 26))}`,
  ),
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  ...body,
});
const inline = (text: string) => [{ kind: 'text', text }];

/** Thirty parts, each a heading and a paragraph: longer than any window. */
const long = {
  ...madeDocument({ number: 100, title: { km: 'វែង', en: 'Long' }, text: { km: '', en: '' }, changedAt: 1 }),
  units: {
    km: Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? unit(index, { type: 'heading', content: { level: 1, inline: inline(`ផ្នែក ${index / 2 + 1}`) } })
        : unit(index, { type: 'paragraph', content: { inline: inline('ពាក្យ '.repeat(60)) } }),
    ),
    en: [],
  },
};

const headings = (page: Page) => page.getByRole('listbox', { name: 'Outline' });
const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Side panel' });

describe('the panel beside the paper', () => {
  it('lists the headings, goes to one by Enter, and marks the one above the caret', async () => {
    const page = await open({ documents: [long] });
    await expect(text(page)).toBeVisible();
    await headings(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(text(page)).toBeFocused();
    await expect(text(page).locator('h2').last()).toBeInViewport();
    await expect(headings(page).getByRole('option', { selected: true })).toHaveText('ផ្នែក 30');
    await page.keyboard.type('ថ្មី');
    await expect(headings(page).getByRole('option').last()).toHaveText('ថ្មីផ្នែក 30');
    await page.keyboard.press('Control+Home');
    await expect(headings(page).getByRole('option', { selected: true })).toHaveText('ផ្នែក 1');
  });

  it('says what to do where a text has no headings', async () => {
    const page = await open();
    await expect(panel(page)).toContainText('There are no headings in the text yet.');
  });

  it('opens and closes by command, and remembers tab, width and whether it is open', async () => {
    const page = await open();
    await expect(panel(page)).toBeVisible();
    await command('view.history');
    await expect(page.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
    const edge = page.getByRole('separator', { name: 'Width of the side panel' });
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(edge).toHaveAttribute('aria-valuenow', '316');
    await command('view.inspector');
    await expect(panel(page)).toBeHidden();
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const answer = await window.sastra.call['records.read']({ name: 'settings.inspector' });
          return answer.ok ? answer.value?.fields : null;
        }),
      )
      .toEqual({ open: false, tab: 'history', width: 316 });
  });

  it('is drawn wider by its edge with the pointer, within bounds', async () => {
    const page = await open();
    const edge = page.getByRole('separator', { name: 'Width of the side panel' });
    await edge.hover();
    await page.mouse.down();
    await page.mouse.move(900, 300, { steps: 4 });
    await page.mouse.up();
    await expect(edge).toHaveAttribute('aria-valuenow', '466');
    await edge.hover();
    await page.mouse.down();
    await page.mouse.move(10, 300, { steps: 4 });
    await page.mouse.up();
    await expect(edge).toHaveAttribute('aria-valuenow', '480');
  });

  it('stays away on the smallest screen until it is asked for, and leaves the paper the larger part then', async () => {
    const page = await open();
    await page.setViewportSize({ width: 1093, height: 614 });
    await page.reload();
    await expect(text(page)).toBeVisible();
    await expect(panel(page)).toBeHidden();
    await command('view.inspector');
    await expect(panel(page)).toBeVisible();
    const [paper, side] = [await text(page).boundingBox(), await panel(page).boundingBox()];
    expect((paper?.x ?? 0) + (paper?.width ?? 0)).toBeLessThanOrEqual(side?.x ?? 0);
    expect(paper?.width ?? 0).toBeGreaterThan(side?.width ?? 0);
  });
});
