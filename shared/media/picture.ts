/**
 * Whether bytes are a picture, and how large it is, by the first bytes of the file alone. Nothing is decoded: that is
 * the browser's work, in its own process.
 */
import type { ImageType } from '../document/article.ts';
import { lettersOf, viewOf } from './bytes.ts';

export interface Picture {
  readonly mime: ImageType;
  /** In pixels, as shown. */
  readonly width: number;
  readonly height: number;
}

/** As the schema of a figure has it. */
const PIXEL_LIMIT = 100_000;

type Size = Pick<Picture, 'width' | 'height'>;

/** PNG, the specification's section 11.2.1: IHDR comes first. */
function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || lettersOf(bytes, 12, 16) !== 'IHDR') return null;
  return { width: viewOf(bytes).getUint32(16), height: viewOf(bytes).getUint32(20) };
}

function gifSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 10) return null;
  return { width: viewOf(bytes).getUint16(6, true), height: viewOf(bytes).getUint16(8, true) };
}

const threeBytes = (bytes: Uint8Array, at: number): number =>
  viewOf(bytes).getUint16(at, true) + viewOf(bytes).getUint8(at + 2) * 0x10000;

/** WebP's three forms: lossy (RFC 6386, 9.1), lossless and extended (RFC 9649). */
function webpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 30) return null;
  switch (lettersOf(bytes, 12, 16)) {
    case 'VP8 ':
      if (lettersOf(bytes, 23, 26) !== '\x9d\x01\x2a') return null;
      return {
        width: viewOf(bytes).getUint16(26, true) & 0x3fff,
        height: viewOf(bytes).getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return null;
      const bits = viewOf(bytes).getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: threeBytes(bytes, 24) + 1, height: threeBytes(bytes, 27) + 1 };
    default:
      return null;
  }
}

const JPEG_EXIF = 0xe1;
const JPEG_SCAN = 0xda;
/** Start of frame: C0 to CF without the tables that stand among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** JPEG, T.81 annex B: segments with their length, up to the frame that says how large it is. */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  let turned = false;
  for (let at = 2; at + 9 <= bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === JPEG_SCAN) return null;
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    if (marker === JPEG_EXIF) turned ||= isTurned(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

const ORIENTATION = 0x0112;
/** From this value on, the picture lies on its side (Exif 2.3, 4.6.4). */
const FIRST_TURNED = 5;

/** Whether Exif says that width and height change places. */
function isTurned(exif: Uint8Array): boolean {
  if (exif.length < 14 || lettersOf(exif, 0, 6) !== 'Exif\0\0') return false;
  const tiff = exif.subarray(6);
  const view = viewOf(tiff);
  const isLittle = lettersOf(tiff, 0, 2) === 'II';
  const short = (at: number): number => view.getUint16(at, isLittle);
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return false;
  const entries = short(directory);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return false;
    if (short(entry) === ORIENTATION) return short(entry + 8) >= FIRST_TURNED;
  }
  return false;
}

function formatOf(head: Uint8Array): readonly [ImageType, Size | null] | null {
  if (lettersOf(head, 0, 8) === '\x89PNG\r\n\x1a\n') return ['image/png', pngSize(head)];
  if (lettersOf(head, 0, 3) === '\xff\xd8\xff') return ['image/jpeg', jpegSize(head)];
  if (/^GIF8[79]a$/u.test(lettersOf(head, 0, 6))) return ['image/gif', gifSize(head)];
  if (lettersOf(head, 0, 4) === 'RIFF' && lettersOf(head, 8, 12) === 'WEBP')
    return ['image/webp', webpSize(head)];
  return null;
}

/** `head`: the beginning of the file. Null where it is no picture, or one whose size makes no sense. */
export function pictureOf(head: Uint8Array): Picture | null {
  const format = formatOf(head);
  if (format === null) return null;
  const [mime, size] = format;
  if (size === null || !isSensible(size.width) || !isSensible(size.height)) return null;
  return { mime, ...size };
}

const isSensible = (pixels: number): boolean => pixels > 0 && pixels <= PIXEL_LIMIT;
