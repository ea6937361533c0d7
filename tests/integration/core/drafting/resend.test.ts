import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import type { DocumentId, Unit } from '../../../../shared/document/model.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { runs } from '../../../support/runs.ts';
import { unitOf } from '../../../support/units.ts';

let folder = '';
let core: TestCore;
beforeAll(() => {
  folder = temporaryFolder();
  core = startCore(folder);
});
afterAll(async () => {
  await core.core.drain();
  removeFolder(folder);
});

/** What happens next: an edit (a unit's new text, or null: it is gone), all unanswered sent again, or a pause. */
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ unit: fc.nat({ max: 3 }), text: fc.option(fc.string({ maxLength: 5 })) }),
  },
  { weight: 2, arbitrary: fc.constant('resend' as const) },
  { weight: 2, arbitrary: fc.constant('pause' as const) },
);

test('edits sent again, in whatever pattern, leave the document as the last ones left it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const documentId: DocumentId = (await core.ask('documents.create', { kind: 'article' })).summary.id;
      const session = crypto.randomUUID();
      const expected = new Map<string, Unit>();
      const sent: (() => Promise<unknown>)[] = [];
      const answers: Promise<unknown>[] = [];
      for (const next of events) {
        if (next === 'pause') core.clock.advance(QUIET_MILLISECONDS);
        else if (next === 'resend') answers.push(...sent.map((send) => send()));
        else {
          const unit = unitOf(next.unit, `V${next.unit + 1}`, next.text ?? '');
          if (next.text === null) expected.delete(unit.uid);
          else expected.set(unit.uid, unit);
          const seq = sent.length + 1;
          const units = [{ language: 'km' as const, uid: unit.uid, unit: next.text === null ? null : unit }];
          const send = (): Promise<unknown> =>
            core.core.call('drafting.edit', { documentId, session, seq, units, fields: [] });
          sent.push(send);
          answers.push(send());
        }
      }
      core.clock.advance(QUIET_MILLISECONDS);
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });
      const { units } = await core.ask('documents.open', { documentId });
      expect(new Map(units.km.map((unit) => [unit.uid, unit]))).toEqual(expected);
    }),
    { numRuns: runs(60) },
  );
});
