/** An instrument as the files of other programs, saved by a person from the desk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readXml } from '../../electron/limited/read-xml.ts';
import { documentFromJson } from '../../shared/exchange/document-json.ts';
import { EXPORT_ENDINGS, type ExportForm } from '../../shared/exchange/export-forms.ts';
import { instrumentText } from '../../shared/exchange/instrument-text.ts';
import { instrumentFromAkn } from '../../shared/instrument/akn/read.ts';
import { instrumentPage } from '../../shared/instrument/instrument-page.ts';
import { chooseFile } from '../support/choose-file.ts';
import { ask, callBridge, deskIsReady, openNewArticle } from '../support/desk.ts';
import { INSTRUMENTS } from '../support/instrument-units.ts';
import { makePrakas } from '../support/made-prakas.ts';
import { countingIds } from '../support/pieces.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../support/sample-prakas.ts';
import { wordView } from '../support/word-view.ts';
import { expect, test } from './fixtures.ts';

const { data, register } = PRAKAS_SOURCE;
const page = instrumentPage(PRAKAS_STATE.metadata, PRAKAS, data, register, 'km');

test('a prakas is saved as Word, web page, text, Akoma Ntoso and JSON, each with its words and numbers', async ({
  app,
  folder,
}) => {
  const documentId = await makePrakas(app);
  const saved = async (form: ExportForm): Promise<Buffer> => {
    const fileName = `prakas.${EXPORT_ENDINGS[form]}`;
    await chooseFile(app, path.join(folder, fileName));
    const answer = await ask(app.page, 'paper.saveAs', { documentId, language: 'km', form });
    expect(answer).toEqual({ fileName, picturesLeft: 0 });
    return readFileSync(path.join(folder, fileName));
  };
  const text = (await saved('txt')).toString('utf8');
  expect(text).toBe(instrumentText(page));
  const { paragraphs } = wordView(await saved('docx'));
  expect(paragraphs.map((paragraph) => paragraph.text)).toContain('ប្រការ ២ ថ្មី');
  const html = (await saved('html')).toString('utf8');
  expect(html).toContain('ប្រការ ២ ថ្មី');
  expect(html).toContain('@page');
  expect(html).not.toMatch(/<link|src="(?!data:)/u);
  const root = readXml(await saved('akn'));
  if (!root.ok) throw new Error(root.error);
  const read = instrumentFromAkn(root.value, { ids: countingIds(), data: INSTRUMENTS });
  expect(read.ok && read.value.state).toEqual(structuredClone(PRAKAS_STATE));
  expect(documentFromJson((await saved('json')).toString('utf8'))).toEqual(structuredClone(PRAKAS_STATE));
});

test('from the palette, by keyboard; where there is no place for the file it is told and nothing is written', async ({
  app,
  folder,
}) => {
  const documentId = await makePrakas(app);
  await app.page.reload();
  await deskIsReady(app.page);
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('ការផ្តល់សេវាសាធារណៈ');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('នីតិវិធី').first()).toBeVisible();
  await chooseFile(app, path.join(folder, 'law.akn.xml'));
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('រក្សាទុកជា Akoma');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByText('law.akn.xml')).toBeVisible();
  expect(readFileSync(path.join(folder, 'law.akn.xml'), 'utf8')).toContain('ប្រការ ២ ថ្មី');
  await chooseFile(app, path.join(folder, 'no', 'such', 'law.docx'));
  const refused = await callBridge(app.page, 'paper.saveAs', { documentId, language: 'km', form: 'docx' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'diskError' } });
  expect(existsSync(path.join(folder, 'no'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('an article has no Akoma Ntoso: the palette does not offer it, and no file is written', async ({
  app,
  folder,
}) => {
  const documentId = await openNewArticle(app.page);
  await chooseFile(app, path.join(folder, 'article.akn.xml'));
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('រក្សាទុកជា');
  await expect(app.page.getByRole('option', { name: 'Word' })).toBeVisible();
  await expect(app.page.getByRole('option', { name: 'Akoma' })).toHaveCount(0);
  await app.page.keyboard.press('Escape');
  const refused = await callBridge(app.page, 'paper.saveAs', { documentId, language: 'km', form: 'akn' });
  expect(refused).toMatchObject({ ok: false });
  expect(existsSync(path.join(folder, 'article.akn.xml'))).toBe(false);
});
