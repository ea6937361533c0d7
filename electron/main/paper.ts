// A document on paper: the pure renderer's HTML over app://desk/paper/…, laid out in a hidden window, printed or saved.
import { dialog, type BrowserWindow } from 'electron';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Language } from '../../shared/document/model.ts';
import type { PaperLook } from '../../shared/html/paper-look.ts';
import { instrumentPaperHtml } from '../../shared/html/instrument-paper.ts';
import { paperHtml } from '../../shared/html/paper.ts';
import { officialParts } from '../../shared/official/parts.ts';
import type { Parsed } from '../../shared/ipc/parse.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { CoreProcess } from './core-process.ts';
import { fileNameOf } from './file-name.ts';
import { instrumentPageOf } from './instrument-paper.ts';
import { ORIGIN } from './scheme.ts';
import { textsOf } from './texts.ts';
import { makePaperWindow } from './window-factory.ts';
import { writeWhole } from './write-whole.ts';

/** From a paper's address. */
export const PAPER_BASE = '../../';

/** The page that preview, print and PDF all show; `base` leads to its style sheets and media. */
export async function paperOf(
  document: OpenDocument,
  language: Language,
  look: PaperLook,
  ask: CoreProcess['call'],
  base: string,
): Promise<string> {
  const name = nameOf(document, language);
  const page = await instrumentPageOf(document, language, ask);
  if (page !== null) return instrumentPaperHtml({ page, name, look, base });
  return paperHtml({
    language,
    title: document.summary.title[language],
    name,
    units: document.units[language],
    look,
    official: officialParts(document.metadata, document.summary.title[language], language),
    base,
  });
}

/** A document is called by its title, else by that in the other language, else by what it is. */
export function nameOf({ summary: { title } }: OpenDocument, language: Language): string {
  return title[language] || title.km || title.en || textsOf(language).untitled;
}

/** What is on one paper: a document in a language, on a day where one is given. */
export type Paper = Parsed<'paper.print'>;

/** The document whose paper it is; an instrument on a day has the text that holds then. */
export async function documentOnPaper(
  { documentId, day }: Pick<Paper, 'documentId' | 'day'>,
  ask: CoreProcess['call'],
): Promise<Result<OpenDocument, Failure>> {
  if (day === undefined) return ask('documents.open', { documentId });
  const text = await ask('amending.asOf', { documentId, day });
  return text.ok ? ok(text.value.document) : text;
}

/** Asks where to and writes the PDF there. Null: the person cancelled. */
export async function savePdf(
  window: BrowserWindow,
  document: OpenDocument,
  paper: Paper,
  dialogTitle: string,
): Promise<Result<{ readonly fileName: string } | null, Failure>> {
  const choice = await dialog.showSaveDialog(window, {
    title: dialogTitle,
    defaultPath: `${fileNameOf(pdfName(nameOf(document, paper.language), paper))}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (choice.canceled || choice.filePath === '') return ok(null);
  const pdf = await pdfOf(paper);
  return writeWhole(choice.filePath, pdf);
}

const pdfName = (name: string, { day }: Paper): string => (day === undefined ? name : `${name} ${day}`);

/** A4, fonts embedded, tagged, with outline; the title and the language are the page's own. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  return onPaper(paper, (window) =>
    window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  );
}

/** Opens the system's print dialog. Answers `notFound` where the system has none to show. */
export function print(paper: Paper): Promise<Result<null, Failure>> {
  return onPaper(
    paper,
    (window) =>
      new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, (printed, reason) => {
          resolve(
            printed || reason === 'Print job canceled'
              ? ok(null)
              : fail({ code: 'notFound', detail: reason }),
          );
        });
      }),
  );
}

async function onPaper<T>(
  { documentId, language, day }: Paper,
  use: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  const window = makePaperWindow();
  try {
    const onDay = day === undefined ? '' : `?day=${day}`;
    await window.loadURL(`${ORIGIN}/paper/${documentId}/${language}.html${onDay}`);
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
    return await use(window);
  } finally {
    window.destroy();
  }
}
