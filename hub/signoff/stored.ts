/** What was submitted and said about documents, as rows: read for a push, and written behind it. */
import { sql } from 'kysely';
import type { DocumentKind, Hash, Language, PersonId } from '../../shared/document/model.ts';
import { readStatement, type Statement } from '../../shared/statements/statement.ts';
import type { Heard, SubmittedText } from '../../shared/workflow/standing.ts';
import type { Work } from '../db/connect.ts';

export interface Submitted extends SubmittedText {
  readonly document: string;
}

/** A statement that came, with the head of the key directory then. */
export interface Received extends Heard {
  readonly directory: Hash;
}

export interface Stored {
  /** By id: those of the documents, and those of these ids, wherever they are. */
  readonly submissions: Map<string, Submitted>;
  /** By document, in the hub's order. */
  readonly received: Map<string, Received[]>;
  /** The documents of these statements. */
  readonly said: Map<Hash, string>;
}

interface SubmissionRow {
  readonly id: string;
  readonly document: string;
  readonly hash: Hash;
  readonly languages: readonly Language[];
  readonly author: PersonId;
  readonly kind: DocumentKind;
  readonly type: string | null;
}

export async function readStored(
  work: Work,
  documents: readonly string[],
  submissions: readonly string[],
  statements: readonly Hash[],
): Promise<Stored> {
  const { rows: submitted } = await sql<SubmissionRow>`
    SELECT id, document, hash, languages, author, kind, type FROM submissions
    WHERE document = ANY (${documents}::uuid[]) OR id = ANY (${submissions}::uuid[])`.execute(work);
  const { rows: received } = await sql<{ id: Hash; document: string; body: string; directory: Hash }>`
    SELECT id, document, body, directory FROM statements
    WHERE document = ANY (${documents}::uuid[]) ORDER BY document, ordinal`.execute(work);
  const { rows: said } = await sql<{ id: Hash; document: string }>`
    SELECT id, document FROM statements WHERE id = ANY (${statements}::text[])`.execute(work);
  return {
    submissions: new Map(submitted.map(({ id, ...text }) => [id, text])),
    received: new Map(
      [...Map.groupBy(received, ({ document }) => document)].map(([document, rows]) => [
        document,
        rows.map(({ id, body, directory }): Received => ({ id, statement: believed(body), directory })),
      ]),
    ),
    said: new Map(said.map(({ id, document }) => [id, document])),
  };
}

/** It was checked when it came. */
function believed(body: string): Statement {
  const read = readStatement({ body });
  if (!read.ok) throw new Error('a stored statement is none');
  return read.value;
}

export async function storeSubmission(
  work: Work,
  { id, revision, ...text }: SubmissionRow & { readonly revision: string },
): Promise<void> {
  await work
    .insertInto('submissions')
    .values({ id, revision, ...text, languages: [...text.languages] })
    .execute();
}

export interface StatementRow {
  readonly received: Received;
  readonly document: string;
  /** Counts the statements on the document, from 1. */
  readonly ordinal: number;
  readonly body: string;
  readonly signature: string;
}

export async function storeStatement(
  work: Work,
  { received: { id, statement, directory }, document, ordinal, body, signature }: StatementRow,
): Promise<void> {
  const { type, submission, actor } = statement;
  await work
    .insertInto('statements')
    .values({ id, document, ordinal, type, submission, actor, body, signature, directory })
    .execute();
}

/** False where the office has given the number to another document; the row waits for whoever gives it just now. */
export async function takeNumber(
  work: Work,
  row: {
    readonly office: string;
    readonly type: string;
    readonly year: number;
    readonly number: string;
    readonly document: string;
  },
): Promise<boolean> {
  await work
    .insertInto('registered_numbers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['office', 'type', 'year', 'number']).doNothing())
    .execute();
  const taken = await work
    .selectFrom('registered_numbers')
    .select('document')
    .where('office', '=', row.office)
    .where('type', '=', row.type)
    .where('year', '=', row.year)
    .where('number', '=', row.number)
    .executeTakeFirstOrThrow();
  return taken.document === row.document;
}
