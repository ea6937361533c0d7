/** The official page as a person makes it and as it prints. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentId, JsonValue, Language } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import { officialFields } from '../../shared/official/parts.ts';
import { ask, deskIsReady, everythingIsSaved, openArticle, openNewArticle } from '../support/desk.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { NOTICE_PAGE } from '../support/official.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { paragraph, uidOf } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

const SENTENCE =
  'អនុវត្តតាមព្រះរាជក្រឹត្យលេខ នស/រកត/០៨២៣/១៩៨១ និងអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ឯកឧត្តម ស សុខា បានជូនដំណឹងដល់សាធារណជននៃព្រះរាជាណាចក្រកម្ពុជា។ ';
const TITLE = { km: 'សេចក្តីជូនដំណឹង ស្តីពីការផ្អាកសេវា', en: 'Notice on a suspension of services' };
const DATED = { 'page.date': '2024-11-08', 'page.name.km': 'ស សុខា', 'page.name.en': 'SAR Sokha' };
const letters = (text: string): string => text.replaceAll(/[\s\u200B]/gu, '');

/** What stands before and after the text of the notice, as the paper says it. */
const AROUND = {
  km: {
    head: 'ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ ក្រសួងមហាផ្ទៃ លេខ៖ សជណ សេចក្តីជូនដំណឹង ស្តីពី ការផ្អាកសេវា',
    foot: `ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨ រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤
      រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ ស សុខា កន្លែងទទួល៖`,
  },
  en: {
    head: 'KINGDOM OF CAMBODIA Nation Religion King MINISTRY OF INTERIOR No. Notice on a suspension of services',
    foot: 'Phnom Penh, 8 November 2024 Minister of Interior SAR Sokha Recipients:',
  },
} as const;

interface Printed {
  readonly bytes: Buffer;
  /** The words of each page without its number, white space left out. */
  readonly pages: readonly string[];
}

async function create(
  app: LaunchedApp,
  language: Language,
  texts: readonly string[],
  fields: Readonly<Record<string, JsonValue>> = {},
): Promise<DocumentId> {
  const ranks = ranksBetween(null, null, texts.length);
  const made = await ask(app.page, 'documents.createFrom', {
    kind: 'article',
    units: texts.map((text, index) => {
      const rank = ranks[index];
      if (rank === undefined) throw new Error('a rank for each');
      return { language, unit: { ...paragraph(text), uid: uidOf(index + 1), parent: null, rank } };
    }),
    fields: [
      { name: 'title.km', value: TITLE.km },
      { name: 'title.en', value: TITLE.en },
      ...officialFields(NOTICE_PAGE),
      ...Object.entries({ ...DATED, ...fields }).map(([name, value]) => ({ name, value })),
    ],
  });
  return made.summary.id;
}

async function pdfOf(
  app: LaunchedApp,
  folder: string,
  documentId: string,
  language: Language,
): Promise<Printed> {
  const file = path.join(folder, 'official.pdf');
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
  await ask(app.page, 'paper.pdf', { documentId, language });
  const bytes = readFileSync(file);
  const pages = textOfPdf(bytes).map((text, index) => {
    const number = language === 'km' ? toKhmerDigits(String(index + 1)) : String(index + 1);
    expect(text.startsWith(number)).toBe(true);
    return letters(text.slice(number.length));
  });
  return { bytes, pages };
}

const recipientsOf = (language: Language): string =>
  NOTICE_PAGE.slots.recipients[language]
    .split('\n')
    .map((line) => `- ${line}`)
    .join('');

for (const language of ['km', 'en'] as const) {
  test(`one page in ${language} says what the document says, in the order of an instrument, in our own faces`, async ({
    app,
    folder,
  }) => {
    await deskIsReady(app.page);
    const { bytes, pages } = await pdfOf(app, folder, await create(app, language, [SENTENCE]), language);
    const { head, foot } = AROUND[language];
    expect(pages).toEqual([letters(`${head}${SENTENCE}${foot}${recipientsOf(language)}`)]);
    const pdf = bytes.toString('latin1');
    const faces = [...pdf.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/gu)].map(([, face]) => face);
    const own = [
      'Siemreap',
      'Moul-Regular',
      'SourceSerif4-Regular',
      'SourceSerif4-Bold',
      'Battambang-Regular',
    ];
    expect(own).toEqual(expect.arrayContaining([...new Set(faces)]));
    if (language === 'km') expect(faces).toContain('Moul-Regular');
  });
}

test('the signature never stands on a page without the end of the text', async ({ app, folder }) => {
  test.setTimeout(180_000);
  await deskIsReady(app.page);
  let turned = 0;
  // From one page to the next, a line at a time.
  for (let sentences = 6; sentences <= 13; sentences += 1) {
    const { pages } = await pdfOf(
      app,
      folder,
      await create(app, 'km', [SENTENCE.repeat(sentences), SENTENCE]),
      'km',
    );
    const last = pages.at(-1) ?? '';
    const [before] = last.split(letters('ថ្ងៃសុក្រ ៨កើត'));
    expect(last).toContain(letters(AROUND.km.foot));
    if (pages.length === 1) continue;
    turned += 1;
    // More letters than one line has that is not full.
    expect(before?.length, `${sentences} sentences`).toBeGreaterThan(60);
  }
  expect(turned).toBeGreaterThan(2);
});

test('long lists of recipients and many pages lose nothing', async ({ app, folder }) => {
  await deskIsReady(app.page);
  const recipients = Array.from(
    { length: 25 },
    (_, index) => `រដ្ឋបាលខេត្តទី${toKhmerDigits(String(index + 1))}`,
  );
  const texts = Array.from({ length: 12 }, () => SENTENCE.repeat(4));
  const { pages } = await pdfOf(
    app,
    folder,
    await create(app, 'km', texts, { 'page.recipients.km': recipients.join('\n') }),
    'km',
  );
  expect(pages.length).toBeGreaterThan(2);
  // The list goes on to the next page rather than take the signature and a page of text with it.
  const day = letters('ថ្ងៃសុក្រ ៨កើត');
  const signed = pages.findIndex((words) => words.includes(day));
  expect(pages[signed]?.indexOf(day)).toBeGreaterThan(60);
  expect(signed).toBeLessThan(pages.length - 1);
  const list = recipients.map((line) => `- ${line}`).join('');
  expect(pages.join('')).toBe(letters(`${AROUND.km.head}${texts.join('')}${AROUND.km.foot}${list}`));
});

test('titles stand in tall lines of Moul, the text is justified, and no line parts a number or a name', async ({
  app,
}) => {
  const { page } = app;
  await deskIsReady(page);
  const made = await create(app, 'km', [SENTENCE.repeat(8)]);
  await openArticle(page, made);
  await page.getByRole('button', { name: 'មើលមុនបោះពុម្ព' }).click();
  const article = page.frameLocator('iframe').locator('article');
  await expect(article.locator('h1')).toBeVisible();
  const seen = await article.evaluate((element) => {
    const title = getComputedStyle(element.querySelector('h1 > span') ?? element);
    const text = element.querySelector(':scope > p') ?? element;
    const lines = document.createRange();
    lines.selectNodeContents(text);
    /** The right edge of each line, in CSS pixels. */
    const edges = new Map<number, number>();
    for (const { bottom, right } of lines.getClientRects())
      edges.set(Math.round(bottom), Math.max(right, edges.get(Math.round(bottom)) ?? 0));
    const kept = Array.from(element.querySelectorAll('.kept'), (one) => one.getClientRects().length);
    return {
      face: title.fontFamily,
      lineHeight: Number.parseFloat(title.lineHeight) / Number.parseFloat(title.fontSize),
      kept,
      short: [...edges.values()].slice(0, -1).map((edge) => text.getBoundingClientRect().right - edge),
    };
  });
  expect(seen.face).toMatch(/^Moul\b/u);
  expect(seen.lineHeight).toBeGreaterThanOrEqual(2);
  expect(seen.kept.length).toBeGreaterThan(30);
  expect(new Set(seen.kept)).toEqual(new Set([1]));
  expect(seen.short.length).toBeGreaterThan(8);
  for (const gap of seen.short) expect(Math.abs(gap)).toBeLessThan(1);
});

/** The sheet beside the form, once it shows what was typed last. */
const sheetOf = (page: Page) => page.frameLocator('iframe[data-shown="true"]').locator('article');

test('an administrator changes the page of the notice beside its sheet, and the next notice is made with it', async ({
  app,
  folder,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await openNewArticle(page);
  await page.getByRole('navigation').getByRole('button', { name: 'ការកំណត់' }).click();
  await page.getByRole('button', { name: 'កែទំព័រផ្លូវការ' }).click();
  await expect(sheetOf(page)).toContainText('ព្រះរាជាណាចក្រកម្ពុជា');

  // What is typed stands on the sheet.
  const issuer = page.getByRole('textbox', { name: 'អង្គភាពចេញឯកសារ' });
  await issuer.fill('ក្រសួងមហាផ្ទៃ\nអគ្គលេខាធិការដ្ឋាន');
  await expect(sheetOf(page).locator('.issuer')).toContainText('អគ្គលេខាធិការដ្ឋាន');

  // A page cannot be of no type: it is told, and what was kept before stays.
  const type = page.getByRole('textbox', { name: 'ប្រភេទឯកសារ' });
  await type.fill('');
  await expect(type).toHaveAccessibleDescription(/មិនអាចទទេ/u);
  await expect(sheetOf(page).locator('h1 > span')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'មិនទាន់រក្សាទុកទេ' })).toBeVisible();
  await type.fill('សេចក្តីជូនដំណឹង');
  await expect(page.getByRole('status').filter({ hasText: 'មិនទាន់រក្សាទុកទេ' })).toHaveCount(0);

  // Back to the delivered page, and undone.
  await page.getByRole('button', { name: 'យកទម្រង់ដើមមកវិញ' }).click();
  await expect(issuer).toHaveValue('ក្រសួងមហាផ្ទៃ');
  await page.getByRole('button', { name: 'មិនធ្វើវិញ' }).click();
  await expect(issuer).toHaveValue('ក្រសួងមហាផ្ទៃ\nអគ្គលេខាធិការដ្ឋាន');
  await expect
    .poll(async () => (await ask(page, 'records.read', { name: 'templates.page.notice' }))?.fields['slots'])
    .toMatchObject({ issuer: { km: 'ក្រសួងមហាផ្ទៃ\nអគ្គលេខាធិការដ្ឋាន' } });

  // A new notice: its number is a field of its details.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'ថ្មីតាមគំរូ' }).click();
  await page.getByRole('option', { name: /^សេចក្តីជូនដំណឹង(?!ជា)/u }).click();
  await page.getByRole('button', { name: 'បង្កើតឯកសារ' }).click();
  await page.getByRole('tab', { name: 'ព័ត៌មានលម្អិត' }).click();
  await page.getByRole('textbox', { name: 'លេខឯកសារ · ខ្មែរ' }).fill('១៤៤៧ សជណ');
  await everythingIsSaved(page);

  const listed = await ask(page, 'documents.list', { bin: false });
  const notice = listed.find(({ template }) => template === 'notice');
  if (notice === undefined) throw new Error('the notice');
  const { pages } = await pdfOf(app, folder, notice.id, 'km');
  expect(pages.join('')).toContain(letters('ក្រសួងមហាផ្ទៃ អគ្គលេខាធិការដ្ឋាន លេខ៖ ១៤៤៧ សជណ សេចក្តីជូនដំណឹង'));
});
