/** What the directory says behind an entry that was rightly signed. */
import type { Hash } from '../document/model.ts';
import { assertNever, fail, ok, type Result } from '../errors/result.ts';
import type { PublicKey } from '../statements/signed.ts';
import type { GenesisBody, LaterBody } from './body.ts';
import type { EntryProblem } from './refusal.ts';
import { routeKey, type DirectoryState, type EnrolledKey } from './state.ts';

/** Of a directory that begins. */
export const firstState = ({ name, roots, threshold }: GenesisBody, head: Hash): DirectoryState => ({
  ministry: head,
  name,
  head,
  roots,
  threshold,
  hubs: new Set(),
  delegates: new Map(),
  enrolled: new Map(),
  grants: new Map(),
  routes: new Map(),
  revoked: new Map(),
});

type Change = Partial<Omit<DirectoryState, 'ministry' | 'head' | 'name'>>;

/** `head`: the entry's hash. `vouchedBy`: how many people stand behind it. */
export function stateBehind(
  state: DirectoryState,
  body: LaterBody,
  head: Hash,
  vouchedBy: EnrolledKey['vouchedBy'],
): Result<DirectoryState, EntryProblem> {
  const change = changeBy(state, body, vouchedBy);
  return change.ok ? ok({ ...state, ...change.value, head }) : change;
}

function changeBy(
  state: DirectoryState,
  body: LaterBody,
  vouchedBy: EnrolledKey['vouchedBy'],
): Result<Change, EntryProblem> {
  switch (body.type) {
    case 'rotate': {
      const { roots, threshold } = body;
      if (roots.some(({ key }) => state.revoked.has(key))) return fail('keyRevoked');
      return roots.some(({ key }) => isUsed(state, key)) ? fail('keyOfAnother') : ok({ roots, threshold });
    }
    case 'hub': {
      if (state.revoked.has(body.key)) return fail('keyRevoked');
      if (state.hubs.has(body.key)) return fail('keyKnown');
      if (isUsed(state, body.key) || isRoot(state, body.key)) return fail('keyOfAnother');
      return ok({ hubs: new Set(state.hubs).add(body.key) });
    }
    case 'delegate':
      return delegated(state, body);
    case 'enrol':
      return enrolled(state, body, vouchedBy);
    case 'roles':
      return ok({ grants: new Map(state.grants).set(body.person, body.grants) });
    case 'route': {
      const routes = new Map(state.routes);
      const key = routeKey(body.office, body.selector);
      if (body.route === null) routes.delete(key);
      else routes.set(key, body.route);
      return ok({ routes });
    }
    case 'revoke': {
      if (state.revoked.has(body.key)) return fail('keyRevoked');
      if (!isUsed(state, body.key)) return fail('unknownKey');
      return ok({ revoked: new Map(state.revoked).set(body.key, body.at) });
    }
    default:
      return assertNever(body);
  }
}

const isRoot = ({ roots }: DirectoryState, key: PublicKey): boolean => roots.some((root) => root.key === key);

const isUsed = ({ hubs, delegates, enrolled }: DirectoryState, key: PublicKey): boolean =>
  hubs.has(key) || delegates.has(key) || enrolled.has(key);

/** A person's key may be both a delegate's and an enrolled one; nothing else is two things at once. */
function ownerProblem(state: DirectoryState, key: PublicKey, person: string): EntryProblem | null {
  if (state.revoked.has(key)) return 'keyRevoked';
  if (isRoot(state, key) || state.hubs.has(key)) return 'keyOfAnother';
  const owners = [state.delegates.get(key), state.enrolled.get(key)?.person];
  return owners.some((owner) => owner !== undefined && owner !== person) ? 'keyOfAnother' : null;
}

function delegated(
  state: DirectoryState,
  { key, person }: Extract<LaterBody, { type: 'delegate' }>,
): Result<Change, EntryProblem> {
  const problem = ownerProblem(state, key, person);
  if (problem !== null) return fail(problem);
  if (state.delegates.has(key)) return fail('keyKnown');
  return ok({ delegates: new Map(state.delegates).set(key, person) });
}

function enrolled(
  state: DirectoryState,
  { key, person, device, name, at }: Extract<LaterBody, { type: 'enrol' }>,
  vouchedBy: EnrolledKey['vouchedBy'],
): Result<Change, EntryProblem> {
  const problem = ownerProblem(state, key, person);
  if (problem !== null) return fail(problem);
  const known = state.enrolled.get(key);
  // Enrolled once more, by two, where one had vouched: the person is to approve from here on.
  if (known !== undefined && !(known.vouchedBy === 'one' && vouchedBy === 'two')) return fail('keyKnown');
  if (known !== undefined && known.device !== device) return fail('keyOfAnother');
  const since = known?.since ?? at;
  const made = { key, person, device, name, since, vouchedBy };
  return ok({ enrolled: new Map(state.enrolled).set(key, made) });
}
