/** A stranger's file as an instrument. */
import type { Ids } from '../../shared/document/ids.ts';
import type { DocumentState } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { FoundPicture } from '../../shared/exchange/assembly.ts';
import type { ImportedInstrument } from '../../shared/exchange/imported-instrument.ts';
import type { ImportRefusal } from '../../shared/exchange/imported.ts';
import { aknFindings } from '../../shared/exchange/instrument/akn-findings.ts';
import type { Finding } from '../../shared/exchange/instrument/findings.ts';
import type { InstrumentRead } from '../../shared/exchange/instrument/read-instrument.ts';
import { instrumentFromAkn } from '../../shared/instrument/akn/read.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { readXml } from './read-xml.ts';

/** Where the bytes of a picture are among those of the file; null where they are not in it. */
export type PictureAt = (picture: FoundPicture) => number | null;

export function importedInstrument(
  { state, language, pictures, picturesLeft, guesses }: InstrumentRead,
  pictureAt: PictureAt,
  {
    before = null,
    findings = [],
  }: { readonly before?: InstrumentRead | null; readonly findings?: readonly Finding[] } = {},
): ImportedInstrument {
  return {
    metadata: state.metadata,
    language,
    units: unitsOfContent(state.content),
    before: before === null ? null : unitsOfContent(before.state.content),
    pictures: [...pictures].map(([uid, picture]) => ({
      uid,
      picture: pictureAt(picture),
      alt: picture.alt,
      caption: picture.caption,
    })),
    picturesLeft,
    findings: [...findings, ...guesses],
  };
}

/** Akoma Ntoso 3.0. */
export function importAkn(
  bytes: Uint8Array,
  ids: Ids,
  data: InstrumentData,
): Result<ImportedInstrument, ImportRefusal> {
  const root = readXml(bytes);
  if (!root.ok) return root;
  const read = instrumentFromAkn(root.value, { ids, data });
  if (!read.ok) return fail(read.error.code === 'fileTooLarge' ? 'tooLarge' : 'unreadable');
  const { state, report } = read.value;
  return ok({
    metadata: state.metadata,
    language: languageOf(state),
    units: unitsOfContent(state.content),
    before: null,
    pictures: [],
    picturesLeft: 0,
    findings: aknFindings(report),
  });
}

/** The language that it is opened in: the Khmer, unless all of its words are English. */
const languageOf = ({ metadata }: DocumentState) =>
  metadata['title.km'] === undefined && metadata['title.en'] !== undefined ? 'en' : 'km';
