/** What the directory says at one of its heads. */
import type { Hash, JsonValue } from '../document/model.ts';
import { canonicalJson } from '../document/hash.ts';
import type { PublicKey } from '../statements/signed.ts';
import type { Role } from '../sync/account.ts';
import type { Grant, Root, RouteSelector } from './body.ts';

export interface EnrolledKey {
  readonly key: PublicKey;
  readonly person: string;
  readonly device: string;
  readonly name: { readonly km: string; readonly en: string };
  /** By the clock of whoever wrote the entry: a claim. */
  readonly since: number;
  /** The roots count as two. */
  readonly vouchedBy: 'one' | 'two';
}

export interface DirectoryState {
  /** The root fingerprint: SHA-256 of the genesis body. */
  readonly ministry: Hash;
  readonly name: { readonly km: string; readonly en: string };
  /** The last entry's hash. */
  readonly head: Hash;
  readonly roots: readonly Root[];
  /** So many of them have to sign. */
  readonly threshold: number;
  readonly hubs: ReadonlySet<PublicKey>;
  /** Whose key a delegate's is. */
  readonly delegates: ReadonlyMap<PublicKey, string>;
  readonly enrolled: ReadonlyMap<PublicKey, EnrolledKey>;
  /** By person. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  /** By routeKey(). */
  readonly routes: ReadonlyMap<string, JsonValue>;
  /** With the claimed time: what stood under the key stays in the lists above. */
  readonly revoked: ReadonlyMap<PublicKey, number>;
}

export const routeKey = (office: string, selector: RouteSelector): string =>
  canonicalJson([office, selector.kind, selector.instrumentType]);

/** Roles whose signature is another's certainty. */
const SIGNING_ROLES: ReadonlySet<Role> = new Set(['approver', 'registrar', 'publisher']);

export const isSigningRole = (role: Role): boolean => SIGNING_ROLES.has(role);

export const grantsOf = (state: DirectoryState, person: string): readonly Grant[] =>
  state.grants.get(person) ?? [];

export type KeyCounts =
  | { readonly counts: true; readonly person: string }
  | { readonly counts: false; readonly why: 'notEnrolled' | 'revoked' | 'noRole' | 'vouchedByOne' };

/**
 * Whether a statement signed by the key counts as that of somebody who is this in the office. For roles that approve,
 * register or publish, two people have to have vouched for the key.
 */
export function keyCounts(state: DirectoryState, key: PublicKey, { office, role }: Grant): KeyCounts {
  const enrolled = state.enrolled.get(key);
  if (enrolled === undefined) return { counts: false, why: 'notEnrolled' };
  if (state.revoked.has(key)) return { counts: false, why: 'revoked' };
  const { person, vouchedBy } = enrolled;
  const has = grantsOf(state, person).some((grant) => grant.office === office && grant.role === role);
  if (!has) return { counts: false, why: 'noRole' };
  if (isSigningRole(role) && vouchedBy === 'one') return { counts: false, why: 'vouchedByOne' };
  return { counts: true, person };
}

/** Whether the hub's countersignature under this key counts. */
export const hubKeyCounts = ({ hubs, revoked }: DirectoryState, key: PublicKey): boolean =>
  hubs.has(key) && !revoked.has(key);
