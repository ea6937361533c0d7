/** Keys and presses in Khmer text, by the browser's own input: clusters with coengs, over two runs, beside a footnote. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { Inline } from '../../shared/document/article.ts';
import { branded } from '../../shared/document/brand.ts';
import { ask, caretAtEnd, deskIsReady, openArticle, textOf } from '../support/desk.ts';
import { innerIdOf, paragraph, uidOf } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

const LINE: readonly Inline[] = [
  { kind: 'text', text: 'ខ្ញុំស្រឡាញ់' },
  { kind: 'text', text: 'កម្ពុជា\u200Bនិង', marks: ['bold'] },
  { kind: 'footnote', id: innerIdOf(1), text: 'x' },
  { kind: 'text', text: ' ស្ត្រី' },
];

async function opened(page: Page): Promise<void> {
  await deskIsReady(page);
  const { summary } = await ask(page, 'documents.create', { kind: 'article' });
  const unit = {
    ...paragraph(''),
    content: { inline: LINE as never },
    uid: uidOf(1),
    parent: null,
    rank: branded<never>('V'),
  };
  await ask(page, 'drafting.edit', {
    documentId: summary.id,
    session: randomUUID(),
    seq: 1,
    units: [{ language: 'km', uid: uidOf(1), unit }],
    fields: [],
  });
  await openArticle(page, summary.id);
  await caretAtEnd(page, 'km');
}

const line = (page: Page) => textOf(page, 'km').locator('p').first();

/** The browser tells of a caret that it moved by itself with the next frame. */
const frame = (page: Page): Promise<unknown> => page.evaluate(() => new Promise(requestAnimationFrame));

/** What stands before the caret. */
async function before(page: Page): Promise<string> {
  await frame(page);
  return line(page).evaluate((element) => {
    const { focusNode, focusOffset } = getSelection() ?? {};
    const range = new Range();
    range.selectNodeContents(element);
    if (focusNode !== null && focusNode !== undefined) range.setEnd(focusNode, focusOffset ?? 0);
    return range.toString();
  });
}

/** The parts that one walks over, from the start, by this key. */
async function walked(page: Page, key: string, steps: number): Promise<readonly string[]> {
  const parts: string[] = [];
  let last = await before(page);
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    const now = await before(page);
    parts.push(now.length > last.length ? now.slice(last.length) : last.slice(now.length));
    last = now;
  }
  return parts;
}

const CLUSTERS = ['ខ្ញុំ', 'ស្រ', 'ឡា', 'ញ់', 'ក', 'ម្ពុ', 'ជា', '\u200B', 'និ', 'ង', '១', ' ', 'ស្ត្រី'];

test('the arrows walk by cluster, over runs and the sign of a footnote, there and back', async ({
  app: { page },
}) => {
  await opened(page);
  await page.keyboard.press('Control+Home');
  expect(await walked(page, 'ArrowRight', CLUSTERS.length)).toEqual(CLUSTERS);
  expect(await walked(page, 'ArrowLeft', CLUSTERS.length)).toEqual(CLUSTERS.toReversed());
});

test('with Shift the arrows select whole clusters', async ({ app: { page } }) => {
  await opened(page);
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await frame(page);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('ខ្ញុំស្រឡាញ់កម្ពុ');
  await page.keyboard.press('Shift+ArrowLeft');
  await frame(page);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('ខ្ញុំស្រឡាញ់ក');
});

test('Delete takes a cluster, Backspace a code point, each the last thing that one sees or typed', async ({
  app: { page },
}) => {
  await opened(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Delete');
  await expect(line(page)).toHaveText('ស្រឡាញ់កម្ពុជា\u200Bនិង១ ស្ត្រី');
  await page.keyboard.press('Delete');
  await expect(line(page)).toHaveText('ឡាញ់កម្ពុជា\u200Bនិង១ ស្ត្រី');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Backspace');
  await expect(line(page)).toHaveText('ឡាញ់កម្ពុជា\u200Bនិង១ ស្ត្រ');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(line(page)).toHaveText('ឡាញ់កម្ពុជា\u200Bនិង១ ស្ត');
  // Within a cluster Delete takes what is left of it.
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('ក្');
  await page.keyboard.press('Delete');
  await expect(line(page)).toHaveText('ក្ញ់កម្ពុជា\u200Bនិង១ ស្ត');
});

test('Ctrl walks and deletes by word', async ({ app: { page } }) => {
  await opened(page);
  await page.keyboard.press('Control+Home');
  expect(await walked(page, 'Control+ArrowRight', 3)).toEqual(['ខ្ញុំ', 'ស្រឡាញ់', 'កម្ពុជា']);
  await page.keyboard.press('Control+Backspace');
  await expect(line(page)).toHaveText('ខ្ញុំស្រឡាញ់\u200Bនិង១ ស្ត្រី');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Delete');
  await expect(line(page)).toHaveText('ស្រឡាញ់\u200Bនិង១ ស្ត្រី');
});

test('a word is deleted up to the sign of a footnote, which is selected first', async ({ app: { page } }) => {
  await opened(page);
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.press('Backspace');
  await expect(line(page)).toHaveText('ខ្ញុំស្រឡាញ់កម្ពុជា\u200Bនិង១');
  await page.keyboard.press('Control+Backspace');
  await expect(line(page)).toHaveText('ខ្ញុំស្រឡាញ់កម្ពុជា\u200Bនិង១');
  await page.keyboard.press('Control+Backspace');
  await expect(line(page)).toHaveText('ខ្ញុំស្រឡាញ់កម្ពុជា\u200Bនិង');
});

/** The middle of a letter of the line, by its number in what is shown. */
const letterAt = (page: Page, at: number): Promise<{ readonly x: number; readonly y: number }> =>
  line(page).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let start = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const size = node.textContent?.length ?? 0;
      if (wanted < start + size) {
        const range = new Range();
        range.setStart(node, wanted - start);
        range.setEnd(node, wanted - start + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      start += size;
    }
    throw new Error('no such letter');
  }, at);

test('a double click selects a word, up to a zero-width space, without the number of a footnote', async ({
  app: { page },
}) => {
  await opened(page);
  for (const [letter, word] of [
    [1, 'ខ្ញុំ'],
    [12, 'កម្ពុជា'],
    [20, 'និង'],
    [26, 'ស្ត្រី'],
  ] as const) {
    const { x, y } = await letterAt(page, letter);
    await page.mouse.dblclick(x, y);
    await frame(page);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(word);
  }
});
