import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import type { Inline } from '../../../shared/document/article.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle, madeId } from '../../support/fake-documents.ts';
import { frames } from '../../support/frames.ts';
import { painted } from '../../support/painted.ts';

const { open, command } = useDeskPage();

const run = (text: string, bold = false): Inline => ({
  kind: 'text',
  text,
  ...(bold ? { marks: ['bold'] } : {}),
});
const paragraph = (...inline: Inline[]): UnitBody => ({
  type: 'paragraph',
  schemaVersion: 1,
  content: { inline },
});
const WORDING = {
  name: 'lists.wording',
  version: 1,
  fields: { entries: [{ id: 'a', use: 'អនុក្រឹត្យ', avoid: ['អនុក្រិត្យ'] }] },
};

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const shown = (page: Page): Promise<readonly string[]> => text(page).locator('p').allTextContents();
const bubble = (page: Page) => page.getByRole('dialog', { name: 'To look at in the text' });

async function opened(...bodies: readonly UnitBody[]): Promise<Page> {
  const page = await open({
    documents: [madeArticle(100, { km: 'ក', en: '' }, { km: bodies, en: [] })],
    records: [
      { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
      { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown: 'km' } },
      WORDING,
    ],
  });
  await expect(text(page)).toBeVisible();
  return page;
}

describe('remarks on the text', () => {
  it('are painted under the words without touching them, across runs of several looks', async () => {
    const page = await opened(paragraph(run('មន្រ្តី ឆ្នាំ២០'), run('24', true), run(' តាមអនុក្រិត្យ')));
    const html = await text(page).innerHTML();
    await expect.poll(() => painted(page, 'proof-encoding')).toEqual(['ន្រ្តី', '២០24']);
    await expect.poll(() => painted(page, 'proof-wording')).toEqual(['អនុក្រិត្យ']);
    expect(await text(page).innerHTML()).toBe(html);
  });

  it('are gone through by one key and fixed by Enter, each one step of undo', async () => {
    const page = await opened(paragraph(run('មន្រ្តី')), paragraph(run('ឆ្នាំ២០2៤ ា')));
    await text(page).locator('p').first().click();
    await page.keyboard.press('Control+Home');
    await command('proof.next');
    await expect(bubble(page).locator('del')).toHaveText('ន្រ្តី');
    await expect(bubble(page).locator('ins')).toHaveText('ន្ត្រី');
    await page.keyboard.press('Enter');
    await expect(bubble(page).locator('ins')).toHaveText('២០២៤');
    await page.keyboard.press('Enter');
    await expect(bubble(page).locator('i')).toHaveText('Delete');
    await page.keyboard.press('Enter');
    await expect(bubble(page)).toHaveCount(0);
    expect(await shown(page)).toEqual(['មន្ត្រី', 'ឆ្នាំ២០២៤ ']);
    await expect(text(page)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['មន្ត្រី', 'ឆ្នាំ២០២៤ ា']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['មន្ត្រី', 'ឆ្នាំ២០2៤ ា']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['មន្រ្តី', 'ឆ្នាំ២០2៤ ា']);
  });

  it('with the same words are fixed together, and undone together', async () => {
    const page = await opened(paragraph(run('អនុក្រិត្យ និងអនុក្រិត្យ')), paragraph(run('តាម'), run('អនុក្រិត្យ', true)));
    await text(page).locator('p').first().click();
    await command('proof.next');
    await bubble(page).getByRole('button', { name: 'Fix all 3 alike' }).click();
    await expect(bubble(page)).toHaveCount(0);
    expect(await shown(page)).toEqual(['អនុក្រឹត្យ និងអនុក្រឹត្យ', 'តាមអនុក្រឹត្យ']);
    await expect(text(page).locator('strong')).toHaveText('អនុក្រឹត្យ');
    await page.getByText('Fixed: 3.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(() => shown(page)).toEqual(['អនុក្រិត្យ និងអនុក្រិត្យ', 'តាមអនុក្រិត្យ']);
  });

  it('begin with the one that the caret is in', async () => {
    const page = await opened(paragraph(run('មន្រ្តី')), paragraph(run('ឆ្នាំ២០2៤')));
    await text(page).locator('p').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await command('proof.next');
    await expect(bubble(page).locator('del')).toHaveText('២០2៤');
    await page.keyboard.press('Escape');
  });

  it('begin where the caret is, also when the browser has not yet said where', async () => {
    const page = await opened(paragraph(run('មន្រ្តី')), paragraph(run('ឆ្នាំ២០2៤')));
    await text(page).locator('p').last().click();
    await page.keyboard.press('Control+End');
    await frames(page);
    // The caret moves, and the command is there before the news of it.
    await text(page)
      .locator('p')
      .last()
      .evaluate(() => {
        getSelection()?.modify('move', 'backward', 'character');
        window.fakeDesk.emit('command', { command: 'proof.next' });
      });
    await expect(bubble(page).locator('del')).toHaveText('២០2៤');
    await page.keyboard.press('Escape');
  });

  it('that nobody but a person can mend are shown and left, with the words selected', async () => {
    const page = await opened(paragraph(run('ក កុូ ខ')));
    await text(page).locator('p').first().click();
    await command('proof.next');
    await expect(bubble(page)).toContainText('Correct by hand');
    await page.keyboard.press('Escape');
    await expect(text(page)).toBeFocused();
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('កុូ');
  });

  it('are reached from the palette, and Enter is theirs then', async () => {
    const page = await opened(paragraph(run('មន្រ្តី')));
    await text(page).locator('p').first().click();
    await command('view.palette');
    await page.getByRole('combobox').fill('words to fix');
    await page.keyboard.press('Enter');
    await expect(bubble(page)).toBeVisible();
    // The palette gives the focus back in a frame of its own.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
    await expect(bubble(page).getByRole('button', { name: 'Fix' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toEqual(['មន្ត្រី']);
  });

  it('are put aside by a press elsewhere', async () => {
    const page = await opened(paragraph(run('មន្រ្តី')), paragraph(run('ក')));
    await command('proof.next');
    await expect(bubble(page)).toBeVisible();
    await text(page).locator('p').last().click();
    await expect(bubble(page)).toHaveCount(0);
    await page.keyboard.press('End');
    await page.keyboard.insertText('ខ');
    await expect.poll(() => shown(page)).toEqual(['មន្រ្តី', 'កខ']);
  });

  it('are none while the letter at the caret is still being typed', async () => {
    const page = await opened(paragraph(run('ក ')));
    await text(page).locator('p').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('១ា ខ្');
    // The vowel on a digit is a mistake already, the coeng may get its letter yet.
    await expect.poll(() => painted(page, 'proof-encoding')).toEqual(['១ា']);
    await page.keyboard.press('Enter');
    await expect.poll(() => painted(page, 'proof-encoding')).toEqual(['១ា', 'ខ្']);
    await page.keyboard.press('Backspace');
    await expect.poll(() => painted(page, 'proof-encoding')).toEqual(['១ា']);
  });

  it('say so when there are none', async () => {
    const page = await opened(paragraph(run('ព្រះរាជាណាចក្រកម្ពុជា')));
    await command('proof.next');
    await expect(page.getByText('There is nothing to fix in the text.')).toBeVisible();
  });
});

describe('digits', () => {
  it('of what is selected change their script over runs and blocks, the selection stays, and undo is one step', async () => {
    const page = await opened(paragraph(run('ឆ្នាំ២០'), run('២៤', true)), paragraph(run('ទំព័រ ១២')));
    await text(page).locator('p').first().click();
    await page.keyboard.press('Control+a');
    await command('edit.digits');
    await expect.poll(() => shown(page)).toEqual(['ឆ្នាំ2024', 'ទំព័រ 12']);
    await expect(text(page).locator('strong')).toHaveText('24');
    await command('edit.digits');
    await expect.poll(() => shown(page)).toEqual(['ឆ្នាំ២០២៤', 'ទំព័រ ១២']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['ឆ្នាំ2024', 'ទំព័រ 12']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['ឆ្នាំ២០២៤', 'ទំព័រ ១២']);
  });

  it('of the number at the caret change where nothing is selected', async () => {
    const page = await opened(paragraph(run('ថ្ងៃទី 8 ខែ 12')));
    await text(page).locator('p').first().click();
    await page.keyboard.press('Control+End');
    await command('edit.digits');
    await expect.poll(() => shown(page)).toEqual(['ថ្ងៃទី 8 ខែ ១២']);
  });

  it('are changed beside the words that are selected', async () => {
    const page = await opened(paragraph(run('123')));
    await text(page).locator('p').first().click();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Switch Khmer ↔ Arabic digits' }).click();
    await expect.poll(() => shown(page)).toEqual(['១២៣']);
  });
});
