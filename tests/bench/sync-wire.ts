/** What an edit and a first sync cost on the wire, all by a real desk's core, headers and all. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pushAnswerSchema } from '../../shared/sync/push.ts';
import { written, newDocumentId, type Written } from '../support/hub/written-article.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { seeded } from '../support/long-document.ts';
import { syncingDesk, type SyncingDesk } from '../support/sync-desks.ts';
import { unitOf } from '../support/units.ts';
import { openMeasuredLine, type LineSpeed, type MeasuredLine } from './measured-line.ts';
import type { Figure } from './report.ts';
import { madeDocuments } from './search-corpus.ts';

export interface WireParts {
  readonly address: string;
  readonly epoch: string;
  /** Of whoever fills the streams. */
  readonly person: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes an empty stream that these may write into. */
  readonly stream: (people: readonly string[]) => Promise<string>;
}

const ARTICLES = 1305;
/** So many units are written at once. */
const AT_ONCE = 100;
const DOCUMENTS = 1000;
const UNITS = 20;
const EDIT_BUDGET = 4096;
const FIRST_SYNC_BUDGET = 1.2;
const SEED = 20_260_101;

/** 64 kbit/s and 600 ms, run so many times as fast; what it took is told as if it had not been. */
const HURRY = 10;
const SLOW: LineSpeed = { bytesPerSecond: (64_000 / 8) * HURRY, roundTrip: 600 / HURRY };

/** Paragraphs of made-up news, one after the other. */
const paragraphs = (count: number): readonly string[] =>
  Array.from(madeDocuments(seeded(SEED), count)).flatMap((made) => made.paragraphs.map(({ text }) => text));

export async function wireFigures(parts: WireParts): Promise<readonly Figure[]> {
  const [fast, slow] = [
    await openMeasuredLine(parts.address, null),
    await openMeasuredLine(parts.address, SLOW),
  ];
  try {
    return [...(await editFigures(parts, fast, slow)), ...(await firstSyncFigures(parts, fast, slow))];
  } finally {
    fast.close();
    slow.close();
  }
}

/** The desk of a new person on that line. */
const deskAt = (line: MeasuredLine, stream: string, person: string): Promise<SyncingDesk> =>
  syncingDesk({ hub: { address: line.address } }, stream, person);

/** A whole round, which must end well. Answers what it took in seconds. */
async function sync(desk: SyncingDesk): Promise<number> {
  const began = performance.now();
  const state = await desk.sync();
  if (state.kind !== 'connected' || state.problem !== null || state.waiting > 0)
    throw new Error(`a round did not end well: ${JSON.stringify(state)}`);
  return (performance.now() - began) / 1000;
}

/** One article of a law of 1,305 is edited at one desk and read at another. */
async function editFigures(
  parts: WireParts,
  fast: MeasuredLine,
  slow: MeasuredLine,
): Promise<readonly Figure[]> {
  const people = [randomUUID(), randomUUID()] as const;
  const stream = await parts.stream(people);
  const [writer, reader] = [await deskAt(fast, stream, people[0]), await deskAt(fast, stream, people[1])];
  try {
    const ranks = ranksBetween(null, null, ARTICLES);
    const lines = paragraphs(ARTICLES);
    const units = ranks.map((rank, place) => unitOf(place + 1, rank, lines[place] ?? ''));
    const id = await writer.create();
    for (let first = 0; first < ARTICLES; first += AT_ONCE)
      await writer.write(
        id,
        units.slice(first, first + AT_ONCE).map((unit) => ['km', unit]),
      );
    await writer.revise(id);
    for (const desk of [writer, reader]) await sync(desk);
    const edit = async (added: string): Promise<void> => {
      await writer.write(id, [['km', unitOf(701, ranks[700] ?? '', `${lines[700] ?? ''} ${added}`)]]);
      await writer.revise(id);
    };
    await edit(lines[9]?.slice(0, 40) ?? '');
    fast.take();
    await sync(writer);
    const sent = fast.take();
    await sync(reader);
    const read = fast.take();
    await edit(lines[8]?.slice(0, 40) ?? '');
    for (const desk of [writer, reader]) desk.address = slow.address;
    const seconds = (await sync(writer)) * HURRY;
    const unit = 'bytes';
    return [
      { name: 'edit.bytesUp', value: sent.up, unit, budget: EDIT_BUDGET },
      { name: 'edit.bytesDown', value: sent.down, unit },
      { name: 'edit.requests', value: sent.requests, unit: 'requests' },
      { name: 'edit.read.bytesUp', value: read.up, unit },
      { name: 'edit.read.bytesDown', value: read.down, unit },
      { name: 'edit.slowLine', value: seconds, unit: 's' },
    ];
  } finally {
    await writer.end();
    await reader.end();
  }
}

/** What a new desk reads of 1,000 documents, beside what those documents take as one compressed text. */
async function firstSyncFigures(
  parts: WireParts,
  fast: MeasuredLine,
  slow: MeasuredLine,
): Promise<readonly Figure[]> {
  const [atOnce, slowly] = [randomUUID(), randomUUID()];
  const stream = await parts.stream([parts.person, atOnce, slowly]);
  const compressed = await fill(parts, stream);
  const read = async (line: MeasuredLine, person: string): Promise<number> => {
    const desk = await deskAt(line, stream, person);
    try {
      return await sync(desk);
    } finally {
      await desk.end();
    }
  };
  fast.take();
  const seconds = await read(fast, atOnce);
  const { up, down, requests } = fast.take();
  const slowSeconds = (await read(slow, slowly)) * HURRY;
  return [
    { name: 'firstSync.ratio', value: (up + down) / compressed, unit: '×', budget: FIRST_SYNC_BUDGET },
    { name: 'firstSync.bytesDown', value: down, unit: 'bytes' },
    { name: 'firstSync.requests', value: requests, unit: 'requests' },
    { name: 'firstSync.seconds', value: seconds, unit: 's' },
    { name: 'firstSync.slowLine', value: slowSeconds, unit: 's' },
  ];
}

/** Answers what the documents take as one compressed text. */
async function fill({ address, epoch, headers }: WireParts, stream: string): Promise<number> {
  const documents: unknown[] = [];
  const lines = paragraphs((DOCUMENTS * UNITS) / 4);
  for (let first = 0; first < DOCUMENTS; first += 50) {
    const all: Written[] = Array.from({ length: 50 }, (_none, place) =>
      written(newDocumentId(), lines.slice((first + place) * UNITS, (first + place + 1) * UNITS)),
    );
    const answer = await fetch(`${address}/v1/push`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        epoch,
        stream,
        contents: all.flatMap(({ contents }) => contents),
        ops: all.map(({ op }) => op),
      }),
    });
    const { answers } = pushAnswerSchema.parse(await answer.json());
    if (answers.length !== all.length || answers.some(({ outcome }) => outcome === 'refused'))
      throw new Error('an op was refused');
    for (const { op, contents, manifest } of all)
      documents.push({
        documentId: op.documentId,
        metadata: manifest.metadata,
        placements: [...manifest.km.values()].map(({ uid, parent, rank }) => ({ uid, parent, rank })),
        bodies: contents,
      });
  }
  return gzipSync(JSON.stringify(documents)).length;
}
