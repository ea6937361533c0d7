/**
 * Which of the files that the desk keeps these bytes are, by content and by the name's ending together: a program that
 * calls itself a letter is refused, and so is a text that calls itself a program.
 */
import { endingOf, FILE_ENDINGS, type FileType } from '../../../shared/media/media.ts';

export interface FileBytes {
  /** The beginning of the file. */
  readonly head: Buffer;
  /** Its end; overlaps the head where the file is short. */
  readonly tail: Buffer;
  /** Null where nobody knows it any more; then the content alone decides. */
  readonly name: string | null;
}

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

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
function archiveNames(tail: Buffer): readonly string[] | null {
  for (let end = tail.length - 22; end >= 0; end -= 1) {
    if (tail.readUInt32LE(end) !== END_OF_DIRECTORY) continue;
    const names: string[] = [];
    let at = Math.max(end - tail.readUInt32LE(end + 12), 0);
    while (at + 46 <= end && tail.readUInt32LE(at) === DIRECTORY_ENTRY) {
      const nameEnd = at + 46 + tail.readUInt16LE(at + 28);
      names.push(tail.toString('utf8', at + 46, nameEnd));
      at = nameEnd + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
    }
    return names;
  }
  return null;
}

/** OpenDocument (part 2, 3.3) has its type as the first entry, not compressed. */
const openDocumentType = (head: Buffer): FileType | null => {
  const declared = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet))PK/u.exec(
    ascii(head, 30, 120),
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
function boxType(head: Buffer): FileType | null {
  const brand = ascii(head, 8, 12);
  if (brand === 'M4A ') return 'audio/mp4';
  return /^(?:isom|iso[2-9]|mp4[12]|avc1|M4VP?|M4V |dash|MSNV)$/u.test(brand) ? 'video/mp4' : null;
}

/** UTF-8 without control characters, which neither begins as markup nor as a script. */
function isPlainText(head: Buffer): boolean {
  let text: string;
  try {
    // A letter may be cut at the head's end.
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return false;
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\0-\x08\x0E-\x1F\x7F]/u.test(text) && !/^\s*(?:<[!?/a-z]|#!)/iu.test(text);
}

function typeByContent(bytes: FileBytes): FileType | null {
  const { head, name } = bytes;
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(head, 0, 4) === 'PK\x03\x04') return archiveType(bytes);
  if (ascii(head, 4, 8) === 'ftyp') return boxType(head);
  if (ascii(head, 0, 3) === 'ID3' || /^\xff[\xfa\xfb\xf2\xf3]$/u.test(ascii(head, 0, 2))) return 'audio/mpeg';
  if (!isPlainText(head)) return null;
  return endingOf(name ?? '') === 'csv' ? 'text/csv' : 'text/plain';
}

/** Null where the desk does not keep such files. */
export function fileTypeOf(bytes: FileBytes): FileType | null {
  const type = typeByContent(bytes);
  if (type === null || bytes.name === null) return type;
  const endings: readonly string[] = FILE_ENDINGS[type];
  return endings.includes(endingOf(bytes.name)) ? type : null;
}
