/** Sign-off between real desks over a real hub: who submits, signs, returns and recalls, with a line and without. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '../../../../shared/document/hash.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { startCore, temporaryFolder } from '../../../support/core.ts';
import {
  foundSigningMinistry,
  KEY_PIN,
  type SigningDesk,
  type SigningMinistry,
} from '../../../support/signoff/signing-desks.ts';

let ministry: SigningMinistry;
let drafter: SigningDesk;
let reviewer: SigningDesk;
let approver: SigningDesk;

beforeAll(async () => {
  ministry = await foundSigningMinistry();
  drafter = await ministry.desk('អ្នកព្រាង', 'drafter');
  reviewer = await ministry.desk('អ្នកពិនិត្យ', 'reviewer');
  approver = await ministry.desk('អ្នកអនុម័ត', 'approver');
});
afterAll(() => ministry.end());

async function submitted(text: string): Promise<DocumentId> {
  const id = await ministry.article(drafter, text);
  await drafter.sync();
  await drafter.submit(id);
  for (const desk of [drafter, reviewer, approver])
    await sees(desk, id, { phase: 'inReview', statements: [{ fate: { is: 'counted' } }] });
  return id;
}
/** When all that was said has its word, and the word has come here. */
async function sees(desk: SigningDesk, id: DocumentId, what: Record<string, unknown>): Promise<void> {
  await expect
    .poll(
      async () => {
        await desk.sync();
        return desk.view(id);
      },
      { timeout: 20_000 },
    )
    .toMatchObject(what);
}
const sign = (desk: SigningDesk, id: DocumentId, step: number) =>
  desk.act(id, { type: 'sign', step, reason: null });

describe('an article', () => {
  it('is submitted on one desk, signed on two others, and every desk reads the same', async () => {
    const id = await submitted('សេចក្តីជូនដំណឹង');
    expect(await drafter.view(id)).toMatchObject({
      isSetUp: true,
      phase: 'inReview',
      submission: { step: 0, by: { isOwn: true }, isBehindDraft: false },
      statements: [{ type: 'submit', fate: { is: 'counted' } }],
      mayDo: ['recall'],
    });
    expect((await reviewer.view(id)).mayDo).toEqual(['sign', 'return']);
    expect((await approver.view(id)).mayDo).toEqual([]);
    expect(await sign(approver, id, 1)).toEqual({
      ok: false,
      error: { code: 'signoffRefused', detail: 'stepNotReached' },
    });
    expect(await sign(reviewer, id, 0)).toMatchObject({ ok: true });
    for (const desk of [reviewer, approver]) await sees(desk, id, { submission: { step: 1 } });
    expect(await sign(approver, id, 1)).toMatchObject({ ok: true, value: { phase: 'approved' } });
    const all = Array.from({ length: 3 }, () => ({ fate: { is: 'counted' } }));
    for (const desk of [approver, drafter, reviewer])
      await sees(desk, id, { phase: 'approved', statements: all });
    const views = await Promise.all([drafter, reviewer, approver].map((desk) => desk.view(id)));
    for (const view of views) {
      expect(view).toMatchObject({ phase: 'approved', submission: { step: 2 } });
      expect(view.statements.map(({ id: each, type, fate }) => [each, type, fate])).toEqual(
        views[0]?.statements.map(({ id: each, type, fate }) => [each, type, fate]),
      );
    }
    expect(
      views[0]?.submission?.steps.map(({ signatures }) => signatures.map(({ by }) => by.person)),
    ).toEqual([[reviewer.person], [approver.person]]);
  });

  it('comes back with a reason, is put right and submitted anew', async () => {
    const id = await submitted('លើកទីមួយ');
    await reviewer.act(id, { type: 'return', step: 0, reason: 'ខុសកាលបរិច្ឆេទ' });
    await reviewer.sync();
    await sees(drafter, id, {
      phase: 'returned',
      statements: [{ type: 'submit' }, { type: 'return', reason: 'ខុសកាលបរិច្ឆេទ' }],
    });
    await drafter.write(id, 1, 'លើកទីពីរ');
    const again = await drafter.submit(id);
    expect(again).toMatchObject({ phase: 'inReview', submission: { step: 0, isBehindDraft: false } });
    await drafter.sync();
    await sees(reviewer, id, { phase: 'inReview' });
    expect(await sign(reviewer, id, 0)).toMatchObject({ ok: true });
  });

  it('keeps its signatures while the draft changes; another submission lets them lapse', async () => {
    const id = await submitted('មុនកែ');
    await sign(reviewer, id, 0);
    await reviewer.sync();
    await sees(drafter, id, { submission: { step: 1 } });
    await drafter.write(id, 1, 'ក្រោយកែ');
    expect(await drafter.view(id)).toMatchObject({
      phase: 'inReview',
      submission: { step: 1, isBehindDraft: true },
    });
    // Text that is restored gives nothing back, and takes nothing away.
    await drafter.write(id, 1, 'មុនកែ');
    expect((await drafter.view(id)).submission?.step).toBe(1);
    await drafter.write(id, 1, 'ក្រោយកែ');
    expect(await drafter.submit(id)).toMatchObject({
      submission: { step: 0, steps: [{ signatures: [] }, {}] },
    });
    await drafter.sync();
    await sees(approver, id, { submission: { step: 0 }, mayDo: [] });
    await sees(reviewer, id, { submission: { step: 0 }, mayDo: ['sign', 'return'] });
  });

  it('is recalled by who submitted it, while nobody has signed; who comes first at the hub is right', async () => {
    // From here on nobody is asked for a PIN.
    await sign(reviewer, await submitted('សោបើក'), 0);
    const id = await submitted('ដកមកវិញ');
    const both = await Promise.all([
      sign(reviewer, id, 0),
      drafter.act(id, { type: 'recall', reason: null }),
    ]);
    // Neither knew of the other.
    await reviewer.sync();
    expect(both).toMatchObject([{ ok: true }, { ok: true }]);
    const known = Array.from({ length: 3 }, () => ({ fate: { at: expect.any(Number) as number } }));
    for (const desk of [drafter, reviewer]) await sees(desk, id, { statements: known });
    const { phase, statements } = await drafter.view(id);
    const outcome = statements
      .slice(1)
      .map(({ type, fate }) => [type, fate.is === 'without effect' ? fate.why : fate.is]);
    const [signed, recalled] = [
      ['sign', 'counted'],
      ['recall', 'counted'],
    ];
    expect([
      ['inReview', [signed, ['recall', 'signedBefore']]],
      ['draft', [recalled, ['sign', 'replaced']]],
    ]).toContainEqual([phase, outcome]);
    expect((await reviewer.view(id)).statements.map(({ fate }) => fate)).toEqual(
      statements.map(({ fate }) => fate),
    );
  });

  it('is signed at once, and counts when the hub has said its word', async () => {
    const id = await submitted('ភ្លាមៗ');
    expect(await sign(reviewer, id, 0)).toMatchObject({ ok: true });
    await sees(reviewer, id, { statements: [{ type: 'submit' }, { type: 'sign', fate: { is: 'counted' } }] });
  });
});

describe('nothing is signed', () => {
  it('by another PIN, by who wrote the text, or as other words than were shown', async () => {
    const id = await submitted('ការពារ');
    const { submission } = await reviewer.view(id);
    if (submission === null) throw new Error('it was submitted');
    const about = { documentId: id, submission: submission.id, type: 'sign', step: 0, reason: null } as const;
    const { core } = reviewer.core;
    expect(
      await core.call('signoff.act', { ...about, submissionHash: submission.hash, pin: '00000000' }),
    ).toMatchObject({ error: { code: 'pinWrong' } });
    expect(
      await core.call('signoff.act', { ...about, submissionHash: '0'.repeat(64) as never, pin: KEY_PIN }),
    ).toMatchObject({ error: { code: 'signoffOther' } });
    const both = await ministry.desk('ទាំងពីរ', 'drafter', 'reviewer');
    const own = await ministry.article(both, 'អត្ថបទរបស់ខ្លួន');
    await both.sync();
    await both.submit(own);
    expect(await sign(both, own, 0)).toEqual({
      ok: false,
      error: { code: 'signoffRefused', detail: 'selfApproval' },
    });
    expect((await both.view(own)).mayDo).toEqual(['return', 'recall']);
  });

  it('on a desk that belongs to nobody', async () => {
    const alone = startCore(temporaryFolder());
    try {
      const { summary } = await alone.ask('documents.create', { kind: 'article' });
      const documentId = summary.id;
      expect(await alone.ask('signoff.view', { documentId })).toMatchObject({ isSetUp: false, mayDo: [] });
      expect(await alone.ask('signoff.routes', { documentId })).toEqual([]);
      const route = hashText('a route');
      expect(
        await alone.core.call('signoff.submit', { documentId, route, withEnglish: false, pin: KEY_PIN }),
      ).toEqual({ ok: false, error: { code: 'signoffNotSetUp' } });
    } finally {
      await alone.core.drain();
    }
  });
});
