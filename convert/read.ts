/** A file as a document, by the ending of its name. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importFile } from '../electron/limited/import.ts';
import { decoded } from '../electron/limited/read-text.ts';
import { readXml } from '../electron/limited/read-xml.ts';
import { pictureOf } from '../shared/media/picture.ts';
import { ARTICLE_SCHEMA_VERSION, type ArticleBody, type FigureContent } from '../shared/document/article.ts';
import { bilingual } from '../shared/document/article-fields.ts';
import { branded } from '../shared/document/brand.ts';
import { createIds } from '../shared/document/ids.ts';
import type { DocumentState, Hash, Uid } from '../shared/document/model.ts';
import { normalizeBody } from '../shared/document/normal-form.ts';
import { contentOfUnits } from '../shared/document/open-units.ts';
import { ranksBetween } from '../shared/document/rank.ts';
import { treeOf } from '../shared/document/tree.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { articleOf } from '../shared/exchange/article-of.ts';
import { documentFromJson } from '../shared/exchange/document-json.ts';
import { withFigures, type ImportedInstrument } from '../shared/exchange/imported-instrument.ts';
import type { Imported, ImportedPicture, ImportKind, ImportRefusal } from '../shared/exchange/imported.ts';
import { instrumentFromAkn } from '../shared/instrument/akn/read.ts';
import type { InstrumentData } from '../shared/instrument/data.ts';
import type { InputEnding } from './endings.ts';

export interface ReadFile {
  readonly state: DocumentState;
  /** The bytes of the pictures that came with it. */
  readonly pictures: ReadonlyMap<Hash, Uint8Array>;
  /** What was guessed or left out, by the way it was read. */
  readonly findings: Readonly<Record<string, unknown>>;
}

const ids = createIds({ now: Date.now, random: randomBytes });

/** The error is a sentence's second half: the file … */
const REFUSALS: Readonly<Record<ImportRefusal, string>> = {
  unreadable: 'is not what its ending says, or is damaged',
  tooLarge: 'is too large',
  tooDeep: 'nests deeper than any text does',
  macros: 'holds macros',
  encoding: 'is neither UTF-8 nor UTF-16 with its mark',
  unprotected: 'cannot be read safely here',
};
const AKN_REFUSALS: Readonly<Record<string, string>> = {
  namespace: 'is no Akoma Ntoso 3.0',
  document: 'holds no instrument',
  depth: REFUSALS.tooDeep,
  units: REFUSALS.tooLarge,
  newer: 'was written by a newer Sastra',
};

export async function readDocument(
  file: string,
  ending: InputEnding,
  data: InstrumentData,
): Promise<Result<ReadFile, string>> {
  if (ending === 'akn.xml') return readAkn(readFileSync(file), data);
  if (ending === 'json') return readJson(readFileSync(file));
  return readForeign(file, ending, data);
}

function readAkn(bytes: Uint8Array, data: InstrumentData): Result<ReadFile, string> {
  const root = readXml(bytes);
  if (!root.ok) return fail(REFUSALS[root.error]);
  const read = instrumentFromAkn(root.value, { ids, data });
  if (!read.ok) return fail(AKN_REFUSALS[read.error.detail ?? ''] ?? REFUSALS.unreadable);
  return ok({ state: read.value.state, pictures: new Map(), findings: { ...read.value.report } });
}

function readJson(bytes: Uint8Array): Result<ReadFile, string> {
  const text = decoded(bytes);
  if (text === null) return fail(REFUSALS.encoding);
  const state = documentFromJson(text);
  return state === null ? fail('is no document of Sastra') : ok({ state, pictures: new Map(), findings: {} });
}

async function readForeign(
  file: string,
  kind: ImportKind,
  instruments: InstrumentData,
): Promise<Result<ReadFile, string>> {
  const imported = await importFile({ kind, file, instruments }, ids);
  if (!imported.ok) return fail(REFUSALS[imported.error]);
  const { instrument } = imported.value;
  return ok(
    instrument === null
      ? readArticle(imported.value, file)
      : readInstrument(instrument, imported.value.pictures),
  );
}

/** Of a file that keeps track of its changes, the text that has them. */
function readInstrument(
  { metadata, units, before, pictures: shown, findings }: ImportedInstrument,
  found: readonly Uint8Array[],
): ReadFile {
  const pictures = new Map<Hash, Uint8Array>();
  const figures = new Map<Uid, FigureContent>();
  for (const { uid, picture, alt, caption } of shown) {
    const figure = figureOf({ picture, alt, caption }, found, pictures);
    if (figure !== null) figures.set(uid, figure);
  }
  const content = contentOfUnits('instrument', withFigures(units, figures));
  return {
    state: { kind: 'instrument', metadata, content },
    pictures,
    findings: {
      picturesLeft: shown.length - figures.size,
      hasTrackedChanges: before !== null,
      list: findings,
    },
  };
}

function readArticle(imported: Imported, file: string): ReadFile {
  const { tablesAsText, unknownStyles, legacyFonts, converted } = imported;
  const pictures = new Map<Hash, Uint8Array>();
  const { bodies, picturesLeft } = bodiesOf(imported, pictures);
  const { language, title, bodies: text } = articleOf(bodies, path.basename(file));
  const ranks = ranksBetween(null, null, text.length);
  const units = text.flatMap(({ type, content }, index) => {
    const rank = ranks[index];
    const body = normalizeBody({ type, schemaVersion: ARTICLE_SCHEMA_VERSION, content });
    return rank === undefined ? [] : [Object.assign({ uid: ids.next<Uid>(), parent: null, rank }, body)];
  });
  const empty = treeOf([]);
  const trees = { km: empty, en: empty, [language]: treeOf(units) };
  const state: DocumentState = {
    kind: 'article',
    metadata: { [bilingual('title', language)]: title },
    content: { shape: 'twoTrees', ...trees },
  };
  const findings = {
    picturesLeft,
    tablesAsText,
    unknownStyles,
    legacyFonts,
    isConverted: converted !== null,
  };
  return { state, pictures, findings };
}

/** Text in fonts of before Unicode is taken converted, where it can be: nobody is there to be asked. */
function bodiesOf(
  { pieces, converted, pictures: found }: Imported,
  kept: Map<Hash, Uint8Array>,
): { readonly bodies: readonly ArticleBody[]; readonly picturesLeft: number } {
  let picturesLeft = 0;
  const bodies = (converted ?? pieces).flatMap((piece): ArticleBody[] => {
    if (piece.type !== 'picture') return [piece];
    const content = figureOf(piece, found, kept);
    if (content !== null) return [{ type: 'figure', content }];
    picturesLeft += 1;
    return [];
  });
  return { bodies, picturesLeft };
}

/** Null for a picture whose bytes are not in the file, or of a kind that no document has. */
function figureOf(
  { picture, alt, caption }: Pick<ImportedPicture, 'picture' | 'alt' | 'caption'>,
  found: readonly Uint8Array[],
  kept: Map<Hash, Uint8Array>,
): FigureContent | null {
  const bytes = picture === null ? undefined : found[picture];
  const size = bytes === undefined ? null : pictureOf(Buffer.from(bytes));
  if (bytes === undefined || size === null) return null;
  const media = branded<Hash>(createHash('sha256').update(bytes).digest('hex'));
  kept.set(media, bytes);
  return { media, ...size, alt, inline: caption };
}
