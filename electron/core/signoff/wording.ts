/** Statements as this desk's person would make them: what they say is settled, and nothing is signed yet. */
import type { DocumentId, Hash, Language, PersonId } from '../../../shared/document/model.ts';
import { commitmentTo, SALT_BYTES, type Opened } from '../../../shared/statements/commitment.ts';
import { bodyText, idOfBody, type PublicKey } from '../../../shared/statements/signed.ts';
import { STATEMENT_FORMAT, statementSchema, type Statement } from '../../../shared/statements/statement.ts';
import type { ActRequest } from '../../../shared/ipc/signoff.ts';
import type { Heard } from '../../../shared/workflow/standing.ts';
import type { SaidStatement } from './said.ts';

export interface Worded extends Heard {
  /** What is signed. */
  readonly body: string;
  /** The private words; null where there are none. */
  readonly reason: Opened | null;
}

export interface WordingParts {
  readonly ministry: Hash;
  readonly actor: PersonId;
  readonly key: PublicKey;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** What a statement is about. */
export interface Subject {
  readonly documentId: DocumentId;
  readonly submission: string;
  readonly submissionHash: Hash;
  readonly languages: readonly Language[];
  readonly route: Hash;
  readonly office: string;
  /** All that this desk knows to be said. */
  readonly said: readonly SaidStatement[];
}

type WhatIsSaid<Request> = Request extends unknown
  ? Omit<Request, 'documentId' | 'submission' | 'submissionHash' | 'pin'>
  : never;
export type Says = WhatIsSaid<ActRequest> | { readonly type: 'submit' };

export function worded(parts: WordingParts, subject: Subject, says: Says): Worded {
  const salt = (): string => Buffer.from(parts.random(SALT_BYTES)).toString('base64url');
  const text = 'reason' in says ? says.reason : null;
  const reason = typeof text === 'string' ? { text, salt: salt() } : null;
  const { documentId, said, ...about } = subject;
  const statement: Statement = statementSchema.parse({
    format: STATEMENT_FORMAT,
    ministry: parts.ministry,
    document: documentId,
    ...about,
    actor: parts.actor,
    key: parts.key,
    madeAt: parts.now(),
    seen: newestOf(said),
    salt: salt(),
    ...says,
    ...('reason' in says ? { reason: reason === null ? null : commitmentTo(reason) } : {}),
  });
  const body = bodyText(statement);
  return { id: idOfBody(body), statement, body, reason };
}

/** Those that no other one has seen: what they have seen is seen with them. */
function newestOf(said: readonly SaidStatement[]): readonly Hash[] {
  const known = said.filter(({ whereabouts }) => whereabouts.at !== 'refused');
  const named = new Set(known.flatMap(({ statement }) => statement.seen));
  return known
    .map(({ id }) => id)
    .filter((id) => !named.has(id))
    .toSorted();
}
