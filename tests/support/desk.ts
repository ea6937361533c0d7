/** The desk as a test drives it: by what a person sees, and by the page's own bridge for what only data shows. */
import type { CDPSession, Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { DocumentId, Language, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { arrived, type CarryingBridge } from '../../shared/ipc/carried.ts';
import type { Answer, Channel, Request } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import { pressKey } from './keyboard.ts';

/** One call over the page's bridge, exactly as the page itself would make it. */
export async function callBridge<C extends Channel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<Result<Answer<C>, Failure>> {
  const answer = await page.evaluate(
    ([name, value]) => {
      const { sastra } = window as unknown as { sastra: CarryingBridge };
      return sastra.call[name](value as never) as Promise<never>;
    },
    // Unknown to Playwright, whose type of an argument does not end at JSON.
    [channel, request as unknown] as const,
  );
  return arrived<Answer<C>>(answer);
}

/** The value of a call that must not fail. */
export async function ask<C extends Channel>(
  page: Page,
  channel: C,
  request: Request<C>,
): Promise<Answer<C>> {
  const result = await callBridge(page, channel, request);
  if (!result.ok) throw new Error(`${channel}: ${result.error.code} ${result.error.detail ?? ''}`);
  return result.value;
}

/** Puts fields into a settings record; once more where the page wrote its own between reading and writing. */
export async function setFields(
  page: Page,
  name: string,
  fields: Request<'records.write'>['fields'],
): Promise<void> {
  await expect
    .poll(async () => {
      const stored = await ask(page, 'records.read', { name });
      const written = await callBridge(page, 'records.write', {
        name,
        baseVersion: stored?.version ?? 0,
        fields: { ...stored?.fields, ...fields },
      });
      return written.ok;
    })
    .toBe(true);
}

/** Waits until the desk (not the recovery screen) answers; `timeout` in milliseconds, where the desk is a slow one. */
export async function deskIsReady(page: Page, timeout?: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const state = await callBridge(page, 'core.state', {}).catch(() => null);
        return state?.ok === true ? state.value.kind : null;
      },
      timeout === undefined ? {} : { timeout },
    )
    .toBe('ready');
  // Keys and commands reach a page that stands.
  await expect(page.locator('nav').first()).toBeVisible({ timeout: OPEN_LIMIT });
}

/** Makes an article and opens it in this window, ready to be typed in. */
export async function openNewArticle(page: Page): Promise<DocumentId> {
  await deskIsReady(page);
  const made = await ask(page, 'documents.create', { kind: 'article' });
  await openArticle(page, made.summary.id);
  return made.summary.id;
}

/** How soon is a bench's question; a machine with other work takes its time. In milliseconds. */
const OPEN_LIMIT = 30_000;

/** Opens an article by the page's address, as the remembered one is, and waits until it can be typed in. */
export async function openArticle(page: Page, documentId: DocumentId): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate((id) => {
      location.search = `?document=${id}`;
    }, documentId),
  ]);
  await deskIsReady(page);
  await expect(textOf(page, 'km')).toBeVisible({ timeout: OPEN_LIMIT });
}

/** The editable text of one language. */
export const textOf = (page: Page, language: Language) =>
  page.locator(`[contenteditable="true"][lang="${language}"]`);

/** The caret after the last letter of one language's text, by keyboard. */
export async function caretAtEnd(page: Page, language: Language): Promise<void> {
  await textOf(page, language).focus();
  await page.keyboard.press('Control+End');
}

/** What is on disk of one language, units parted by line ends. */
export async function storedText(page: Page, documentId: DocumentId, language: Language): Promise<string> {
  const document = await ask(page, 'documents.open', { documentId });
  return document.units[language].map((unit) => plainText(unit)).join('\n');
}

export const saveState = (page: Page) => page.locator('[data-save-state]').first();

export async function everythingIsSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveAttribute('data-save-state', 'saved');
}

export const cdpOf = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

/** Every unit of one language as it is on disk. */
export async function stored(
  page: Page,
  documentId: DocumentId,
  language: Language = 'km',
): Promise<readonly Unit[]> {
  await everythingIsSaved(page);
  return (await ask(page, 'documents.open', { documentId })).units[language];
}

/** Types by real key events into whatever has the focus. */
export async function type(page: Page, text: string): Promise<void> {
  const session = await cdpOf(page);
  for (const key of text) await pressKey(session, key);
  await session.detach();
}

/** The browser tells of a caret that it moved by itself with the next frame. */
export const frame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise(requestAnimationFrame));

/** Puts a table at the caret, and the caret into the line below it. */
export async function belowNewTable(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+t');
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').locator('th').first()).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowDown');
}
