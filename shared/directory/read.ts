/**
 * The key directory: one chain of signed entries that begins with the ministry's own. Its first entry's hash, the root
 * fingerprint, is the ministry; whoever knows it believes of everything else only what follows from it by these rules.
 */
import type { Hash } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { idOfBody, readBody, type VerifySignature } from '../statements/signed.ts';
import { genesisProblem, signatureProblem, signersOf } from './authority.ts';
import { directoryBodySchema, type LaterBody } from './body.ts';
import { firstState, stateBehind } from './effect.ts';
import type { DirectoryEntry } from './entry.ts';
import type { DirectoryRefusal, EntryProblem } from './refusal.ts';
import type { DirectoryState } from './state.ts';

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  /** Of each entry its hash. */
  readonly heads: readonly Hash[];
  /** What it says behind the last entry. */
  readonly state: DirectoryState;
}

/** A directory from its first entry; `ministry` is the root fingerprint that was pinned. Answers what is wrong first. */
export function readDirectory(
  entries: readonly DirectoryEntry[],
  ministry: Hash,
  verify: VerifySignature,
): Result<Directory, DirectoryRefusal> {
  const [genesis, ...later] = entries;
  if (genesis === undefined) return fail({ position: 0, problem: 'genesis' });
  const begun = beginDirectory(genesis, verify);
  if (!begun.ok) return begun;
  if (begun.value.state.ministry !== ministry) return fail({ position: 0, problem: 'otherMinistry' });
  return extendDirectory(begun.value, later, verify);
}

const refusedFirst = (problem: EntryProblem) => fail({ position: 0, problem });

/** A directory of its first entry alone, whoever's it is: before anybody has pinned it. */
export function beginDirectory(
  entry: DirectoryEntry,
  verify: VerifySignature,
): Result<Directory, DirectoryRefusal> {
  const read = readBody(directoryBodySchema, entry.body);
  if (!read.ok) return refusedFirst(read.error);
  const body = read.value;
  if (body.type !== 'genesis') return refusedFirst('genesis');
  const problem = signatureProblem(entry, verify) ?? genesisProblem(body.roots, body.threshold, entry);
  if (problem !== null) return refusedFirst(problem);
  const state = firstState(body, idOfBody(entry.body));
  return ok({ entries: [entry], heads: [state.head], state });
}

/** With more entries behind those that are known, or from its first one where none is. */
export function continueDirectory(
  known: Directory | null,
  more: readonly DirectoryEntry[],
  verify: VerifySignature,
): Result<Directory, DirectoryRefusal> {
  if (known !== null) return extendDirectory(known, more, verify);
  const [genesis, ...later] = more;
  if (genesis === undefined) return refusedFirst('genesis');
  const begun = beginDirectory(genesis, verify);
  return begun.ok ? extendDirectory(begun.value, later, verify) : begun;
}

/** With more entries behind those that are known. One that does not fit leaves all as it was. */
export function extendDirectory(
  directory: Directory,
  more: readonly DirectoryEntry[],
  verify: VerifySignature,
): Result<Directory, DirectoryRefusal> {
  const heads = [...directory.heads];
  let { state } = directory;
  for (const entry of more) {
    const position = heads.length;
    const read = readBody(directoryBodySchema, entry.body);
    if (!read.ok) return fail({ position, problem: read.error });
    const body = read.value;
    if (body.type === 'genesis') return fail({ position, problem: 'genesis' });
    const misplaced = placeProblem(heads, body, idOfBody(entry.body));
    if (misplaced !== null) return fail({ position, ...misplaced });
    const unsigned = signatureProblem(entry, verify);
    if (unsigned !== null) return fail({ position, problem: unsigned });
    const next = stateWith(state, body, entry);
    if (!next.ok) return fail({ position, problem: next.error });
    state = next.value;
    heads.push(state.head);
  }
  return ok({ entries: [...directory.entries, ...more], heads, state });
}

/**
 * What the directory said at a head; null: it never had it. Worked out anew from the first entry, so whoever asks for one
 * head often keeps the answer.
 */
export function stateAt({ entries, heads, state }: Directory, head: Hash): DirectoryState | null {
  const position = heads.indexOf(head);
  if (position === -1) return null;
  if (position === heads.length - 1) return state;
  let reached: DirectoryState | null = null;
  for (const entry of entries.slice(0, position + 1)) reached = passed(reached, entry);
  return reached;
}

/** Of an entry that was checked when it came. */
function passed(before: DirectoryState | null, entry: DirectoryEntry): DirectoryState {
  const body = directoryBodySchema.parse(JSON.parse(entry.body));
  if (body.type === 'genesis') return firstState(body, idOfBody(entry.body));
  const next = before === null ? null : stateWith(before, body, entry);
  if (next?.ok !== true)
    throw new Error('a directory that was believed does not follow from its first entry');
  return next.value;
}

type Misplaced =
  | { readonly problem: 'otherMinistry' | 'gap' }
  | { readonly problem: 'fork'; readonly prev: Hash; readonly known: Hash; readonly other: Hash };

function placeProblem(heads: readonly Hash[], { ministry, prev }: LaterBody, own: Hash): Misplaced | null {
  if (heads[0] !== ministry) return { problem: 'otherMinistry' };
  if (heads.at(-1) === prev) return null;
  const before = heads.indexOf(prev);
  const known = before === -1 ? undefined : heads[before + 1];
  // The same entry once more is no other entry in its place.
  return known === undefined || known === own
    ? { problem: 'gap' }
    : { problem: 'fork', prev, known, other: own };
}

/** By whoever signed it; their signatures are taken for good ones. */
function stateWith(
  state: DirectoryState,
  body: LaterBody,
  entry: DirectoryEntry,
): Result<DirectoryState, EntryProblem> {
  const signers = signersOf(state, body, entry);
  if (!signers.ok) return signers;
  const { roots, delegates } = signers.value;
  const vouchedBy = roots.size >= state.threshold || delegates.size >= 2 ? 'two' : 'one';
  return stateBehind(state, body, idOfBody(entry.body), vouchedBy);
}
