/** A courier's file of the hub for one desk: answers, new work and media, as large as a courier takes. */
import { letterOf, pieceBytesFor, sealedPart, type Letter } from '../../shared/courier/envelope.ts';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import type { Database } from '../db/connect.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { mediaAlong, type CourierMedia } from './media.ts';
import { packing } from './packing.ts';
import { receiptPages, type Answered, type Asking } from './receipt.ts';

export interface SealingParts {
  readonly database: Database;
  readonly hub: HubRow;
  readonly key: Pick<HubKey, 'sign'>;
  readonly media: Pick<CourierMedia, 'folder'>;
}

/** A receipt, of which each part is made when it is asked for. */
export interface SealedReceipt {
  readonly parts: number;
  /** From 1 on. */
  readonly part: (number: number) => Promise<Uint8Array>;
}

/** Letters of pages in one receipt: packed they are within what a courier takes. */
const RECEIPT_LETTERS = 16_000_000;
/** Bytes of media in one receipt. */
const RECEIPT_MEDIA = 500_000_000;

/** `partBytes`: null: as large as they may be. `besides`: what an enrolment says that a receipt does not. */
export async function sealedReceipt(
  parts: SealingParts,
  kind: 'receipt' | 'enrolment',
  asking: Asking,
  answered: Answered,
  partBytes: number | null,
  besides: Readonly<Record<string, unknown>> = {},
): Promise<SealedReceipt> {
  const { hub, key, media } = parts;
  const { header, recipient } = asking;
  const addressed = {
    kind,
    hub: hub.id,
    device: header.device,
    epoch: hub.epoch,
    number: header.number,
    follows: 0,
  } as const;
  const letter = await receiptLetter(parts, asking, answered, partBytes, besides);
  return {
    parts: letter.parts,
    async part(number) {
      const readMedia: Parameters<typeof sealedPart>[3] = (hash, from, length) => {
        const bytes = letter.media.find((each) => each.media === hash)?.bytes ?? 0;
        return media.folder.readPiece({ hash, bytes }, from, length);
      };
      const sealed = await sealedPart(addressed, letter, number, readMedia, { sign: key.sign, recipient });
      // It was looked at a moment ago, and the hub deletes nothing that an op names.
      if (!sealed.ok) throw new Error('media of a receipt are gone');
      return sealed.value;
    },
  };
}

async function receiptLetter(
  { database, hub, key, media }: SealingParts,
  asking: Asking,
  answered: Answered,
  partBytes: number | null,
  besides: Readonly<Record<string, unknown>>,
): Promise<Letter> {
  const room = pieceBytesFor(partBytes) * COURIER_LIMITS.parts - COURIER_LIMITS.packed;
  const mostMedia = Math.min(RECEIPT_MEDIA, Math.max(room, 0));
  for (let most = RECEIPT_LETTERS; ; most = Math.floor(most / 4)) {
    const read = await receiptPages({ database, hub, key }, asking, answered, most);
    const along = await mediaAlong(database, media.folder, asking, read.pages, mostMedia);
    const receipt = { ...read, ...besides, media: [...along.media], mediaLeft: along.left };
    const letter = letterOf(receipt, along.media, partBytes, packing);
    if (letter.ok) return letter.value;
    // One page alone is more than a courier takes: such an op needs a line.
    if (most === 0) throw new Error('a page does not fit into a receipt');
  }
}
