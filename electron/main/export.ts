// An article for another program: core makes the file, the person says where it goes.
import { dialog, type BrowserWindow } from 'electron';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { CoreProcess } from './core-process.ts';
import { fileNameOf } from './file-name.ts';
import { nameOf } from './paper.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportOptions {
  readonly window: BrowserWindow;
  readonly documentId: DocumentId;
  readonly language: Language;
  readonly title: string;
  readonly ask: CoreProcess['call'];
}

/** Asks where to and writes the Word document there. Null: the person cancelled. */
export async function saveDocx({
  window,
  documentId,
  language,
  title,
  ask,
}: ExportOptions): Promise<
  Result<{ readonly fileName: string; readonly picturesLeft: number } | null, Failure>
> {
  const document = await ask('documents.open', { documentId });
  if (!document.ok) return document;
  const choice = await dialog.showSaveDialog(window, {
    title,
    defaultPath: `${fileNameOf(nameOf(document.value, language))}.docx`,
    filters: [{ name: 'Word', extensions: ['docx'] }],
  });
  if (choice.canceled || choice.filePath === '') return ok(null);
  const made = await ask('exchange.docx', { documentId, language });
  if (!made.ok) return made;
  const written = await writeWhole(choice.filePath, Buffer.from(made.value.bytes));
  return written.ok ? ok({ ...written.value, picturesLeft: made.value.picturesLeft }) : written;
}
