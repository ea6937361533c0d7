import { expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import { manifestRoots } from '../../../../shared/document/revision.ts';
import { metadataHash } from '../../../../shared/document/hash.ts';
import {
  digestAnswerSchema,
  documentDigest,
  streamDigest,
  type DigestAnswer,
} from '../../../../shared/sync/digest.ts';
import { pullAnswerSchema } from '../../../../shared/sync/pull.ts';
import { newDocumentId, written, type Written } from '../../../support/hub/written-article.ts';
import { desk, ministry, stream, useDraftersDesk } from '../../../support/hub/drafters-desk.ts';

useDraftersDesk();

async function digest(more: Readonly<Record<string, string>> = {}): Promise<DigestAnswer> {
  const query = new URLSearchParams({ epoch: ministry.epoch, stream, ...more });
  return digestAnswerSchema.parse((await desk.ask(`/digest?${query}`)).body);
}

const pushAll = (...all: readonly Written[]) =>
  desk.push(
    stream,
    all.flatMap(({ contents }) => contents),
    all.map(({ op }) => op),
  );

/** As a desk works it out that has the revision as head, and these beside it. */
const digestOf = ({ op, revision, manifest }: Written, branches: readonly Written[]) => ({
  documentId: op.documentId,
  digest: documentDigest({
    documentId: op.documentId,
    head: revision,
    roots: manifestRoots(manifest),
    metadataHash: metadataHash(manifest.metadata),
    branches: branches.map((branch) => branch.revision),
  }),
});

it('the digests of hub and desk are equal where head, contents and branches are, and only there', async () => {
  const [one, other] = [written(newDocumentId(), ['one']), written(newDocumentId(), ['other'])];
  const mine = written(one.op.documentId, ['mine'], [one]);
  const theirs = written(one.op.documentId, ['theirs'], [one]);
  const again = written(one.op.documentId, ['again'], [one]);
  await pushAll(one, other, mine, theirs, again);
  const ours = [digestOf(mine, [again, theirs]), digestOf(other, [])];
  const answer = await digest();
  expect(answer).toEqual({ seq: 5, digest: streamDigest(stream, ours), documents: [], more: false });
  expect((await digest({ documents: 'yes' })).documents).toEqual(
    ours.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1)),
  );
  for (const wrong of [digestOf(mine, [theirs]), digestOf(theirs, [again, theirs])])
    expect(streamDigest(stream, [wrong, digestOf(other, [])])).not.toBe(answer.digest);
  const merged = written(one.op.documentId, ['merged'], [mine, theirs]);
  await pushAll(merged);
  expect((await digest()).digest).toBe(
    streamDigest(stream, [digestOf(merged, [again]), digestOf(other, [])]),
  );
  const [last] = ours
    .map(({ documentId }) => documentId)
    .toSorted()
    .slice(-1);
  expect((await digest({ documents: 'yes', after: last ?? '' })).documents).toEqual([]);
});

it('a document is mended by its ops and all contents that they name, whichever document brought them', async () => {
  const [first, second] = [
    written(newDocumentId(), ['shared', 'a']),
    written(newDocumentId(), ['shared', 'b']),
  ];
  await pushAll(first, second);
  const query = new URLSearchParams({
    epoch: ministry.epoch,
    stream,
    after: '0',
    document: second.op.documentId,
  });
  const page = pullAnswerSchema.parse((await desk.ask(`/pull?${query}`)).body);
  expect(page.ops.map(({ opId }) => opId)).toEqual([second.op.opId]);
  expect(new Set(page.contents.map(({ hash }) => hash))).toEqual(
    new Set(second.contents.map((body) => bodyHash(body))),
  );
  query.set('after', `${page.ops[0]?.seq ?? 0}`);
  expect(pullAnswerSchema.parse((await desk.ask(`/pull?${query}`)).body)).toMatchObject({
    ops: [],
    more: false,
  });
});
