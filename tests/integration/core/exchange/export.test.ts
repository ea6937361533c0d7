import { describe, expect, test } from 'vitest';
import { exportFile } from '../../../../electron/core/exchange/export.ts';
import { unitsOfContent } from '../../../../shared/document/open-units.ts';
import { documentFromJson } from '../../../../shared/exchange/document-json.ts';
import { CORE_FORMS, type CoreForm } from '../../../../shared/exchange/export-forms.ts';
import { instrumentDataSchema } from '../../../../shared/instrument/data.ts';
import { INSTRUMENTS_RECORD } from '../../../../shared/instrument/office-data.ts';
import type { DeskRecord, OpenDocument } from '../../../../shared/ipc/types.ts';
import { NOTHING_BESIDE } from '../../../support/export-ports.ts';
import { madeDocument } from '../../../support/fake-documents.ts';
import { entryOf, INSTRUMENTS } from '../../../support/instrument-units.ts';
import { PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { wordView } from '../../../support/word-view.ts';

const article = madeDocument({
  number: 1,
  title: { km: 'ចំណងជើង', en: 'Title' },
  text: { km: 'អត្ថបទ', en: 'Text' },
  changedAt: 0,
});
const prakas: OpenDocument = {
  ...article,
  summary: { ...article.summary, kind: 'instrument' },
  metadata: PRAKAS_STATE.metadata,
  units: unitsOfContent(PRAKAS_STATE.content),
};
const ports = { ...NOTHING_BESIDE, readRegister: () => [entryOf(900)] };

async function written(document: OpenDocument, form: CoreForm, beside = ports): Promise<Uint8Array> {
  const file = await exportFile(document, 'km', form, beside);
  if (!file.ok) throw new Error(file.error.code);
  return file.value.bytes;
}
const text = async (...of: Parameters<typeof written>): Promise<string> =>
  new TextDecoder().decode(await written(...of));

describe('a document as the file of another program', () => {
  test('an instrument says in each form what it cites, by the register', async () => {
    const cited = 'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ';
    const { paragraphs } = wordView(await written(prakas, 'docx'));
    expect(paragraphs.map((paragraph) => paragraph.text)).toContain(`- បានឃើញ${cited}`);
    expect(await text(prakas, 'txt')).toContain(`\n- បានឃើញ${cited}\n`);
    expect(await text(prakas, 'akn')).toContain(cited);
  });

  test('as JSON it is what it was, and an article too', async () => {
    expect(documentFromJson(await text(prakas, 'json'))).toStrictEqual(structuredClone(PRAKAS_STATE));
    expect(documentFromJson(await text(article, 'json'))).toMatchObject({ kind: 'article' });
  });

  test('is numbered and named by the data as the office changed it', async () => {
    const fields = instrumentDataSchema.parse(
      JSON.parse(JSON.stringify(INSTRUMENTS).replaceAll('"ប្រការ"', '"មាត្រា"')),
    );
    const readRecord = (name: string): DeskRecord | null =>
      name === INSTRUMENTS_RECORD ? { name, version: 1, fields } : null;
    expect(await text(prakas, 'txt', { ...ports, readRecord })).toContain('\nមាត្រា ២ ថ្មី\n');
  });

  test('an article is no instrument, and is refused as one', async () => {
    expect(await exportFile(article, 'km', 'akn', ports)).toEqual({
      ok: false,
      error: { code: 'notInstrument' },
    });
    expect(await text(article, 'txt')).toBe('ចំណងជើង\n\nអត្ថបទ\n');
  });

  test('every form is one that is written', async () => {
    for (const form of CORE_FORMS) expect((await written(prakas, form)).length).toBeGreaterThan(1000);
  });
});
