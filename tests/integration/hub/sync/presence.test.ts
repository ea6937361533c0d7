import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import { connect, type Pool } from '../../../../hub/db/connect.ts';
import type { DocumentId, Uid } from '../../../../shared/document/model.ts';
import type { Colleague, ColleaguePlace, PresenceState } from '../../../../shared/ipc/presence.ts';
import { bytesUnder, typing } from '../../../support/core.ts';
import { kandal, ministry, root, stream, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';
import { keepAccount, KEPT } from '../../../support/kept-account.ts';
import { ME } from '../../../support/me.ts';
import { openRelay, type Relay } from '../../../support/relay.ts';
import { syncingDesk, type SyncingDesk } from '../../../support/sync-desks.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

useTwoDesks();

const FIRST = unitOf(1, 'A', 'ទីមួយ');
const SECOND = unitOf(2, 'M', 'ទីពីរ');
const DARA = { km: 'សុខ ដារ៉ា', en: 'Sok Dara' };
const SOPHEA = { km: 'ចាន់ សុភា', en: 'Chan Sophea' };

/** Longer than a desk waits between two things that it says. */
const A_MOMENT = 2_000;
const HERE = { is: 'here', unit: null } as const;

let pool: Pool;
let line: Relay;
beforeAll(async () => {
  pool = connect(ministry.hub.databaseUrl, 1);
  line = await openRelay();
  line.leadTo(ministry.hub.address);
});
afterAll(async () => {
  await line.close();
  await pool.close();
});

const nameIs = (person: string, { km, en }: typeof DARA): Promise<unknown> =>
  pool.database
    .insertInto('people')
    .values({ id: person, name: km, name_en: en, email: `${person}@example.gov.kh`, email_verified: true })
    .execute();

/** Somebody at a desk with a document open. */
interface Sitting {
  readonly desk: SyncingDesk;
  readonly goTo: (unit: Uid | null) => Promise<void>;
  readonly type: (unit: typeof FIRST) => Promise<void>;
  readonly putAway: () => Promise<void>;
}

function sit(desk: SyncingDesk, documentId: DocumentId): Sitting {
  const session = randomUUID();
  const write = typing(desk.core(), documentId, session);
  const tell = async (at: { documentId: DocumentId; unit: Uid | null } | null): Promise<void> => {
    await desk.core().ask('presence.tell', { session, at });
  };
  return {
    desk,
    goTo: (unit) => tell({ documentId, unit }),
    async type(unit) {
      const saved = write(unit);
      desk.core().clock.advance(QUIET_MILLISECONDS);
      await saved;
    },
    putAway: () => tell(null),
  };
}

const stateOf = (desk: SyncingDesk): Promise<PresenceState> => desk.core().ask('presence.state', {});
const seenBy = async (desk: SyncingDesk, documentId: DocumentId): Promise<readonly Colleague[]> =>
  (await stateOf(desk)).find((document) => document.documentId === documentId)?.colleagues ?? [];
/** Where others are, as this desk sees it; the desks that say so have time for it. */
const sees = async (desk: SyncingDesk, documentId: DocumentId, places: readonly ColleaguePlace[]) => {
  const look = async (): Promise<readonly ColleaguePlace[]> => {
    for (const { core } of [kandal, takeo]) core().clock.advance(A_MOMENT);
    return (await seenBy(desk, documentId)).map(({ at }) => at);
  };
  await expect.poll(look).toEqual(places);
};

/** An article of two paragraphs that both desks have, whose person has it open on each. */
let id: DocumentId;
let dara: Sitting;
let sophea: Sitting;

async function article(): Promise<DocumentId> {
  const made = await kandal.create();
  await kandal.write(made, [
    ['km', FIRST],
    ['km', SECOND],
  ]);
  await kandal.revise(made);
  await kandal.sync();
  await takeo.sync();
  return made;
}

beforeEach(async () => {
  line.mend();
  kandal.address = line.address;
  await nameIs(kandal.person, DARA);
  await nameIs(takeo.person, SOPHEA);
  id = await article();
  dara = sit(kandal, id);
  sophea = sit(takeo, id);
});

describe('a colleague', () => {
  it('appears where they are, goes on, writes, pauses and leaves, by the name that the hub has', async () => {
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
    expect(await seenBy(takeo, id)).toEqual([{ id: kandal.device, name: DARA, isMe: false, at: HERE }]);
    await dara.goTo(FIRST.uid);
    await sees(takeo, id, [{ is: 'here', unit: FIRST.uid }]);
    await dara.type(unitOf(2, 'M', 'ទីពីរ ថ្មី'));
    await sees(takeo, id, [{ is: 'writes', unit: SECOND.uid, isFirst: true }]);
    kandal.core().clock.advance(20_000);
    await sees(takeo, id, [{ is: 'here', unit: SECOND.uid }]);
    await dara.putAway();
    await sees(takeo, id, []);
    const told = takeo.core().events.filter(({ event }) => event === 'presence.changed');
    expect(told.at(-1)?.value).toEqual([]);
    expect(told.length).toBeGreaterThanOrEqual(5);
  });

  it('who wrote first in a unit has it, and the second is told at their first key', async () => {
    await dara.goTo(FIRST.uid);
    await dara.type(unitOf(1, 'A', 'ទីមួយ របស់ដារ៉ា'));
    await sees(takeo, id, [{ is: 'writes', unit: FIRST.uid, isFirst: true }]);
    await sophea.goTo(FIRST.uid);
    expect((await stateOf(takeo))[0]?.writing).toBeNull();
    await sophea.type(unitOf(1, 'A', 'ទីមួយ របស់សុភា'));
    // From the desk itself: nothing has to travel for it.
    expect((await stateOf(takeo))[0]?.writing).toBe(FIRST.uid);
    await sees(kandal, id, [{ is: 'writes', unit: FIRST.uid, isFirst: false }]);
    // Nothing is locked: both have their own words.
    expect(await kandal.texts(id)).toContain('ទីមួយ របស់ដារ៉ា');
    expect(await takeo.texts(id)).toContain('ទីមួយ របស់សុភា');
  });

  it('is somebody else also at another desk of the same person, and then is called by what they are', async () => {
    const home = await syncingDesk(ministry, stream, kandal.person);
    const account = { ...KEPT, me: { ...ME, person: { ...ME.person, id: kandal.person } } };
    keepAccount(home.folder, account);
    await home.sync();
    await dara.goTo(null);
    await sophea.goTo(null);
    const people = async (): Promise<unknown> =>
      (await seenBy(home, id)).map(({ name, isMe }) => ({ name, isMe })).toSorted((a) => (a.isMe ? -1 : 1));
    await expect.poll(people).toEqual([
      { name: DARA, isMe: true },
      { name: SOPHEA, isMe: false },
    ]);
    await home.end();
  });

  it('leaves nothing on the disk of others', async () => {
    await sophea.goTo(SECOND.uid);
    await sees(kandal, id, [{ is: 'here', unit: SECOND.uid }]);
    await kandal.stop();
    expect(bytesUnder(kandal.folder).includes(SOPHEA.km)).toBe(false);
  });
});

describe('a desk', () => {
  it('says again that its person is there for as long as somebody touches it, and then no more', async () => {
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
    const untils = pool.database.selectFrom('presence').select('until').where('device', '=', kandal.device);
    const [before] = await untils.execute();
    kandal.core().clock.advance(30_000);
    await expect.poll(async () => (await untils.execute())[0]?.until).not.toEqual(before?.until);
    await sees(takeo, id, [HERE]);
    // Three minutes in which Sophea goes to and fro, and nobody touches Dara's desk.
    for (let half = 0; half < 6; half += 1) {
      const { uid } = half % 2 === 0 ? FIRST : SECOND;
      kandal.core().clock.advance(30_000);
      await sophea.goTo(uid);
      await sees(kandal, id, [{ is: 'here', unit: uid }]);
    }
    await sees(takeo, id, []);
    // Whoever comes back is there again.
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
  });

  it('says goodbye when it closes', async () => {
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
    await kandal.stop();
    await expect.poll(() => seenBy(takeo, id)).toEqual([]);
  });

  it('that is locked has nobody at it, and again somebody when it is opened', async () => {
    keepAccount(kandal.folder, KEPT);
    await kandal.core().ask('lock.setPin', { pin: '12345678' });
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
    await kandal.core().ask('lock.lock', {});
    await expect.poll(() => seenBy(takeo, id)).toEqual([]);
    await kandal.core().ask('lock.unlock', { pin: '12345678' });
    await sees(takeo, id, [HERE]);
  });

  it('says nothing of documents that its hub does not have yet', async () => {
    const alone = await kandal.create();
    const before = kandal.asked.presence;
    await sit(kandal, alone).goTo(null);
    await dara.goTo(null);
    await sees(takeo, id, [HERE]);
    expect(kandal.asked.presence).toBe(before + 1);
    expect((await stateOf(takeo)).map(({ documentId }) => documentId)).toEqual([id]);
  });
});

describe('a line that is lost', () => {
  it('takes those who were seen over it, and the hub takes whoever does not come back', async () => {
    await dara.goTo(null);
    await sophea.goTo(SECOND.uid);
    await sees(takeo, id, [HERE]);
    await sees(kandal, id, [{ is: 'here', unit: SECOND.uid }]);
    // A desk that is killed says no more than this.
    line.cut();
    await expect.poll(() => stateOf(kandal)).toEqual([]);
    expect(await seenBy(takeo, id)).toHaveLength(1);
    await pool.database
      .updateTable('presence')
      .set({ until: new Date(0) })
      .where('device', '=', kandal.device)
      .execute();
    await sees(takeo, id, []);
    // The line is back: both see each other, without a word of theirs.
    line.mend();
    await kandal.sync();
    await sees(takeo, id, [HERE]);
    await sees(kandal, id, [{ is: 'here', unit: SECOND.uid }]);
  });
});

describe('a restricted document', () => {
  it('has nobody in it for those who may not read it', async () => {
    const open = await article();
    const outsider = sit(takeo, id);
    await outsider.goTo(null);
    await dara.goTo(FIRST.uid);
    await sees(takeo, id, [{ is: 'here', unit: FIRST.uid }]);
    const { status } = await ministry.desk(kandal.person).ask('/own-stream', {
      epoch: ministry.epoch,
      documentId: id,
      people: [{ person: kandal.person, mayWrite: true }],
      offices: [],
    });
    expect(status).toBe(200);
    await sees(takeo, id, []);
    await dara.type(unitOf(1, 'A', 'សម្ងាត់'));
    await sit(kandal, open).goTo(SECOND.uid);
    // What comes behind it has come.
    await sees(takeo, open, [{ is: 'here', unit: SECOND.uid }]);
    expect((await stateOf(takeo)).map(({ documentId }) => documentId)).toEqual([open]);
    // Nor does whoever may not read it any more show themselves in it.
    await expect.poll(() => stateOf(kandal)).toEqual([]);
  });

  it('is as unknown to a desk that begins to listen later', async () => {
    const elsewhere = await ministry.office(root);
    const stranger = await syncingDesk(ministry, elsewhere.stream);
    await ministry.join(stranger.person, elsewhere.office, 'drafter');
    await dara.goTo(uidOf(1));
    await sees(takeo, id, [{ is: 'here', unit: uidOf(1) }]);
    const theirs = await stranger.create();
    await stranger.write(theirs, [['km', FIRST]]);
    await stranger.revise(theirs);
    await stranger.sync();
    // Welcomed, it knows of those whom it may know of: its own other desk.
    const second = await syncingDesk(ministry, elsewhere.stream, stranger.person);
    await second.sync();
    await sit(stranger, theirs).goTo(null);
    await expect
      .poll(async () => (await stateOf(second)).map(({ documentId }) => documentId))
      .toEqual([theirs]);
    expect(await stateOf(stranger)).toEqual([]);
    await stranger.end();
    await second.end();
  });
});
