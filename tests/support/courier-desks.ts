/** Desks with the real core that belong to people of a true hub, whose line a test cuts: then only couriers go between. */
import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { QUIET_MILLISECONDS } from '../../electron/core/drafting/autosave.ts';
import { openHttpLine } from '../../electron/core/sync/http-line.ts';
import type { Line } from '../../electron/core/sync/line.ts';
import type { DocumentId, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import { fail } from '../../shared/errors/result.ts';
import type { SealedReceipt } from '../../hub/courier/sealed-receipt.ts';
import {
  COURIER_PARTS_PATH,
  forwardAnswerSchema,
  partKeptSchema,
  partPath,
  type ForwardAnswer,
} from '../../shared/courier/body.ts';
import { PROTOCOL_HEADER } from '../../shared/sync/protocol.ts';
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
  /** The parts of a parcel; everything that waits, in parts as large as they may be, without other wishes. */
  readonly parcel: (asked?: Partial<ParcelAsked>) => Promise<readonly Uint8Array[]>;
  readonly read: (files: readonly Uint8Array[]) => Promise<CourierTaken>;
  readonly waiting: () => Promise<number>;
  readonly end: () => Promise<void>;
}

const NO_LINE = fail({ kind: 'noLine' } as const);
/** Nobody answers. */
export const cutLine: Line = {
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
    async parcel(asked = {}) {
      const { parts } = await core.ask('courier.make', { ...EVERYTHING, ...asked });
      const files: Uint8Array[] = [];
      for (let part = 1; part <= parts; part += 1)
        files.push((await core.ask('courier.part', { part })).bytes);
      return files;
    },
    async read(files) {
      for (const [place, file] of files.entries()) {
        const part = new Uint8Array(file);
        const added = await core.ask('courier.add', { purpose: 'read', isFirst: place === 0, part });
        if (added.outcome === 'refused') return added;
      }
      return core.ask('courier.take', {});
    },
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
const EVERYTHING: ParcelAsked = { partBytes: null, onlyFresh: false, withMedia: true };

/** What the hub answers whoever brings it a part; `bytes` need not be one. */
export const bringPart = (
  { hub }: TestAccounts,
  token: string | null,
  bytes: Uint8Array,
): Promise<Response> =>
  fetch(`${hub.address}/v1${COURIER_PARTS_PATH}`, {
    method: 'POST',
    headers: { ...headersOf(token), 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });

export const fetchPart = ({ hub }: TestAccounts, token: string | null, part: string): Promise<Response> =>
  fetch(`${hub.address}/v1${partPath(part)}`, { headers: headersOf(token) });

const headersOf = (token: string | null): Readonly<Record<string, string>> => ({
  [PROTOCOL_HEADER]: '1',
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

export type Brought = ForwardAnswer & { readonly files: readonly Uint8Array[] };

/** What the hub answers whoever brings it these files over a line, with the parts of the receipt. */
export async function brought(
  ministry: TestAccounts,
  token: string,
  files: readonly Uint8Array[],
): Promise<Brought> {
  const parts: string[] = [];
  for (const file of files) {
    const kept = await bringPart(ministry, token, file);
    if (kept.status !== 200) throw new Error(`${kept.status} ${await kept.text()}`);
    parts.push(partKeptSchema.parse(await kept.json()).part);
  }
  const { status, body } = await ministry.ask(token, '/courier', { parts });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  const answer = forwardAnswerSchema.parse(body);
  const receipt: Uint8Array[] = [];
  for (const part of answer.receipt) {
    const fetched = await fetchPart(ministry, token, part);
    if (fetched.status !== 200) throw new Error(`${fetched.status}`);
    receipt.push(new Uint8Array(await fetched.arrayBuffer()));
  }
  return { ...answer, files: receipt };
}

/** Of an answer that has one. */
export const receiptIn = ({ files }: Brought): readonly Uint8Array[] => {
  if (files.length === 0) throw new Error('no receipt');
  return files;
};

/** All parts of what the hub sealed. */
export async function partsOf({ parts, part }: SealedReceipt): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (let number = 1; number <= parts; number += 1) files.push(await part(number));
  return files;
}
