/** A core in this process, on a folder of its own, with a clock that the test holds. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCore, type Core } from '../../electron/core/core.ts';
import { fullCheck } from '../../electron/core/db/check.ts';
import { systemPorts, type CorePorts } from '../../electron/core/ports.ts';
import type { DocumentId, Unit } from '../../shared/document/model.ts';
import type { Answer, CoreChannel, EventName, Events, Request } from '../../shared/ipc/contract.ts';
import { manualClock, type ManualClock } from './core-clock.ts';

/** 2 January 2026, 10:00 in Phnom Penh. */
export const TEST_TIME = Date.UTC(2026, 0, 2, 3);

export type Announced = { [E in EventName]: { readonly event: E; readonly value: Events[E] } }[EventName];

export interface TestCore {
  readonly core: Core;
  readonly clock: ManualClock;
  readonly events: Announced[];
  /** Calls and unwraps; throws the failure's code. */
  ask<C extends CoreChannel>(channel: C, request: Request<C>): Promise<Answer<C>>;
}

export const temporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'sastra-core-'));

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Checks run in this thread: a test's entry file is no core. */
export function testPorts(clock: ManualClock, changes: Partial<CorePorts> = {}): CorePorts {
  return {
    ...systemPorts(''),
    clock,
    fullCheck: (file) => Promise.resolve(fullCheck(file)),
    ...changes,
  };
}

export function startCore(
  folder: string,
  { clock = manualClock(TEST_TIME), ports = {} }: { clock?: ManualClock; ports?: Partial<CorePorts> } = {},
): TestCore {
  const events: Announced[] = [];
  const core = openCore(testPorts(clock, ports), folder, (event, value) => {
    events.push({ event, value } as Announced);
  });
  return {
    core,
    clock,
    events,
    async ask(channel, request) {
      const result = await core.call(channel, request);
      if (!result.ok) throw new Error(`${channel}: ${result.error.code} ${result.error.detail ?? ''}`);
      return result.value;
    },
  };
}

/** Types into one unit as an editor does; the answer comes when the clock lets core write. */
export function typing(
  test: TestCore,
  documentId: DocumentId,
  session: string = crypto.randomUUID(),
): (unit: Unit, language?: 'km' | 'en') => ReturnType<TestCore['core']['call']> {
  let seq = 0;
  return (unit, language = 'km') => {
    seq += 1;
    return test.core.call('drafting.edit', {
      documentId,
      session,
      seq,
      units: [{ language, uid: unit.uid, unit }],
      fields: [],
    });
  };
}

/** Every file of a folder as bytes in a row, to look for words that must not be there. */
export function bytesUnder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
  return Buffer.concat(files.map((file) => readFileSync(file)));
}
