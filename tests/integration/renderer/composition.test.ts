import type { CDPSession, Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import type { Inline } from '../../../shared/document/article.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle } from '../../support/fake-documents.ts';

const { open } = useDeskPage();

const run = (text: string): Inline => ({ kind: 'text', text });
const bold = (text: string): Inline => ({ kind: 'text', text, marks: ['bold'] });
const words: UnitBody = {
  type: 'paragraph',
  schemaVersion: 1,
  content: { inline: [run('ក\u200Bខ\u200B'), bold('គ\u200Bឃ'), run('\u200Bង\u200Bច')] },
};
const WHOLE = 'ក\u200Bខ\u200Bគ\u200Bឃ\u200Bង\u200Bច';

const text = (page: Page) => page.locator('[contenteditable="true"][lang="km"]');
const shown = (page: Page): Promise<string | null> => text(page).evaluate((element) => element.textContent);

/** What stands there after the keys. A slow machine makes more than one step of undo of a composition. */
async function pressed(page: Page, keys: string): Promise<string | null> {
  await page.keyboard.press(keys);
  return shown(page);
}

const boldWords = (page: Page): Promise<string | null> => text(page).locator('strong').textContent();

async function opened(): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const page = await open({ documents: [madeArticle(100, { km: 'ក', en: '' }, { km: [words], en: [] })] });
  await expect(text(page)).toBeVisible();
  return { page, session: await page.context().newCDPSession(page) };
}

/** Selects by letters of the whole text, which stands in three text nodes. */
const select = (page: Page, from: number, to: number): Promise<void> =>
  text(page).evaluate(
    (element, [start, end]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const ends: [Node, number][] = [];
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const size = node.textContent?.length ?? 0;
        for (const at of [start, end]) {
          const isFirst = ends.length === (at === start ? 0 : 1) || start === end;
          if (isFirst && ends.length < 2 && at >= before && at <= before + size)
            ends.push([node, at - before]);
        }
        before += size;
      }
      const [anchor, focus] = ends;
      if (anchor === undefined || focus === undefined || !(element instanceof HTMLElement))
        throw new Error('no such place');
      element.focus();
      getSelection()?.setBaseAndExtent(anchor[0], anchor[1], focus[0], focus[1]);
    },
    [from, to] as const,
  );

/** As an input method does it: letters that change while one composes, then the word. */
async function compose(session: CDPSession, word: string): Promise<void> {
  const part = word.slice(0, 1);
  await session.send('Input.imeSetComposition', { text: part, selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.imeSetComposition', {
    text: word,
    selectionStart: word.length,
    selectionEnd: word.length,
  });
  await session.send('Input.insertText', { text: word });
}

/** The caret at the start, within the first run, at both edges of the bold one, within it, behind it, and at the end. */
const CARETS = [0, 2, 4, 5, 7, 8, 11];

describe('a composition in a text of several runs with zero-width spaces', () => {
  it.each(CARETS)(
    'with the caret before letter %i loses no letter, and undo gives the text back',
    async (at) => {
      const { page, session } = await opened();
      await select(page, at, at);
      await compose(session, 'កម្ពុ\u200Bជា');
      const wanted = `${WHOLE.slice(0, at)}កម្ពុ\u200Bជា${WHOLE.slice(at)}`;
      await expect.poll(() => shown(page)).toBe(wanted);
      if (at < 4 || at > 7) expect(await boldWords(page)).toBe('គ\u200Bឃ');
      await expect.poll(() => pressed(page, 'Control+z')).toBe(WHOLE);
      expect(await boldWords(page)).toBe('គ\u200Bឃ');
      await expect.poll(() => pressed(page, 'Control+y')).toBe(wanted);
    },
  );

  it.each([
    [3, 6],
    [1, 9],
    [5, 10],
  ])('over what is selected from letter %i to %i, across runs, replaces just that', async (from, to) => {
    const { page, session } = await opened();
    await select(page, from, to);
    await compose(session, 'កម្ពុជា');
    const wanted = `${WHOLE.slice(0, from)}កម្ពុជា${WHOLE.slice(to)}`;
    await expect.poll(() => shown(page)).toBe(wanted);
    await expect.poll(() => pressed(page, 'Control+z')).toBe(WHOLE);
  });

  it('of letters in disorder is put in order at its end, with the caret behind it', async () => {
    const { page, session } = await opened();
    await select(page, 11, 11);
    await compose(session, 'មន្រ្តី');
    await expect.poll(() => shown(page)).toBe(`${WHOLE}មន្ត្រី`);
    await compose(session, 'ក');
    await expect.poll(() => shown(page)).toBe(`${WHOLE}មន្ត្រីក`);
  });

  it('that is given up leaves the text as it was', async () => {
    const { page, session } = await opened();
    await select(page, 6, 6);
    await session.send('Input.imeSetComposition', { text: 'ក', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await expect.poll(() => shown(page)).toBe(WHOLE);
  });
});
