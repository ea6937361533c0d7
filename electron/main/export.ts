// A document for another program: core makes the file, the person says where it goes.
import { dialog, type BrowserWindow } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { EXPORT_ENDINGS, type ExportForm } from '../../shared/exchange/export-forms.ts';
import { FIRST_LOOK } from '../../shared/html/paper-look.ts';
import { dataAddress, picturesIn, sheetsIn, standaloneHtml } from '../../shared/html/standalone.ts';
import type { ExportedFile, OpenDocument } from '../../shared/ipc/types.ts';
import type { CoreProcess } from './core-process.ts';
import { fileNameOf } from './file-name.ts';
import { PAGE_FOLDER } from './locations.ts';
import { mediaFile } from './media.ts';
import { nameOf, paperOf } from './paper.ts';
import { COMMAND_TITLES } from './texts.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportOptions {
  readonly window: BrowserWindow;
  readonly documentId: DocumentId;
  readonly language: Language;
  readonly form: ExportForm;
  /** Of the interface. */
  readonly shownIn: Language;
  /** The folder of the profile. */
  readonly profile: string;
  readonly ask: CoreProcess['call'];
}

/** What such files are called everywhere. */
const KINDS: Readonly<Record<ExportForm, string>> = {
  docx: 'Word',
  html: 'HTML',
  txt: 'TXT',
  akn: 'Akoma Ntoso',
  json: 'JSON',
};

/** Asks where to and writes the file there. Null: the person cancelled. */
export async function saveAs(
  options: ExportOptions,
): Promise<Result<{ readonly fileName: string; readonly picturesLeft: number } | null, Failure>> {
  const { window, documentId, language, form, shownIn, ask } = options;
  const document = await ask('documents.open', { documentId });
  if (!document.ok) return document;
  // Nobody is asked for a place that nothing can be put into.
  if (form === 'akn' && document.value.summary.kind !== 'instrument') return fail({ code: 'notInstrument' });
  const choice = await dialog.showSaveDialog(window, {
    title: COMMAND_TITLES[shownIn][`document.${form}`].replace(/…$/u, ''),
    defaultPath: `${fileNameOf(nameOf(document.value, language))}.${EXPORT_ENDINGS[form]}`,
    filters: [{ name: KINDS[form], extensions: [EXPORT_ENDINGS[form]] }],
  });
  if (choice.canceled || choice.filePath === '') return ok(null);
  const made =
    form === 'html'
      ? ok(await webPage(document.value, options))
      : await ask('exchange.file', { documentId, language, form });
  if (!made.ok) return made;
  const written = await writeWhole(choice.filePath, Buffer.from(made.value.bytes));
  return written.ok ? ok({ ...written.value, picturesLeft: made.value.picturesLeft }) : written;
}

/** The paper as one file, with its style sheets and its pictures in it. */
async function webPage(
  document: OpenDocument,
  { language, profile, ask }: ExportOptions,
): Promise<ExportedFile> {
  const html = await paperOf(document, language, FIRST_LOOK, ask, '');
  const sheets = new Map<string, string>();
  for (const sheet of sheetsIn(html))
    sheets.set(sheet, await readFile(path.join(PAGE_FOLDER, sheet), 'utf8'));
  const shown = picturesIn(html);
  const pictures = new Map<string, string>();
  for (const hash of shown) {
    const media = await ask('media.describe', { hash });
    if (!media.ok || media.value === null) continue;
    const bytes = await readFile(mediaFile(profile, hash));
    pictures.set(hash, dataAddress(media.value.mime, bytes.toString('base64')));
  }
  const page = standaloneHtml({ html, sheets, pictures });
  return { bytes: new TextEncoder().encode(page), picturesLeft: shown.length - pictures.size };
}
