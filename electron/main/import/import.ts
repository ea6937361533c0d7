// A file from elsewhere becomes a new article or instrument: chosen here, read in the limited process, its pictures and
// words kept by core. What could not be taken along, and what was guessed, is told to the person.
import { dialog, type BrowserWindow, type WebContents } from 'electron';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import {
  IMPORT_LIMIT,
  importAnswerSchema,
  type Imported,
  type ImportKind,
} from '../../../shared/exchange/imported.ts';
import type { Request } from '../../../shared/ipc/contract.ts';
import type { ImportReport, ImportStep } from '../../../shared/ipc/types.ts';
import { isLegacyFont } from '../../../shared/khmer/index.ts';
import { endingOf } from '../../../shared/media/media.ts';
import { withCopy } from '../foreign-copy.ts';
import { instrumentDataOf } from '../instrument-data.ts';
import { readForeign } from '../limited-process.ts';
import type { Log } from '../log.ts';
import type { TextKey } from '../texts.ts';
import { keepArticle } from './keep-article.ts';
import { keepInstrument } from './keep-instrument.ts';
import type { AskCore } from './keep-pictures.ts';

type Texts = Readonly<Record<TextKey, string>>;

export interface ImportOptions {
  readonly window: BrowserWindow;
  readonly texts: Texts;
  readonly ask: AskCore;
  readonly log: Log;
  /** Called when a file was chosen; what follows may take a while. */
  readonly onReading: (fileName: string) => void;
  readonly waiting: WaitingImports;
}

/** Files that were read and wait for a person's word, one for each page. */
export type WaitingImports = WeakMap<
  WebContents,
  { readonly token: string; readonly imported: Imported; readonly fileName: string }
>;

const KINDS: Readonly<Record<string, ImportKind>> = {
  docx: 'docx',
  docm: 'docx',
  html: 'html',
  htm: 'html',
  txt: 'txt',
  xml: 'akn',
};

/** Asks which file, and makes a document of it, unless its text has to be asked about. Null: the person cancelled. */
export async function importDocument({
  window,
  texts,
  ask,
  log,
  onReading,
  waiting,
}: ImportOptions): Promise<Result<ImportStep | null, Failure>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: texts.openFile,
    properties: ['openFile'],
    filters: [{ name: texts.openFileKinds, extensions: Object.keys(KINDS) }],
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return ok(null);
  const kind = KINDS[endingOf(file)];
  if (kind === undefined) return fail({ code: 'fileUnreadable', detail: 'kind' });
  onReading(path.basename(file));
  const instruments = await instrumentDataOf(ask);
  const read = await withCopy(file, IMPORT_LIMIT, (copy) =>
    readForeign({ kind, file: copy, instruments }, importAnswerSchema, log),
  );
  if (!read.ok) return read;
  const imported = read.value;
  const fileName = path.basename(file);
  if (imported.legacyRuns.length > 0) {
    const token = randomUUID();
    waiting.set(window.webContents, { token, imported, fileName });
    return ok({ kind: 'legacy', token, runs: imported.legacyRuns });
  }
  const kept = await keep(imported, fileName, texts, ask);
  return kept.ok ? ok({ kind: 'made', report: kept.value }) : kept;
}

/** Makes the document of the file that waits, in the form that the person chose. Null where none waits under this token. */
export async function importWaiting(
  page: WebContents,
  { token, form }: Request<'exchange.importAs'>,
  { ask, waiting, texts }: Pick<ImportOptions, 'ask' | 'waiting' | 'texts'>,
): Promise<Result<ImportReport | null, Failure>> {
  const held = waiting.get(page);
  if (held?.token !== token) return ok(null);
  waiting.delete(page);
  const { imported, fileName } = held;
  const { converted, legacyFonts, legacyRuns } = imported;
  // As it was found, nobody can read what kind of text it is.
  if (form === 'asFound' || converted === null) return keepArticle(imported, fileName, ask);
  const isWhole = legacyRuns.every(({ after }) => after !== null);
  const left = legacyFonts.filter((font) => !isWhole || !isLegacyFont(font));
  return keep({ ...imported, pieces: converted, legacyFonts: left }, fileName, texts, ask);
}

const keep = (
  imported: Imported,
  fileName: string,
  texts: Texts,
  ask: AskCore,
): Promise<Result<ImportReport, Failure>> => {
  const { instrument, pictures, legacyFonts } = imported;
  if (instrument === null) return keepArticle(imported, fileName, ask);
  const { beforeChanges } = texts;
  return keepInstrument({ instrument, pictures, legacyFonts, fileName, beforeChanges }, ask);
};
