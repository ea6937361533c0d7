import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentId } from '../../../shared/document/model.ts';
import { forkCore, type CoreProcess } from '../../support/core-process.ts';
import { bytesUnder, removeFolder, temporaryFolder } from '../../support/core.ts';
import { seeded } from '../../support/long-document.ts';
import { refusingDisk, type RefusingDisk } from '../../support/refusing-disk.ts';
import { unitOf } from '../../support/units.ts';

let folder = '';
const running: CoreProcess[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const core of running.splice(0))
    if (core.child.exitCode === null && core.child.signalCode === null) await core.kill();
  removeFolder(folder);
});

function started(
  ...options: Parameters<typeof forkCore> extends [string, ...infer Rest] ? Rest : never
): CoreProcess {
  const core = forkCore(folder, ...options);
  running.push(core);
  return core;
}

async function documentIn(core: CoreProcess): Promise<DocumentId> {
  const created = await core.call('documents.create', { kind: 'article' });
  if (created?.ok !== true) throw new Error('not created');
  return created.value.summary.id;
}

const edit = (documentId: DocumentId, session: string, seq: number, text: string) => ({
  documentId,
  session,
  seq,
  units: [{ language: 'km' as const, uid: unitOf(seq % 5, 'V', '').uid, unit: unitOf(seq % 5, 'V', text) }],
  fields: [],
});

describe('the core process', () => {
  test('announces itself, answers, writes what waits when it is drained, and ends with 0', async () => {
    const core = started();
    const id = await documentIn(core);
    expect(core.events[0]).toEqual({ event: 'core.state', value: { kind: 'starting' } });
    const saved = core.call('drafting.edit', edit(id, crypto.randomUUID(), 1, 'ពាក្យចុងក្រោយ'));
    expect(await core.drain()).toBe(0);
    expect(await saved).toMatchObject({ ok: true });
    expect(readdirSync(folder)).not.toContain('sastra.db-wal');
    expect(bytesUnder(folder).toString()).toContain('ពាក្យចុងក្រោយ');
  });

  test('ends by itself, having written everything, when the process that started it is gone', async () => {
    const core = started();
    const id = await documentIn(core);
    void core.call('drafting.edit', edit(id, crypto.randomUUID(), 1, 'ពាក្យ'));
    core.child.disconnect();
    await new Promise((resolve) => core.child.once('exit', resolve));
    const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
    expect(sqlite.prepare('SELECT count(*) AS units FROM draft_units').get()).toEqual({ units: 1 });
    sqlite.close();
  });

  test('answers `invalid` to what is no request of its own, and lives on', async () => {
    const core = started();
    core.child.send({ id: 900, channel: 'window.new', request: {} });
    core.child.send('nonsense');
    core.child.send({ id: 901, channel: '__proto__', request: {} });
    core.child.send({ id: 902, channel: 'documents.open', request: { documentId: '../..' } });
    expect(await core.call('core.state', {})).toMatchObject({ value: { kind: 'ready' } });
  });

  test('killed at random moments while edits stream in has every acknowledged one, and takes the others again', async () => {
    const random = seeded(20_260_102);
    let core = started();
    const id = await documentIn(core);
    const session = crypto.randomUUID();
    const acknowledged = new Set<number>();
    let seq = 0;
    const unanswered = new Map<number, string>();
    for (let life = 0; life < 12; life += 1) {
      const send = (number: number, text: string): void => {
        void core.call('drafting.edit', edit(id, session, number, text)).then((result) => {
          if (result?.ok === true) {
            acknowledged.add(number);
            unanswered.delete(number);
          }
          return result;
        });
      };
      for (const [number, text] of unanswered) send(number, text);
      const burst = 1 + Math.floor(random() * 30);
      for (let count = 0; count < burst; count += 1) {
        seq += 1;
        unanswered.set(seq, `ពាក្យ ${seq}`);
        send(seq, `ពាក្យ ${seq}`);
      }
      // What a dying core does is not waited for: the moment is the point.
      const moment = random() * 600;
      await new Promise((resolve) => setTimeout(resolve, moment));
      await core.kill();
      const sqlite = new Sqlite(path.join(folder, 'sastra.db'));
      expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
      const stored = sqlite.prepare<[], { seq: number }>('SELECT seq FROM editor_sessions').get()?.seq ?? 0;
      expect(stored).toBeGreaterThanOrEqual(Math.max(0, ...acknowledged));
      sqlite.close();
      core = started();
      expect(await core.call('core.state', {})).toMatchObject({ value: { kind: 'ready' } });
    }
    const last = [...unanswered].map(([number, text]) =>
      core.call('drafting.edit', edit(id, session, number, text)),
    );
    for (const answer of await Promise.all(last)) expect(answer).toMatchObject({ ok: true });
    const opened = await core.call('documents.open', { documentId: id });
    const texts = JSON.stringify(opened);
    for (const number of Array.from({ length: Math.min(5, seq) }, (_, back) => seq - back))
      expect(texts).toContain(`"ពាក្យ ${number}"`);
    console.log(`killed 12 times: ${acknowledged.size} acknowledged of ${seq}, all there`);
  });

  test('gives its lock back by dying', async () => {
    const first = started();
    expect(await first.call('core.state', {})).toMatchObject({ value: { kind: 'ready' } });
    const second = started();
    expect(await second.call('core.state', {})).toMatchObject({
      value: { kind: 'recovery', recovery: { failure: { code: 'inUse' } } },
    });
    await first.kill();
    expect(await second.call('recovery.retry', {})).toMatchObject({ value: { kind: 'ready' } });
  });

  test('writes no word of a document into a log', async () => {
    const core = started();
    const id = await documentIn(core);
    const session = crypto.randomUUID();
    await core.call('drafting.edit', edit(id, session, 1, 'សម្ងាត់ទាំងស្រុង'));
    await core.call('drafting.edit', {
      ...edit(id, session, 2, 'secret'),
      units: [],
      fields: [{ name: 'title.km', value: 'ចំណងជើងសម្ងាត់' }],
    });
    await core.call('drafting.checkpoint', { documentId: id, automatic: false, note: 'កំណត់ចំណាំ' });
    await core.drain();
    const logs = bytesUnder(path.join(folder, 'logs')).toString();
    expect(logs).toContain('"event":"ready"');
    for (const word of ['សម្ងាត់', 'secret', 'កំណត់ចំណាំ', id]) expect(logs).not.toContain(word);
  });
});

describe('a folder that cannot be written', () => {
  test('opens in recovery, and nothing but recovery is answered', async () => {
    const core = started();
    await documentIn(core);
    await core.drain();
    chmodSync(folder, 0o555);
    // Root may write anywhere, so the core runs as nobody.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    const refused = started(uid === undefined ? {} : { uid });
    const state = await refused.call('core.state', {});
    expect(state).toMatchObject({ value: { kind: 'recovery', recovery: { failure: { code: 'readOnly' } } } });
    expect(await refused.call('documents.list', { bin: false })).toMatchObject({
      error: { code: 'needsRecovery' },
    });
    chmodSync(folder, 0o700);
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  const disk = (): RefusingDisk => {
    const found = refusingDisk(folder, 'ENOSPC');
    if (found === null) throw new Error('this test needs a C compiler named cc');
    return found;
  };

  test('on which a profile is to be made opens in recovery and leaves no half of one', async () => {
    mkdirSync(folder, { recursive: true });
    const full = disk();
    full.refuse();
    const core = started({ env: full.env });
    expect(await core.call('core.state', {})).toMatchObject({
      value: {
        kind: 'recovery',
        recovery: { failure: { code: 'diskFull' } },
      },
    });
    await core.drain();
    expect(existsSync(path.join(folder, 'sastra.db'))).toBe(false);
    const again = started();
    expect(await again.call('core.state', {})).toMatchObject({ value: { kind: 'ready' } });
  });

  test('that fills while words wait is what a flush answers, and they are written when there is room', async () => {
    const filling = disk();
    const core = started({ env: filling.env });
    const id = await documentIn(core);
    expect(await core.flush()).toEqual({ ok: true, value: null });
    const refused = core.call('drafting.edit', edit(id, crypto.randomUUID(), 1, 'ពាក្យចុងក្រោយ'));
    filling.refuse();
    expect(await core.flush()).toMatchObject({ error: { code: 'diskFull' } });
    expect(await refused).toMatchObject({ error: { code: 'diskFull' } });
    filling.getWell();
    expect(await core.flush()).toEqual({ ok: true, value: null });
    await core.kill();
    const again = started();
    expect(JSON.stringify(await again.call('documents.open', { documentId: id }))).toContain('ពាក្យចុងក្រោយ');
  });

  test('under a desk is told, and what was acknowledged before stays', async () => {
    const core = started();
    const id = await documentIn(core);
    await core.call('drafting.edit', edit(id, crypto.randomUUID(), 1, 'មុន'));
    await core.drain();
    const full = disk();
    full.refuse();
    const onFull = started({ env: full.env });
    const state = await onFull.call('core.state', {});
    if (state?.ok === true && state.value.kind === 'ready') {
      const refused = await onFull.call('drafting.edit', edit(id, crypto.randomUUID(), 1, 'ក្រោយ'));
      expect(refused).toMatchObject({ error: { code: 'diskFull' } });
      expect(await onFull.call('core.state', {})).toMatchObject({
        value: { warnings: [{ code: 'diskFull' }] },
      });
    } else {
      expect(state).toMatchObject({ value: { recovery: { failure: { code: 'diskFull' } } } });
    }
    await onFull.drain();
    const well = started();
    expect(JSON.stringify(await well.call('documents.open', { documentId: id }))).toContain('មុន');
    expect(readFileSync(path.join(folder, 'sastra.db')).length).toBeGreaterThan(0);
  });
});
