/** Uploads as any tus client sends them, and pictures that are truly pictures. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { branded } from '../../../shared/document/brand.ts';
import type { DocumentId, Hash } from '../../../shared/document/model.ts';
import type { Op } from '../../../shared/sync/op.ts';
import { TUS_VERSION, uploadPath, type MediaPlace } from '../../../shared/sync/upload.ts';
import type { SyncDesk } from './ministry.ts';
import { opOf } from './ops.ts';

export const hashOf = (bytes: Uint8Array): Hash =>
  branded<Hash>(createHash('sha256').update(bytes).digest('hex'));

/** A photograph's kind of JPEG: noise, so that it has some size. `seed` makes it another. */
export async function photograph(width: number, height: number, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let at = 0; at < pixels.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = state >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Few bytes that become very many pixels. */
export const bomb = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#000' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();

const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface TusAnswer {
  readonly status: number;
  readonly offset: number;
  readonly code: string | null;
  readonly text: string;
}

async function tus(
  { address, headers }: SyncDesk,
  method: string,
  path: string,
  more: Readonly<Record<string, string>>,
  body: Uint8Array<ArrayBuffer> | null = null,
): Promise<TusAnswer> {
  const answer = await fetch(`${address}/v1${path}`, {
    method,
    headers: { ...headers, 'tus-resumable': TUS_VERSION, ...more },
    ...(body === null ? {} : { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    offset: Number(answer.headers.get('upload-offset')),
    code: text.startsWith('{') ? (JSON.parse(text) as { code: string }).code : null,
    text,
  };
}

export const beginUpload = (
  desk: SyncDesk,
  place: MediaPlace,
  length: number,
  more: Readonly<Record<string, string>> = {},
): Promise<TusAnswer> =>
  tus(desk, 'POST', '/uploads', {
    'upload-length': `${length}`,
    'upload-metadata': `stream ${base64(place.stream)},hash ${base64(place.hash)}`,
    ...more,
  });

export const uploadOffset = (desk: SyncDesk, place: MediaPlace): Promise<TusAnswer> =>
  tus(desk, 'HEAD', uploadPath(place), {});

export const sendPiece = (
  desk: SyncDesk,
  place: MediaPlace,
  offset: number,
  piece: Uint8Array,
): Promise<TusAnswer> =>
  tus(
    desk,
    'PATCH',
    uploadPath(place),
    { 'upload-offset': `${offset}`, 'content-type': 'application/offset+octet-stream' },
    new Uint8Array(piece),
  );

/** The whole way of one file; answers what the last piece got. */
export async function uploaded(desk: SyncDesk, stream: string, bytes: Uint8Array): Promise<TusAnswer> {
  const place = { stream, hash: hashOf(bytes) };
  const begun = await beginUpload(desk, place, bytes.byteLength);
  return begun.status === 201 ? sendPiece(desk, place, 0, bytes) : begun;
}

/** The op that says that the document's media are here. */
export const mediaOp = (documentId: DocumentId, bytes: Uint8Array, mime: string): Op =>
  opOf('media', documentId, { media: hashOf(bytes), bytes: bytes.byteLength, mime });

export async function downloaded(
  { address, headers }: SyncDesk,
  { stream, hash }: MediaPlace,
  from = 0,
): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  const answer = await fetch(`${address}/v1/media/${stream}/${hash}`, {
    headers: { ...headers, ...(from === 0 ? {} : { range: `bytes=${from}-` }) },
  });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}
