/** A document as a file, by the ending of its name. */
import { bilingualText } from '../shared/document/article-fields.ts';
import { LANGUAGES, type DocumentState, type Language, type Unit } from '../shared/document/model.ts';
import { plainText } from '../shared/document/text.ts';
import { inOrder } from '../shared/document/tree.ts';
import { assertNever, fail, ok, type Result } from '../shared/errors/result.ts';
import { documentJson } from '../shared/exchange/document-json.ts';
import { FIRST_LOOK } from '../shared/html/paper-look.ts';
import { paperHtml } from '../shared/html/paper.ts';
import { aknOf, aknSource } from '../shared/instrument/akn/write.ts';
import type { InstrumentData } from '../shared/instrument/data.ts';
import { officialParts } from '../shared/official/parts.ts';
import type { OutputEnding } from './endings.ts';
import type { ReadFile } from './read.ts';

/** The error is a whole sentence. */
export async function documentFile(
  read: ReadFile,
  ending: OutputEnding,
  name: string,
  data: InstrumentData,
): Promise<Result<string | Uint8Array, string>> {
  const { state, pictures } = read;
  if (ending === 'json') return ok(documentJson(state));
  if (ending === 'akn.xml') {
    const source = aknSource(state, data);
    return source === null
      ? fail('Akoma Ntoso is for instruments, and this document is none.')
      : ok(aknOf(source, LANGUAGES));
  }
  const article = articleIn(state);
  if (article === null) return fail('An instrument is written as .akn.xml or .json.');
  const { language, title, units } = article;
  const official = officialParts(state.metadata, title, language);
  switch (ending) {
    case 'docx': {
      // Only whoever writes Word pays for its library.
      const { docxOf } = await import('../electron/core/exchange/docx.ts');
      return ok((await docxOf({ language, title, units, pictures, official })).bytes);
    }
    case 'html':
      return ok(paperHtml({ language, title, name, units, look: FIRST_LOOK, official, base: '' }));
    case 'txt':
      return ok([title, ...units.map(plainText)].filter((text) => text !== '').join('\n\n') + '\n');
    default:
      return assertNever(ending);
  }
}

/** The Khmer of an article, or the English where there is no Khmer; null for an instrument. */
function articleIn({ metadata, content }: DocumentState): {
  readonly language: Language;
  readonly title: string;
  readonly units: readonly Unit[];
} | null {
  if (content.shape === 'oneTree') return null;
  const language = content.km.size === 0 && content.en.size > 0 ? 'en' : 'km';
  const title = bilingualText(metadata, 'title', language);
  return { language, title, units: inOrder(content[language]) };
}
