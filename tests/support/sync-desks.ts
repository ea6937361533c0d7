/** Desks with the real core, on profiles of their own, that sync with a real hub over a line that a test can cut. */
import Sqlite from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { QUIET_MILLISECONDS } from '../../electron/core/drafting/autosave.ts';
import { openHttpLine } from '../../electron/core/sync/http-line.ts';
import type { Line } from '../../electron/core/sync/line.ts';
import { openHttpMediaLine } from '../../electron/core/sync/media/http-media-line.ts';
import type { MediaLine } from '../../electron/core/sync/media/media-line.ts';
import type { DocumentId, Language, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { fail } from '../../shared/errors/result.ts';
import type { SyncState } from '../../shared/ipc/sync.ts';
import { helloSchema } from '../../shared/sync/hello.ts';
import type { Ministry } from './hub/ministry.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from './core.ts';

/** What happens to a request: it arrives and is answered, it never arrives, or it is a push whose answer is lost. */
export type Weather = 'clear' | 'down' | 'pushRepliesLost';

export interface SyncingDesk {
  readonly core: () => TestCore;
  readonly folder: string;
  readonly person: string;
  readonly device: string;
  weather: Weather;
  /** Where the line leads to, if not to the ministry's first hub. */
  address: string | null;
  /** Changes what the line answers; the identity where nothing is planted. */
  tamper: (line: Line) => Line;
  /** The same of the line that media take. */
  tamperMedia: (line: MediaLine) => MediaLine;
  /** How often each part of the line was asked. */
  readonly asked: Record<keyof Line, number>;
  /** Types, as an editor does, and waits until it is on the disk. */
  readonly write: (
    documentId: DocumentId,
    units: readonly (readonly [language: Language, unit: Unit | { readonly gone: Unit }])[],
  ) => Promise<void>;
  readonly revise: (documentId: DocumentId) => Promise<void>;
  readonly create: () => Promise<DocumentId>;
  readonly sync: (allowEmptying?: boolean) => Promise<SyncState>;
  readonly texts: (documentId: DocumentId, language?: Language) => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** A desk of this person, connected to the ministry's hub, whose documents go into the stream. */
export async function syncingDesk(
  ministry: { readonly hub: Pick<Ministry['hub'], 'address'> },
  homeStream: string,
  person: string = randomUUID(),
  /** What it writes before it is connected. */
  before: (desk: SyncingDesk) => Promise<void> = () => Promise.resolve(),
): Promise<SyncingDesk> {
  const folder = temporaryFolder();
  const hello = helloSchema.parse(await (await fetch(`${ministry.hub.address}/v1/hello`)).json());
  const asked = { hello: 0, streams: 0, push: 0, pull: 0, digest: 0, presence: 0, listen: 0 };
  const session = randomUUID();
  let seq = 0;

  const weathered = (line: Line): Line => {
    const through =
      <Q, A>(name: keyof Line, ask: (question: Q) => Promise<A>) =>
      async (question: Q): Promise<A> => {
        asked[name] += 1;
        const lost = fail({ kind: 'noLine' }) as A;
        if (desk.weather === 'down') return lost;
        const answer = await ask(question);
        return desk.weather === 'pushRepliesLost' && name === 'push' ? lost : answer;
      };
    return {
      hello: () => through('hello', line.hello)(undefined),
      streams: () => through('streams', line.streams)(undefined),
      push: through('push', line.push),
      pull: through('pull', line.pull),
      digest: through('digest', line.digest),
      presence: through('presence', line.presence),
      listen(hear, onEnd) {
        asked.listen += 1;
        return line.listen(hear, onEnd);
      },
    };
  };

  const weatheredMedia = (line: MediaLine): MediaLine => {
    const lost = <A>(): Promise<A> => Promise.resolve(fail({ kind: 'noLine' }) as A);
    const isDown = (): boolean => desk.weather === 'down';
    return {
      offset: (place) => (isDown() ? lost() : line.offset(place)),
      begin: (place, bytes) => (isDown() ? lost() : line.begin(place, bytes)),
      send: (place, offset, piece) => (isDown() ? lost() : line.send(place, offset, piece)),
      fetch: (place, from, onPiece) => (isDown() ? lost() : line.fetch(place, from, onPiece)),
    };
  };

  const start = (): TestCore =>
    startCore(folder, {
      ports: {
        openMediaLine: ({ address, clock }) =>
          weatheredMedia(
            desk.tamperMedia(
              openHttpMediaLine({
                address: desk.address ?? address,
                clock,
                credentials: () => Promise.resolve(`${person}/${device}`),
              }),
            ),
          ),
        openLine: ({ address, clock }) =>
          weathered(
            desk.tamper(
              openHttpLine({
                address: desk.address ?? address,
                clock,
                credentials: () => Promise.resolve(`${person}/${device}`),
              }),
            ),
          ),
      },
    });

  /** As the core calls itself before it is connected: then the hub knows it by that name. */
  let device = '';
  const desk: SyncingDesk = {
    core: () => core,
    folder,
    person,
    get device() {
      return device;
    },
    weather: 'clear',
    address: null,
    tamper: (line) => line,
    tamperMedia: (line) => line,
    asked,
    async write(documentId, units) {
      seq += 1;
      const saved = core.core.call('drafting.edit', {
        documentId,
        session,
        seq,
        units: units.map(([language, unit]) =>
          'gone' in unit ? { language, uid: unit.gone.uid, unit: null } : { language, uid: unit.uid, unit },
        ),
        fields: [],
      });
      core.clock.advance(QUIET_MILLISECONDS);
      const result = await saved;
      if (!result.ok) throw new Error(result.error.code);
    },
    async revise(documentId) {
      await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
    },
    create: async () => (await core.ask('documents.create', { kind: 'article' })).summary.id,
    sync: (allowEmptying = false) => core.ask('sync.now', { allowEmptying }),
    async texts(documentId, language = 'km') {
      const { units } = await core.ask('documents.open', { documentId });
      return units[language].map((unit) => plainText(unit));
    },
    async stop() {
      await core.core.drain();
    },
    async start() {
      core = start();
      await core.ask('core.state', {});
    },
    async end() {
      await core.core.drain();
      removeFolder(folder);
    },
  };
  let core = start();
  const born = await core.ask('core.state', {});
  if (born.kind !== 'ready') throw new Error(born.kind);
  ({ device } = born);
  await before(desk);
  await core.core.drain();
  nameDevice(folder, device);
  connectProfile(folder, { ...hello, address: ministry.hub.address }, homeStream);
  await desk.start();
  return desk;
}

/** A desk says the same of itself to its hub and in its profile; nobody has the profile open. */
function nameDevice(folder: string, device: string): void {
  const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
  sqlite.prepare('UPDATE desk SET device_id = ?').run(device);
  sqlite.close();
}

/** The row that connecting leaves; nobody has the profile open. */
export function connectProfile(
  folder: string,
  { hub, address, publicKey, epoch }: { hub: string; address: string; publicKey: string; epoch: string },
  homeStream: string,
): void {
  const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
  sqlite
    .prepare(
      'INSERT INTO hub (id, hub_id, address, public_key, epoch, home_stream) VALUES (1, ?, ?, ?, ?, ?)',
    )
    .run(hub, address, publicKey, epoch, homeStream);
  sqlite.close();
}
