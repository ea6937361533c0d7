/** A desk of the simulation: the real core on a real profile, with a clock of its own, that dies and comes back. */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { openCore, type Core } from '../../electron/core/core.ts';
import type { CorePorts } from '../../electron/core/ports.ts';
import { openDatabase } from '../../electron/core/db/database.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Answer, CoreChannel, Request } from '../../shared/ipc/contract.ts';
import { manualClock, type ManualClock } from '../support/core-clock.ts';
import { testPorts } from '../support/core.ts';
import { connectProfile } from '../support/sync-desks.ts';
import type { Person, SimulatedHub } from './hub.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

export type OpenDatabase = CorePorts['openDatabase'];

/** A desk that people sit at and that may be looked into. */
export interface TalkingDesk extends Person {
  readonly name: string;
  /** Where the profile lies now. */
  readonly folder: () => string;
  /** Null where the desk died before it answered. */
  readonly call: <C extends CoreChannel>(
    channel: C,
    request: Request<C>,
  ) => Promise<Result<Answer<C>, Failure> | null>;
  /** Calls and unwraps; throws the failure's code. */
  readonly ask: <C extends CoreChannel>(channel: C, request: Request<C>) => Promise<Answer<C>>;
}

export interface SimulatedDesk extends TalkingDesk {
  readonly clock: () => ManualClock;
  isOnline: boolean;
  readonly isRunning: () => boolean;
  /** What is on the disk now is all that will be there, and nobody hears from this desk any more. */
  readonly die: () => void;
  /** In the middle of its next change of the database: in the journal it is, in the database it is not. */
  readonly dieWriting: (isToDie: boolean) => void;
  /** Puts away what died. */
  readonly bury: () => Promise<void>;
  /** Opens what is on the disk. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DeskParts extends Person {
  readonly name: string;
  readonly stage: Stage;
  readonly hub: SimulatedHub;
  readonly homeStream: string;
  readonly network: Network;
  readonly random: Random;
  /** Milliseconds since 1970, as this desk believes. */
  readonly time: number;
  /** Where a planted fault stands between core and its file. */
  readonly around: (open: OpenDatabase) => OpenDatabase;
}

interface Life {
  readonly core: Core;
  readonly folder: string;
  isOver: boolean;
}

export function simulatedDesk(parts: DeskParts): SimulatedDesk {
  const { name, person, device, stage, hub, network, random } = parts;
  const nowhere = { ...hub.hello, address: 'http://127.0.0.1' };
  let folder = newProfile(stage, parts, nowhere, parts.homeStream);
  let clock = manualClock(parts.time);
  let life: Life | null = null;
  let dead: Life | null = null;
  let isToDieWriting = false;

  const die = (): void => {
    if (life === null) return;
    const image = stage.folder();
    cpSync(life.folder, image, { recursive: true });
    folder = image;
    life.isOver = true;
    dead = life;
    life = null;
    isToDieWriting = false;
  };

  /** Between the journal and the database a desk may die as well. */
  const mortal: OpenDatabase = (file, options) => {
    const opened = parts.around(openDatabase)(file, options);
    return {
      ...opened,
      transaction: (work) =>
        opened.transaction(() => {
          const done = work();
          if (isToDieWriting && life?.folder === path.dirname(file)) die();
          return done;
        }),
    };
  };

  const self: SimulatedDesk = {
    name,
    person,
    device,
    isOnline: true,
    clock: () => clock,
    folder: () => folder,
    isRunning: () => life !== null,
    async call(channel, request) {
      const asked = life;
      if (asked === null) return null;
      const answer = await asked.core.call(channel, request);
      return asked.isOver ? null : answer;
    },
    async ask(channel, request) {
      const answer = await self.call(channel, request);
      if (answer === null) throw new Error(`${name} is dead`);
      if (!answer.ok) throw new Error(`${name} ${channel}: ${answer.error.code}`);
      return answer.value;
    },
    die,
    dieWriting(isToDie) {
      isToDieWriting = isToDie;
    },
    async bury() {
      if (dead === null) return;
      const buried = dead;
      dead = null;
      network.forsake(name);
      await buried.core.drain();
      rmSync(buried.folder, { recursive: true, force: true });
    },
    async start() {
      // What was ordered of the clock before has died with it.
      clock = manualClock(clock.now());
      const ports = testPorts(clock, {
        random: random.bytes,
        openDatabase: mortal,
        openLine: () => network.line(name, () => self.isOnline && !born.isOver),
      });
      const born: Life = { core: openCore(ports, folder, () => undefined), folder, isOver: false };
      life = born;
      const state = await self.ask('core.state', {});
      if (state.kind !== 'ready') throw new Error(`${name} is ${state.kind}`);
    },
    async close() {
      await life?.core.drain();
      life = null;
    },
  };
  return self;
}

export type ConnectedTo = Parameters<typeof connectProfile>[1];

/** A profile of this person, connected to the hub; answers its folder. */
export function newProfile(
  stage: Stage,
  { person, device }: Person,
  hub: ConnectedTo,
  homeStream: string,
): string {
  const folder = stage.profile();
  const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
  sqlite.prepare('UPDATE desk SET person_id = ?, device_id = ?').run(person, device);
  sqlite.close();
  connectProfile(folder, hub, homeStream);
  return folder;
}
