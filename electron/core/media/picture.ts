/**
 * Whether bytes are a picture, and how large it is, by the first bytes of the file alone. Nothing is decoded: that is
 * the browser's work, in its own process.
 */
import type { ImageType } from '../../../shared/document/article.ts';

export interface Picture {
  readonly mime: ImageType;
  /** In pixels, as shown. */
  readonly width: number;
  readonly height: number;
}

/** As the schema of a figure has it. */
const PIXEL_LIMIT = 100_000;

type Size = Pick<Picture, 'width' | 'height'>;

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** PNG, the specification's section 11.2.1: IHDR comes first. */
function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 24 || ascii(bytes, 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function gifSize(bytes: Buffer): Size | null {
  if (bytes.length < 10) return null;
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
}

/** WebP's three forms: lossy (RFC 6386, 9.1), lossless and extended (RFC 9649). */
function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null;
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return null;
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      if (bytes.readUInt8(20) !== 0x2f) return null;
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
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
function jpegSize(bytes: Buffer): Size | null {
  let turned = false;
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || marker === JPEG_SCAN) return null;
    if (isFrame(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
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
function isTurned(exif: Buffer): boolean {
  if (exif.length < 14 || ascii(exif, 0, 6) !== 'Exif\0\0') return false;
  const tiff = exif.subarray(6);
  const isLittle = ascii(tiff, 0, 2) === 'II';
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return false;
  const entries = short(directory);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return false;
    if (short(entry) === ORIENTATION) return short(entry + 8) >= FIRST_TURNED;
  }
  return false;
}

function formatOf(head: Buffer): readonly [ImageType, Size | null] | null {
  if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return ['image/png', pngSize(head)];
  if (ascii(head, 0, 3) === '\xff\xd8\xff') return ['image/jpeg', jpegSize(head)];
  if (/^GIF8[79]a$/u.test(ascii(head, 0, 6))) return ['image/gif', gifSize(head)];
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return ['image/webp', webpSize(head)];
  return null;
}

/** `head`: the beginning of the file. Null where it is no picture, or one whose size makes no sense. */
export function pictureOf(head: Buffer): Picture | null {
  const format = formatOf(head);
  if (format === null) return null;
  const [mime, size] = format;
  if (size === null || !isSensible(size.width) || !isSensible(size.height)) return null;
  return { mime, ...size };
}

const isSensible = (pixels: number): boolean => pixels > 0 && pixels <= PIXEL_LIMIT;
