import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { chainNext, chainStart, headText } from '../../../../shared/sync/chain.ts';
import { hashJson } from '../../../../shared/document/hash.ts';
import { opHash, opSchema } from '../../../../shared/sync/op.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const op = { opId: id, documentId: branded<DocumentId>(id), kind: 'revision', payload: { b: 1, a: ['ក'] } };

// Desks and hubs of other versions have to get the same: these values never change.
describe('the released forms', () => {
  it('of an op', () => {
    expect(opHash(op)).toMatchInlineSnapshot(
      `"3f04e999349f6fc3739f10c933d6776ba589fc0d70f6c6edbf357d33258c7950"`,
    );
  });

  it('of a link in a chain', () => {
    const start = chainStart(id);
    const link = { seq: 1, opId: id, hash: opHash(op), person: id, device: id };
    expect(chainNext(start, link)).toMatchInlineSnapshot(
      `"628b8edf962a34b2dde11b68031f6ce10c0e0c7ba5b2f4a4d4514f1926735dd1"`,
    );
  });

  it('of a head that is signed', () => {
    expect(headText({ hub: id, epoch: id, stream: id, seq: 1, chain: 'c' })).toMatchInlineSnapshot(
      `"{"chain":"c","epoch":"018f0000-0000-7000-8000-000000000001","format":"sastra.head.1","hub":"018f0000-0000-7000-8000-000000000001","seq":1,"stream":"018f0000-0000-7000-8000-000000000001"}"`,
    );
  });
});

describe('the hash of an op', () => {
  it('is the same for any order of names, and another for any other value', () => {
    expect(opHash({ ...op, payload: { a: ['ក'], b: 1 } })).toBe(opHash(op));
    const others = [
      { ...op, kind: 'comment' },
      { ...op, payload: { a: ['ក'], b: 2 } },
      { ...op, opId: '018f0000-0000-7000-8000-000000000002' },
    ];
    expect(new Set([...others, op].map(opHash)).size).toBe(4);
  });

  it('is that of its canonical JSON as a whole', () => {
    for (const payload of [null, 'ក"\\', [], { b: 1, a: [{ z: 0, y: '\u0000' }] }])
      expect(opHash({ ...op, payload })).toBe(hashJson({ ...op, payload, format: 'sastra.op.1' }));
  });

  it('is not there for what has no canonical form, which no op may hold', () => {
    const hash = opHash(op);
    expect(opSchema.safeParse({ ...op, hash }).success).toBe(true);
    for (const payload of ['\uD800', Number.NaN, { deep: undefined }])
      expect(opSchema.safeParse({ ...op, hash, payload }).success).toBe(false);
  });
});
