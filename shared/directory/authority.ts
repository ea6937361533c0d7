/** Who has to sign which entry. */
import { assertNever, fail, ok, type Result } from '../errors/result.ts';
import type { PublicKey, VerifySignature } from '../statements/signed.ts';
import type { LaterBody, Root } from './body.ts';
import type { DirectoryEntry } from './entry.ts';
import type { EntryProblem } from './refusal.ts';
import { grantsOf, isSigningRole, type DirectoryState } from './state.ts';

/** Who of those who may signed an entry, counted by person. */
export interface Signers {
  readonly roots: ReadonlySet<string>;
  readonly delegates: ReadonlySet<string>;
}

/** Every signature that stands on an entry is a good one, each by another key. */
export function signatureProblem(
  { body, signatures }: DirectoryEntry,
  verify: VerifySignature,
): EntryProblem | null {
  if (new Set(signatures.map(({ key }) => key)).size < signatures.length) return 'signedTwice';
  return signatures.every(({ key, signature }) => verify(key, body, signature)) ? null : 'badSignature';
}

/** The first entry is signed by its own custodians. */
export function genesisProblem(
  roots: readonly Root[],
  threshold: number,
  { signatures }: DirectoryEntry,
): EntryProblem | null {
  if (signatures.some(({ key }) => !roots.some((root) => root.key === key))) return 'wrongSigner';
  return signatures.length >= threshold ? null : 'tooFewSigners';
}

/**
 * How many delegates, different people, may do it without the custodians; null: none. A route says whose approval a text
 * needs at all, so it takes as many as a role that approves.
 */
export function delegatesNeeded(state: DirectoryState, body: LaterBody): 1 | 2 | null {
  const signs = (person: string): boolean => grantsOf(state, person).some(({ role }) => isSigningRole(role));
  switch (body.type) {
    case 'rotate':
    case 'hub':
    case 'delegate':
      return null;
    case 'enrol':
      return signs(body.person) ? 2 : 1;
    case 'roles':
      return signs(body.person) || body.grants.some(({ role }) => isSigningRole(role)) ? 2 : 1;
    case 'route':
      return 2;
    case 'revoke':
      // Without a key of the hub nothing is received any more: that is the custodians'.
      return state.hubs.has(body.key) ? null : 1;
    default:
      return assertNever(body);
  }
}

/** Whom an entry gives something. Taking a key away needs nobody else: whoever lost theirs says so at once. */
const givenTo = (body: LaterBody): string | null =>
  body.type === 'enrol' || body.type === 'delegate' || body.type === 'roles' ? body.person : null;

/** Who signed the entry, where they are enough and none of them signed for themselves. */
export function signersOf(
  state: DirectoryState,
  body: LaterBody,
  { signatures }: DirectoryEntry,
): Result<Signers, EntryProblem> {
  const needed = delegatesNeeded(state, body);
  const [roots, delegates] = [new Set<string>(), new Set<string>()];
  for (const { key } of signatures) {
    if (state.revoked.has(key)) return fail('revokedSigner');
    const found = signerOf(state, key);
    if (found === null || (found.as === 'delegate' && needed === null)) return fail('wrongSigner');
    if (found.person === givenTo(body)) return fail('ownKey');
    (found.as === 'root' ? roots : delegates).add(found.person);
  }
  const isEnough = roots.size >= state.threshold || (needed !== null && delegates.size >= needed);
  return isEnough ? ok({ roots, delegates }) : fail('tooFewSigners');
}

function signerOf(
  { roots, delegates }: DirectoryState,
  key: PublicKey,
): { readonly as: 'root' | 'delegate'; readonly person: string } | null {
  const root = roots.find((each) => each.key === key);
  if (root !== undefined) return { as: 'root', person: root.person };
  const person = delegates.get(key);
  return person === undefined ? null : { as: 'delegate', person };
}
