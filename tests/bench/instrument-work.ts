/** What a drafter does with a whole law at once, measured in the real editor: each answers milliseconds or megabytes. */
import type { CDPSession, Page } from '@playwright/test';
import { pressKey } from '../support/keyboard.ts';
import { textOf } from '../support/desk.ts';
import { typeKeys } from './typing.ts';

const frame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));

/**
 * From the key that `begin` presses to the frame in which the first articles differ: `numbers` those that they had, each
 * wherever it stands now; `words` what stands there.
 */
async function untilChanged(
  page: Page,
  what: 'numbers' | 'words',
  begin: () => Promise<void>,
): Promise<number> {
  await page.evaluate((looked) => {
    const first = (): readonly Element[] =>
      [...document.querySelectorAll('[contenteditable="true"][lang="km"] > [data-unit="provision"]')].slice(
        0,
        30,
      );
    const held = first();
    const seen = (): string =>
      looked === 'numbers'
        ? held.map((block) => block.getAttribute('data-label')).join()
        : first()
            .map((block) => block.textContent)
            .join();
    const before = seen();
    let started = 0;
    const start = (event: Event): void => {
      started = event.timeStamp;
    };
    addEventListener('keydown', start, { capture: true, once: true });
    Object.assign(window, {
      benchChange: new Promise<number>((resolve) => {
        const look = (): void => {
          if (started > 0 && seen() !== before) resolve(performance.now() - started);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    });
  }, what);
  await begin();
  return page.evaluate(() => (window as unknown as { benchChange: Promise<number> }).benchChange);
}

/**
 * A new article in the middle: every number behind it changes. From the key until everything that it leads to at once is
 * done: the editor, the draft, the numbers in sight. What is far out of sight, and what stands beside the text, follows
 * when the page is idle.
 */
export async function insertArticle(page: Page): Promise<number> {
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = (event: KeyboardEvent): void => {
          if (event.key !== 'Enter') return;
          removeEventListener('keydown', began, true);
          const started = performance.now();
          // The last of all listeners, and behind it what they left for the end of the key's task.
          addEventListener(
            'keydown',
            () => queueMicrotask(() => queueMicrotask(() => resolve(performance.now() - started))),
            { once: true },
          );
        };
        addEventListener('keydown', began, true);
      }),
  );
  // Behind the evaluation that listens, on the same connection.
  await page.evaluate(() => null);
  await page.keyboard.press('Control+Enter');
  const answer = await took;
  await frame(page);
  return answer;
}

/** The first chapter goes behind the second, from the confirming key to the new numbers. */
export async function moveChapter(page: Page): Promise<number> {
  await page.getByRole('tree').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await frame(page);
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('dialog').waitFor();
  return untilChanged(page, 'numbers', () => page.keyboard.press('Enter'));
}

/** A word that stands in almost every article becomes another, from the confirming key to the text. */
export async function replaceEverywhere(page: Page, word: string, other: string): Promise<number> {
  await page.keyboard.press('Control+Shift+H');
  const bar = page.getByRole('search');
  const [query, replacement] = [bar.getByRole('textbox').first(), bar.getByRole('textbox').nth(1)];
  await query.fill(word);
  await replacement.fill(other);
  // Once the hits are there.
  await bar.locator('button:enabled', { hasText: 'ជំនួសទាំងអស់' }).focus();
  const took = await untilChanged(page, 'words', () => page.keyboard.press('Enter'));
  await page.keyboard.press('Escape');
  return took;
}

/** Megabytes of the page's heap after everything that nobody holds is gone. */
export async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** An hour of a quick typist: `rounds` times 200 keys, a new line, a step back, and the caret somewhere else. */
export async function hourOfWork(page: Page, session: CDPSession, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await textOf(page, 'km').evaluate((element, at) => {
      const block = element.children[at % element.children.length];
      const text = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
      block?.scrollIntoView({ block: 'center' });
      if (text) getSelection()?.collapse(text, 0);
    }, round * 37);
    await frame(page);
    await typeKeys(page, session, 200);
    await pressKey(session, '\n');
    await page.keyboard.press('Control+z');
  }
}
