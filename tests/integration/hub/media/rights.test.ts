/** Whoever may read a document reads its media, and nobody else learns whether the hub has them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpAnswer } from '../../../../shared/sync/push.ts';
import {
  beginUpload,
  downloaded,
  hashOf,
  mediaOp,
  photograph,
  sendPiece,
  uploaded,
  uploadOffset,
} from '../../../support/hub/media.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { opOf } from '../../../support/hub/ops.ts';
import { changedOp, newDocumentId } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let root: string;
interface Province {
  readonly office: string;
  readonly stream: string;
  readonly desk: SyncDesk;
}
let takeo: Province;
let kampot: Province;

beforeAll(async () => {
  ministry = await foundMinistry();
  root = (await ministry.office(null)).office;
});
afterAll(() => ministry.end());

async function province(): Promise<Province> {
  const office = await ministry.office(root);
  const desk = ministry.desk();
  await ministry.join(desk.person, office.office, 'drafter');
  return { ...office, desk };
}
beforeEach(async () => {
  takeo = await province();
  kampot = await province();
});

const outcome = (answer: OpAnswer | undefined): string =>
  answer?.outcome === 'accepted' ? answer.place : (answer?.reason ?? '');

let seed = 100;
async function picture(): Promise<Buffer> {
  seed += 1;
  return photograph(40, 30, seed);
}

describe('a picture of an office', () => {
  it('is read by its readers when an op names it, and not before', async () => {
    const bytes = await picture();
    const place = { stream: takeo.stream, hash: hashOf(bytes) };
    const colleague = ministry.desk();
    await ministry.join(colleague.person, takeo.office, 'reviewer');
    await uploaded(takeo.desk, takeo.stream, bytes);
    for (const desk of [takeo.desk, colleague]) expect((await downloaded(desk, place)).status).toBe(403);
    // Who did not bring it is not told that it is here either.
    expect((await uploadOffset(colleague, place)).status).toBe(404);
    const op = mediaOp(newDocumentId(), bytes, 'image/jpeg');
    const [answer] = await takeo.desk.push(takeo.stream, [], [op]);
    expect(outcome(answer)).toBe('log');
    for (const desk of [takeo.desk, colleague])
      expect((await downloaded(desk, place)).bytes.equals(bytes)).toBe(true);
    // A line that was cut goes on where it was.
    const rest = await downloaded(colleague, place, 1_000);
    expect([rest.status, rest.bytes.equals(bytes.subarray(1_000))]).toEqual([206, true]);
    expect((await downloaded(colleague, place, bytes.byteLength)).status).toBe(400);
    expect(await takeo.desk.push(takeo.stream, [], [op])).toEqual([answer]);
  });

  it('is to another office as one that is nowhere: in its address, by its hash, in an op and in an upload', async () => {
    const [bytes, none] = [await picture(), await picture()];
    await uploaded(takeo.desk, takeo.stream, bytes);
    await takeo.desk.push(takeo.stream, [], [mediaOp(newDocumentId(), bytes, 'image/jpeg')]);
    const asking = async (of: Buffer): Promise<readonly unknown[]> => {
      const [answer] = await kampot.desk.push(
        kampot.stream,
        [],
        [mediaOp(newDocumentId(), of, 'image/jpeg')],
      );
      const there = { stream: takeo.stream, hash: hashOf(of) };
      const here = { stream: kampot.stream, hash: hashOf(of) };
      return [
        outcome(answer),
        (await downloaded(kampot.desk, there)).status,
        (await downloaded(kampot.desk, here)).status,
        (await uploadOffset(kampot.desk, there)).status,
        (await uploadOffset(kampot.desk, here)).status,
        (await beginUpload(kampot.desk, there, of.byteLength)).code,
        (await sendPiece(kampot.desk, there, 0, of)).code,
        (await sendPiece(kampot.desk, here, of.byteLength, Buffer.alloc(0))).code,
      ];
    };
    const unknown = await asking(none);
    expect(await asking(bytes)).toEqual(unknown);
    expect(unknown).toEqual(['contentsMissing', 403, 403, 403, 404, 'notAllowed', 'notAllowed', 'notFound']);
    // By its bytes it is theirs too, and every byte of them has to come.
    const place = { stream: kampot.stream, hash: hashOf(bytes) };
    expect((await beginUpload(kampot.desk, place, bytes.byteLength)).status).toBe(201);
    expect((await uploadOffset(kampot.desk, place)).offset).toBe(0);
    expect((await sendPiece(kampot.desk, place, 0, bytes)).status).toBe(204);
  });

  it('comes along into another stream with whoever reads both', async () => {
    const bytes = await picture();
    await uploaded(takeo.desk, takeo.stream, bytes);
    await takeo.desk.push(takeo.stream, [], [mediaOp(newDocumentId(), bytes, 'image/jpeg')]);
    await ministry.join(takeo.desk.person, kampot.office, 'drafter');
    const op = mediaOp(newDocumentId(), bytes, 'image/jpeg');
    expect((await takeo.desk.push(kampot.stream, [], [op])).map(outcome)).toEqual(['log']);
    const place = { stream: kampot.stream, hash: hashOf(bytes) };
    expect((await downloaded(kampot.desk, place)).bytes.equals(bytes)).toBe(true);
  });

  it('goes with its document into a stream of its own, and late work there learns nothing of it', async () => {
    const [bytes, secret] = [await picture(), await picture()];
    const document = newDocumentId();
    await uploaded(takeo.desk, takeo.stream, bytes);
    await takeo.desk.push(takeo.stream, [], [mediaOp(document, bytes, 'image/jpeg')]);
    const { body } = await takeo.desk.ask('/own-stream', {
      epoch: ministry.epoch,
      documentId: document,
      people: [{ person: takeo.desk.person, mayWrite: true }],
      offices: [],
    });
    const { stream } = body as { stream: string };
    expect((await downloaded(takeo.desk, { stream, hash: hashOf(bytes) })).bytes.equals(bytes)).toBe(true);
    await uploaded(takeo.desk, stream, secret);
    await takeo.desk.push(stream, [], [mediaOp(document, secret, 'image/jpeg')]);
    const colleague = ministry.desk();
    await ministry.join(colleague.person, takeo.office, 'drafter');
    const late = await colleague.push(takeo.stream, [], [mediaOp(document, secret, 'image/jpeg')]);
    expect(late.map(outcome)).toEqual(['contentsMissing']);
    expect((await downloaded(colleague, { stream, hash: hashOf(secret) })).status).toBe(403);
    // What they brought themselves is taken behind the document.
    const own = await picture();
    await uploaded(colleague, takeo.stream, own);
    const taken = await colleague.push(takeo.stream, [], [mediaOp(document, own, 'image/jpeg')]);
    expect(taken.map(outcome)).toEqual(['log']);
    expect((await downloaded(takeo.desk, { stream, hash: hashOf(own) })).bytes.equals(own)).toBe(true);
  });
});

describe('an op that names media', () => {
  it('says of them what the hub found', async () => {
    const table = Buffer.from('ខេត្ត,ចំនួន\nតាកែវ,១២\n');
    await uploaded(takeo.desk, takeo.stream, table);
    const id = newDocumentId();
    const op = mediaOp(id, table, 'text/csv');
    const wrong = [
      changedOp(op, (payload) => Object.assign(payload, { bytes: table.byteLength + 1 })),
      mediaOp(id, table, 'image/png'),
      mediaOp(id, table, 'text/html'),
      opOf('media', id, { media: "'; DROP TABLE media; --", bytes: 1, mime: 'text/csv' }),
      opOf('media', id, null),
    ];
    expect((await takeo.desk.push(takeo.stream, [], wrong)).map(outcome)).toEqual(
      wrong.map(() => 'payloadInvalid'),
    );
    expect((await takeo.desk.push(takeo.stream, [], [op])).map(outcome)).toEqual(['log']);
  });
});
