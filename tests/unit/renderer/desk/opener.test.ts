import { beforeEach, describe, expect, it } from 'vitest';
import { createOpener, type Opener } from '../../../../renderer/desk/opener.ts';
import { openDraft } from '../../../../renderer/drafting/session.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { createFakeDesk, type FakeDesk } from '../../../support/fake-bridge.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

let clock: FakeClock;
let desk: FakeDesk;
let opener: Opener;

beforeEach(() => {
  clock = createFakeClock();
  desk = createFakeDesk({ now: clock.now });
  const ports = {
    now: clock.now,
    after: clock.after,
    random: (bytes: number) => new Uint8Array(bytes).fill(7),
  };
  opener = createOpener(desk.bridge, (bridge, document) => openDraft(bridge, document, ports), clock);
});

async function made(): Promise<DocumentId> {
  const answer = await opener.create();
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.document.summary.id;
}

describe('the document on the paper', () => {
  it('is exchanged for another once its words are on disk, with a revision of what changed', async () => {
    const first = await made();
    opener.current()?.draft.setField('title.km', 'ចំណងជើង');
    const second = await made();
    expect(opener.current()?.document.summary.id).toBe(second);
    const again = await opener.open(first);
    expect(again.ok && again.value.document.summary.title.km).toBe('ចំណងជើង');
    const revisions = await desk.bridge.call['history.list']({ documentId: first });
    expect(revisions.ok && revisions.value.map((revision) => revision.automatic)).toEqual([true]);
  });

  it('stays where its words cannot be written, whatever is asked for', async () => {
    const other = await made();
    const first = await made();
    desk.failing('drafting.edit', 'diskFull');
    opener.current()?.draft.setField('title.km', 'ចំណងជើង');
    for (const asked of [opener.open(other), opener.create(), opener.putAway()]) {
      expect(await asked).toEqual({ ok: false, error: { code: 'diskFull' } });
    }
    expect(opener.current()?.document.summary.id).toBe(first);
    expect(opener.current()?.draft.field('title.km')).toBe('ចំណងជើង');
    expect(await opener.flush()).toBe(false);
  });

  it('is the last one asked for, also when the answer for an earlier one takes longer', async () => {
    const [slow, quick] = [await made(), await made()];
    await opener.putAway();
    const gate = Promise.withResolvers<null>();
    const read = desk.bridge.call['documents.open'];
    Object.assign(desk.bridge.call, {
      'documents.open': async (request: { readonly documentId: string }) => {
        if (request.documentId === slow) await gate.promise;
        return read(request);
      },
    });
    const asked = [opener.open(slow), opener.open(quick)];
    await clock.advance(0);
    gate.resolve(null);
    await Promise.all(asked);
    expect(opener.current()?.document.summary.id).toBe(quick);
  });

  it('stays when the one asked for is no longer there', async () => {
    const first = await made();
    desk.failing('documents.open', 'notFound');
    expect((await opener.open('gone' as DocumentId)).ok).toBe(false);
    expect(opener.current()?.document.summary.id).toBe(first);
  });

  it('is not opened again when it is asked for again, so that the caret stays', async () => {
    const first = await made();
    const draft = opener.current()?.draft;
    await opener.open(first);
    expect(opener.current()?.draft).toBe(draft);
  });

  it('leaves the paper empty when it is put away, and tells so', async () => {
    await made();
    let told = 0;
    opener.subscribe(() => {
      told += 1;
    });
    expect(await opener.putAway()).toEqual({ ok: true, value: null });
    expect(opener.current()).toBeNull();
    expect(told).toBe(1);
    expect(await opener.flush()).toBe(true);
  });
});
