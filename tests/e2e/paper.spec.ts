import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import {
  ask,
  callBridge,
  caretAtEnd,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openNewArticle,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import type { LaunchedApp } from '../support/launch.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { innerIdOf, paragraph, uidOf } from '../support/units.ts';
import { expect, test } from './fixtures.ts';

const TITLE = 'សេចក្តីជូនដំណឹង';

/** The person chooses this file in the system's dialog. */
async function chooseFile(app: LaunchedApp, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, file);
}

async function article(app: LaunchedApp) {
  const documentId = await openNewArticle(app.page);
  await ask(app.page, 'drafting.edit', {
    documentId,
    session: '00000000-0000-4000-8000-000000000001',
    seq: 1,
    units: [],
    fields: [{ name: 'title.km', value: TITLE }],
  });
  await caretAtEnd(app.page, 'km');
  const session = await cdpOf(app.page);
  for (const key of 'ព្រះរាជាណាចក្រកម្ពុជា report') await pressKey(session, key);
  await app.page.keyboard.press('Control+3');
  await caretAtEnd(app.page, 'en');
  for (const key of 'Kingdom of Cambodia') await pressKey(session, key);
  await everythingIsSaved(app.page);
  return documentId;
}

test('an article becomes a PDF: A4, Khmer fonts embedded, tagged, its title and language set', async ({
  app,
  folder,
}) => {
  const documentId = await article(app);
  const file = path.join(folder, 'article.pdf');
  await chooseFile(app, file);
  const saved = await ask(app.page, 'paper.pdf', { documentId, language: 'km' });
  expect(saved).toEqual({ fileName: 'article.pdf' });
  const pdf = readFileSync(file, 'latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/u);
  expect(pdf).toContain('/StructTreeRoot');
  expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/u);
  expect(pdf).toMatch(/\/Lang\s*\(km\)/u);
  expect(pdf).toMatch(/\/FontName\s*\/[A-Z]{6}\+Siemreap/u);
  expect(pdf).toMatch(/\/FontName\s*\/[A-Z]{6}\+Moul/u);
  expect(pdf).toMatch(/\/FontFile[23]/u);
  // No face but ours: a fallback of this machine would look different on another.
  const faces = [...pdf.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/gu)].map(([, face]) => face);
  expect(new Set(faces)).toEqual(new Set(['Siemreap', 'Moul-Regular', 'SourceSerif4-Regular']));
  // A title with letters beyond Latin stands in the file as UTF-16 in hexadecimal.
  const utf16 = Buffer.from(`\uFEFF${TITLE}`, 'utf16le').swap16().toString('hex');
  expect(pdf.toLowerCase().replaceAll(/\s/gu, '')).toContain(`/title<${utf16}>`);
});

test('a person who cancels gets no file, and a folder that cannot be written is told', async ({
  app,
  folder,
}) => {
  const documentId = await article(app);
  await chooseFile(app, null);
  expect(await ask(app.page, 'paper.pdf', { documentId, language: 'en' })).toBeNull();
  await chooseFile(app, path.join(folder, 'no', 'such', 'folder', 'x.pdf'));
  const refused = await callBridge(app.page, 'paper.pdf', { documentId, language: 'en' });
  expect(refused).toEqual({ ok: false, error: { code: 'diskError', detail: 'ENOENT' } });
});

test('the preview frame shows the bytes that print', async ({ app }) => {
  const documentId = await article(app);
  const html = await app.page.evaluate(
    async (id) => (await fetch(`./paper/${id}/km.html`)).text(),
    documentId,
  );
  expect(html).toContain(`<h1>${TITLE}</h1>`);
  expect(html).toContain('<p><span class="kept">ព្រះរាជាណាចក្រកម្ពុជា</span> report</p>');
});

test('a PDF without a title of its own is named after the other language', async ({ app, folder }) => {
  const documentId = await article(app);
  const file = path.join(folder, 'english.pdf');
  await chooseFile(app, file);
  await ask(app.page, 'paper.pdf', { documentId, language: 'en' });
  const pdf = readFileSync(file, 'latin1');
  expect(pdf).toMatch(/\/Title\s*<FEFF/u);
  expect(pdf).not.toContain('app://');
  expect(pdf).not.toContain('.invalid');
});

test('a PDF replaces an older one in one step', async ({ app, folder }) => {
  const documentId = await article(app);
  const file = path.join(folder, 'twice.pdf');
  await chooseFile(app, file);
  await ask(app.page, 'paper.pdf', { documentId, language: 'km' });
  await ask(app.page, 'paper.pdf', { documentId, language: 'en' });
  expect(readFileSync(file, 'latin1')).toMatch(/\/Lang\s*\(en\)/u);
  expect(existsSync(`${file}.part`)).toBe(false);
});

const inline = (text: string) => [{ kind: 'text', text }];
const SENTENCE = 'ព្រះរាជាណាចក្រកម្ពុជា\u200Bជា\u200Bប្រទេស\u200Bឯករាជ្យ\u200Bអធិបតេយ្យ។ ';

/** An article of several pages, and its words as they stand on them. */
function longArticle(language: Language): { bodies: readonly UnitBody[]; words: string } {
  const number = (n: number): string => (language === 'km' ? toKhmerDigits(String(n)) : String(n));
  const bodies = [
    { type: 'heading', content: { level: 1, inline: inline('ជំពូកទី១') } },
    {
      type: 'paragraph',
      content: {
        inline: [...inline(SENTENCE), { kind: 'footnote', id: innerIdOf(1), text: 'យោងប្រកាសលេខ ១២' }],
      },
    },
    { type: 'quote', content: { inline: inline('«ចេះមកពីរៀន»') } },
    {
      type: 'table',
      content: {
        header: true,
        rows: [0, 1].map((row) => ({
          id: innerIdOf(10 + row),
          cells: ['ខេត្ត', 'Total'].map((text) => ({ inline: inline(text) })),
        })),
      },
    },
  ].map(({ type, content }): UnitBody => ({ type, content, schemaVersion: 1 }));
  const rest = Array.from({ length: 30 }, () => SENTENCE.repeat(6));
  return {
    bodies: [...bodies, ...rest.map(paragraph)],
    words: [
      `${TITLE}ជំពូកទី១${SENTENCE}${number(1)}«ចេះមកពីរៀន»ខេត្តTotalខេត្តTotal`,
      ...rest,
      `${number(1)}យោងប្រកាសលេខ ១២`,
    ].join(''),
  };
}

for (const language of ['km', 'en'] as const) {
  test(`the words of the PDF are the words of the article, on pages numbered in the digits of ${language}`, async ({
    app,
    folder,
  }) => {
    await deskIsReady(app.page);
    const { bodies, words } = longArticle(language);
    const ranks = ranksBetween(null, null, bodies.length);
    const { summary } = await ask(app.page, 'documents.createFrom', {
      kind: 'article',
      units: bodies.map((body, index) => {
        const rank = ranks[index];
        if (rank === undefined) throw new Error('a rank for each');
        return { language, unit: { ...body, uid: uidOf(index + 1), parent: null, rank } };
      }),
      fields: [{ name: `title.${language}`, value: TITLE }],
    });
    const file = path.join(folder, 'long.pdf');
    await chooseFile(app, file);
    await ask(app.page, 'paper.pdf', { documentId: summary.id, language });
    const pages = textOfPdf(readFileSync(file));
    expect(pages.length).toBeGreaterThan(2);
    const withoutSpaces = (text: string): string => text.replace(/[\s\u200B]/gu, '');
    const onPages = pages.map((text, index) => {
      const number = language === 'km' ? toKhmerDigits(String(index + 1)) : String(index + 1);
      expect(text.startsWith(number)).toBe(true);
      return text.slice(number.length);
    });
    expect(withoutSpaces(onPages.join(''))).toBe(withoutSpaces(words));
  });
}
