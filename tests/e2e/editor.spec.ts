import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, JsonValue, Language, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import {
  ask,
  caretAtEnd,
  cdpOf,
  deskIsReady,
  frame,
  openArticle,
  openNewArticle,
  stored,
  textOf,
  type,
} from '../support/desk.ts';
import { innerIdOf, paragraph, uidOf } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

const heading = (text: string, level = 1): UnitBody => ({
  type: 'heading',
  schemaVersion: 1,
  content: { level, inline: [{ kind: 'text', text }] },
});

const list = (ordered: boolean, items: readonly (readonly [text: string, depth: number])[]): UnitBody => ({
  type: 'list',
  schemaVersion: 1,
  content: {
    ordered,
    items: items.map(([text, depth], index) => ({
      id: innerIdOf(index + 1),
      depth,
      inline: [{ kind: 'text', text }],
    })),
  },
});

/** Makes an article of these bodies; the first one's uid is uidOf(1). */
async function articleOf(
  page: Page,
  bodies: readonly UnitBody[],
  language: Language = 'km',
): Promise<DocumentId> {
  await deskIsReady(page);
  const { summary } = await ask(page, 'documents.create', { kind: 'article' });
  const ranks = ranksBetween(null, null, bodies.length);
  await ask(page, 'drafting.edit', {
    documentId: summary.id,
    session: randomUUID(),
    seq: 1,
    units: bodies.map((body, index) => {
      const uid = uidOf(index + 1);
      return { language, uid, unit: { ...body, uid, parent: null, rank: ranks[index] ?? branded('V') } };
    }),
    fields: [],
  });
  return summary.id;
}

const contents = async (page: Page, documentId: DocumentId): Promise<readonly JsonValue[]> =>
  (await stored(page, documentId)).map(({ content }) => content);

/** The caret in the n-th block, before its letter number `offset`. */
async function caretIn(page: Page, block: number, offset: number, language: Language = 'km'): Promise<void> {
  await textOf(page, language).evaluate(
    (element, [index, at]) => {
      const text = document
        .createTreeWalker(element.children[index] ?? element, NodeFilter.SHOW_TEXT)
        .nextNode();
      if (text === null || !(element instanceof HTMLElement)) throw new Error('no text there');
      element.focus();
      getSelection()?.collapse(text, at);
    },
    [block, offset] as const,
  );
}

test('headings, marks, lists with depth and line breaks are made by keyboard and stored as the schema says', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.press('Control+Alt+Digit1');
  await type(page, 'ចំណងជើង');
  await page.keyboard.press('Enter');
  await type(page, 'a');
  await page.keyboard.press('Control+b');
  await type(page, 'b');
  await page.keyboard.press('Control+i');
  await type(page, 'c');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+i');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Control+u');
  await type(page, 'd');
  await page.keyboard.press('Control+u');
  await page.keyboard.press('Enter');
  await page.getByRole('toolbar').getByRole('button', { name: 'បញ្ជីមានចំណុច' }).click();
  await type(page, 'one');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await type(page, 'two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await type(page, 'three');
  const [first, second, third] = await contents(page, documentId);
  expect(first).toEqual({ level: 1, inline: [{ kind: 'text', text: 'ចំណងជើង' }] });
  expect(second).toEqual({
    inline: [
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b', marks: ['bold'] },
      { kind: 'text', text: 'c', marks: ['bold', 'italic'] },
      { kind: 'break' },
      { kind: 'text', text: 'd', marks: ['underline'] },
    ],
  });
  expect(third).toMatchObject({
    ordered: false,
    items: [
      { depth: 0, inline: [{ kind: 'text', text: 'one' }] },
      { depth: 1, inline: [{ kind: 'text', text: 'two' }] },
      { depth: 0, inline: [{ kind: 'text', text: 'three' }] },
    ],
  });
});

test('outside a list Tab leaves the text', async ({ app: { page } }) => {
  await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await page.keyboard.press('Tab');
  await expect(textOf(page, 'km')).not.toBeFocused();
});

for (const [where, offset] of [
  ['at the start', 0],
  ['in the middle', 4],
  ['beside a zero-width space', 3],
  ['at the end', 9],
] as const) {
  test(`a composition ${where} of a text leaves its zero-width spaces alone`, async ({ app: { page } }) => {
    const text = 'កខគ\u200Bឃង\u200Bច\u200B';
    const documentId = await articleOf(page, [paragraph(text)]);
    await openArticle(page, documentId);
    await caretIn(page, 0, offset);
    const session = await cdpOf(page);
    await session.send('Input.imeSetComposition', { text: 'ក', selectionStart: 1, selectionEnd: 1 });
    await session.send('Input.imeSetComposition', { text: 'កម្ពុ', selectionStart: 5, selectionEnd: 5 });
    await session.send('Input.insertText', { text: 'កម្ពុ\u200Bជា' });
    await type(page, 'x');
    const wanted = `${text.slice(0, offset)}កម្ពុ\u200Bជាx${text.slice(offset)}`;
    await expect(textOf(page, 'km').locator('p')).toHaveText(wanted, { useInnerText: false });
    expect(await contents(page, documentId)).toEqual([{ inline: [{ kind: 'text', text: wanted }] }]);
  });
}

test('undo and redo go through both languages in the order of the work, and bring the caret back', async ({
  app: { page },
}) => {
  const documentId = await openNewArticle(page);
  await page.getByRole('radio', { name: 'ទាំងពីរទន្ទឹមគ្នា' }).click();
  await caretAtEnd(page, 'km');
  await type(page, 'មួយ');
  await caretAtEnd(page, 'en');
  await type(page, 'one');
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'en')).toHaveText('');
  await expect(textOf(page, 'km')).toHaveText('មួយ');
  await page.keyboard.press('Control+z');
  await expect(textOf(page, 'km')).toHaveText('');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+Shift+z');
  await expect(textOf(page, 'km')).toHaveText('មួយ');
  await expect(textOf(page, 'en')).toHaveText('one');
  await expect(textOf(page, 'en')).toBeFocused();
  await type(page, '!');
  expect(await stored(page, documentId, 'en')).toMatchObject([{ content: { inline: [{ text: 'one!' }] } }]);
});

test('the first and the last place of a long text are reached by keyboard, also out of sight', async ({
  app: { page },
}) => {
  const documentId = await articleOf(
    page,
    Array.from({ length: 120 }, (_, index) => paragraph(`line ${index}`)),
  );
  await openArticle(page, documentId);
  await textOf(page, 'km').focus();
  await page.keyboard.press('Control+End');
  await type(page, '!');
  await page.keyboard.press('Control+Home');
  await type(page, '?');
  await page.keyboard.press('Control+Shift+End');
  await frame(page);
  expect(await page.evaluate(() => getSelection()?.toString().endsWith('line 119!'))).toBe(true);
  const units = await stored(page, documentId);
  expect(units[0]).toMatchObject({ content: { inline: [{ text: '?line 0' }] } });
  expect(units[119]).toMatchObject({ content: { inline: [{ text: 'line 119!' }] } });
  await expect(textOf(page, 'km').getByText('line 119!')).toBeInViewport();
});

test('a unit that is cut and pasted stays itself, a copy is another', async ({ app: { page } }) => {
  const documentId = await articleOf(page, [paragraph('first'), paragraph('second'), paragraph('third')]);
  await openArticle(page, documentId);
  await caretIn(page, 0, 0);
  await page.keyboard.press('Shift+End');
  await frame(page);
  await page.keyboard.press('Control+x');
  await page.keyboard.press('Control+End');
  await frame(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+v');
  const units = await stored(page, documentId);
  expect(
    units.map(({ content }) => JSON.stringify(content).replaceAll(/[^a-z]|inline|kind|text/gu, '')),
  ).toEqual(['', 'second', 'third', 'first', 'first']);
  expect(units[3]?.uid).toBe(uidOf(1));
  expect(new Set(units.map(({ uid }) => uid)).size).toBe(5);
});

test('what is pasted from elsewhere comes in without what runs', async ({ app: { page } }) => {
  const documentId = await openNewArticle(page);
  await caretAtEnd(page, 'km');
  await textOf(page, 'km').evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<h1 onclick="x()">one</h1><script>bad()</script><p>two</p>');
    clipboardData.setData('text/plain', 'one\r\n\r\ntwo');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect(await contents(page, documentId)).toEqual([
    { level: 1, inline: [{ kind: 'text', text: 'one' }] },
    { inline: [{ kind: 'text', text: 'two' }] },
  ]);
});

test('a unit of a newer version is shown, kept byte for byte, and never edited', async ({
  app: { page },
}) => {
  const newer: UnitBody = { type: 'figure', schemaVersion: 7, content: { image: 'x', caption: ['b', 'a'] } };
  const documentId = await articleOf(page, [paragraph('before'), newer, paragraph('after')]);
  await openArticle(page, documentId);
  await expect(textOf(page, 'km').locator('[data-unreadable="newer"]')).not.toBeEmpty();
  await caretIn(page, 0, 3);
  await type(page, 'x');
  await page.keyboard.press('Enter');
  const units = await stored(page, documentId);
  expect(units).toHaveLength(4);
  expect(units[2]).toMatchObject({ ...newer, uid: uidOf(2) });
});

test('a link leads where links may lead, and nowhere else', async ({ app: { page } }) => {
  const documentId = await articleOf(page, [paragraph('see here')]);
  await openArticle(page, documentId);
  await caretIn(page, 0, 4);
  await page.keyboard.press('Shift+End');
  await frame(page);
  await page.keyboard.press('Control+Shift+k');
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('https://example.org/a');
  await page.keyboard.press('Enter');
  await expect(textOf(page, 'km').getByRole('link', { name: 'here' })).toBeVisible();
  await expect(textOf(page, 'km')).toBeFocused();
  expect(await contents(page, documentId)).toEqual([
    {
      inline: [
        { kind: 'text', text: 'see ' },
        { kind: 'link', href: 'https://example.org/a', children: [{ kind: 'text', text: 'here' }] },
      ],
    },
  ]);
});

test('a unit is stored as typed while the caret is in it, and in its normal form when the caret has left', async ({
  app: { page },
}) => {
  const documentId = await articleOf(page, [paragraph('ក'), paragraph('end')]);
  await openArticle(page, documentId);
  await caretIn(page, 0, 1);
  // Two vowels and a sign in an order that nobody should store.
  await type(page, '្ខ\u17C6\u17B6');
  expect(await contents(page, documentId)).toEqual([
    { inline: [{ kind: 'text', text: 'ក្ខ\u17C6\u17B6' }] },
    { inline: [{ kind: 'text', text: 'end' }] },
  ]);
  await page.keyboard.press('Control+End');
  await type(page, '!');
  expect(await contents(page, documentId)).toEqual([
    { inline: [{ kind: 'text', text: 'ក្ខ\u17B6\u17C6' }] },
    { inline: [{ kind: 'text', text: 'end!' }] },
  ]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await contents(page, documentId)).toEqual([
    { inline: [{ kind: 'text', text: 'ក្ខ\u17C6\u17B6' }] },
    { inline: [{ kind: 'text', text: 'end' }] },
  ]);
});

/** Every kind of block, enough of them to scroll. */
const everyKind: readonly UnitBody[] = Array.from({ length: 12 }, () => [
  heading('ចំណងជើងធំ'),
  paragraph('ព្រះរាជាណាចក្រកម្ពុជា '.repeat(12)),
  heading('ចំណងជើងតូច', 2),
  list(true, [
    ['មួយ', 0],
    ['ពីរ', 1],
    ['បី', 2],
    ['បួន', 0],
  ]),
  paragraph(''),
  list(false, [
    ['ក', 0],
    ['ខ', 1],
  ]),
  heading('ក្បាល', 3),
]).flat();

/** From now on no frame comes after the next text that is shown: it stays the static one. */
async function holdEditor(page: Page, documentId: DocumentId): Promise<void> {
  await page.addInitScript(() => {
    const held: FrameRequestCallback[] = [];
    const ask = requestAnimationFrame;
    window.requestAnimationFrame = (run) => {
      if (document.querySelector('[role="textbox"]') === null) return ask(run);
      return held.push(run);
    };
    Object.assign(window, {
      letGo: () => {
        window.requestAnimationFrame = ask;
        for (const run of held) ask(run);
      },
    });
  });
  await page.evaluate((id) => {
    location.search = `?document=${id}`;
  }, documentId);
  await expect(page.getByRole('textbox').locator('h2').first()).toBeVisible();
}

const staticText = (page: Page) => page.locator('[role="textbox"][lang="km"]');

/** Where the blocks stand that can be seen, by their index. */
const geometry = (page: Page): Promise<readonly (readonly number[])[]> =>
  staticText(page).evaluate((element) =>
    Array.from(element.children).flatMap((block, index) => {
      const { top, bottom, height } = block.getBoundingClientRect();
      return bottom < 0 || top > innerHeight ? [] : [[index, Math.round(top), Math.round(height)]];
    }),
  );

test('the editor takes the place of the static text without moving what one sees', async ({
  app: { page },
}) => {
  const documentId = await articleOf(page, everyKind);
  await holdEditor(page, documentId);
  await staticText(page).locator('h2').nth(2).scrollIntoViewIfNeeded();
  const before = await geometry(page);
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await expect(textOf(page, 'km')).toBeVisible();
  expect(await geometry(page)).toEqual(before);
});

test('a press on the static text is a press on the editor', async ({ app: { page } }) => {
  const documentId = await articleOf(page, everyKind);
  await holdEditor(page, documentId);
  const target = staticText(page).locator('h2').first();
  const box = await target.boundingBox();
  if (box === null) throw new Error('the heading is not to be seen');
  await page.mouse.click(box.x + box.width - 5, box.y + box.height / 2);
  await expect(textOf(page, 'km')).toBeFocused();
  await type(page, 'x');
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  expect((await contents(page, documentId))[0]).toEqual({
    level: 1,
    inline: [{ kind: 'text', text: 'ចំណងជើងធំx' }],
  });
});
