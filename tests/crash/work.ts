/**
 * A stretch of a desk's life for the disk to fail in: documents, typing, revisions, records, closing and opening again.
 * What was acknowledged is marked in a file beside, one JSON value a line.
 */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { openCore, type Core } from '../../electron/core/core.ts';
import { fullCheck } from '../../electron/core/db/check.ts';
import { openDatabase, type Database } from '../../electron/core/db/database.ts';
import { systemPorts, type CorePorts } from '../../electron/core/ports.ts';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Answer, CoreChannel, Request } from '../../shared/ipc/contract.ts';
import type { CoreState } from '../../shared/ipc/types.ts';
import { seeded } from '../support/long-document.ts';
import { unitOf } from '../support/units.ts';

/** An acknowledgement: from here on the disk must have this, whatever happens to the power. */
export type Mark =
  | { readonly kind: 'document'; readonly id: string }
  /** The unit says at least its `step`th text. */
  | { readonly kind: 'edit'; readonly document: string; readonly uid: string; readonly step: number }
  | { readonly kind: 'revision'; readonly id: string }
  | { readonly kind: 'record'; readonly version: number };

export const MARKS_FILE = 'acks';

/** The text that a unit has after a step; stepOf() reads it back. */
const textOf = (step: number, length: number): string => `s${step} ${'ក'.repeat(length)}`;
export const stepOf = (body: string): number => Number(/"s(\d+) /u.exec(body)?.[1] ?? 0);

/** Pages in the write-ahead log before it is copied into the database: few, so that a short life has many copies. */
const CHECKPOINT_PAGES = 40;

/**
 * The real ports with a clock that runs a hundred times as fast, so that nobody waits for the pauses in typing.
 * `changed` is where a test plants a fault in a connection.
 */
export function workPorts(changed: (database: Database) => Database = (database) => database): CorePorts {
  const ports = systemPorts('');
  return {
    ...ports,
    clock: { ...ports.clock, after: (milliseconds, run) => ports.clock.after(milliseconds / 100, run) },
    fullCheck: (file) => Promise.resolve(fullCheck(file)),
    openDatabase(file, options) {
      const database = openDatabase(file, options);
      database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      return changed(database);
    },
  };
}

export interface WorkOptions {
  readonly folder: string;
  readonly seed: number;
  readonly steps: number;
  readonly ports: CorePorts;
  /** How often a call that the disk refused is made again before the work is given up, as by a person who gives up. */
  readonly tries: number;
}

export interface WorkDone {
  /** False: given up. */
  readonly finished: boolean;
  /** Failures that were told: in answers, as warnings, as a desk in recovery. */
  readonly told: number;
}

class GivenUp extends Error {}

const UNITS = 4;

/** Works until it is done or given up. Rejects for a bug. */
export async function work(options: WorkOptions): Promise<WorkDone> {
  const { folder, seed, steps, ports } = options;
  const random = seeded(seed);
  const session = crypto.randomUUID();
  const documents: DocumentId[] = [];
  let told = 0;
  let seq = 0;
  let version = 0;
  let core = opened();

  function opened(): Core {
    return openCore(ports, folder, (event, value) => {
      if (event !== 'core.state') return;
      const state = value as CoreState;
      if (state.kind === 'recovery' || (state.kind === 'ready' && state.warnings.length > 0)) told += 1;
    });
  }

  const mark = (value: Mark): void =>
    appendFileSync(path.join(folder, MARKS_FILE), `${JSON.stringify(value)}\n`);

  async function ask<C extends CoreChannel>(channel: C, request: Request<C>): Promise<Answer<C>> {
    for (let attempt = 0; attempt < options.tries; attempt += 1) {
      const result = await core.call(channel, request);
      if (result.ok) return result.value;
      told += 1;
      if (result.error.code === 'needsRecovery') await core.call('recovery.retry', {});
    }
    throw new GivenUp();
  }

  async function create(): Promise<void> {
    const { summary } = await ask('documents.create', { kind: 'article' });
    mark({ kind: 'document', id: summary.id });
    documents.push(summary.id);
  }

  const someDocument = (): DocumentId => {
    const document = documents[Math.floor(random() * documents.length)];
    if (document === undefined) throw new Error('no document yet');
    return document;
  };

  async function type(step: number): Promise<void> {
    const documentId = someDocument();
    const number = Math.floor(random() * UNITS);
    const length = random() < 0.1 ? 8000 : Math.floor(random() * 400);
    const unit = unitOf(number, `V${number + 1}`, textOf(step, length));
    seq += 1;
    const units = [{ language: 'km' as const, uid: unit.uid, unit }];
    await ask('drafting.edit', { documentId, session, seq, units, fields: [] });
    mark({ kind: 'edit', document: documentId, uid: unit.uid, step });
  }

  async function revise(): Promise<void> {
    const made = await ask('drafting.checkpoint', { documentId: someDocument(), automatic: true, note: '' });
    if (made !== null) mark({ kind: 'revision', id: made.id });
  }

  async function record(): Promise<void> {
    const written = await ask('records.write', { name: 'office', baseVersion: version, fields: { version } });
    ({ version } = written);
    mark({ kind: 'record', version });
  }

  try {
    await create();
    for (let step = 1; step <= steps; step += 1) {
      await type(step);
      if (step % 7 === 0) await revise();
      if (step % 11 === 0) await record();
      if (step % 19 === 0) await create();
      if (step % 23 === 0) {
        await core.drain();
        core = opened();
      }
    }
  } catch (error) {
    if (!(error instanceof GivenUp)) throw error;
    return { finished: false, told };
  }
  await core.drain();
  return { finished: true, told };
}
