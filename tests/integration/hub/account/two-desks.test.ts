/** Two people with real cores and a real hub: connected by code, apart for a while, and of one mind in the end. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { pullAnswerSchema, streamsAnswerSchema } from '../../../../shared/sync/pull.ts';
import { connectDesk } from '../../../support/hub/connect-desk.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';
import { changedOp, newDocumentId, written } from '../../../support/hub/written-article.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

interface Desk {
  readonly core: TestCore;
  readonly folder: string;
}

let ministry: TestAccounts;
let office = '';
const desks: Desk[] = [];

beforeAll(async () => {
  ministry = await openAccounts();
  office = await ministry.office(null, 'ក្រសួង');
});
afterAll(async () => {
  for (const { core, folder } of desks) {
    await core.core.drain();
    removeFolder(folder);
  }
  await ministry.end();
});

/** Of a new drafter, by the whole way. */
async function connected(name: string): Promise<Desk> {
  const person = await ministry.person(office, ['drafter'], name);
  const folder = temporaryFolder();
  const core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
  const desk = { core, folder };
  desks.push(desk);
  await connectDesk(ministry, core, person);
  return desk;
}

/** Types a paragraph, the first where none is said, and saves. */
async function write(
  { core }: Desk,
  documentId: DocumentId,
  text: string,
  paragraph: 1 | 2 = 1,
): Promise<void> {
  const unit = unitOf(paragraph, paragraph === 1 ? 'M' : 'R', text);
  const saved = core.core.call('drafting.edit', {
    documentId,
    session: randomUUID(),
    seq: 1,
    units: [{ language: 'km', uid: unit.uid, unit }],
    fields: [],
  });
  core.clock.advance(QUIET_MILLISECONDS);
  expect(await saved).toMatchObject({ ok: true });
  await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
}

const sync = async ({ core }: Desk): Promise<void> => {
  expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null, waiting: 0 });
};

const toDecide = async ({ core }: Desk): Promise<readonly DocumentId[]> => {
  const state = await core.ask('sync.state', {});
  return state.kind === 'alone' ? [] : state.toDecide;
};

const text = async ({ core }: Desk, documentId: DocumentId): Promise<string> =>
  (await core.ask('documents.open', { documentId })).units.km.map((unit) => plainText(unit)).join('\n');

test('what two wrote apart is decided by one of them, and both desks then say the same', async () => {
  const [dara, sophea] = [await connected('សុខ ដារ៉ា'), await connected('ចាន់ សុភា')];
  const documentId = (await dara.core.ask('documents.create', { kind: 'article' })).summary.id;
  await write(dara, documentId, 'ពិន័យ ១០០ ០០០ រៀល');
  await sync(dara);
  await sync(sophea);
  expect(await text(sophea, documentId)).toBe('ពិន័យ ១០០ ០០០ រៀល');

  await write(dara, documentId, 'ពិន័យ ២០០ ០០០ រៀល');
  await write(sophea, documentId, 'ពិន័យ ៥០០ ០០០ រៀល');
  await sync(dara);
  await sync(sophea);
  // Nobody's words are replaced by the other's, and none are mixed.
  expect(await text(dara, documentId)).toBe('ពិន័យ ២០០ ០០០ រៀល');
  expect(await text(sophea, documentId)).toBe('ពិន័យ ៥០០ ០០០ រៀល');
  expect(await toDecide(sophea)).toEqual([documentId]);
  await sync(dara);
  expect(await toDecide(dara)).toEqual([documentId]);
  const work = await sophea.core.ask('merging.read', { documentId });
  expect(work?.conflicts.map(({ conflict }) => conflict.id)).toEqual([`km edit ${uidOf(1)}`]);
  expect(work?.points.theirs).toMatchObject({ isOwn: false, name: { km: 'សុខ ដារ៉ា', en: 'Sok Dara' } });

  await sophea.core.ask('merging.decide', {
    documentId,
    conflict: `km edit ${uidOf(1)}`,
    decision: 'theirs',
  });
  await sophea.core.ask('merging.finish', { documentId });
  await sync(sophea);
  await sync(dara);
  for (const desk of [dara, sophea]) {
    expect(await text(desk, documentId)).toBe('ពិន័យ ២០០ ០០០ រៀល');
    expect(await desk.core.ask('merging.branches', { documentId })).toEqual([]);
    expect(await toDecide(desk)).toEqual([]);
  }
});

/** Newest first; of this desk's own person no name is needed. */
const writersOf = async ({ core }: Desk, documentId: DocumentId): Promise<readonly (string | null)[]> =>
  (await core.ask('history.list', { documentId })).map(({ isOwn, name }) =>
    isOwn ? 'own' : (name?.km ?? null),
  );

test('a revision bears the name of whoever sent it from where it was made', async () => {
  const [dara, sophea] = [await connected('សុខ ដារ៉ា'), await connected('ចាន់ សុភា')];
  const documentId = (await dara.core.ask('documents.create', { kind: 'article' })).summary.id;
  await write(dara, documentId, 'សួស្តី');
  await sync(dara);
  await sync(sophea);
  await write(sophea, documentId, 'សួស្តី បងប្អូន');
  await sync(sophea);
  await sync(dara);
  expect(await writersOf(sophea, documentId)).toEqual(['own', 'សុខ ដារ៉ា']);
  expect(await writersOf(dara, documentId)).toEqual(['ចាន់ សុភា', 'own']);

  // A name that was put right holds from its bearer's next words on, for what they wrote before as well.
  const name = 'ចាន់ សុភាព';
  await ministry.database.updateTable('people').set({ name }).where('name', '=', 'ចាន់ សុភា').execute();
  await write(sophea, documentId, 'សួស្តី បងប្អូនទាំងអស់គ្នា');
  await sync(sophea);
  await sync(dara);
  expect(await writersOf(dara, documentId)).toEqual([name, name, 'own']);
});

test('a revision that claims another’s desk bears nobody’s name', async () => {
  const [dara, sophea] = [await connected('សុខ ដារ៉ា'), await connected('ចាន់ សុភា')];
  const { documentId, op } = await firstOpOf(dara);
  const [made] = await dara.core.ask('history.list', { documentId });
  const forged = written(newDocumentId(), ['ពាក្យក្លែងក្លាយ']);
  const claimed = changedOp({ ...forged.op, opId: forged.revision }, (payload) => {
    Object.assign(payload['revision'] as object, { author: made?.author, device: op.device });
  });
  const impostor = await ministry.desk(await ministry.person(office, ['drafter'], 'អ្នកក្លែងបន្លំ'));
  const { epoch, stream } = await homeOf(impostor);
  const { contents } = forged;
  const pushed = await ministry.ask(impostor, '/push', { epoch, stream, contents, ops: [claimed] });
  expect(pushed.body).toMatchObject({ answers: [{ outcome: 'accepted' }] });
  await sync(sophea);
  expect(await writersOf(sophea, documentId)).toEqual(['សុខ ដារ៉ា']);
  expect(await writersOf(sophea, claimed.documentId)).toEqual([null]);
});

/** What the person of this token may write to. */
async function homeOf(token: string): Promise<{ readonly epoch: string; readonly stream: string }> {
  const { epoch, streams } = streamsAnswerSchema.parse((await ministry.ask(token, '/streams')).body);
  const home = streams.find(({ mayWrite }) => mayWrite);
  if (home === undefined) throw new Error('nowhere to write');
  return { epoch, stream: home.id };
}

/** Of an article that the desk has made and sent. */
async function firstOpOf(desk: Desk) {
  const documentId = (await desk.core.ask('documents.create', { kind: 'article' })).summary.id;
  await write(desk, documentId, 'សួស្តី');
  await sync(desk);
  const reader = await ministry.desk(await ministry.person(office, ['drafter']));
  const { epoch, stream } = await homeOf(reader);
  const asked = new URLSearchParams({ epoch, stream, after: '0', document: documentId });
  const page = pullAnswerSchema.parse((await ministry.ask(reader, `/pull?${asked.toString()}`)).body);
  const [op] = page.ops;
  if (op === undefined) throw new Error('nothing was sent');
  return { documentId, op };
}

test('what the desk joined by itself is told once, and not again after a restart', async () => {
  const [dara, sophea] = [await connected('សុខ ដារ៉ា'), await connected('ចាន់ សុភា')];
  const documentId = (await dara.core.ask('documents.create', { kind: 'article' })).summary.id;
  await write(dara, documentId, 'សួស្តី');
  await sync(dara);
  await sync(sophea);
  await write(dara, documentId, 'មួយទៀត', 2);
  await write(sophea, documentId, 'សួស្តី បងប្អូន');
  const [mine] = await sophea.core.ask('history.list', { documentId });
  await sync(dara);
  await sync(sophea);
  const joined = await sophea.core.ask('merging.joined', { documentId });
  expect(joined).toMatchObject({ before: mine?.id, theirs: { isOwn: false, name: { km: 'សុខ ដារ៉ា' } } });
  await sync(dara);
  // It was her colleague's desk that joined it; her own words are where she left them.
  expect(await dara.core.ask('merging.joined', { documentId })).toBeNull();
  if (joined === null) throw new Error('nothing was joined');
  await sophea.core.ask('merging.hear', { documentId, revisionId: joined.revision });
  expect(await sophea.core.ask('merging.joined', { documentId })).toBeNull();

  await sophea.core.core.drain();
  const again = startCore(sophea.folder, { ports: { vault: MEMORY_VAULT } });
  expect(await again.ask('merging.joined', { documentId })).toBeNull();
  await again.core.drain();
});
