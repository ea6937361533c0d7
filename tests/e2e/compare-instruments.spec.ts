/** Two texts of law beside each other, on the screen and on paper. */
import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pressEnter } from '../support/by-keyboard.ts';
import type { DocumentId, Unit } from '../../shared/document/model.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { chooseFile } from '../support/choose-file.ts';
import { LAW_AFTER, LAW_BEFORE, OTHER_LAW } from '../support/compared-laws.ts';
import { ask, deskIsReady, openArticle } from '../support/desk.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { wordView } from '../support/word-view.ts';
import { expect, test } from './fixtures.ts';

async function makeLaw({ page }: LaunchedApp, { metadata, units }: OpenDocument): Promise<DocumentId> {
  const made = await ask(page, 'documents.createFrom', {
    kind: 'instrument',
    units: units.km.map((unit) => ({ language: 'km' as const, unit })),
    fields: Object.entries(metadata).map(([name, value]) => ({ name, value })),
  });
  return made.summary.id;
}

/** Makes the text another one, as a person's many keys would. */
async function rewrite({ page }: LaunchedApp, documentId: DocumentId, to: readonly Unit[]): Promise<void> {
  const { units } = await ask(page, 'documents.open', { documentId });
  const gone = units.km.filter(({ uid }) => !to.some((unit) => unit.uid === uid));
  await ask(page, 'drafting.edit', {
    documentId,
    session: crypto.randomUUID(),
    seq: 1,
    units: [
      ...to.map((unit) => ({ language: 'km' as const, uid: unit.uid, unit })),
      ...gone.map(({ uid }) => ({ language: 'km' as const, uid, unit: null })),
    ],
    fields: [],
  });
}

/** A law with a version of its own before what its draft says now, and the comparison of the two. */
async function openComparison(app: LaunchedApp) {
  const { page } = app;
  await deskIsReady(page);
  const documentId = await makeLaw(app, LAW_BEFORE);
  await openArticle(page, documentId);
  await page.keyboard.press('Control+s');
  await expect.poll(() => ask(page, 'history.list', { documentId })).toHaveLength(1);
  await rewrite(app, documentId, LAW_AFTER.units.km);
  await page.keyboard.press('Control+h');
  await page
    .getByRole('option')
    .filter({ hasText: /រក្សាទុក/u })
    .first()
    .click();
  await pressEnter(page.getByRole('button', { name: 'ប្រៀបធៀប', exact: true }));
  const paper = page.getByRole('article', { name: 'ការប្រៀបធៀបកំណែពីរ' });
  await expect(paper.getByText('បានផ្លាស់ទីពីក្រោយជំពូកទី៣ (ពីមុនជាមាត្រា ៥)')).toBeVisible();
  return { page, paper };
}

const showAll = (page: Page): Promise<void> =>
  page.getByRole('radiogroup', { name: 'ចំនួនដែលបង្ហាញ' }).getByRole('radio', { name: 'ទាំងអស់' }).press('Space');
const letters = (text: string): string => text.replaceAll(/[\s\u200B]/gu, '');

test('a moved article is told at both places, by keyboard from one to the other, and all of it stands in one text', async ({
  app,
}) => {
  const { page, paper } = await openComparison(app);
  await pressEnter(paper.getByRole('button', { name: 'ទៅកន្លែងថ្មី' }));
  await expect(paper.locator('[data-change="moved"]')).toBeFocused();
  await page.keyboard.press('F7');
  const changed = paper.locator('[data-change="words"]');
  await expect(changed).toBeFocused();
  await expect(changed).toContainText('បានកែ · មាត្រា ២ → មាត្រា ៣');
  await page.getByRole('radio', { name: 'ក្នុងអត្ថបទតែមួយ' }).press('Space');
  await expect(changed.locator('[data-role="paragraph"]')).toHaveText('ពិន័យក្នុងរយៈពេល ៣០៦០ ថ្ងៃ៖');
  await expect(changed.locator('[data-role="point"] del')).toHaveText('ការជិះម៉ូតូ');
  // A reference says what its target is called on each side.
  await page.getByRole('radio', { name: 'ទន្ទឹមគ្នា' }).press('Space');
  await showAll(page);
  await expect(paper.locator('[data-reference]')).toHaveText(['មាត្រា ៣', 'មាត្រា ៤']);
});

test('the table is saved as PDF and as Word with the same words, its head on every page', async ({
  app,
  folder,
}) => {
  const { page } = await openComparison(app);
  await showAll(page);
  const saved = async (name: string, save: () => Promise<void>): Promise<Buffer> => {
    const file = path.join(folder, name);
    await chooseFile(app, file);
    await save();
    await expect.poll(() => existsSync(file)).toBe(true);
    return readFileSync(file);
  };
  const pdf = await saved('law.pdf', () => page.keyboard.press('Control+Shift+p'));
  const docx = await saved('law.docx', () =>
    page.getByRole('button', { name: 'រក្សាទុកជា Word' }).press('Enter'),
  );

  // The number of a page is painted first, then the head of the table.
  const pages = textOfPdf(pdf).map(letters);
  expect(pages.map((text) => text.at(0))).toEqual(['១', '២', '៣'].slice(0, pages.length));
  const head = /កំណែ.*?សេចក្តីព្រាង.*?(?=-បានឃើញ)/u.exec(pages[0] ?? '')?.[0] ?? '';
  expect(head).not.toBe('');
  for (const text of pages.slice(1)) expect(text.slice(1).startsWith(head)).toBe(true);
  const words = pages.map((text, index) => text.slice(index === 0 ? 1 : head.length + 1)).join('');
  const { paragraphs, sections } = wordView(docx);
  expect(letters(paragraphs.map(({ text }) => text).join(''))).toBe(words);
  expect(sections).toEqual(['landscape']);
  expect(words).toContain('តារាងប្រៀបធៀបច្បាប់ស្តីពីសួនសាធារណៈ');
  expect(words).toContain('មាត្រា៥បានផ្លាស់ទៅក្រោយមាត្រា១(ឥឡូវជាមាត្រា២)');
  expect(words).toContain('លើកលែងតែមាត្រា៣');
  expect(words).toContain('លើកលែងតែមាត្រា៤');
  const source = pdf.toString('latin1');
  expect(source).toContain('/MarkInfo');
  for (const [, width, height] of source.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/gu))
    expect(Number(width)).toBeGreaterThan(Number(height));
});

test('a law without versions is compared with that of another ministry, chosen by keyboard', async ({
  app,
}) => {
  const { page } = app;
  await deskIsReady(page);
  await makeLaw(app, OTHER_LAW);
  await openArticle(page, await makeLaw(app, LAW_AFTER));
  await page.keyboard.press('Control+h');
  await pressEnter(page.getByRole('button', { name: 'ប្រៀបធៀបជាមួយឯកសារផ្សេង' }));
  await expect(page.getByRole('dialog', { name: 'ប្រៀបធៀបជាមួយឯកសារផ្សេង' })).toBeVisible();
  await page.keyboard.type('ច្បារ');
  await expect(page.getByRole('option', { name: 'ច្បាប់ស្តីពីសួនច្បារ', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const paper = page.getByRole('article', { name: 'ការប្រៀបធៀបកំណែពីរ' });
  await expect(paper.getByText('បានផ្លាស់ទីពីក្រោយជំពូកទី៣ (ពីមុនជាមាត្រា ៥)')).toBeVisible();
  await expect(paper.locator('[data-change="words"] [data-unit] del').first()).toHaveText('៣០');
  await expect(page.getByRole('button', { name: 'យកកំណែមុនមកវិញ' })).toHaveCount(0);
});
