import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { pressEnter } from '../../support/by-keyboard.ts';
import type { OpenDocument } from '../../../shared/ipc/types.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import { madeDocument } from '../../support/fake-documents.ts';
import { rankOf, unitOf } from '../../support/units.ts';

const { open, complaints } = useDeskPage();

const RANKS = ['A', 'C', 'E', 'G'];
/** Paragraphs 1, 2, … of these words; null for one that is gone. */
const article = (title: string, ...words: readonly (string | null)[]): OpenDocument => {
  const made = madeDocument({
    number: 100,
    title: { km: title, en: 'A notice' },
    text: { km: '', en: '' },
    changedAt: 1_790_000_000_000,
  });
  return {
    ...made,
    metadata: { 'title.km': title, 'title.en': 'A notice' },
    units: {
      km: words.flatMap((text, index) =>
        text === null ? [] : [unitOf(index + 1, rankOf(RANKS[index] ?? 'Z'), text)],
      ),
      en: [],
    },
  };
};

const BASE = article('ជូនដំណឹង', 'ពិន័យ ១០០ ០០០ រៀល', 'កថាខណ្ឌទីពីរ', 'កថាខណ្ឌទីបី', 'កថាខណ្ឌទីបួន');
const MINE = article('ជូនដំណឹងថ្មី', 'ពិន័យ ២០០ ០០០ រៀល', null, 'កថាខណ្ឌទីបី', 'កថាខណ្ឌទីបួន');
const THEIRS = article('ជូនដំណឹងបន្ទាន់', 'ពិន័យ ៥០០ ០០០ រៀល', 'កថាខណ្ឌទីពីរ ដែលបានកែ', 'កថាខណ្ឌទីបី ថ្មី', 'កថាខណ្ឌទីបួន');

const other = { base: BASE, theirs: THEIRS, author: 'ចាន់ សុភា', madeAt: 1_789_999_000_000 };

async function merging(): Promise<Page> {
  const page = await open({ documents: [MINE], others: [other] });
  const band = page.getByRole('region', { name: 'Bring two versions together' });
  await expect(band).toContainText('changed by ចាន់ សុភា');
  await pressEnter(band.getByRole('button'));
  await expect(page.getByRole('status').filter({ hasText: 'decided' })).toHaveText('0 of 3 decided');
  return page;
}

const card = (page: Page, number: number) =>
  page.getByRole('region', { name: new RegExp(`^${number}\\.`, 'u') });
const answer = (page: Page, number: number, text: string | RegExp) =>
  card(page, number).getByRole('radio', { name: text });
const progress = (page: Page) => page.getByRole('status').filter({ hasText: 'decided' });
const finish = (page: Page) => page.getByRole('button', { name: 'Make one version' });
const paper = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');

describe('bringing two versions together', () => {
  it('shows each conflict as it was, as mine and as theirs, with the words that differ', async () => {
    const page = await merging();
    const fine = card(page, 2);
    await expect(fine).toContainText('You and ចាន់ សុភា changed the words here differently');
    await expect(fine.getByRole('heading', { name: /^By ចាន់ សុភា/u })).toBeVisible();
    await expect(fine.locator('ins')).toHaveText(['២០០', '៥០០']);
    await expect(fine.locator('del')).toHaveText(['១០០', '១០០']);
    await expect(card(page, 1)).toContainText('You deleted this, and ចាន់ សុភា changed or moved it');
    await expect(card(page, 3)).toContainText('Title in Khmer');
    await expect(page.getByText(/^Taken without a question/u)).toContainText('1');
    await expect(finish(page)).toBeDisabled();
  });

  it('is decided by keyboard alone, and made one version that can be undone', async () => {
    const page = await merging();
    await page.keyboard.press('F7');
    await expect(card(page, 1)).toBeFocused();
    await pressEnter(answer(page, 1, 'Delete it, as I did'));
    await expect(progress(page)).toHaveText('1 of 3 decided');
    await page.keyboard.press('F7');
    await expect(card(page, 2)).toBeFocused();
    await pressEnter(answer(page, 2, /^Take theirs/u));
    await expect(progress(page)).toHaveText('2 of 3 decided');
    await page.keyboard.press('F7');
    await page.keyboard.press('Shift+F7');
    await expect(card(page, 2)).toBeFocused();
    await pressEnter(answer(page, 3, 'Keep mine'));
    await expect(progress(page)).toHaveText('3 of 3 decided');
    await pressEnter(finish(page));
    await expect(paper(page)).toContainText('ពិន័យ ៥០០ ០០០ រៀល');
    await expect(paper(page)).toContainText('កថាខណ្ឌទីបី ថ្មី');
    await expect(paper(page)).not.toContainText('កថាខណ្ឌទីពីរ');
    await expect(page.getByRole('region', { name: 'Bring two versions together' })).toHaveCount(0);
    await page.getByText('Undo', { exact: true }).press('Enter');
    await expect(paper(page)).toContainText('ពិន័យ ២០០ ០០០ រៀល');
  });

  it('keeps every decision: whoever leaves and comes back goes on from there', async () => {
    const page = await merging();
    await answer(page, 2, 'Keep mine').click();
    await expect(progress(page)).toHaveText('1 of 3 decided');
    await page.keyboard.press('Escape');
    await expect(paper(page)).toBeVisible();
    await page.getByRole('button', { name: 'Look and decide' }).click();
    await expect(progress(page)).toHaveText('1 of 3 decided');
    await expect(answer(page, 2, 'Keep mine')).toHaveAttribute('aria-checked', 'true');
  });

  it('takes a decision back by Ctrl+Z and by its own button', async () => {
    const page = await merging();
    await answer(page, 2, 'Keep mine').click();
    await expect(progress(page)).toHaveText('1 of 3 decided');
    await answer(page, 2, /^Take theirs/u).click();
    await expect(answer(page, 2, /^Take theirs/u)).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.press('Control+z');
    await expect(answer(page, 2, 'Keep mine')).toHaveAttribute('aria-checked', 'true');
    await page.keyboard.press('Control+z');
    await expect(progress(page)).toHaveText('0 of 3 decided');
    await answer(page, 1, 'Delete it, as I did').click();
    await card(page, 1).getByRole('button', { name: 'Open this question again' }).click();
    await expect(progress(page)).toHaveText('0 of 3 decided');
  });

  it('takes both, and words of one’s own, which keep to their lines', async () => {
    const page = await merging();
    await answer(page, 2, 'Keep both').click();
    await expect(progress(page)).toHaveText('1 of 3 decided');
    await answer(page, 2, 'In my own words').click();
    const own = page.getByRole('form', { name: 'My own words' });
    await own.getByRole('textbox').first().fill('ពិន័យ ៣០០ ០០០ រៀល');
    await own.getByRole('button', { name: 'Use these words' }).click();
    await expect(own).toHaveCount(0);
    await answer(page, 3, 'In my own words').click();
    await own.getByRole('textbox').fill('ជូនដំណឹងថ្មី និងបន្ទាន់');
    await own.getByRole('button', { name: 'Use these words' }).click();
    await answer(page, 1, /^Take theirs/u).click();
    await expect(progress(page)).toHaveText('3 of 3 decided');
    await finish(page).click();
    await expect(paper(page)).toContainText('ពិន័យ ៣០០ ០០០ រៀល');
    await expect(paper(page)).toContainText('កថាខណ្ឌទីពីរ ដែលបានកែ');
    await expect(page.getByRole('textbox', { name: 'Title in Khmer' })).toHaveValue('ជូនដំណឹងថ្មី និងបន្ទាន់');
    expect(complaints()).toEqual([]);
  });
});

describe('what the desk joined by itself', () => {
  it('is told once, with who wrote it, and compared by keyboard', async () => {
    const page = await open({ documents: [THEIRS], others: [{ ...other, joined: true }] });
    const band = page.getByRole('region', { name: 'Joined by itself' });
    await expect(band.getByRole('status')).toContainText('What ចាន់ សុភា wrote touches nothing that you wrote');
    await pressEnter(band.getByRole('button', { name: 'See what changed' }));
    const called = (channel: string): Promise<unknown> =>
      page.evaluate(
        (name) => window.fakeDesk.calls.findLast((call) => call.channel === name)?.request,
        channel,
      );
    await expect.poll(() => called('merging.hear')).toMatchObject({ documentId: THEIRS.summary.id });
    await expect(page.getByRole('radiogroup', { name: 'How to compare' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(paper(page)).toBeVisible();
    await expect(band).toBeHidden();
    expect(complaints()).toEqual([]);
  });

  it('is not told to whoever says that they know', async () => {
    const page = await open({ documents: [THEIRS], others: [{ ...other, joined: true }] });
    const band = page.getByRole('region', { name: 'Joined by itself' });
    await pressEnter(band.getByRole('button', { name: 'Got it' }));
    await expect(band).toBeHidden();
  });
});
