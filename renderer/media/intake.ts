/**
 * Files on their way into a draft: one after the other, each a step of undo of its own, in the order in which they were
 * chosen. What cannot be kept is told by name and keeps nothing else from coming.
 */
import type { Failure } from '../../shared/errors/failure.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { createListeners } from '../drafting/listeners.ts';
import type { DraftText } from '../drafting/text.ts';
import { bodyOfMedia, putUnit, type MediaPlace } from './put-media.ts';
import { plainName, upload } from './upload.ts';

export interface IntakeProgress {
  readonly done: number;
  readonly total: number;
}

/** What did not come in, and why. */
export interface Refused {
  readonly names: readonly string[];
  readonly failure: Failure;
}

/** How a whole round ended. */
export interface IntakeEnd {
  readonly refused: readonly Refused[];
  /** How many were called off. */
  readonly left: number;
}

export interface Intake {
  readonly add: (files: readonly File[], place: MediaPlace) => void;
  /** Null while nothing is on its way. The same object until it changes. */
  readonly progress: () => IntakeProgress | null;
  readonly onProgress: (listener: () => void) => () => void;
  /** What is in stays; the rest does not come. */
  readonly cancel: () => void;
}

interface Order {
  readonly files: readonly File[];
  readonly place: MediaPlace;
}

export function createIntake(bridge: Bridge, text: DraftText, onEnd: (end: IntakeEnd) => void): Intake {
  const listeners = createListeners();
  let orders: Order[] = [];
  let progress: IntakeProgress | null = null;
  let calledOff = new AbortController();

  const show = (next: IntakeProgress | null): void => {
    progress = next;
    listeners.tell();
  };

  /** Null: called off. */
  const takeOne = async (
    file: File,
    { place, files }: Order,
    signal: AbortSignal,
  ): Promise<MediaPlace | Failure | null> => {
    const caret = text.whereabouts.caret();
    if (file.size === 0) return { code: 'mediaRefused' };
    const sent = await upload(bridge, file, signal);
    if (sent === null) return null;
    if (!sent.ok) return sent.error;
    // The caret goes along with a single picture, unless the person has gone on writing elsewhere.
    const select = files.length === 1 && text.whereabouts.caret() === caret;
    const uid = putUnit(text, place, bodyOfMedia(sent.value, plainName(file.name)), select);
    return { ...place, uid };
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    const refused = new Map<Failure['code'], { names: string[]; failure: Failure }>();
    for (let order = orders.shift(); order !== undefined && !signal.aborted; order = orders.shift()) {
      for (const file of order.files) {
        const taken = await takeOne(file, order, signal);
        if (taken === null) break;
        if ('code' in taken) {
          const alike = refused.get(taken.code) ?? { names: [], failure: taken };
          alike.names.push(file.name);
          refused.set(taken.code, alike);
        } else order = { ...order, place: taken };
        if (progress !== null) show({ ...progress, done: progress.done + 1 });
      }
    }
    const left = progress === null ? 0 : progress.total - progress.done;
    orders = [];
    show(null);
    onEnd({ refused: [...refused.values()], left });
  };

  return {
    add(files, place) {
      if (files.length === 0) return;
      orders.push({ files, place });
      const isRunning = progress !== null;
      show({ done: progress?.done ?? 0, total: (progress?.total ?? 0) + files.length });
      if (isRunning) return;
      calledOff = new AbortController();
      void run(calledOff.signal);
    },
    progress: () => progress,
    onProgress: (listener) => listeners.add(listener),
    cancel: () => calledOff.abort(),
  };
}
