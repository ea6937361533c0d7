/**
 * Pictures and files that documents show: bytes under their SHA-256, beside the database. What they are is decided by
 * their content, never by what somebody says of them.
 */
import { IMAGE_TYPES, type ImageType } from '../document/article.ts';
import type { Hash } from '../document/model.ts';

/** Bytes that the desk keeps. */
export type Media =
  | {
      readonly kind: 'picture';
      readonly hash: Hash;
      readonly bytes: number;
      readonly mime: ImageType;
      /** In pixels, as it is shown: a photograph that lies on its side has been turned. */
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'file'; readonly hash: Hash; readonly bytes: number; readonly mime: FileType };

/** By type, the endings that its files have; the first is the usual one. Nothing here runs by being opened. */
export const FILE_ENDINGS = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/zip': ['zip'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a'],
  'video/mp4': ['mp4', 'm4v'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type FileType = keyof typeof FILE_ENDINGS;

const IMAGE_ENDINGS: Readonly<Record<ImageType, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};

export const isImageType = (mime: string): mime is ImageType => IMAGE_TYPES.some((type) => type === mime);

/** What the name says its kind is: lower case, without the dot; empty where it has none. */
export const endingOf = (name: string): string =>
  /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';

/** The endings of a type that the desk keeps. */
export const endingsOf = (mime: Media['mime']): readonly string[] =>
  isImageType(mime) ? IMAGE_ENDINGS[mime] : FILE_ENDINGS[mime];

/** In bytes. */
export const PICTURE_LIMIT = 50_000_000;
export const FILE_LIMIT = 200_000_000;
/** Bytes come in pieces of at most this size. */
export const PIECE_LIMIT = 1_048_576;

/** Folder of media in a profile's folder, and of a page's addresses. */
export const MEDIA_FOLDER = 'media';

/** Where the bytes lie within MEDIA_FOLDER: folder and file name. */
export const mediaPlace = (hash: Hash): readonly [folder: string, file: string] => [hash.slice(0, 2), hash];
