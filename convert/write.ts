/** A document as a file, by the ending of its name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pictureOf } from '../shared/media/picture.ts';
import { bilingualText } from '../shared/document/article-fields.ts';
import { LANGUAGES, type DocumentState, type Language, type Unit } from '../shared/document/model.ts';
import { inOrder } from '../shared/document/tree.ts';
import { assertNever, fail, ok, type Result } from '../shared/errors/result.ts';
import { articleText } from '../shared/exchange/article-text.ts';
import { documentJson } from '../shared/exchange/document-json.ts';
import { instrumentText } from '../shared/exchange/instrument-text.ts';
import { instrumentPaperHtml } from '../shared/html/instrument-paper.ts';
import { FIRST_LOOK } from '../shared/html/paper-look.ts';
import { paperHtml } from '../shared/html/paper.ts';
import { dataAddress, picturesIn, sheetsIn, standaloneHtml } from '../shared/html/standalone.ts';
import { aknOf, aknSource } from '../shared/instrument/akn/write.ts';
import type { InstrumentData } from '../shared/instrument/data.ts';
import { typeOfDocument } from '../shared/instrument/instrument-fields.ts';
import { instrumentPage, type InstrumentPage } from '../shared/instrument/instrument-page.ts';
import { officialParts, type OfficialParts } from '../shared/official/parts.ts';
import type { OutputEnding } from './endings.ts';
import type { ReadFile } from './read.ts';

const RESOURCES = path.resolve(import.meta.dirname, '../resources');

/** From where electron/main/print-pages.ts serves a page. */
const PRINTED_BASE = '../../';

export interface WriteOptions {
  /** What a page is called that has no title. */
  readonly name: string;
  readonly data: InstrumentData;
  /** Null: the Khmer, or the English where there is no Khmer. */
  readonly language: Language | null;
}

/** Of a PDF it is the page that is to be printed. The error is a whole sentence. */
export async function documentFile(
  { state, pictures }: ReadFile,
  ending: OutputEnding,
  { name, data, language: asked }: WriteOptions,
): Promise<Result<string | Uint8Array, string>> {
  const { content } = state;
  const language = asked ?? (content.km.size === 0 && content.en.size > 0 ? 'en' : 'km');
  const says = saysOf(state, language, data);
  switch (ending) {
    case 'json':
      return ok(documentJson(state));
    case 'akn.xml': {
      const source = aknSource(state, data);
      return source === null
        ? fail('Akoma Ntoso is for instruments, and this document is none.')
        : ok(aknOf(source, LANGUAGES));
    }
    case 'docx':
      return ok(await wordFile(says, { state, pictures }, data));
    case 'txt':
      return ok(says.kind === 'instrument' ? instrumentText(says.page) : articleText(says.title, says.units));
    case 'html':
      return ok(webPage(paperOf(says, name, ''), pictures));
    case 'pdf':
      return ok(paperOf(says, name, PRINTED_BASE));
    default:
      return assertNever(ending);
  }
}

/** A document in one language. */
type Says =
  | { readonly kind: 'instrument'; readonly page: InstrumentPage }
  | {
      readonly kind: 'article';
      readonly language: Language;
      readonly title: string;
      readonly units: readonly Unit[];
      readonly official: OfficialParts | null;
    };

/** There is no register here: what is cited from one says what it said last. */
function saysOf({ metadata, content }: DocumentState, language: Language, data: InstrumentData): Says {
  if (content.shape === 'oneTree')
    return { kind: 'instrument', page: instrumentPage(metadata, content, data, new Map(), language) };
  const title = bilingualText(metadata, 'title', language);
  return {
    kind: 'article',
    language,
    title,
    units: inOrder(content[language]),
    official: officialParts(metadata, title, language),
  };
}

/** Only whoever writes Word pays for its library. */
async function wordFile(
  says: Says,
  { state, pictures }: Pick<ReadFile, 'state' | 'pictures'>,
  data: InstrumentData,
): Promise<Uint8Array> {
  if (says.kind === 'article') {
    const { docxOf } = await import('../electron/core/exchange/docx.ts');
    return (await docxOf({ ...says, pictures })).bytes;
  }
  const { docxOfInstrument } = await import('../electron/core/exchange/docx-instrument.ts');
  const levels = typeOfDocument(state.metadata, data)?.levels ?? [];
  return (await docxOfInstrument({ page: says.page, levels, pictures })).bytes;
}

const paperOf = (says: Says, name: string, base: string): string =>
  says.kind === 'instrument'
    ? instrumentPaperHtml({ page: says.page, name, look: FIRST_LOOK, base })
    : paperHtml({ ...says, name, look: FIRST_LOOK, base });

function webPage(html: string, pictures: ReadFile['pictures']): string {
  const sheets = new Map(
    sheetsIn(html).map((sheet) => [sheet, readFileSync(path.join(RESOURCES, sheet), 'utf8')]),
  );
  const shown = new Map<string, string>();
  for (const hash of picturesIn(html)) {
    const bytes = Buffer.from(pictures.get(hash) ?? []);
    const picture = pictureOf(bytes);
    if (picture !== null) shown.set(hash, dataAddress(picture.mime, bytes.toString('base64')));
  }
  return standaloneHtml({ html, sheets, pictures: shown });
}
