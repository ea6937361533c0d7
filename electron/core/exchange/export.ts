/** A document as the file of another program. */
import { contentOfUnits } from '../../../shared/document/open-units.ts';
import { LANGUAGES, type Hash, type Language } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/errors/result.ts';
import { articleText } from '../../../shared/exchange/article-text.ts';
import { documentJson } from '../../../shared/exchange/document-json.ts';
import type { CoreForm } from '../../../shared/exchange/export-forms.ts';
import { instrumentText } from '../../../shared/exchange/instrument-text.ts';
import { aknOf, aknSource } from '../../../shared/instrument/akn/write.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { typeOfDocument } from '../../../shared/instrument/instrument-fields.ts';
import { instrumentPage } from '../../../shared/instrument/instrument-page.ts';
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import { citedInstruments } from '../../../shared/instrument/references/referred-to-by.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import type { InstrumentContent } from '../../../shared/instrument/text.ts';
import { readInstrumentUnit } from '../../../shared/instrument/views.ts';
import { officialParts } from '../../../shared/official/parts.ts';
import type { DeskRecord, ExportedFile, OpenDocument } from '../../../shared/ipc/types.ts';
import { officeData } from '../instrument-data.ts';

/** What a document's file is made of beside the document. */
export interface ExportPorts {
  /** Null where the bytes are not on this computer. */
  readonly readMedia: (hash: Hash) => Promise<Uint8Array | null>;
  readonly readRecord: (name: string) => DeskRecord | null;
  readonly readRegister: (ids: readonly RegisterId[]) => readonly RegisterEntry[];
}

/** Fails with `notInstrument` for a form that only instruments have. */
export async function exportFile(
  document: OpenDocument,
  language: Language,
  form: CoreForm,
  ports: ExportPorts,
): Promise<Result<ExportedFile, Failure>> {
  const { summary, metadata, units } = document;
  const content = contentOfUnits(summary.kind, units);
  const instrument = content.shape === 'oneTree' ? aboutInstrument(content, ports) : null;
  switch (form) {
    case 'docx':
      return ok(
        instrument === null
          ? await articleDocx(document, language, ports)
          : await instrumentDocx(document, instrument, language, ports),
      );
    case 'txt':
      return ok(
        textFile(
          instrument === null
            ? articleText(summary.title[language], units[language])
            : instrumentText(pageOf(document, instrument, language)),
        ),
      );
    case 'akn': {
      if (instrument === null) return fail({ code: 'notInstrument' });
      const state = { kind: summary.kind, metadata, content };
      const source = aknSource(state, instrument.data, instrument.register);
      return source === null ? fail({ code: 'notInstrument' }) : ok(textFile(aknOf(source, LANGUAGES)));
    }
    case 'json':
      return ok(textFile(documentJson({ kind: summary.kind, metadata, content })));
    default:
      return assertNever(form);
  }
}

const textFile = (text: string): ExportedFile => ({
  bytes: new TextEncoder().encode(text),
  picturesLeft: 0,
});

interface AboutInstrument {
  readonly content: InstrumentContent;
  readonly data: InstrumentData;
  /** What it cites. */
  readonly register: readonly RegisterEntry[];
}

function aboutInstrument(content: InstrumentContent, ports: ExportPorts): AboutInstrument {
  return {
    content,
    data: officeData(ports.readRecord),
    register: ports.readRegister(citedInstruments(content)),
  };
}

function pageOf(
  { metadata }: OpenDocument,
  { content, data, register }: AboutInstrument,
  language: Language,
) {
  const entries = new Map(register.map((entry) => [entry.id, entry]));
  return instrumentPage(metadata, content, data, entries, language);
}

/** Word's library is loaded by whoever writes Word alone. */
async function articleDocx(
  document: OpenDocument,
  language: Language,
  { readMedia }: ExportPorts,
): Promise<ExportedFile> {
  const { docxOf } = await import('./docx.ts');
  const title = document.summary.title[language];
  return docxOf({
    language,
    title,
    units: document.units[language],
    pictures: await picturesOf(document, language, readMedia),
    official: officialParts(document.metadata, title, language),
  });
}

async function instrumentDocx(
  document: OpenDocument,
  instrument: AboutInstrument,
  language: Language,
  { readMedia }: ExportPorts,
): Promise<ExportedFile> {
  const { docxOfInstrument } = await import('./docx-instrument.ts');
  return docxOfInstrument({
    page: pageOf(document, instrument, language),
    levels: typeOfDocument(document.metadata, instrument.data)?.levels ?? [],
    pictures: await picturesOf(document, language, readMedia),
  });
}

/** Of the units of one language; those whose bytes are not here are left out. */
export async function picturesOf(
  { units }: OpenDocument,
  language: Language,
  readMedia: ExportPorts['readMedia'],
): Promise<ReadonlyMap<Hash, Uint8Array>> {
  const pictures = new Map<Hash, Uint8Array>();
  for (const unit of units[language]) {
    // The units of an article are among those of an instrument.
    const view = readInstrumentUnit(unit);
    if (view.kind !== 'readable' || view.body.type !== 'figure') continue;
    const { media } = view.body.content;
    const bytes = pictures.has(media) ? null : await readMedia(media);
    if (bytes !== null) pictures.set(media, bytes);
  }
  return pictures;
}
