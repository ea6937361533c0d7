// A desk without a line becomes somebody's by three files: the hub's card, the desk's request, the hub's answer.
import { dialog, type BrowserWindow } from 'electron';
import { open } from 'node:fs/promises';
import { CARD_LETTERS } from '../../shared/courier/hub-card.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CardLooked, EnrolmentSaved, EnrolmentTaken } from '../../shared/ipc/enrolment.ts';
import type { CoreProcess } from './core-process.ts';
import { addAll, askWhereTo, chosenFiles } from './courier-files.ts';
import type { TextKey } from './texts.ts';
import { writeWhole } from './write-whole.ts';

type Texts = Readonly<Record<TextKey, string>>;
type Ask = CoreProcess['call'];

/** Null: the person cancelled. */
export async function openCard(
  window: BrowserWindow,
  texts: Texts,
  ask: Ask,
): Promise<Result<CardLooked | null, Failure>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: texts.openCard,
    properties: ['openFile'],
    filters: [
      { name: texts.cardKinds, extensions: ['txt'] },
      { name: texts.allFiles, extensions: ['*'] },
    ],
  });
  const [place] = filePaths;
  if (canceled || place === undefined) return ok(null);
  const card = await textOf(place);
  return card === null ? fail({ code: 'fileUnreadable' }) : ask('enrolment.look', { card });
}

/** As much of it as a card may be; null where it cannot be read. */
async function textOf(place: string): Promise<string | null> {
  try {
    const file = await open(place, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(CARD_LETTERS), 0, CARD_LETTERS, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** Null: the person cancelled. */
export async function writeRequest(
  window: BrowserWindow,
  texts: Texts,
  asked: { readonly card: string },
  ask: Ask,
): Promise<Result<EnrolmentSaved | null, Failure>> {
  const place = await askWhereTo(window, texts, texts.writeRequest, 'sastra-request');
  if (place === null) return ok(null);
  const made = await ask('enrolment.ask', asked);
  if (!made.ok) return made;
  const { bytes, state } = made.value;
  const written = await writeWhole(place, Buffer.from(bytes));
  return written.ok ? ok({ fileName: written.value.fileName, state }) : written;
}

/** Null: the person cancelled. */
export async function readAnswer(
  window: BrowserWindow,
  texts: Texts,
  ask: Ask,
): Promise<Result<EnrolmentTaken | null, Failure>> {
  const files = await chosenFiles(window, texts, texts.readAnswer);
  if (files === null) return ok(null);
  const added = await addAll(files, 'enrol', ask);
  if (!added.ok) return added;
  return added.value.outcome === 'refused' ? ok(added.value) : ask('enrolment.take', {});
}
