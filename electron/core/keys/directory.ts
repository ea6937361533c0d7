/**
 * The ministry's key directory as this desk knows it. The first one that it reads is pinned: after that it takes only what
 * follows from what it has, whatever a hub tells.
 */
import { directoryEntrySchema, type DirectoryEntry } from '../../../shared/directory/entry.ts';
import { continueDirectory, type Directory } from '../../../shared/directory/read.ts';
import type { DirectoryAnswer } from '../../../shared/directory/wire.ts';
import type { Hash } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { DirectoryTrouble } from '../../../shared/ipc/signing-key.ts';
import { idOfBody } from '../../../shared/statements/signed.ts';
import type { Database } from '../db/database.ts';
import { isSigned } from '../sync/verify.ts';

/** Asks the hub for what lies behind a head, or for all of it. */
export type AskDirectory = (after: Hash | null) => Promise<Result<DirectoryAnswer, Failure>>;

export interface DeskDirectory {
  /** Null: no directory was read yet. */
  readonly current: () => Directory | null;
  readonly trouble: () => DirectoryTrouble | null;
  /** Reads what the hub has more. What is wrong with it is in trouble(), and changes nothing of what is known. */
  readonly bringUp: (ask: AskDirectory) => Promise<Result<null, Failure>>;
}

interface Row {
  readonly body: string;
  readonly signatures: string;
}

const entryOf = ({ body, signatures }: Row): DirectoryEntry =>
  directoryEntrySchema.parse({ body, signatures: JSON.parse(signatures) as unknown });

/** Throws where the stored entries do not bear each other out: the file was changed by somebody else. */
function storedIn(database: Database): Directory | null {
  const entries = database
    .prepare<Row>('SELECT body, signatures FROM directory ORDER BY position')
    .all()
    .map(entryOf);
  if (entries.length === 0) return null;
  const read = continueDirectory(null, entries, isSigned);
  if (!read.ok) throw new Error(`the stored directory is refused: ${read.error.problem}`);
  return read.value;
}

const NO_ANSWER: Failure = { code: 'noHub', detail: 'answer' };

interface Told {
  readonly after: string | null;
  readonly entries: readonly DirectoryEntry[];
  readonly head: string | null;
}

async function asked(ask: AskDirectory, after: Hash | null): Promise<Result<Told, Failure>> {
  const answer = await ask(after);
  if (!answer.ok) return answer;
  const entries = directoryEntrySchema.array().safeParse(answer.value.entries);
  return entries.success ? ok({ ...answer.value, entries: entries.data }) : fail(NO_ANSWER);
}

/** `onChange`: it says more now, or there is other trouble. */
export function openDirectory(database: Database, onChange: () => void): DeskDirectory {
  let known = storedIn(database);
  let trouble: DirectoryTrouble | null = null;
  const append = database.prepare(
    'INSERT INTO directory (position, body, signatures) VALUES (:position, :body, :signatures)',
  );
  const keepFork = database.prepare(
    'INSERT OR IGNORE INTO directory_forks (hash, body, signatures) VALUES (:hash, :body, :signatures)',
  );

  const troubled = (found: DirectoryTrouble): Result<'trouble', Failure> => {
    trouble = found;
    onChange();
    return ok('trouble');
  };
  const forked = (other: DirectoryEntry, mine: Hash): Result<'trouble', Failure> => {
    const hash = idOfBody(other.body);
    keepFork.run({ hash, body: other.body, signatures: JSON.stringify(other.signatures) });
    return troubled({ is: 'fork', known: mine, other: hash });
  };
  const take = (more: readonly DirectoryEntry[]): DirectoryTrouble | null => {
    const read = continueDirectory(known, more, isSigned);
    if (!read.ok) return { is: 'refused', entry: read.error.position + 1 };
    const first = known?.entries.length ?? 0;
    database.transaction(() =>
      more.forEach(({ body, signatures }, place) =>
        append.run({ position: first + place, body, signatures: JSON.stringify(signatures) }),
      ),
    );
    known = read.value;
    return null;
  };

  /**
   * The hub does not know the desk's head: what it tells from `place` on is held against what is known. Null: it is alike.
   */
  const compare = (
    mine: Directory,
    told: readonly DirectoryEntry[],
    place: number,
  ): Result<'trouble', Failure> | null => {
    for (const [offset, entry] of told.entries()) {
      const at = place + offset;
      const head = mine.heads[at];
      // Whoever has all that the desk has knows its head.
      if (head === undefined) return fail(NO_ANSWER);
      if (head === idOfBody(entry.body)) continue;
      if (at === 0) return troubled({ is: 'otherMinistry' });
      const before = continueDirectory(null, mine.entries.slice(0, at), isSigned);
      // Only what was rightly signed shows a fork; anything else is what anybody could have written.
      return before.ok && continueDirectory(before.value, [entry], isSigned).ok
        ? forked(entry, head)
        : troubled({ is: 'refused', entry: at + 1 });
    }
    return null;
  };
  const comparedFrom = async (
    mine: Directory,
    ask: AskDirectory,
    first: Told,
  ): Promise<Result<'alike' | 'trouble', Failure>> => {
    let told = first;
    let place = 0;
    for (;;) {
      const found = compare(mine, told.entries, place);
      if (found !== null) return found;
      const reached = told.entries.at(-1);
      // A hub that came back from a backup has less than the desk for a while: that is no lie.
      if (reached === undefined || idOfBody(reached.body) === told.head) return ok('alike');
      place += told.entries.length;
      const next = await asked(ask, idOfBody(reached.body));
      if (!next.ok) return next;
      told = next.value;
    }
  };

  return {
    current: () => known,
    trouble: () => trouble,
    async bringUp(ask) {
      const before = known?.state.head ?? null;
      for (;;) {
        const after = known?.state.head ?? null;
        const told = await asked(ask, after);
        if (!told.ok) return told;
        const { entries, head } = told.value;
        if (known !== null && told.value.after !== after) {
          const compared = await comparedFrom(known, ask, told.value);
          if (!compared.ok) return compared;
          if (compared.value === 'trouble') return ok(null);
          break;
        }
        const refused = entries.length === 0 ? null : take(entries);
        if (refused !== null) {
          troubled(refused);
          return ok(null);
        }
        if (entries.length === 0 || known?.state.head === head) break;
      }
      if (trouble !== null || known?.state.head !== before) {
        trouble = null;
        onChange();
      }
      return ok(null);
    },
  };
}
