/** Bytes on the wire, headers and all, counted by a relay between desk and hub. */
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { pullAnswerSchema } from '../../shared/sync/pull.ts';
import { pushAnswerSchema } from '../../shared/sync/push.ts';
import { newDocumentId, written, type Written } from '../support/hub/written-article.ts';
import { seeded } from '../support/long-document.ts';
import type { Figure } from './report.ts';
import { madeDocuments } from './search-corpus.ts';

export interface WireParts {
  readonly address: string;
  readonly epoch: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes an empty stream that may be written into. */
  readonly stream: () => Promise<string>;
}

interface Relay {
  readonly address: string;
  /** Bytes since the last call. */
  readonly take: () => { readonly up: number; readonly down: number };
  readonly close: () => void;
}

async function relayTo(address: string): Promise<Relay> {
  const { hostname, port } = new URL(address);
  let [up, down] = [0, 0];
  const server = createServer((desk) => {
    const hub = connect(Number(port), hostname);
    desk.on('data', (bytes) => {
      up += bytes.length;
    });
    hub.on('data', (bytes) => {
      down += bytes.length;
    });
    for (const socket of [desk, hub]) socket.on('error', () => undefined);
    desk.pipe(hub).pipe(desk);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = { up, down };
      [up, down] = [0, 0];
      return taken;
    },
    close: () => void server.close(),
  };
}

const ARTICLES = 1305;
const DOCUMENTS = 1000;
const UNITS = 20;
const EDIT_BUDGET = 4096;
const FIRST_SYNC_BUDGET = 1.2;

const SEED = 20_260_101;

/** Paragraphs of made-up news, one after the other. */
const paragraphs = (count: number): readonly string[] =>
  Array.from(madeDocuments(seeded(SEED), count)).flatMap((made) => made.paragraphs.map(({ text }) => text));

export async function wireFigures(parts: WireParts): Promise<readonly Figure[]> {
  const relay = await relayTo(parts.address);
  try {
    return [...(await editFigures(parts, relay)), await firstSyncFigure(parts, relay)];
  } finally {
    relay.close();
  }
}

async function push(
  { epoch, headers }: WireParts,
  { address }: Relay,
  stream: string,
  all: readonly Written[],
): Promise<void> {
  const body = JSON.stringify({
    epoch,
    stream,
    contents: all.flatMap(({ contents }) => contents),
    ops: all.map(({ op }) => op),
  });
  const answer = await fetch(`${address}/v1/push`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: gzipSync(body),
  });
  const { answers } = pushAnswerSchema.parse(await answer.json());
  const refused = answers.find(({ outcome }) => outcome === 'refused');
  if (refused !== undefined || answers.length !== all.length) throw new Error('an op was refused');
}

/** Pulls all behind the cursor and answers where it came to. */
async function pull(
  { epoch, headers }: WireParts,
  { address }: Relay,
  stream: string,
  from: number,
): Promise<number> {
  for (let after = from; ;) {
    const query = new URLSearchParams({ epoch, stream, after: `${after}` });
    const answer = await fetch(`${address}/v1/pull?${query}`, { headers });
    const page = pullAnswerSchema.parse(await answer.json());
    after = page.ops.at(-1)?.seq ?? after;
    if (!page.more) return after;
  }
}

/** One article of a law of 1,305 is edited and pushed by one desk, and read by another. */
async function editFigures(parts: WireParts, relay: Relay): Promise<readonly Figure[]> {
  const stream = await parts.stream();
  const lines = paragraphs(ARTICLES).slice(0, ARTICLES);
  const id = newDocumentId();
  const law = written(id, lines);
  await push(parts, relay, stream, [law]);
  const cursor = await pull(parts, relay, stream, 0);
  const edited = written(id, lines.with(700, `${lines[700] ?? ''} ${lines[9]?.slice(0, 40) ?? ''}`), [law]);
  const changed = { ...edited, contents: edited.contents.slice(700, 701) };
  relay.take();
  await push(parts, relay, stream, [changed]);
  const { up } = relay.take();
  await pull(parts, relay, stream, cursor);
  const { down } = relay.take();
  const unit = 'bytes';
  return [
    { name: 'edit.bytesUp', value: up, unit, budget: EDIT_BUDGET },
    { name: 'edit.bytesDown', value: down, unit },
  ];
}

/** What a new desk reads of 1,000 documents, beside what those documents take as one compressed text. */
async function firstSyncFigure(parts: WireParts, relay: Relay): Promise<Figure> {
  const stream = await parts.stream();
  const documents: unknown[] = [];
  const lines = paragraphs((DOCUMENTS * UNITS) / 4);
  for (let first = 0; first < DOCUMENTS; first += 50) {
    const all = Array.from({ length: 50 }, (_none, place) =>
      written(newDocumentId(), lines.slice((first + place) * UNITS, (first + place + 1) * UNITS)),
    );
    await push(parts, relay, stream, all);
    for (const { op, contents, manifest } of all)
      documents.push({
        documentId: op.documentId,
        metadata: manifest.metadata,
        placements: [...manifest.km.values()].map(({ uid, parent, rank }) => ({ uid, parent, rank })),
        bodies: contents,
      });
  }
  const compressed = gzipSync(JSON.stringify(documents)).length;
  relay.take();
  await pull(parts, relay, stream, 0);
  const { down } = relay.take();
  return { name: 'firstSync.ratio', value: down / compressed, unit: '×', budget: FIRST_SYNC_BUDGET };
}
