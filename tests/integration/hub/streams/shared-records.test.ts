import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../../hub/db/connect.ts';
import type { JsonValue } from '../../../../shared/document/model.ts';
import type { Op } from '../../../../shared/sync/op.ts';
import type { OpAnswer } from '../../../../shared/sync/push.ts';
import { recordDocument } from '../../../../shared/sync/shared-records.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { opOf, recordOp, sharedOp } from '../../../support/hub/ops.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let desk: SyncDesk;
let root: string;
let rootOffice: string;
/** Of an office below the root. */
let below: string;
let office: string;

beforeAll(async () => {
  ministry = await foundMinistry();
  const top = await ministry.office(null);
  root = top.stream;
  rootOffice = top.office;
  ({ office, stream: below } = await ministry.office(rootOffice));
  desk = ministry.desk();
  await ministry.join(desk.person, office, 'registrar');
});
afterAll(() => ministry.end());

const outcomes = (answers: readonly OpAnswer[]): readonly string[] =>
  answers.map((answer) => (answer.outcome === 'accepted' ? answer.place : answer.reason));

const said = (part: string, value: JsonValue, on: Op | null = null, entry = 'minister'): Op =>
  sharedOp(root, 'lists.people', [[entry, part, value]], on);

const raw = (fields: JsonValue, record = 'lists.people', id = recordDocument('lists.people', root, '')): Op =>
  opOf('record', id, { record, fields });

const field = (name: string, value: JsonValue, base: string | null = null): JsonValue => ({
  name,
  base,
  value,
});

describe('a record that offices share', () => {
  it('is written into the ministry’s stream by who holds the role, whatever else they may write there', async () => {
    const first = said('km', 'មួយ', null, 'a');
    const mine = said('km', 'ពីរ', first, 'a');
    const theirs = said('km', 'បី', first, 'a');
    // The later stands, and the next one is based on it.
    const next = said('km', 'បួន', theirs, 'a');
    const answers = await desk.push(root, [], [first, mine, theirs, next]);
    expect(outcomes(answers)).toEqual(['head', 'head', 'branch', 'head']);
    expect(await desk.push(root, [], [theirs])).toEqual([answers[2]]);
    const { status } = await desk.ask('/push', {
      epoch: ministry.epoch,
      stream: root,
      contents: [],
      ops: [said('km', 'x', next, 'a'), recordOp(newDocumentId(), 'binned', true)],
    });
    expect(status).toBe(403);
  });

  it.each<[string, () => Op, string]>([
    ['a part that it does not have', () => said('colour', 'red'), 'payloadInvalid'],
    ['a part that every object has', () => raw([field('minister/__proto__', {})]), 'payloadInvalid'],
    ['an entry that every object has', () => raw([field('__proto__/km', 'x')]), 'payloadInvalid'],
    ['a part of no entry', () => raw([field('km', 'x')]), 'payloadInvalid'],
    ['another type of value', () => said('km', { toString: 'x' }), 'payloadInvalid'],
    ['a name that is far too long', () => said('km', 'ក'.repeat(100_000)), 'payloadInvalid'],
    ['words that have no bytes', () => said('removed', { knew: 'nobody' }), 'payloadInvalid'],
    ['a base that nobody knows', () => raw([field('minister/km', 'x', newDocumentId())]), 'parentUnknown'],
    ['a removal behind what nobody knows', () => said('removed', { knew: newDocumentId() }), 'parentUnknown'],
    ['the document of another record', () => raw([field('t/km', 'x')], 'lists.topics'), 'payloadInvalid'],
    [
      'a document of its own choice',
      () => raw([field('minister/km', 'x')], 'lists.people', newDocumentId()),
      'payloadInvalid',
    ],
    [
      'a relation of another form',
      () => sharedOp(root, 'register', [[newDocumentId(), 'relations', [{ kind: 'eats', to: 'x' }]]]),
      'payloadInvalid',
    ],
  ])('is refused with %s', async (_what, make, reason) => {
    expect(outcomes(await desk.push(root, [], [make()]))).toEqual([reason]);
  });

  it('with too many fields, or a field that is no field, is refused', async () => {
    const many = Array.from({ length: 201 }, (_, place) => field(`e${place}/km`, 'x'));
    const ops = [raw(many), raw([{ name: 'a/km' }]), raw('fields'), raw([])];
    expect(outcomes(await desk.push(root, [], ops))).toEqual(ops.map(() => 'payloadInvalid'));
  });

  it('is no document, and no document is one', async () => {
    const entry = newDocumentId();
    const record = sharedOp(root, 'register', [[entry, 'status', 'in-force']]);
    expect(outcomes(await desk.push(root, [], [record]))).toEqual(['head']);
    const article = written(newDocumentId(), ['text']);
    expect(outcomes(await desk.push(below, article.contents, [article.op]))).toEqual(['head']);
    const over = sharedOp(root, 'register', [[article.op.documentId, 'status', 'repealed']]);
    expect(outcomes(await desk.push(root, [], [over]))).toEqual(['elsewhere']);
    const into = sharedOp(below, 'register', [[article.op.documentId, 'status', 'repealed']]);
    expect(outcomes(await desk.push(below, [], [into]))).toEqual(['elsewhere']);
    const writer = ministry.desk();
    await ministry.join(writer.person, rootOffice, 'drafter');
    const revision = written(entry, ['text']);
    const inBin = recordOp(entry, 'binned', true);
    expect(outcomes(await writer.push(root, revision.contents, [revision.op, inBin]))).toEqual([
      'otherKind',
      'otherKind',
    ]);
    const { epoch } = ministry;
    const people = [{ person: writer.person, mayWrite: true }];
    const moved = await writer.ask('/own-stream', { epoch, documentId: entry, people, offices: [] });
    expect(moved.status).toBe(403);
  });

  it('of a newer form is kept by the same rights', async () => {
    const id = recordDocument('lists.people', root, '');
    const newer = (): Op => opOf('record', id, { version: 2, record: 'lists.people', all: 1 });
    expect(outcomes(await desk.push(root, [], [newer()]))).toEqual(['log']);
    const drafter = ministry.desk();
    await ministry.join(drafter.person, office, 'drafter');
    expect(outcomes(await drafter.push(root, [], [newer()]))).toEqual(['notAllowed']);
  });

  it('that an older hub kept unread takes its place behind what is there, and before what came later', async () => {
    const first = said('km', 'មួយ', null, 'late');
    const unread = said('en', 'unread', null, 'late');
    const over = said('km', 'ពីរ', first, 'late');
    await desk.push(root, [], [first, unread, over]);
    const pool = connect(ministry.hub.databaseUrl, 1);
    const kept = [first.opId, unread.opId];
    await pool.database
      .updateTable('ops')
      .set({ place: 'log', unread: true })
      .where('op_id', 'in', kept)
      .execute();
    await pool.database.deleteFrom('record_fields').where('version', 'in', kept).execute();
    await ministry.secondHub();
    const versions = await pool.database
      .selectFrom('record_fields')
      .select(['field', 'version'])
      .where('field', 'in', ['late/km', 'late/en'])
      .orderBy('field')
      .execute();
    await pool.close();
    expect(versions).toEqual([
      { field: 'late/en', version: unread.opId },
      { field: 'late/km', version: over.opId },
    ]);
  });
});
