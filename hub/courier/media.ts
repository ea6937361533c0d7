/** Media of couriers: what a parcel brings passes the checks of an upload, and a receipt takes along what the desk lacks. */
import type { CarriedMedia } from '../../shared/courier/envelope.ts';
import type { ReceiptBody } from '../../shared/courier/body.ts';
import { branded } from '../../shared/document/brand.ts';
import type { Hash } from '../../shared/document/model.ts';
import { MEDIA_OP, mediaPayloadSchema } from '../../shared/sync/media-op.ts';
import type { Database } from '../db/connect.ts';
import type { HubMediaFolder } from '../media/folder.ts';
import { receive } from '../media/receive.ts';
import type { SizeMaker } from '../media/sizes.ts';
import { namedMedia } from '../media/table.ts';
import { readableStreams } from '../rights/rights.ts';
import { knownMedia } from '../streams/media.ts';
import type { Parcel } from './parcel.ts';
import type { Asking } from './receipt.ts';
import type { HubSheet } from './sheet.ts';

export interface CourierMedia {
  readonly folder: HubMediaFolder;
  readonly sizes: SizeMaker;
  /** Of one file, in bytes. */
  readonly limitBytes: number;
}

/** Answers those that the hub does not take. What goes to a stream that is not open to the person is left where it is. */
export async function takeMedia(
  database: Database,
  { folder, sizes, limitBytes }: CourierMedia,
  { media, person }: Parcel,
  sheet: HubSheet,
): Promise<ReadonlySet<Hash>> {
  const refused = new Set<Hash>();
  for (const { carried, at } of media) {
    const { media: hash, bytes, stream } = carried;
    const [right] = await readableStreams(database, person, stream);
    if (right?.mayWrite !== true) continue;
    if ((await knownMedia(database, stream, person, [hash])).has(hash)) continue;
    const parts = { database: () => database, folder, sizes };
    const received =
      bytes <= limitBytes && (await receive(parts, sheet.stream(at, bytes), { stream, hash, person })).ok;
    if (!received) refused.add(branded<Hash>(hash));
  }
  return refused;
}

/** What a receipt takes along, and how much of what the desk wants it leaves. */
export interface Along {
  readonly media: readonly CarriedMedia[];
  readonly left: number;
}

/** `most`: bytes that have a place. What the desk itself has sent, or brings now, it has. */
export async function mediaAlong(
  database: Database,
  folder: HubMediaFolder,
  { header, person, isConnected, body }: Asking,
  pages: ReceiptBody['pages'],
  most: number,
): Promise<Along> {
  if (!isConnected) return { media: [], left: 0 };
  const has = new Set<Hash>(body.media.map(({ media }) => media));
  const room = Math.min(most, body.wanted.bytes);
  const media: CarriedMedia[] = [];
  let bytes = 0;
  let left = 0;
  for (const wanted of [...(await lacking(database, person, body)), ...namedIn(pages, header.device)]) {
    if (has.has(wanted.media)) continue;
    has.add(wanted.media);
    const isHere = (await folder.readPiece({ hash: wanted.media, bytes: wanted.bytes }, 0, 1)) !== null;
    if (!isHere || bytes + wanted.bytes > room) left += 1;
    else {
      media.push(wanted);
      bytes += wanted.bytes;
    }
  }
  return { media, left };
}

/** Of what the desk says that it lacks, what it may read. */
async function lacking(
  database: Database,
  person: string,
  { wanted }: Asking['body'],
): Promise<readonly CarriedMedia[]> {
  const readable = new Set((await readableStreams(database, person)).map(({ id }) => id));
  const found: CarriedMedia[] = [];
  for (const { media, stream } of wanted.lacking) {
    if (!readable.has(stream)) continue;
    const bytes = await namedMedia(database, { stream, hash: media });
    if (bytes !== null) found.push({ media, bytes });
  }
  return found;
}

function namedIn(pages: ReceiptBody['pages'], device: string): readonly CarriedMedia[] {
  return pages.flatMap(({ page }) =>
    page.ops.flatMap((op) => {
      if (op.kind !== MEDIA_OP || op.device === device) return [];
      const read = mediaPayloadSchema.safeParse(op.payload);
      return read.success ? [{ media: branded<Hash>(read.data.media), bytes: read.data.bytes }] : [];
    }),
  );
}
