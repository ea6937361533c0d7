// A courier's files: core makes and reads them, the person says where they lie.
import { dialog, type BrowserWindow } from 'electron';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import { partName } from '../../shared/courier/part-name.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CourierBrought, CourierSaved, CourierTaken, ParcelAsked } from '../../shared/ipc/courier.ts';
import type { CoreProcess } from './core-process.ts';
import type { TextKey } from './texts.ts';
import { writeWhole } from './write-whole.ts';

type Texts = Readonly<Record<TextKey, string>>;

const ENDING = 'age';

/** Null: the person cancelled. */
export async function writeParcel(
  window: BrowserWindow,
  texts: Texts,
  asked: ParcelAsked,
  ask: CoreProcess['call'],
): Promise<Result<CourierSaved | null, Failure>> {
  const place = await askWhereTo(window, texts, texts.writeCourier, 'sastra-courier');
  if (place === null) return ok(null);
  const made = await ask('courier.make', asked);
  if (!made.ok) return made;
  const { files, ...rest } = made.value;
  const fileNames = await writeParts(place, files);
  return fileNames.ok ? ok({ ...rest, fileNames: fileNames.value }) : fileNames;
}

/** Null: the person cancelled. */
export async function readReceipt(
  window: BrowserWindow,
  texts: Texts,
  ask: CoreProcess['call'],
): Promise<Result<CourierTaken | null, Failure>> {
  const files = await chosen(window, texts, texts.readCourier);
  if (!files.ok || files.value === null) return files.ok ? ok(null) : files;
  return ask('courier.take', { files: files.value });
}

/** Null: the person cancelled before anything was brought. */
export async function bringParcel(
  window: BrowserWindow,
  texts: Texts,
  ask: CoreProcess['call'],
): Promise<Result<CourierBrought | null, Failure>> {
  const files = await chosen(window, texts, texts.bringCourier);
  if (!files.ok || files.value === null) return files.ok ? ok(null) : files;
  const brought = await ask('courier.forward', { files: files.value });
  if (!brought.ok) return brought;
  const { receipt, ...rest } = brought.value;
  const place =
    receipt.length === 0 ? null : await askWhereTo(window, texts, texts.saveReceipt, 'sastra-receipt');
  if (place === null) return ok({ ...rest, fileNames: [] });
  const fileNames = await writeParts(place, receipt);
  return fileNames.ok ? ok({ ...rest, fileNames: fileNames.value }) : fileNames;
}

async function askWhereTo(
  window: BrowserWindow,
  texts: Texts,
  title: string,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: `${name}.${ENDING}`,
    filters: [{ name: texts.courierKinds, extensions: [ENDING] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function writeParts(
  place: string,
  files: readonly Uint8Array[],
): Promise<Result<readonly string[], Failure>> {
  const { dir, base } = path.parse(place);
  const fileNames: string[] = [];
  for (const [number, bytes] of files.entries()) {
    const file = path.join(dir, partName(base, number + 1, files.length));
    const written = await writeWhole(file, Buffer.from(bytes));
    if (!written.ok) return written;
    fileNames.push(written.value.fileName);
  }
  return ok(fileNames);
}

/** All of what the person chose; null where they chose nothing. */
async function chosen(
  window: BrowserWindow,
  texts: Texts,
  title: string,
): Promise<Result<Uint8Array<ArrayBuffer>[] | null, Failure>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: texts.courierKinds, extensions: [ENDING] }],
  });
  return canceled || filePaths.length === 0 ? ok(null) : readAll(filePaths);
}

async function readAll(filePaths: readonly string[]): Promise<Result<Uint8Array<ArrayBuffer>[], Failure>> {
  if (filePaths.length > COURIER_LIMITS.parts) return fail({ code: 'fileTooLarge' });
  const files: Uint8Array<ArrayBuffer>[] = [];
  let left: number = COURIER_LIMITS.packed + filePaths.length * COURIER_LIMITS.around;
  for (const filePath of filePaths) {
    const bytes = await boundedBytes(filePath, left);
    if (!bytes.ok) return bytes;
    left -= bytes.value.byteLength;
    files.push(bytes.value);
  }
  return ok(files);
}

/** Whatever the file becomes while it is read: no more than so many bytes. */
async function boundedBytes(
  filePath: string,
  most: number,
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  try {
    const handle = await open(filePath, 'r');
    try {
      const { size } = await handle.stat();
      if (size > most) return fail({ code: 'fileTooLarge' });
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await handle.read(bytes, 0, size, 0);
      return ok(new Uint8Array(bytes.subarray(0, bytesRead)));
    } finally {
      await handle.close();
    }
  } catch {
    return fail({ code: 'fileUnreadable' });
  }
}
