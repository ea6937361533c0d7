import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { ok } from '../../../../shared/errors/result.ts';
import { foundMinistry, type Ministry } from '../../../support/hub/ministry.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: Ministry;
let root: string;
let office: string;
let stream: string;
let writer: SyncingDesk;
let reader: SyncingDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  root = (await ministry.office(null)).office;
});
afterAll(() => ministry.end());

beforeEach(async () => {
  ({ office, stream } = await ministry.office(root));
  writer = await syncingDesk(ministry, stream);
  reader = await syncingDesk(ministry, stream);
  for (const { person } of [writer, reader]) await ministry.join(person, office, 'drafter');
  // Whoever is nothing in any office is told nothing at all.
  await ministry.join(reader.person, root, 'moderator');
});
afterEach(async () => {
  await writer.end();
  await reader.end();
});

async function articles(count: number): Promise<readonly DocumentId[]> {
  const made: DocumentId[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = await writer.create();
    await writer.write(id, [['km', unitOf(1, 'A', `សម្ងាត់ទី ${number}`)]]);
    await writer.revise(id);
    made.push(id);
  }
  await writer.sync();
  await reader.sync();
  return made;
}

const listOf = async (desk: SyncingDesk): Promise<readonly DocumentId[]> =>
  (await desk.core().ask('documents.list', { bin: false, most: 100 })).map(({ id }) => id);

const leaveOffice = async (): Promise<void> => {
  await ministry.leave(reader.person);
  await ministry.join(reader.person, root, 'moderator');
};

const restrict = (documentId: DocumentId) =>
  ministry.desk(writer.person).ask('/own-stream', {
    epoch: ministry.epoch,
    documentId,
    people: [{ person: writer.person, mayWrite: true }],
    offices: [],
  });

describe('whoever leaves an office', () => {
  it('has none of its documents any more: no row, no history, no hit, and is told once', async () => {
    const [id] = await articles(3);
    await leaveOffice();
    expect(await reader.sync()).toMatchObject({ problem: null, removed: 3, keptAside: 0 });
    expect(await listOf(reader)).toEqual([]);
    expect(
      (
        await reader
          .core()
          .ask('search.query', { text: 'សម្ងាត់', limit: 20, language: null, kind: null, bin: false })
      ).hits,
    ).toEqual([]);
    const gone = { ok: false, error: { code: 'notFound' } };
    expect(await reader.core().core.call('history.list', { documentId: id })).toMatchObject(gone);
    expect(await reader.core().core.call('documents.open', { documentId: id })).toMatchObject(gone);
    await reader.core().ask('sync.noted', {});
    expect(await reader.sync()).toMatchObject({ removed: 0 });
  });

  it('and every other has none either, though no stream is left', async () => {
    await articles(2);
    await ministry.leave(reader.person);
    expect(await reader.sync()).toMatchObject({ problem: null, removed: 2, keptAside: 0 });
    expect(await listOf(reader)).toEqual([]);
  });

  it('keeps aside what the ministry has not got, and has it sent when they are back', async () => {
    const [id, other] = await articles(2);
    if (id === undefined || other === undefined) throw new Error('made');
    await reader.write(id, [['km', unitOf(2, 'M', 'របស់ខ្ញុំ')]]);
    await reader.revise(id);
    await leaveOffice();
    expect(await reader.sync()).toMatchObject({ removed: 1, keptAside: 1, waiting: 1 });
    expect(await listOf(reader)).toEqual([id]);
    expect(await reader.texts(id)).toContain('របស់ខ្ញុំ');
    await ministry.join(reader.person, office, 'drafter');
    expect(await reader.sync()).toMatchObject({ keptAside: 0, waiting: 0, problem: null });
    expect(new Set(await listOf(reader))).toEqual(new Set([id, other]));
    await writer.sync();
    expect(await writer.texts(id)).toContain('របស់ខ្ញុំ');
  });

  it('loses most of the desk only where the hub stands by it, or a person says so', async () => {
    await articles(6);
    await leaveOffice();
    reader.tamper = (line) => ({
      ...line,
      async streams() {
        const listed = await line.streams();
        if (!listed.ok) return listed;
        const { rights, ...unsigned } = listed.value;
        expect(rights?.person).toBe(reader.person);
        return ok(unsigned);
      },
    });
    expect(await reader.sync()).toMatchObject({ problem: 'massDeletion', removed: 0 });
    expect(await listOf(reader)).toHaveLength(6);
    reader.tamper = (line) => line;
    expect(await reader.sync()).toMatchObject({ problem: null, removed: 6 });
  });
});

describe('a document that is restricted without somebody', () => {
  it('leaves their desk, and stays on the desks of the others, in its own stream', async () => {
    const [id, other] = await articles(2);
    if (id === undefined || other === undefined) throw new Error('made');
    expect((await restrict(id)).status).toBe(200);
    expect(await reader.sync()).toMatchObject({ problem: null, removed: 1, keptAside: 0 });
    expect(await listOf(reader)).toEqual([other]);
    expect(await writer.sync()).toMatchObject({ problem: null, removed: 0 });
    await writer.write(id, [['km', unitOf(1, 'A', 'បន្ទាប់')]]);
    await writer.revise(id);
    expect(await writer.sync()).toMatchObject({ problem: null, waiting: 0, refused: { count: 0 } });
    expect(await listOf(writer)).toHaveLength(2);
  });

  it('takes their unsent work along as a branch, typing too, before it leaves', async () => {
    const [id] = await articles(1);
    if (id === undefined) throw new Error('made');
    await reader.write(id, [['km', unitOf(2, 'M', 'វាយមុនបាត់សិទ្ធិ')]]);
    await restrict(id);
    expect(await reader.sync()).toMatchObject({ problem: null, removed: 1, keptAside: 0, waiting: 0 });
    expect(await listOf(reader)).toEqual([]);
    await writer.sync();
    expect(await writer.core().ask('merging.branches', { documentId: id })).toMatchObject([{ isOwn: false }]);
    expect(JSON.stringify(await writer.core().ask('merging.read', { documentId: id }))).toContain(
      'វាយមុនបាត់សិទ្ធិ',
    );
  });
});
