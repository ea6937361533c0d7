// A courier's files: core makes and reads them, the person says where they lie.
import type { BrowserWindow } from 'electron';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { CourierBrought, CourierSaved, CourierTaken, ParcelAsked } from '../../shared/ipc/courier.ts';
import type { CoreProcess } from './core-process.ts';
import { addAll, askWhereTo, chosenFiles, writeParts } from './courier-files.ts';
import type { TextKey } from './texts.ts';

type Texts = Readonly<Record<TextKey, string>>;
type Ask = CoreProcess['call'];

/** Null: the person cancelled. */
export async function writeParcel(
  window: BrowserWindow,
  texts: Texts,
  asked: ParcelAsked,
  ask: Ask,
): Promise<Result<CourierSaved | null, Failure>> {
  const place = await askWhereTo(window, texts, texts.writeCourier, 'sastra-courier');
  if (place === null) return ok(null);
  const made = await ask('courier.make', asked);
  if (!made.ok) return made;
  const { parts, ...rest } = made.value;
  const isApart = asked.partBytes !== null;
  const fileNames = await writeParts(place, { parts, isApart }, (part) => ask('courier.part', { part }));
  return fileNames.ok ? ok({ ...rest, fileNames: fileNames.value }) : fileNames;
}

/** Null: the person cancelled. */
export async function readReceipt(
  window: BrowserWindow,
  texts: Texts,
  ask: Ask,
): Promise<Result<CourierTaken | null, Failure>> {
  const files = await chosenFiles(window, texts, texts.readCourier);
  if (files === null) return ok(null);
  const added = await addAll(files, 'read', ask);
  if (!added.ok) return added;
  return added.value.outcome === 'refused' ? ok(added.value) : ask('courier.take', {});
}

/** Null: the person cancelled before anything was brought. */
export async function bringParcel(
  window: BrowserWindow,
  texts: Texts,
  ask: Ask,
): Promise<Result<CourierBrought | null, Failure>> {
  const files = await chosenFiles(window, texts, texts.bringCourier);
  if (files === null) return ok(null);
  const added = await addAll(files, 'bring', ask);
  if (!added.ok) return added;
  if (added.value.outcome === 'refused') return ok({ ...added.value, fileNames: [] });
  const brought = await ask('courier.forward', {});
  if (!brought.ok) return brought;
  const { receipt, ...rest } = brought.value;
  const place =
    receipt.length === 0 ? null : await askWhereTo(window, texts, texts.saveReceipt, 'sastra-receipt');
  if (place === null) return ok({ ...rest, fileNames: [] });
  const parts = { parts: receipt.length, isApart: false };
  const fileNames = await writeParts(place, parts, (number) => {
    const part = receipt[number - 1];
    return part === undefined ? Promise.resolve(fail({ code: 'notFound' })) : ask('courier.fetch', { part });
  });
  return fileNames.ok ? ok({ ...rest, fileNames: fileNames.value }) : fileNames;
}
