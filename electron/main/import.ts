// A file from elsewhere becomes a new article: chosen here, read in the limited process, its pictures and words kept by
// core. What could not be taken along is counted, so that the person is told.
import { dialog, type BrowserWindow, type WebContents } from 'electron';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { ARTICLE_SCHEMA_VERSION, type ArticleBody } from '../../shared/document/article.ts';
import { bilingual } from '../../shared/document/article-fields.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { DocumentId, Uid, Unit } from '../../shared/document/model.ts';
import { normalizeBody } from '../../shared/document/normal-form.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { articleOf, type ArticleRead } from '../../shared/exchange/article-of.ts';
import {
  IMPORT_LIMIT,
  importAnswerSchema,
  type Imported,
  type ImportedPicture,
  type ImportKind,
} from '../../shared/exchange/imported.ts';
import { EDIT_LIMIT, type Request } from '../../shared/ipc/contract.ts';
import type { ImportReport, ImportStep } from '../../shared/ipc/types.ts';
import { isLegacyFont } from '../../shared/khmer/index.ts';
import { endingOf, PIECE_LIMIT, type Media } from '../../shared/media/media.ts';
import type { CoreProcess } from './core-process.ts';
import { withCopy } from './foreign-copy.ts';
import { readForeign } from './limited-process.ts';
import type { Log } from './log.ts';
import type { TextKey } from './texts.ts';

type AskCore = CoreProcess['call'];

export interface ImportOptions {
  readonly window: BrowserWindow;
  readonly texts: Readonly<Record<TextKey, string>>;
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

const KINDS: Readonly<Record<string, ImportKind>> = { docx: 'docx', html: 'html', htm: 'html', txt: 'txt' };

/** Asks which file, and makes an article of it, unless its text has to be asked about. Null: the person cancelled. */
export async function importArticle({
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
  const read = await withCopy(file, IMPORT_LIMIT, (copy) =>
    readForeign({ kind, file: copy }, importAnswerSchema, log),
  );
  if (!read.ok) return read;
  const imported = read.value;
  const fileName = path.basename(file);
  if (imported.legacyRuns.length > 0) {
    const token = randomUUID();
    waiting.set(window.webContents, { token, imported, fileName });
    return ok({ kind: 'legacy', token, runs: imported.legacyRuns });
  }
  const kept = await keep(imported, fileName, ask);
  return kept.ok ? ok({ kind: 'made', report: kept.value }) : kept;
}

/** Makes the article of the file that waits, in the form that the person chose. Null where none waits under this token. */
export async function importWaiting(
  page: WebContents,
  { token, form }: Request<'exchange.importAs'>,
  { ask, waiting }: Pick<ImportOptions, 'ask' | 'waiting'>,
): Promise<Result<ImportReport | null, Failure>> {
  const held = waiting.get(page);
  if (held?.token !== token) return ok(null);
  waiting.delete(page);
  const { imported, fileName } = held;
  const { converted, legacyFonts, legacyRuns } = imported;
  if (form === 'asFound' || converted === null) return keep(imported, fileName, ask);
  const isWhole = legacyRuns.every(({ after }) => after !== null);
  const left = legacyFonts.filter((font) => !isWhole || !isLegacyFont(font));
  return keep({ ...imported, pieces: converted, legacyFonts: left }, fileName, ask);
}

async function keep(
  imported: Imported,
  fileName: string,
  ask: AskCore,
): Promise<Result<ImportReport, Failure>> {
  const kept = await keepPictures(imported, ask);
  if (!kept.ok) return kept;
  const { bodies, picturesLeft } = kept.value;
  const article = articleOf(bodies, fileName);
  const made = await makeDocument(article, ask);
  if (!made.ok) return made;
  const { tablesAsText, unknownStyles, legacyFonts } = imported;
  return ok({
    documentId: made.value,
    language: article.language,
    pictures: bodies.filter(({ type }) => type === 'figure').length,
    picturesLeft,
    tablesAsText,
    unknownStyles: [...unknownStyles],
    legacyFonts: [...legacyFonts],
  });
}

/** A picture of a kind that the desk does not keep (EMF, WMF) is left out; a disk that refuses ends the import. */
async function keepPictures(
  { pieces, pictures }: Imported,
  ask: AskCore,
): Promise<Result<{ bodies: readonly ArticleBody[]; picturesLeft: number }, Failure>> {
  const bodies: ArticleBody[] = [];
  const known = new Map<number, Media | null>();
  let picturesLeft = 0;
  for (const piece of pieces) {
    if (piece.type !== 'picture') {
      bodies.push(piece);
      continue;
    }
    const kept = await keepPicture(piece, pictures, known, ask);
    if (!kept.ok) return kept;
    const media = kept.value;
    if (media?.kind === 'picture') {
      const { hash, mime, width, height } = media;
      const content = { media: hash, mime, width, height, alt: piece.alt, inline: piece.caption };
      bodies.push({ type: 'figure', content });
    } else picturesLeft += 1;
  }
  return ok({ bodies, picturesLeft });
}

/** Null where the desk has no place for it. */
async function keepPicture(
  { picture }: ImportedPicture,
  pictures: readonly Uint8Array[],
  known: Map<number, Media | null>,
  ask: AskCore,
): Promise<Result<Media | null, Failure>> {
  const bytes = picture === null ? undefined : pictures[picture];
  if (picture === null || bytes === undefined || bytes.byteLength === 0) return ok(null);
  const before = known.get(picture);
  if (before !== undefined) return ok(before);
  const sent = await sendBytes(bytes, ask);
  const isRefused = !sent.ok && (sent.error.code === 'mediaRefused' || sent.error.code === 'mediaTooLarge');
  if (!sent.ok && !isRefused) return sent;
  const media = sent.ok ? sent.value : null;
  known.set(picture, media);
  return ok(media);
}

async function sendBytes(bytes: Uint8Array, ask: AskCore): Promise<Result<Media, Failure>> {
  const begun = await ask('media.begin', { bytes: bytes.byteLength, name: 'picture' });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for (let offset = 0; offset < bytes.byteLength; offset += PIECE_LIMIT) {
    const data = bytes.slice(offset, offset + PIECE_LIMIT);
    const sent = await ask('media.append', { id, offset, data });
    if (!sent.ok) return sent;
  }
  return ask('media.finish', { id });
}

/** Asked for what is sent next alone: all of a long text would keep the windows waiting. */
const normal = (unit: Unit): Unit => ({ ...unit, ...normalizeBody(unit) });

/** In one go where it fits; the rest of a long text follows, and where that fails, what there is goes to the bin. */
async function makeDocument(
  { language, title, bodies }: ArticleRead,
  ask: AskCore,
): Promise<Result<DocumentId, Failure>> {
  const ids = createIds({ now: Date.now, random: randomBytes });
  const ranks = ranksBetween(null, null, bodies.length);
  const units = bodies.flatMap(({ type, content }, index): Unit[] => {
    const rank = ranks[index];
    const body = { type, schemaVersion: ARTICLE_SCHEMA_VERSION, content };
    return rank === undefined ? [] : [{ ...body, uid: ids.next<Uid>(), parent: null, rank }];
  });
  const made = await ask('documents.createFrom', {
    kind: 'article',
    units: units.slice(0, EDIT_LIMIT).map((unit) => ({ language, unit: normal(unit) })),
    fields: [{ name: bilingual('title', language), value: title }],
  });
  if (!made.ok) return made;
  const documentId = made.value.summary.id;
  const session = randomUUID();
  for (let at = EDIT_LIMIT, seq = 1; at < units.length; at += EDIT_LIMIT, seq += 1) {
    const written = await ask('drafting.edit', {
      documentId,
      session,
      seq,
      units: units
        .slice(at, at + EDIT_LIMIT)
        .map((unit) => ({ language, uid: unit.uid, unit: normal(unit) })),
      fields: [],
    });
    if (written.ok) continue;
    await ask('documents.bin', { documentId });
    return written;
  }
  return ok(documentId);
}
