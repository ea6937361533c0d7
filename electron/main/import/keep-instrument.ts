// What was read from a file, kept as an instrument: where the file keeps track of its changes, the text before them is a
// version below the one that has them, so that both can be compared.
import { bilingual } from '../../../shared/document/article-fields.ts';
import type { FigureContent } from '../../../shared/document/article.ts';
import { LANGUAGES, type JsonValue, type Metadata, type Uid } from '../../../shared/document/model.ts';
import { sameJson } from '../../../shared/document/same.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import {
  withFigures,
  type ImportedInstrument,
  type InstrumentUnits,
} from '../../../shared/exchange/imported-instrument.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { typeOfDocument } from '../../../shared/instrument/instrument-fields.ts';
import type { ImportReport } from '../../../shared/ipc/types.ts';
import { frameFor, instrumentDataOf } from '../instrument-data.ts';
import { editDocument, makeDocument, type UnitEdit, type UnitOf } from './keep-document.ts';
import { keepPictures, type AskCore } from './keep-pictures.ts';

export interface InstrumentFile {
  readonly instrument: ImportedInstrument;
  readonly pictures: readonly Uint8Array[];
  readonly legacyFonts: readonly string[];
  readonly fileName: string;
  /** What the version before the tracked changes is called. */
  readonly beforeChanges: string;
}

export async function keepInstrument(
  { instrument, pictures, legacyFonts, fileName, beforeChanges }: InstrumentFile,
  ask: AskCore,
): Promise<Result<ImportReport, Failure>> {
  const { before, language, findings, picturesLeft } = instrument;
  const kept = await keepPictures(instrument.pictures, pictures, ask);
  if (!kept.ok) return kept;
  const figures = new Map<Uid, FigureContent>();
  for (const [{ uid }, content] of kept.value) if (content !== null) figures.set(uid, content);
  const units = withFigures(instrument.units, figures);
  const first = before === null ? units : withFigures(before, figures);
  const fields = Object.entries(fieldsOf(instrument, fileName, await instrumentDataOf(ask))).map(
    ([name, value]) => ({ name, value }),
  );
  const made = await makeDocument({ kind: 'instrument', units: placed(first), fields }, ask);
  if (!made.ok) return made;
  const documentId = made.value;
  if (before !== null) {
    const below = await ask('drafting.checkpoint', { documentId, automatic: false, note: beforeChanges });
    if (!below.ok) return below;
    const edited = await editDocument(documentId, editsBetween(first, units), ask);
    if (!edited.ok) return edited;
    const above = await ask('drafting.checkpoint', { documentId, automatic: true, note: '' });
    if (!above.ok) return above;
  }
  return ok({
    documentId,
    kind: 'instrument',
    language,
    pictures: figures.size,
    picturesLeft: picturesLeft + instrument.pictures.length - figures.size,
    tablesAsText: 0,
    unknownStyles: [],
    legacyFonts: [...legacyFonts],
    findings: [...findings],
  });
}

/** A title and a page where the file gives none. */
function fieldsOf(
  { metadata, language }: ImportedInstrument,
  fileName: string,
  data: InstrumentData,
): Metadata {
  const title = bilingual('title', language);
  const type = typeOfDocument(metadata, data);
  const page: Readonly<Record<string, JsonValue>> =
    type === undefined || metadata['page'] !== undefined ? {} : { page: frameFor(type) };
  const isNamed = LANGUAGES.some((each) => metadata[bilingual('title', each)] !== undefined);
  return { ...page, ...metadata, ...(isNamed ? {} : { [title]: fileName.replace(/\.[^.]*$/u, '') }) };
}

const placed = (units: InstrumentUnits): readonly UnitOf[] =>
  LANGUAGES.flatMap((language) => units[language].map((unit) => ({ language, unit })));

function editsBetween(before: InstrumentUnits, after: InstrumentUnits): readonly UnitEdit[] {
  return LANGUAGES.flatMap((language) => {
    const was = new Map(before[language].map((unit) => [unit.uid, unit]));
    const stays = new Set(after[language].map(({ uid }) => uid));
    const gone = before[language].filter(({ uid }) => !stays.has(uid));
    const changed = after[language].filter((unit) => !sameJson(was.get(unit.uid), unit));
    return gone
      .map(({ uid }): UnitEdit => ({ language, uid, unit: null }))
      .concat(changed.map((unit): UnitEdit => ({ language, uid: unit.uid, unit })));
  });
}
