/** Two lines of one document's history that a person brings together: what crosses between the page and core. */
import { z } from 'zod';
import { SIDES, type Conflict, type Decision, type Notice, type Side } from '../document/conflict.ts';
import type { DocumentId, PersonId, RevisionId } from '../document/model.ts';
import { documentIdSchema, jsonValueSchema, revisionIdSchema, unitBodySchema } from '../document/schema.ts';
import type { PersonName } from './types.ts';

/** A point of the history that is merged: which, by whom and when. */
export interface MergePoint {
  readonly revision: RevisionId;
  readonly author: PersonId;
  /** Null where this desk does not know the person. */
  readonly name: PersonName | null;
  /** Of this desk's own person. */
  readonly isOwn: boolean;
  /** Milliseconds since 1970 by the clock of the device that made it: a claim. */
  readonly madeAt: number;
}

/** A conflict with what its first unit is called on each side; of a field the names are empty. */
export interface AskedConflict {
  readonly conflict: Conflict;
  /** Empty where the side has not got the unit. */
  readonly names: Readonly<Record<Side, string>>;
  /** What the unit stands behind on each side, empty for the beginning; null where nothing was moved. */
  readonly behind: Readonly<Record<Side, string>> | null;
}

/** What the merge took without a question. */
export interface MergeNotice {
  readonly notice: Notice;
  /** Of its units, in order; of a field none. */
  readonly names: readonly string[];
}

/** Decisions by the id of their conflict. */
export type Decisions = Readonly<Record<string, Decision>>;

export interface MergeWork {
  readonly documentId: DocumentId;
  readonly points: Readonly<Record<Side, MergePoint>>;
  readonly conflicts: readonly AskedConflict[];
  readonly notices: readonly MergeNotice[];
  readonly decisions: Decisions;
  /** Lines of history that wait behind this one. */
  readonly more: number;
}

/** What was merged: the new head, and what the draft said before, to go back to. */
export interface Merged {
  readonly revision: RevisionId;
  readonly before: RevisionId;
}

/** What the desk joined by itself, since it contradicted nobody. */
export interface Joined {
  readonly revision: RevisionId;
  /** Milliseconds since 1970 by this computer's clock. */
  readonly madeAt: number;
  readonly theirs: MergePoint;
  /** What this desk said before: to compare with. */
  readonly before: RevisionId;
}

export const hearSchema = z.strictObject({ documentId: documentIdSchema, revisionId: revisionIdSchema });

export const decisionSchema = z.union([
  z.enum(SIDES),
  z.strictObject({ body: unitBodySchema }),
  z.strictObject({ value: jsonValueSchema }),
]) satisfies z.ZodType<Decision>;

/** `decision` null: it is open again. */
export const decideSchema = z.strictObject({
  documentId: documentIdSchema,
  conflict: z.string().min(1).max(200),
  decision: decisionSchema.nullable(),
});

/** Whose words a decision takes; `own` where it is a person's own. */
export const chosenOf = (decision: Decision): Side | 'own' =>
  typeof decision === 'string' ? decision : 'own';
