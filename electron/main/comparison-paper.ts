// The table of a comparison on paper: laid out at an address of its own, printed or saved as PDF; Word's is core's.
import { dialog, type BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { comparisonPage } from '../../shared/compare/comparison-page.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { comparisonPaperHtml } from '../../shared/html/comparison-paper.ts';
import type { PaperLook } from '../../shared/html/paper-look.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import { citedInstruments } from '../../shared/instrument/references/referred-to-by.ts';
import type { ComparisonRequest } from '../../shared/ipc/contract.ts';
import type { Parsed } from '../../shared/ipc/parse.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { CoreProcess } from './core-process.ts';
import { fileNameOf } from './file-name.ts';
import { instrumentDataOf } from './instrument-data.ts';
import { registerEntries } from './instrument-paper.ts';
import { documentOnPaper, nameOf, PAPER_BASE, pdfOf, print, type Paper } from './paper.ts';
import { COMMAND_TITLES, textsOf } from './texts.ts';
import { writeWhole } from './write-whole.ts';

interface Surroundings {
  readonly window: BrowserWindow;
  /** Of the interface. */
  readonly shownIn: Language;
  readonly look: PaperLook;
}

export class ComparisonPapers {
  /** By what stands for a document's id in their address, for as long as they are laid out. */
  readonly #made = new Map<string, string>();
  readonly #ask: CoreProcess['call'];

  constructor(ask: CoreProcess['call']) {
    this.#ask = ask;
  }

  /** Null where no comparison has this id. */
  htmlOf(id: string): string | null {
    return this.#made.get(id) ?? null;
  }

  /** Prints it, or asks where to and writes the file there. Null: printed, or the person cancelled. */
  async put(
    request: Parsed<'paper.comparison'>,
    { window, shownIn, look }: Surroundings,
  ): Promise<Result<{ readonly fileName: string } | null, Failure>> {
    const { form, ...comparison } = request;
    const before = await this.#read(comparison.before);
    if (!before.ok) return before;
    const after = await this.#read(comparison.after);
    if (!after.ok) return after;
    const laidOut = <T>(use: (paper: Paper) => Promise<T>): Promise<T> =>
      this.#laidOut(before.value, after.value, comparison, look, use);
    if (form === 'print') return laidOut(print);
    const isPdf = form === 'pdf';
    const choice = await dialog.showSaveDialog(window, {
      title: isPdf ? textsOf(shownIn).savePdf : COMMAND_TITLES[shownIn]['document.docx'].replace(/…$/u, ''),
      defaultPath: `${fileNameOf(nameOf(after.value, comparison.language))}.${form}`,
      filters: [{ name: isPdf ? 'PDF' : 'Word', extensions: [form] }],
    });
    if (choice.canceled || choice.filePath === '') return ok(null);
    if (isPdf) return writeWhole(choice.filePath, await laidOut(pdfOf));
    const word = await this.#ask('exchange.comparison', comparison);
    return word.ok ? writeWhole(choice.filePath, Buffer.from(word.value.bytes)) : word;
  }

  #read({
    documentId,
    revisionId,
    day,
  }: ComparisonRequest['before']): Promise<Result<OpenDocument, Failure>> {
    return revisionId === null
      ? documentOnPaper({ documentId, day }, this.#ask)
      : this.#ask('history.read', { documentId, revisionId });
  }

  async #laidOut<T>(
    before: OpenDocument,
    after: OpenDocument,
    { language, onlyChanges, ...names }: ComparisonRequest,
    look: PaperLook,
    use: (paper: Paper) => Promise<T>,
  ): Promise<T> {
    const versions = { before: names.before.version, after: names.after.version };
    const data = await instrumentDataOf(this.#ask);
    const register = await registerEntries([before, after].flatMap(citedIn), this.#ask);
    const page = comparisonPage({ before, after, versions, onlyChanges, data, register }, language);
    // No document has it.
    const documentId = branded<DocumentId>(randomUUID());
    this.#made.set(documentId, comparisonPaperHtml({ page, look, base: PAPER_BASE }));
    try {
      return await use({ documentId, language });
    } finally {
      this.#made.delete(documentId);
    }
  }
}

function citedIn({ summary, units }: OpenDocument): readonly RegisterId[] {
  const content = contentOfUnits(summary.kind, units);
  return content.shape === 'oneTree' ? citedInstruments(content) : [];
}
