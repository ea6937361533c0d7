/** The workstation without Electron: one profile, opened, answered for, and brought back when its file is damaged. */
import { createIds } from '../../shared/document/ids.ts';
import type { DeviceId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Answer, CoreChannel, EventName, Events } from '../../shared/ipc/contract.ts';
import { parseRequest, type Parsed } from '../../shared/ipc/parse.ts';
import type { CoreState } from '../../shared/ipc/types.ts';
import { isAnsweredLocked } from './account/answered-locked.ts';
import { attemptAsync, failureOf, Refusal } from './db/failures.ts';
import { MIGRATIONS } from './db/migrations/index.ts';
import { openDesk, type Desk, type DeskChannel, type Handler } from './desk.ts';
import { openLog } from './log/log.ts';
import { startMaintenance, type Maintenance } from './maintenance.ts';
import type { CorePorts } from './ports.ts';
import { layoutOf } from './profile/layout.ts';
import { takeLock } from './profile/lock.ts';
import { openProfileDatabase, preparePlace } from './profile/open-database.ts';
import { namedByRoom } from './profile/room.ts';
import { recoveryOf, restoreBackup } from './recovery/recovery.ts';
import { createWarnings } from './warnings.ts';

export type EventListener = <E extends EventName>(event: E, value: Events[E]) => void;

export interface Core {
  /**
   * Answers one entry of the contract. Waits while the profile opens. `needsRecovery` where it could not be opened;
   * `internal` for a mistake of ours, which the log names.
   */
  call<C extends CoreChannel>(channel: C, request: unknown): Promise<Result<Answer<C>, Failure>>;
  /** Writes what waits in memory, now; what the disk refuses goes on waiting. A desk that is not open holds nothing. */
  flush(): Result<null, Failure>;
  /** Everything on the disk, the log checkpointed, the file closed and the lock given back. Answers what could not be written. */
  drain(): Promise<Result<null, Failure>>;
  /** One round of maintenance now: the check, the backup, the rotation and the bin, each where it is due. */
  maintain(): Promise<void>;
}

/** A desk that is open, with what works on it. */
interface Open {
  readonly desk: Desk;
  readonly maintenance: Maintenance;
  readonly handlers: Partial<Handlers>;
}

type Handlers = { readonly [C in CoreChannel]: Handler<C> };

/** A file that cannot be opened leads to recovery whatever the reason: what SQLite says of damaged bytes is not foreseen. */
async function attemptToOpen<T>(work: () => Promise<T>): Promise<Result<T, Failure>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(
      failureOf(error) ?? { code: 'damaged', detail: error instanceof Error ? error.name : 'unknown' },
    );
  }
}

/** Opens the profile in `folder` (absolute), which is made where it is not there. */
export function openCore(ports: CorePorts, folder: string, listener: EventListener): Core {
  const layout = layoutOf(folder);
  const log = openLog(layout.logs, ports.clock);
  const warnings = createWarnings(() => announce());
  let state: CoreState = { kind: 'starting' };
  let open: Open | null = null;
  let releaseLock: (() => void) | null = null;

  const current = (): CoreState => {
    if (open === null) return state;
    if (open.desk.lock.isLocked()) return { kind: 'locked', person: open.desk.person };
    return { kind: 'ready', person: open.desk.person, device: open.desk.device, warnings: warnings.list() };
  };
  const announce = (): void => listener('core.state', current());

  const closeDesk = async (): Promise<void> => {
    const closing = open;
    open = null;
    await closing?.desk.sync.presence.leave();
    await closing?.maintenance.stop();
    closing?.desk.close();
  };

  const recover = async (failure: Failure): Promise<void> => {
    log.write('recovery', { ...failure });
    await closeDesk();
    state = { kind: 'recovery', recovery: await recoveryOf(layout, failure, ports.fullCheck) };
    announce();
  };

  /** Damage that shows while the desk is open: what is not acknowledged stays with those who sent it. */
  const foundDamaged = (failure: Failure): void => {
    // Later, because whoever found it is in the middle of its work with the file.
    opening = opening.then(() => (open === null ? undefined : recover(failure)));
  };

  const openProfile = async (): Promise<void> => {
    state = { kind: 'starting' };
    announce();
    const opened = await attemptToOpen(async () => {
      preparePlace(ports, layout);
      releaseLock ??= takeLock(layout.lock);
      const { database, closedWell } = await openProfileDatabase(ports, layout, MIGRATIONS, log.watch);
      try {
        const desk = openDesk(ports, layout, database, {
          emit: listener,
          onDisk: warnings.set('disk'),
          onLock: announce,
          onDamage: foundDamaged,
          log,
        });
        return { desk, closedWell };
      } catch (error) {
        database.close();
        throw error;
      }
    });
    if (!opened.ok) {
      await recover(namedByRoom(opened.error, layout.folder, ports.disk));
      return;
    }
    const { desk, closedWell } = opened.value;
    warnings.clear();
    if (desk.journalGaps) warnings.set('journal')({ code: 'damaged', detail: 'journal' });
    const maintenance = startMaintenance({
      ports,
      layout,
      log,
      desk,
      closedWell,
      onDamage: foundDamaged,
      onBackup: warnings.set('backup'),
    });
    open = { desk, maintenance, handlers: { ...ownHandlers, ...desk.handlers } };
    log.write('ready', { frame: desk.frame(), closedWell });
    announce();
  };

  /** Two windows may ask at once: each way out of recovery begins when the one before has ended. */
  const leaveRecovery = async (prepare: () => Promise<void>): Promise<Result<CoreState, Failure>> => {
    const before = opening;
    const tried = (async (): Promise<Result<null, Failure>> => {
      await before;
      if (open !== null) return ok(null);
      const prepared = await attemptAsync(prepare);
      if (!prepared.ok) return prepared;
      await openProfile();
      return ok(null);
    })();
    opening = tried.then(() => undefined);
    const left = await tried;
    return left.ok ? ok(current()) : left;
  };

  const ownHandlers: Pick<Handlers, Exclude<CoreChannel, DeskChannel>> = {
    'core.state': () => ok(current()),
    'recovery.retry': () => leaveRecovery(() => Promise.resolve()),
    'recovery.restore': ({ backup }) =>
      leaveRecovery(async () => {
        // Without the lock the files may be another core's.
        if (releaseLock === null) throw new Refusal({ code: 'inUse' });
        const { now } = ports.clock;
        const device = createIds({ now, random: ports.random }).next<DeviceId>();
        await restoreBackup(layout, backup, { check: ports.fullCheck, now, device });
        log.write('restored');
      }),
  };

  const answer = async <C extends CoreChannel>(
    channel: C,
    handler: Handler<C>,
    request: Parsed<C>,
  ): Promise<Result<Answer<C>, Failure>> => {
    try {
      return await handler(request);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) {
        // A mistake of ours. Its message may quote what the person wrote; a core that ends over it would be asked the
        // same again by whoever waits for the answer.
        log.write('mistake', { channel, error: error instanceof Error ? error.name : 'unknown' });
        return fail({ code: 'internal' });
      }
      if (failure.code === 'damaged') foundDamaged(failure);
      return fail(failure);
    }
  };

  const flush = (): Result<null, Failure> => open?.desk.flush() ?? ok(null);

  let opening = openProfile();

  return {
    async call(channel, request) {
      const parsed = parseRequest(channel, request);
      if (!parsed.ok) return parsed;
      // Nothing is awaited on an open desk: edits are taken in the order in which they came.
      if (open === null) await opening;
      const handlers: Partial<Handlers> = open?.handlers ?? ownHandlers;
      if (open?.desk.lock.isLocked() === true && !isAnsweredLocked(channel, parsed.value))
        return fail({ code: 'locked' });
      const handler = handlers[channel];
      return handler === undefined ? fail({ code: 'needsRecovery' }) : answer(channel, handler, parsed.value);
    },
    flush,
    async drain() {
      await opening;
      const flushed = flush();
      log.write('drained', { ok: flushed.ok });
      await closeDesk();
      releaseLock?.();
      releaseLock = null;
      return flushed;
    },
    async maintain() {
      await opening;
      await open?.maintenance.round();
    },
  };
}
