import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseFile } from '../support/choose-file.ts';
import { ask, deskIsReady } from '../support/desk.ts';
import { WORD_PRAKAS } from '../support/word-prakas.ts';
import { expect, test } from './fixtures.ts';

test('Ctrl+O opens a prakas of Word as an instrument: what was guessed is told and leads to its place, what was changed can be compared', async ({
  app,
  folder,
}) => {
  const { page } = app;
  const file = path.join(folder, 'ប្រកាស.docx');
  writeFileSync(file, WORD_PRAKAS);
  await chooseFile(app, file);
  await deskIsReady(page);
  await page.keyboard.press('Control+o');
  const report = page.getByRole('dialog', { name: 'ឯកសារត្រូវបានបើកជាលិខិតបទដ្ឋាន' });
  await expect(report.getByText('សុខា បានលុប «១០០»')).toBeVisible();
  await expect(report.getByText('ដារា បានបន្ថែម «២០០»')).toBeVisible();
  await expect(report.getByText('វណ្ណា៖ ចាប់ពីថ្ងៃណា?')).toBeVisible();
  const [made] = await ask(page, 'documents.list', { bin: false });
  if (made === undefined) throw new Error('no instrument');
  const { units, metadata } = await ask(page, 'documents.open', { documentId: made.id });
  expect(made.kind).toBe('instrument');
  expect(units.km.map(({ type }) => type)).toEqual([
    'visa',
    'division',
    'provision',
    'provision',
    'signature',
  ]);
  expect(metadata).toMatchObject({
    'instrument.type': 'prakas',
    'instrument.number': '១៤៤៧ មផ.ប្រក',
    'instrument.date': '2024-11-08',
    'title.km': 'ប្រកាស ស្តីពីការផ្តល់សេវាសាធារណៈ',
  });

  // Where it was guessed how points are marked: the caret goes there, and the report comes back.
  await report.getByRole('button', { name: 'មានសញ្ញា «ក-»' }).click();
  await expect(report).toBeHidden();
  await expect(page.locator('[contenteditable="true"]').first()).toBeFocused();
  await page.getByRole('button', { name: 'ត្រឡប់ទៅរបាយការណ៍' }).click();
  await expect(report).toBeVisible();
  await page.keyboard.press('Escape');

  const revisions = await ask(page, 'history.list', { documentId: made.id });
  expect(revisions.map(({ note }) => note)).toContain('មុនការកែប្រែដែលឯកសារបានកត់ទុក');
  const first = revisions.at(-1);
  if (first === undefined) throw new Error('no revision');
  const before = await ask(page, 'history.read', { documentId: made.id, revisionId: first.id });
  expect(JSON.stringify(before.units.km)).toContain('១០០');
  expect(before.units.km.map(({ uid }) => uid)).toEqual(units.km.map(({ uid }) => uid));
});

const REFUSED = [
  ['ប្រកាស.xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>', 'ខូច'],
  ['ប្រកាស.txt', Buffer.from([0xe1, 0xe2, 0xff]), 'UTF-8'],
  ['ប្រកាស.docx', 'ប្រកាស', 'ខូច'],
] as const;

for (const [name, bytes, told] of REFUSED) {
  test(`what cannot be read is refused with a sentence, and nothing is made of it: ${name}`, async ({
    app,
    folder,
  }) => {
    const { page } = app;
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    await chooseFile(app, file);
    await deskIsReady(page);
    await page.keyboard.press('Control+o');
    await expect(page.getByText(told).first()).toBeVisible();
    expect(await ask(page, 'documents.list', { bin: false })).toEqual([]);
  });
}
