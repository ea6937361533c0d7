/**
 * Which of the files that desk and hub keep these bytes are, by content and by the name's ending together: a program that
 * calls itself a letter is refused, and so is a text that calls itself a program.
 */
import { lettersOf, utf8Text, viewOf } from './bytes.ts';
import { endingOf, FILE_ENDINGS, type FileType } from './media.ts';

export interface FileBytes {
  /** The beginning of the file. */
  readonly head: Uint8Array;
  /** Its end; overlaps the head where the file is short. */
  readonly tail: Uint8Array;
  /** Null where nobody knows it any more; then the content alone decides. */
  readonly name: string | null;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** By the part that each kind of office file must have. */
const OFFICE: Readonly<Record<string, FileType>> = {
  'word/document.xml': WORD,
  'xl/workbook.xml': SHEET,
  'ppt/presentation.xml': SLIDES,
};
/** Parts that run: macros, a Java or an Android program. */
const PROGRAM_PART = /(?:^|\/)vbaProject\.bin$|^META-INF\/MANIFEST\.MF$|^AndroidManifest\.xml$/u;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The names in an archive (APPNOTE 4.3), as far as its directory stands in the tail; null where it has none. */
function archiveNames(tail: Uint8Array): readonly string[] | null {
  const view = viewOf(tail);
  for (let end = tail.length - 22; end >= 0; end -= 1) {
    if (view.getUint32(end, true) !== END_OF_DIRECTORY) continue;
    const names: string[] = [];
    let at = Math.max(end - view.getUint32(end + 12, true), 0);
    while (at + 46 <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
      const nameEnd = at + 46 + view.getUint16(at + 28, true);
      names.push(lettersOf(tail, at + 46, nameEnd));
      at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return names;
  }
  return null;
}

/** OpenDocument (part 2, 3.3) has its type as the first entry, not compressed. */
const openDocumentType = (head: Uint8Array): FileType | null => {
  const declared = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet))PK/u.exec(
    lettersOf(head, 30, 120),
  )?.[1];
  return declared === undefined || !isFileType(declared) ? null : declared;
};

const isFileType = (mime: string): mime is FileType => Object.hasOwn(FILE_ENDINGS, mime);

function archiveType({ head, tail }: FileBytes): FileType | null {
  const names = archiveNames(tail);
  if (names === null || names.some((name) => PROGRAM_PART.test(name))) return null;
  const office = names.map((name) => OFFICE[name]).find((type) => type !== undefined);
  return openDocumentType(head) ?? office ?? 'application/zip';
}

/** ISO 14496-12: the brand says what the boxes hold. Pictures of that family (HEIC) are not among them. */
function boxType(head: Uint8Array): FileType | null {
  const brand = lettersOf(head, 8, 12);
  if (brand === 'M4A ') return 'audio/mp4';
  return /^(?:isom|iso[2-9]|mp4[12]|avc1|M4VP?|M4V |dash|MSNV)$/u.test(brand) ? 'video/mp4' : null;
}

/** UTF-8 without control characters, which neither begins as markup nor as a script. */
function isPlainText(head: Uint8Array): boolean {
  const text = utf8Text(head);
  if (text === null) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\0-\x08\x0E-\x1F\x7F]/u.test(text) && !/^\s*(?:<[!?/a-z]|#!)/iu.test(text);
}

function typeByContent(bytes: FileBytes): FileType | null {
  const { head, name } = bytes;
  if (lettersOf(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (lettersOf(head, 0, 4) === 'PK\x03\x04') return archiveType(bytes);
  if (lettersOf(head, 4, 8) === 'ftyp') return boxType(head);
  if (lettersOf(head, 0, 3) === 'ID3' || /^\xff[\xfa\xfb\xf2\xf3]$/u.test(lettersOf(head, 0, 2)))
    return 'audio/mpeg';
  if (!isPlainText(head)) return null;
  return endingOf(name ?? '') === 'csv' ? 'text/csv' : 'text/plain';
}

/** Null where such files are not kept. */
export function fileTypeOf(bytes: FileBytes): FileType | null {
  const type = typeByContent(bytes);
  if (type === null || bytes.name === null) return type;
  const endings: readonly string[] = FILE_ENDINGS[type];
  return endings.includes(endingOf(bytes.name)) ? type : null;
}
