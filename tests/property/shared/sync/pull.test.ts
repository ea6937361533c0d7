import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyHash } from '../../../../shared/document/hash.ts';
import { packedPage, pullAnswerSchema } from '../../../../shared/sync/pull.ts';
import { runs } from '../../../support/runs.ts';
import { paragraph } from '../../../support/units.ts';

const bodies = ['ក', 'ខ', '#0'].map((text) => paragraph(text));
const hashes = bodies.map((body) => bodyHash(body));
/** Whatever a payload may say, places and hashes among it. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom(...hashes, '#', '#0', '#1', '##0', '#9', '###', 'a'.repeat(64)),
);
const payload = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('hash', '#0'),
        fc.string().filter((name) => name !== '__proto__'),
      ),
      tie('any'),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    ),
  ),
})).any;

it('a page is read as it was, whatever its payloads say', () => {
  fc.assert(
    fc.property(fc.array(payload, { maxLength: 5 }), fc.subarray(bodies), (payloads, brought) => {
      const ops = payloads.map((said, seq) => ({
        seq,
        opId: 'o',
        documentId: 'd',
        kind: 'k',
        payload: said,
        hash: 'h',
        person: 'p',
        device: 'd',
        receivedAt: 0,
        place: 'log' as const,
      }));
      const contents = brought.map((body) => ({ hash: bodyHash(body), body: { ...body } }));
      const people = [{ id: 'p', name: 'ឈ្មោះ', nameEn: 'Name' }];
      const head = { seq: 0, chain: 'c', signature: 's' };
      const page = packedPage({ ops, contents, head, people, more: false });
      for (const { hash } of contents) expect(JSON.stringify(page)).not.toContain(hash);
      expect(pullAnswerSchema.parse(JSON.parse(JSON.stringify(page)))).toEqual({
        ops,
        contents,
        head,
        people,
        more: false,
      });
    }),
    { numRuns: runs(300) },
  );
});
