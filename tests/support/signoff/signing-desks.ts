/** Desks of a real ministry whose people have signing keys: by the whole way, code, key, request, enrolment. */
import { readKeyRequests } from '../../../hub/directory/requests.ts';
import { QUIET_MILLISECONDS } from '../../../electron/core/drafting/autosave.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import type { ActRequest, SignoffView } from '../../../shared/ipc/signoff.ts';
import { publicKeySchema } from '../../../shared/statements/signed.ts';
import type { Role } from '../../../shared/sync/account.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import type { Route } from '../../../shared/workflow/route.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../core.ts';
import { TWO_ROOTS, writeDirectory, type Said, type WrittenDirectory } from '../directory.ts';
import { expect } from '../expect.ts';
import { connectDesk } from '../hub/connect-desk.ts';
import { openAccounts, type TestAccounts } from '../hub/accounts.ts';
import { MEMORY_VAULT } from '../kept-account.ts';
import { unitOf } from '../units.ts';
import { routeOf } from './story.ts';

export const KEY_PIN = '27182818';

export interface SigningDesk {
  readonly core: TestCore;
  readonly person: string;
  readonly sync: () => Promise<void>;
  readonly view: (documentId: DocumentId) => Promise<SignoffView>;
  /** Submits what the desk's draft says; must not fail. */
  readonly submit: (documentId: DocumentId) => Promise<SignoffView>;
  /** Acts on the words that this desk is shown. */
  readonly act: (documentId: DocumentId, says: Saying) => Promise<Result<SignoffView, Failure>>;
  readonly write: (documentId: DocumentId, place: number, text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

type WithoutSubject<Request> = Request extends unknown
  ? Omit<Request, 'documentId' | 'submission' | 'submissionHash' | 'pin'>
  : never;
export type Saying = WithoutSubject<ActRequest>;

export interface SigningMinistry {
  readonly accounts: TestAccounts;
  readonly office: string;
  readonly route: Route;
  readonly directory: WrittenDirectory;
  readonly bring: (...said: readonly Said[]) => Promise<void>;
  readonly desk: (name: string, ...roles: readonly Role[]) => Promise<SigningDesk>;
  /** A new article in the office's stream. */
  readonly article: (by: SigningDesk, text: string) => Promise<DocumentId>;
  readonly end: () => Promise<void>;
}

export async function foundSigningMinistry(changes: Partial<Route> = {}): Promise<SigningMinistry> {
  const accounts = await openAccounts();
  const office = await accounts.office(null);
  const administrator = await accounts.desk(await accounts.person(office, ['administrator']));
  const directory = writeDirectory();
  const route = routeOf({ office, ...changes });
  const hello = helloSchema.parse(await (await fetch(`${accounts.hub.address}/v1/hello`)).json());
  const bring: SigningMinistry['bring'] = async (...said) => {
    const first =
      directory.entries.length === 1 && said.some(({ type }) => type === 'hub')
        ? 0
        : directory.entries.length;
    for (const each of said) directory.write(each, TWO_ROOTS);
    const { body } = await accounts.ask(administrator, '/directory', {
      entries: directory.entries.slice(first),
    });
    expect(body).toMatchObject({ outcome: 'accepted' });
  };
  await bring(
    { type: 'hub', key: publicKeySchema.parse(hello.publicKey) },
    { type: 'route', office, selector: { kind: 'article', instrumentType: null }, route: [route] },
  );
  const desks: SigningDesk[] = [];

  return {
    accounts,
    office,
    route,
    directory,
    bring,
    async desk(name, ...roles) {
      const person = await accounts.person(office, roles, name);
      const desk = await signingDesk(accounts, person);
      desks.push(desk);
      const asked = await readKeyRequests(accounts.database);
      const request = asked.find((each) => each.person === person);
      if (request === undefined) throw new Error('nothing was asked');
      const { device, key } = request;
      await bring(
        { type: 'enrol', person, device, key, name: { km: name, en: name } },
        { type: 'roles', person, grants: roles.map((role) => ({ office, role })) },
      );
      await desk.sync();
      await expect
        .poll(async () => (await desk.core.ask('keys.state', {})).key?.standing.is)
        .toBe('enrolled');
      return desk;
    },
    async article(by, text) {
      const { summary } = await by.core.ask('documents.create', { kind: 'article' });
      await by.write(summary.id, 1, text);
      return summary.id;
    },
    async end() {
      for (const desk of desks) await desk.end();
      await accounts.end();
    },
  };
}

async function signingDesk(accounts: TestAccounts, person: string): Promise<SigningDesk> {
  const folder = temporaryFolder();
  const core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
  await connectDesk(accounts, core, person);
  await core.ask('keys.make', { pin: KEY_PIN });
  let seq = 0;
  /** With the PIN only where it is asked for: each time takes a second. */
  const withPin = async (
    call: (pin: string | null) => Promise<Result<SignoffView, Failure>>,
  ): Promise<Result<SignoffView, Failure>> => {
    const answer = await call(null);
    const isAsked = !answer.ok && answer.error.code === 'invalid' && answer.error.detail === 'pin';
    return isAsked ? call(KEY_PIN) : answer;
  };
  const view: SigningDesk['view'] = (documentId) => core.ask('signoff.view', { documentId });
  return {
    core,
    person,
    view,
    async sync() {
      await core.ask('sync.now', { allowEmptying: false });
    },
    async submit(documentId) {
      const [route] = await core.ask('signoff.routes', { documentId });
      if (route === undefined) throw new Error('no route is offered');
      const asked = { documentId, route: route.hash, withEnglish: false };
      const view = await withPin((pin) => core.core.call('signoff.submit', { ...asked, pin }));
      if (!view.ok) throw new Error(`${view.error.code} ${view.error.detail ?? ''}`);
      return view.value;
    },
    async act(documentId, says) {
      const { submission } = await view(documentId);
      if (submission === null) throw new Error('nothing is submitted');
      const about = { documentId, submission: submission.id, submissionHash: submission.hash };
      return withPin((pin) => core.core.call('signoff.act', { ...about, ...says, pin }));
    },
    async write(documentId, place, text) {
      seq += 1;
      const unit = unitOf(place, place === 1 ? 'A' : 'M', text);
      const saved = core.core.call('drafting.edit', {
        documentId,
        session: '00000000-0000-4000-8000-00000000000e',
        seq,
        units: [{ language: 'km', uid: unit.uid, unit }],
        fields: [],
      });
      core.clock.advance(QUIET_MILLISECONDS);
      const result = await saved;
      if (!result.ok) throw new Error(result.error.code);
    },
    async end() {
      await core.core.drain();
      removeFolder(folder);
    },
  };
}
