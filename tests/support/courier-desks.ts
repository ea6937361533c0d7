/** Desks with the real core that belong to people of a true hub, whose line a test cuts: then only couriers go between. */
import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { QUIET_MILLISECONDS } from '../../electron/core/drafting/autosave.ts';
import { openHttpLine } from '../../electron/core/sync/http-line.ts';
import type { Line } from '../../electron/core/sync/line.ts';
import type { DocumentId, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { fail } from '../../shared/errors/result.ts';
import { forwardAnswerSchema, type ForwardAnswer } from '../../shared/courier/body.ts';
import type { CourierTaken, ParcelAsked } from '../../shared/ipc/courier.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from './core.ts';
import type { TestAccounts } from './hub/accounts.ts';
import { MEMORY_VAULT } from './kept-account.ts';

export interface CourierDesk {
  readonly core: TestCore;
  readonly folder: string;
  readonly person: string;
  readonly device: string;
  isCut: boolean;
  readonly write: (documentId: DocumentId, units: readonly Unit[]) => Promise<void>;
  readonly create: (units: readonly Unit[]) => Promise<DocumentId>;
  readonly texts: (documentId: DocumentId) => Promise<readonly string[]>;
  readonly sync: () => Promise<void>;
  /** The parts of a parcel; everything that waits, all in one, without other wishes. */
  readonly parcel: (asked?: Partial<ParcelAsked>) => Promise<readonly Uint8Array[]>;
  readonly read: (files: readonly Uint8Array[]) => Promise<CourierTaken>;
  readonly waiting: () => Promise<number>;
  readonly end: () => Promise<void>;
}

const NO_LINE = fail({ kind: 'noLine' } as const);
const cutLine: Line = {
  hello: () => Promise.resolve(NO_LINE),
  streams: () => Promise.resolve(NO_LINE),
  push: () => Promise.resolve(NO_LINE),
  pull: () => Promise.resolve(NO_LINE),
  digest: () => Promise.resolve(NO_LINE),
  presence: () => Promise.resolve(NO_LINE),
  listen: () => () => undefined,
};

/** Of a new drafter of the office, connected by the whole way: code, approval, token, keys for couriers. */
export async function courierDesk(ministry: TestAccounts, office: string): Promise<CourierDesk> {
  const person = await ministry.person(office, ['drafter']);
  const folder = temporaryFolder();
  const core = startCore(folder, {
    ports: {
      vault: MEMORY_VAULT,
      openLine: (parts) => (desk.isCut ? cutLine : openHttpLine(parts)),
    },
  });
  const session = randomUUID();
  let seq = 0;
  const desk: CourierDesk = {
    core,
    folder,
    person,
    device: '',
    isCut: false,
    async write(documentId, units) {
      seq += 1;
      const saved = core.core.call('drafting.edit', {
        documentId,
        session,
        seq,
        units: units.map((unit) => ({ language: 'km', uid: unit.uid, unit })),
        fields: [],
      });
      core.clock.advance(QUIET_MILLISECONDS);
      expect(await saved).toMatchObject({ ok: true });
    },
    async create(units) {
      const { id } = (await core.ask('documents.create', { kind: 'article' })).summary;
      await desk.write(id, units);
      return id;
    },
    async texts(documentId) {
      const { units } = await core.ask('documents.open', { documentId });
      return units.km.map((unit) => plainText(unit));
    },
    async sync() {
      const state = await core.ask('sync.now', { allowEmptying: false });
      expect(state).toMatchObject({ problem: null });
    },
    parcel: async (asked = {}) =>
      (await core.ask('courier.make', { partBytes: null, onlyFresh: false, ...asked })).files,
    read: (files) => core.ask('courier.take', { files: files.map((file) => new Uint8Array(file)) }),
    async waiting() {
      const state = await core.ask('sync.state', {});
      return state.kind === 'connected' ? state.waiting : -1;
    },
    async end() {
      await core.core.drain();
      removeFolder(folder);
    },
  };
  const begun = await core.ask(
    'account.begin',
    await core.ask('account.find', { address: ministry.hub.address }),
  );
  if (begun.kind !== 'waiting') throw new Error(begun.kind);
  const headers = new Headers({ cookie: await ministry.browser(person) });
  await ministry.accounts.api.deviceVerify({ query: { user_code: begun.userCode }, headers });
  await ministry.accounts.api.deviceApprove({ body: { userCode: begun.userCode }, headers });
  core.clock.advance(10_000);
  await vi.waitFor(async () => expect((await core.ask('account.state', {})).kind).toBe('signedIn'), PATIENCE);
  const desks = ministry.database.selectFrom('desks').select('device').where('person', '=', person);
  await vi.waitFor(
    async () => expect((await core.core.call('courier.make', EVERYTHING)).ok).toBe(true),
    PATIENCE,
  );
  const { device } = await desks.executeTakeFirstOrThrow();
  return Object.assign(desk, { device });
}

/** Milliseconds, on a machine that has other work to do. */
const PATIENCE = { timeout: 30_000, interval: 20 };
const EVERYTHING: ParcelAsked = { partBytes: null, onlyFresh: false };

/** What the hub answers whoever brings it these files over a line. */
export async function brought(
  ministry: TestAccounts,
  token: string,
  files: readonly Uint8Array[],
): Promise<ForwardAnswer> {
  const parts = files.map((file) => Buffer.from(file).toString('base64'));
  const { status, body } = await ministry.ask(token, '/courier', { parts });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return forwardAnswerSchema.parse(body);
}

/** Of an answer that has one. */
export const receiptIn = ({ receipt }: ForwardAnswer): readonly Uint8Array[] => {
  if (receipt === null) throw new Error('no receipt');
  return receipt.map((part) => Buffer.from(part, 'base64'));
};
