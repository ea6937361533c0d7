/**
 * Several parts in one file: a first line, then each part behind a line that says how many bytes it has. One part alone is
 * a file of age as it is.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { COURIER_LIMITS } from './header.ts';
import { partName } from './part-name.ts';

const FIRST_LINE = 'sastra courier bundle 1\n';
/** Bytes of such a line at most: a part has no more than seven digits. */
const LINE = 9;

/** A file as it lies somewhere: so many bytes from there on, fewer where it ends. */
export interface CourierFile {
  readonly read: (at: number, bytes: number) => Promise<Uint8Array>;
}

const letters = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The parts in a file, one at a time. What is no bundle is one part, cut where a part ends: who opens it finds out. */
export async function* partsIn({ read }: CourierFile): AsyncGenerator<Uint8Array> {
  const head = letters(await read(0, FIRST_LINE.length));
  if (head !== FIRST_LINE) {
    yield await read(0, COURIER_LIMITS.part + 1);
    return;
  }
  let at = FIRST_LINE.length;
  for (;;) {
    const line = /^(\d{1,7})\n/u.exec(letters(await read(at, LINE)))?.[1];
    if (line === undefined) {
      // What stands behind the last part belongs to none.
      const rest = await read(at, 1);
      if (rest.length > 0) yield rest;
      return;
    }
    at += line.length + 1;
    const part = await read(at, Number(line));
    yield part;
    at += part.length;
  }
}

/** A file that is to be written. */
export interface CourierFileToWrite {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The files of so many parts: one for each where they are to be apart, else one that holds all. `part`: from 1 on. */
export function filesOfParts(
  fileName: string,
  { parts, isApart }: { readonly parts: number; readonly isApart: boolean },
  part: (number: number) => Promise<Uint8Array>,
): readonly CourierFileToWrite[] {
  const alone = (number: number): AsyncIterable<Uint8Array> => one(() => part(number));
  if (!isApart && parts > 1) return [{ name: fileName, content: bundled(parts, part) }];
  return Array.from({ length: parts }, (_, place) => ({
    name: partName(fileName, place + 1, parts),
    content: alone(place + 1),
  }));
}

async function* one(part: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await part();
}

async function* bundled(
  parts: number,
  part: (number: number) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield utf8ToBytes(FIRST_LINE);
  for (let number = 1; number <= parts; number += 1) {
    const bytes = await part(number);
    yield utf8ToBytes(`${bytes.length}\n`);
    yield bytes;
  }
}
