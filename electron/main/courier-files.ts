// Where a courier's files lie: the system's dialogs, and their parts one at a time.
import { dialog, type BrowserWindow } from 'electron';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { filesOfParts, partsIn } from '../../shared/courier/bundle.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CourierAdd, CourierAdded, CourierPart } from '../../shared/ipc/courier.ts';
import type { CoreProcess } from './core-process.ts';
import type { TextKey } from './texts.ts';
import { writeWhole } from './write-whole.ts';

type Texts = Readonly<Record<TextKey, string>>;
type Ask = CoreProcess['call'];

const ENDING = 'age';

/** Where a file goes; null: the person cancelled. */
export async function askWhereTo(
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

/** One part is in memory at a time. Answers the files' names. */
export async function writeParts(
  place: string,
  how: { readonly parts: number; readonly isApart: boolean },
  part: (number: number) => Promise<Result<CourierPart, Failure>>,
): Promise<Result<readonly string[], Failure>> {
  const { dir, base } = path.parse(place);
  const fileNames: string[] = [];
  let refused: Failure | null = null;
  const bytesOf = async (number: number): Promise<Uint8Array> => {
    const made = await part(number);
    if (made.ok) return made.value.bytes;
    refused = made.error;
    // Ends the writing; what is said of it is why there is no part.
    throw new Error(made.error.code);
  };
  for (const { name, content } of filesOfParts(base, how, bytesOf)) {
    const written = await writeWhole(path.join(dir, name), content);
    if (!written.ok) return fail(refused ?? written.error);
    fileNames.push(written.value.fileName);
  }
  return ok(fileNames);
}

/** Null where the person chose nothing. */
export async function chosenFiles(
  window: BrowserWindow,
  texts: Texts,
  title: string,
): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: texts.courierKinds, extensions: [ENDING] }],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Hands core one part after the other, of all the files; it ends with the first that is refused. */
export async function addAll(
  filePaths: readonly string[],
  purpose: CourierAdd['purpose'],
  ask: Ask,
): Promise<Result<CourierAdded, Failure>> {
  let isFirst = true;
  try {
    for (const filePath of filePaths) {
      const handle = await open(filePath, 'r');
      try {
        for await (const part of partsIn({ read: (at, bytes) => readAt(handle, at, bytes) })) {
          const added = await ask('courier.add', { purpose, isFirst, part: new Uint8Array(part) });
          if (!added.ok || added.value.outcome === 'refused') return added;
          isFirst = false;
        }
      } finally {
        await handle.close();
      }
    }
    return ok({ outcome: 'added' });
  } catch {
    return fail({ code: 'fileUnreadable' });
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}
