import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { expect } from '../../support/expect.ts';
import type { Inline } from '../../../shared/document/article.ts';
import type { JsonValue, UnitBody } from '../../../shared/document/model.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { madeArticle, madeId } from '../../support/fake-documents.ts';
import { paragraph } from '../../support/units.ts';

const { open, command } = useDeskPage();

const run = (text: string): Inline => ({ kind: 'text', text });
const lines = (...inline: Inline[]): UnitBody => ({
  type: 'paragraph',
  schemaVersion: 1,
  content: { inline },
});

const desk = (km: readonly UnitBody[], en: readonly UnitBody[] = [], shown = 'km') => ({
  documents: [madeArticle(100, { km: 'ច្បាប់', en: 'Law' }, { km, en })],
  records: [
    { name: 'settings.interface', version: 1, fields: { language: 'en', theme: 'light' } },
    { name: 'settings.desk', version: 1, fields: { document: madeId(100), shown } },
  ],
});

const text = (page: Page, language = 'km') => page.locator(`[contenteditable="true"][lang="${language}"]`);
const counts = (page: Page) => page.locator('[data-counts]');
const stored = (page: Page, name: string): Promise<Readonly<Record<string, JsonValue>> | undefined> =>
  page.evaluate(async (asked) => {
    const answer = await window.sastra.call['records.read']({ name: asked });
    return answer.ok ? answer.value?.fields : undefined;
  }, name);

describe('the count of words', () => {
  it('counts Khmer as the dictionary cuts it, in each language, and what is selected', async () => {
    const page = await open(
      desk([paragraph('ក្រសួង\u200Bមហាផ្ទៃ'), paragraph('ច្បាប់')], [paragraph('three short words')], 'both'),
    );
    await expect(counts(page)).toHaveText('Khmer 3 words · English 3 words');
    await text(page, 'en').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' more');
    await expect(counts(page)).toHaveText('Khmer 3 words · English 4 words');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expect(counts(page)).toHaveText('Words selected: 2');
  });
});

describe('a title', () => {
  it('takes its normal form when it is left, and only if somebody typed in it', async () => {
    const page = await open(desk([paragraph('ក')]));
    const title = page.locator('textarea[data-title="km"]');
    await title.fill('  មន្រ្តី\u200Bក្រសួង  ');
    await expect(title).toHaveValue('  មន្រ្តី\u200Bក្រសួង  ');
    await text(page).focus();
    await expect(title).toHaveValue('មន្ត្រីក្រសួង');
  });
});

describe('the view of invisible marks', () => {
  const body = lines(run('ក\u200Bខ\u00A0គ'), { kind: 'break' }, run('ឃ\u200Cង'));
  const marks = (page: Page) =>
    page
      .locator('[aria-hidden="true"] > [data-mark]')
      .evaluateAll((all) => all.map((mark) => (mark instanceof HTMLElement ? mark.dataset['mark'] : '')));

  it('shows each where it stands, follows the writing, and changes nothing in the text', async () => {
    const page = await open(desk([body]));
    await expect(text(page)).toBeVisible();
    const before = await text(page).evaluate((element) => element.textContent);
    await command('view.marks');
    await expect.poll(() => marks(page)).toEqual(['zwsp', 'nbsp', 'break', 'zwnj']);
    expect(await text(page).evaluate((element) => element.textContent)).toBe(before);
    const at = await page.evaluate(() => {
      const mark = document.querySelector('[data-mark="nbsp"]:not(li *)');
      const node = document
        .createTreeWalker(document.querySelector('[contenteditable] p') ?? document, 4)
        .nextNode();
      const range = new Range();
      range.setStart(node ?? document, 3);
      range.setEnd(node ?? document, 4);
      const [one, two] = [mark?.getBoundingClientRect(), range.getBoundingClientRect()];
      return [Math.round((one?.left ?? 0) - two.left), Math.round((one?.width ?? 0) - two.width)];
    });
    expect(at).toEqual([0, 0]);
    await text(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('\u200B');
    await expect.poll(() => marks(page)).toEqual(['zwsp', 'zwsp', 'nbsp', 'break', 'zwnj']);
  });

  it('says what each mark is, and is as a person left it', async () => {
    const page = await open(desk([body]));
    await expect(text(page)).toBeVisible();
    await command('view.marks');
    await expect(page.getByRole('region', { name: 'Invisible marks' })).toContainText('word break');
    await expect.poll(() => stored(page, 'settings.editor')).toEqual({ marks: true });
    await page.getByRole('button', { name: 'Hide the marks' }).click();
    await expect(page.getByRole('region', { name: 'Invisible marks' })).toHaveCount(0);
    await expect.poll(() => stored(page, 'settings.editor')).toEqual({ marks: false });
    expect(await marks(page)).toEqual([]);
  });
});

describe('focus mode', () => {
  it('leaves the paper and the status line, marks the block under the caret, and ends by Escape after find', async () => {
    const page = await open(desk([paragraph('មួយ'), paragraph('ពីរ')]));
    await text(page).focus();
    await page.keyboard.press('Control+End');
    await command('view.focus');
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('listbox', { name: 'My documents' })).toHaveCount(0);
    await expect(page.locator('[data-save-state]')).toBeVisible();
    await expect(text(page).locator('[data-here]')).toHaveText('ពីរ');
    await page.keyboard.press('Control+Home');
    await expect(text(page).locator('[data-here]')).toHaveText('មួយ');
    await command('find.open');
    await expect(page.getByRole('search').getByRole('textbox').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('search')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('navigation')).toHaveCount(1);
    await expect(text(page).locator('[data-here]')).toHaveCount(0);
  });
});

describe('copying for a channel', () => {
  async function copied(page: Page, item: number): Promise<string> {
    await page.evaluate(() => {
      DataTransfer.prototype.setData = (_type: string, data: string): void => {
        Object.assign(window, { copied: data });
      };
    });
    await page.getByRole('button', { name: 'Copy for social media' }).click();
    await page.getByRole('menuitem').nth(item).click();
    return page.evaluate(() => String((window as unknown as { readonly copied?: string }).copied));
  }

  it('puts the article there as plain text, and says how long it is', async () => {
    const page = await open(desk([paragraph('ក្រសួង\u200Bមហាផ្ទៃ')]));
    await expect(text(page)).toBeVisible();
    const whole = 'ច្បាប់\n\nក្រសួងមហាផ្ទៃ';
    expect(await copied(page, 0)).toBe(whole);
    await expect(page.getByText(`Copied ${whole.length} characters.`)).toBeVisible();
  });

  it('says when a post, or the caption of a picture, is too long', async () => {
    const page = await open(desk([paragraph('ក'.repeat(5_000))], [paragraph('word '.repeat(300))]));
    await expect(text(page)).toBeVisible();
    await copied(page, 0);
    await expect(page.getByText('One post takes 4096: this needs 2 posts.')).toBeVisible();
    await copied(page, 1);
    await expect(page.getByText('Too long for the caption of a picture, which takes 1024.')).toBeVisible();
  });
});
