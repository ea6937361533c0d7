/** An article as the file of another program. */
import type { Hash, Language } from '../../../shared/document/model.ts';
import { officialParts } from '../../../shared/official/parts.ts';
import { readUnit } from '../../../shared/document/views.ts';
import type { DocxExport, OpenDocument } from '../../../shared/ipc/types.ts';

/** Null where the bytes are not on this computer. */
export type ReadMedia = (hash: Hash) => Promise<Uint8Array | null>;

/** The document in one language as Word has it. */
export async function exportDocx(
  { summary, metadata, units }: OpenDocument,
  language: Language,
  readMedia: ReadMedia,
): Promise<DocxExport> {
  const pictures = new Map<Hash, Uint8Array>();
  for (const unit of units[language]) {
    const view = readUnit(unit);
    if (view.kind !== 'readable' || view.body.type !== 'figure') continue;
    const { media } = view.body.content;
    const bytes = pictures.has(media) ? null : await readMedia(media);
    if (bytes !== null) pictures.set(media, bytes);
  }
  // Only whoever exports pays for the library.
  const { docxOf } = await import('./docx.ts');
  const title = summary.title[language];
  const official = officialParts(metadata, title, language);
  return docxOf({ language, title, units: units[language], pictures, official });
}
