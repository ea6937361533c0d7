import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { exportFile } from '../../../../electron/core/exchange/export.ts';
import type { Language } from '../../../../shared/document/model.ts';
import { readDocx } from '../../../../electron/limited/word/read-docx.ts';
import { officialFields } from '../../../../shared/official/parts.ts';
import { madeDocument } from '../../../support/fake-documents.ts';
import { NOTHING_BESIDE } from '../../../support/export-ports.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const TITLE = { km: 'សេចក្តីជូនដំណឹង ស្តីពីការផ្អាកសេវា', en: 'Notice on a suspension of services' };

async function wordOf(language: Language, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const made = madeDocument({ number: 1, title: TITLE, text: { km: 'អត្ថបទ', en: 'Text' }, changedAt: 0 });
  const fields = officialFields(NOTICE_PAGE).map(({ name, value }) => [name, value] as const);
  const metadata = { ...made.metadata, ...Object.fromEntries(fields), ...more };
  const file = await exportFile({ ...made, metadata }, language, 'docx', NOTHING_BESIDE);
  if (!file.ok) throw new Error(file.error.code);
  return Buffer.from(file.value.bytes);
}

/** The paragraphs that hold words. */
async function linesOf(language: Language, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { value } = await mammoth.extractRawText({ buffer: await wordOf(language, more) });
  return value.split('\n').filter((line) => line.trim() !== '');
}

test('a Word document of an official page has the same parts, the recipients beside the signature', async () => {
  expect(await linesOf('km', { 'page.date': '2024-11-08', 'page.name.km': 'ស សុខា' })).toEqual([
    'ព្រះរាជាណាចក្រកម្ពុជា',
    'ជាតិ សាសនា ព្រះមហាក្សត្រ',
    'ក្រសួងមហាផ្ទៃ',
    'លេខ៖ ................ សជណ',
    'សេចក្តីជូនដំណឹង',
    'ស្តីពី',
    'ការផ្អាកសេវា',
    'អត្ថបទ',
    'កន្លែងទទួល៖',
    ...NOTICE_PAGE.slots.recipients.km.split('\n').map((line) => `- ${line}`),
    'ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨',
    'រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
    'ស សុខា',
  ]);
});

test('in English too, its number in the place of the slot', async () => {
  const lines = await linesOf('en', { 'page.number.en': '1447', 'page.date': '2024-11-08' });
  expect(lines.slice(0, 4)).toEqual([
    'KINGDOM OF CAMBODIA',
    'Nation Religion King',
    'MINISTRY OF INTERIOR',
    'No. 1447',
  ]);
  expect(lines).toEqual(expect.arrayContaining(['Notice', 'on', 'Text', 'Phnom Penh, 8 November 2024']));
});

test('its styles are known to whoever opens it here again', async () => {
  const { unknownStyles } = await readDocx(await wordOf('km'));
  expect(unknownStyles).toEqual([]);
});
