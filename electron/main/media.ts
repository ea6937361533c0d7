// Pictures and files by their hash: what app://desk/media/<hash> answers, and a copy where the person wants one.
import { dialog, type BrowserWindow } from 'electron';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Hash } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { endingOf, endingsOf, MEDIA_FOLDER, mediaPlace, type Media } from '../../shared/media/media.ts';
import { fileNameOf } from './file-name.ts';
import { writeWhole } from './write-whole.ts';

/** Whatever the bytes are, they are shown or saved, and never run as a page. */
const POLICY = "default-src 'none'; sandbox";

/** Where the bytes lie in a profile. */
export const mediaFile = (profile: string, hash: Hash): string =>
  path.join(profile, MEDIA_FOLDER, ...mediaPlace(hash));

/** The bytes as an answer to a page. What is under a hash never changes, so it may be kept for ever. */
export function mediaResponse(profile: string, media: Media): Response {
  const body = Readable.toWeb(createReadStream(mediaFile(profile, media.hash)));
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': media.mime,
      'content-length': String(media.bytes),
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'referrer-policy': 'no-referrer',
      ...(media.kind === 'picture' ? {} : { 'content-disposition': 'attachment' }),
    },
  });
}

/** The bytes are on their way from the hub: the page says so, and asks again when they are here. */
export const pendingResponse = (): Response =>
  new Response(null, {
    status: 503,
    headers: {
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });

/** A name with an ending of the kind that the bytes are: no text becomes a program by being saved. */
export function nameFor(media: Media, name: string): string {
  const [usual = ''] = endingsOf(media.mime);
  const ending = endingOf(name);
  const isRight = endingsOf(media.mime).includes(ending);
  const stem = isRight ? name.slice(0, -1 - ending.length) : name;
  return `${fileNameOf(stem)}.${isRight ? ending : usual}`;
}

/** Asks where to and writes a copy there. Null: the person cancelled. */
export async function saveMedia(
  window: BrowserWindow,
  { profile, media, name, title }: { profile: string; media: Media; name: string; title: string },
): Promise<Result<{ readonly fileName: string } | null, Failure>> {
  const choice = await dialog.showSaveDialog(window, { title, defaultPath: nameFor(media, name) });
  if (choice.canceled || choice.filePath === '') return ok(null);
  return writeWhole(choice.filePath, createReadStream(mediaFile(profile, media.hash)));
}
