import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import type { KeptAct } from '../../../electron/core/comments/acts.ts';
import { anchorAt } from '../../../shared/comments/anchor.ts';
import type { CommentPayload } from '../../../shared/comments/comment-op.ts';
import { branded } from '../../../shared/document/brand.ts';
import { bodyHash } from '../../../shared/document/hash.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { unitText } from '../../../shared/instrument/unit-text.ts';
import type { OpenDocument } from '../../../shared/ipc/types.ts';
import { violations } from '../../support/axe.ts';
import { chooseFromMenu } from '../../support/by-keyboard.ts';
import { saying } from '../../support/comments.ts';
import { useDeskPage } from '../../support/desk-page.ts';
import { expect } from '../../support/expect.ts';
import type { FakeSaid } from '../../support/fake-comments.ts';
import { madeDocument, madeId } from '../../support/fake-documents.ts';
import { uidOf, unitOf } from '../../support/units.ts';

const desk = useDeskPage();

const ME = '018f3a00-0000-4000-8000-000000000001';
const SOPHEA = '018f3a00-0000-4000-8000-00000000000a';
const PEOPLE = [
  { id: SOPHEA, name: { km: 'ចាន់ សុភា', en: 'Chan Sophea' } },
  { id: '018f3a00-0000-4000-8000-00000000000b', name: { km: 'សុខ ដារ៉ា', en: 'Sok Dara' } },
];

const units = [unitOf(1, 'A', 'The ministry gives notice to all'), unitOf(2, 'M', 'Second part')];
const NOTICE: OpenDocument = {
  ...madeDocument({
    number: 100,
    title: { km: 'Notice', en: 'Notice' },
    text: { km: '', en: '' },
    changedAt: 1_790_000_000_000,
  }),
  units: { km: units, en: [] },
};
const ID = branded<DocumentId>(madeId(100));

const act = (number: number, person: string | null, payload: CommentPayload, isSeen = true) => ({
  documentId: ID,
  opId: uidOf(number) as string,
  payload,
  person,
  isOwn: person === null,
  isSeen,
});

const on = (number: number, words: string | null, text: string): CommentPayload => {
  const unit = units[number - 1] ?? unitOf(number, 'Z', 'What was there once');
  const from = words === null ? 0 : unitText(unit).indexOf(words);
  const anchor = anchorAt({
    language: 'km',
    unit: unit.uid,
    revision: branded(uidOf(900)),
    body: bodyHash(unit),
    text: unitText(unit),
    words: words === null ? null : { from, to: from + words.length },
    order: [unit.uid, ...units.map(({ uid }) => uid)],
  });
  return { version: 1, act: 'begin', anchor, said: saying(text) };
};

const saidBy = (acts: readonly (KeptAct & { readonly documentId: DocumentId })[]): FakeSaid => ({
  me: ME,
  people: PEOPLE,
  acts,
});

const threads = (page: Page) => page.locator('[data-thread]');
const field = (page: Page) => page.getByRole('complementary').getByRole('textbox');
const painted = (page: Page, name: string): Promise<readonly string[]> =>
  page.evaluate((highlight) => {
    const found = CSS.highlights.get(highlight);
    return [...(found ?? [])].map((range) => {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      const text = new Range();
      text.setStart(startContainer, startOffset);
      text.setEnd(endContainer, endOffset);
      return text.toString();
    });
  }, name);

async function open(acts: Parameters<typeof saidBy>[0] = [], language: 'km' | 'en' = 'en'): Promise<Page> {
  const page = await desk.open({ documents: [NOTICE], comments: saidBy(acts) }, language);
  await expect(page.locator('[contenteditable="true"]')).toBeVisible();
  return page;
}

async function showPanel(page: Page): Promise<void> {
  if (!(await page.getByRole('complementary').isVisible()))
    await page.evaluate(() => window.fakeDesk.emit('command', { command: 'view.inspector' }));
  const tab = page.getByRole('tab', { name: /Comments/u });
  await expect(tab).toBeEnabled();
  await tab.click();
  await expect(page.locator('[data-comments]')).toBeVisible();
}

const press = async (
  page: Page,
  name: string | RegExp,
  within = page.locator('[data-comments]'),
): Promise<void> => {
  const button = within.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  await button.click();
};

describe('comments', () => {
  it('are begun on selected words by the keyboard, call on a colleague, and go where they are meant', async () => {
    const page = await open();
    await page.locator('[contenteditable="true"] p').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('ArrowRight');
    for (let letter = 0; letter < 8; letter += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+A');
    await page.keyboard.type('Ask @soph');
    await expect(page.getByRole('complementary').getByRole('option')).toHaveText(['Chan Sophea']);
    await expect.poll(() => painted(page, 'commented-lit')).toEqual(['ministry']);
    await page.keyboard.press('Enter');
    await expect(field(page)).toHaveValue('Ask @Chan Sophea ');
    await page.keyboard.press('Control+Enter');
    await expect(threads(page)).toHaveCount(1);
    await expect(threads(page)).toContainText('Ask @Chan Sophea');
    await expect.poll(() => painted(page, 'commented')).toEqual(['ministry']);
    const asked = await page.evaluate(
      () => window.fakeDesk.calls.findLast(({ channel }) => channel === 'comments.begin')?.request,
    );
    expect(asked).toMatchObject({
      unit: uidOf(1),
      words: { from: 4, text: 'ministry' },
      said: { mentions: [{ person: SOPHEA, name: 'Chan Sophea' }] },
    });
    // The focus is back at the words.
    await expect(page.locator('[contenteditable="true"]')).toBeFocused();
  });

  it('are answered, resolved and opened again, each with a way back', async () => {
    const page = await open([act(1, SOPHEA, on(1, 'ministry', 'Which one?'))]);
    await showPanel(page);
    await press(page, 'Reply');
    await field(page).fill('Ours');
    await press(page, 'Send');
    await expect(threads(page).getByRole('listitem')).toHaveCount(2);
    await press(page, 'Resolve');
    await expect(page.getByText('Resolved (1)')).toBeVisible();
    await expect.poll(() => painted(page, 'commented')).toEqual([]);
    await press(page, 'Undo', page.getByRole('region'));
    await expect(page.getByText('Resolved (1)')).toHaveCount(0);
    await expect(threads(page).getByRole('button', { name: 'Resolve' })).toBeVisible();
  });

  it('of one’s own can be changed and taken back, and said again', async () => {
    const page = await open([act(1, null, on(1, 'ministry', 'Mine')), act(2, SOPHEA, on(2, null, 'Theirs'))]);
    await showPanel(page);
    await expect(page.getByRole('button', { name: 'My comment' })).toHaveCount(1);
    await press(page, 'My comment');
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Change this comment' }));
    await expect(field(page)).toHaveValue('Mine');
    await field(page).fill('Better');
    await press(page, 'Save');
    await expect(threads(page).first()).toContainText('Better');
    await expect(threads(page).first()).toContainText('changed');
    await press(page, 'My comment');
    await chooseFromMenu(page, page.getByRole('menuitem', { name: 'Take this comment back' }));
    await expect(threads(page)).toHaveCount(1);
    await press(page, 'Undo', page.getByRole('region'));
    await expect(threads(page).first()).toContainText('Better');
  });

  it('stay with their words while one types, and say when these are gone', async () => {
    const page = await open([act(1, SOPHEA, on(1, 'ministry', 'A')), act(2, SOPHEA, on(9, 'once', 'B'))]);
    await showPanel(page);
    await expect(threads(page).getByText('This part was removed.', { exact: false })).toBeVisible();
    await page.locator('[contenteditable="true"] p').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Here: ');
    await expect.poll(() => painted(page, 'commented')).toEqual(['ministry']);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('Nothing');
    await expect(page.getByText('These words were changed or removed.', { exact: false })).toBeVisible();
  });

  it('light their words, and are lit by them', async () => {
    const page = await open([act(1, SOPHEA, on(1, 'ministry', 'A')), act(2, SOPHEA, on(2, null, 'B'))]);
    await showPanel(page);
    await threads(page).first().hover();
    await expect.poll(() => painted(page, 'commented-lit')).toEqual(['ministry']);
    const second = page.locator('[contenteditable="true"] p').nth(1);
    await expect(second).toHaveAttribute('data-commented', 'open');
    await second.hover({ position: { x: 20, y: 12 } });
    await expect(second).toHaveAttribute('data-commented', 'lit');
    await expect(threads(page).nth(1)).toHaveAttribute('data-lit');
    // What is shown changes no word.
    const sent = await page.evaluate(
      () => window.fakeDesk.calls.filter(({ channel }) => channel === 'drafting.edit').length,
    );
    expect(sent).toBe(0);
  });

  it('are counted until they were in sight, in the list and at the tab', async () => {
    const page = await open([act(1, SOPHEA, on(1, 'ministry', 'A'), false)]);
    const row = page.getByRole('option', { name: /Notice.*New comments: 1/u });
    await expect(row).toBeVisible();
    await showPanel(page);
    await expect(threads(page)).toContainText('new');
    await expect(row).toHaveCount(0);
  });

  it('that call on the person are listed from all documents', async () => {
    const calling = on(1, 'ministry', '@Sok Channa please look');
    if (calling.act !== 'begin') throw new Error('it begins');
    const said = { ...calling.said, mentions: [{ person: ME, name: 'Sok Channa' }] };
    const page = await open([act(1, SOPHEA, { ...calling, said })]);
    await showPanel(page);
    const mine = page.getByRole('radio', { name: 'Mentions of me (1)' });
    await expect(mine).toBeEnabled();
    await mine.click();
    await expect(page.locator('[data-comments]').getByRole('listitem')).toContainText('please look');
  });

  it.each(['light', 'dark'] as const)('have no fault that a machine finds, in %s', async (theme) => {
    const page = await open([
      act(1, SOPHEA, on(1, 'ministry', 'A'), false),
      act(2, null, on(2, null, 'B')),
      act(3, SOPHEA, on(9, null, 'C')),
    ]);
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    await showPanel(page);
    await page.locator('[contenteditable="true"] p').first().click();
    await page.keyboard.press('Control+Shift+A');
    await page.keyboard.type('@');
    await expect(page.getByRole('option', { name: 'Sok Dara' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
