/**
 * Statements: what people sign about a submission. Each names the submission by its hash, the route that was frozen when
 * it was submitted, and the statements that its signer had seen; so statements form a graph, whoever was offline. The
 * forms below are released: none of them changes, and a new one gets a format of its own.
 */
import { z } from 'zod';
import { branded } from '../document/brand.ts';
import { LANGUAGES, type Hash, type PersonId } from '../document/model.ts';
import { documentIdSchema, hashSchema } from '../document/schema.ts';
import { saltSchema } from './commitment.ts';
import { publicKeySchema, readBody, type BodyProblem, type Signed } from './signed.ts';
import type { Result } from '../errors/result.ts';

export const STATEMENT_FORMAT = 'sastra.statement.1';
/** How many statements one may say it has seen: those that nobody it names has seen already. */
const SEEN_LIMIT = 1_000;

export const personIdSchema = z
  .uuid()
  .lowercase()
  .transform((id): PersonId => branded(id));

const isSortedSet = (items: readonly string[]): boolean =>
  items.every((item, at) => at === 0 || (items[at - 1] ?? '') < item);

const instant = z.int().nonnegative();
const dateSchema = z.iso.date();
/** A number of an instrument as it is written, such as ០០៥ ប្រ.ក/ម.ផ. */
const instrumentNumber = z.string().trim().min(1).max(100);

const common = {
  format: z.literal(STATEMENT_FORMAT),
  /** SHA-256 of the first entry of the key directory: which ministry's keys it counts by. */
  ministry: hashSchema,
  document: documentIdSchema,
  submission: z.uuidv7().lowercase(),
  submissionHash: hashSchema,
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .max(2)
    .refine((languages) => languages[0] === 'km' && new Set(languages).size === languages.length),
  /** The hash of the route. */
  route: hashSchema,
  actor: personIdSchema,
  /** In which office they act. */
  office: z.uuid().lowercase(),
  key: publicKeySchema,
  /** Milliseconds since 1970 by the signer's clock: a claim, that order never depends on. */
  madeAt: instant,
  /** The statements on the document that the signer knew and that none of these names; in order, each once. */
  seen: z.array(hashSchema).max(SEEN_LIMIT).refine(isSortedSet),
  salt: saltSchema,
};

const file = z.strictObject({
  name: z.string().min(1).max(200),
  hash: hashSchema,
  bytes: z.int().positive(),
  mime: z.string().min(3).max(100),
});
const channelText = z.strictObject({
  channel: z.string().regex(/^[a-z][A-Za-z]{0,39}$/u),
  text: z.string().max(10_000),
});
const publicationNumber = z.int().positive();

const of = <Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) =>
  z.strictObject({ ...common, type: z.literal(type), ...fields });

export const statementSchema = z.discriminatedUnion('type', [
  of('submit', {}),
  /** Of one step, counted from 0. `reason`: a commitment, null where no words were given. */
  of('sign', { step: z.int().nonnegative(), reason: hashSchema.nullable() }),
  of('return', { step: z.int().nonnegative(), reason: hashSchema }),
  of('recall', { reason: hashSchema.nullable() }),
  /** A registrar says that somebody signed the step in ink; the scan shows it. */
  of('paper', { step: z.int().nonnegative(), signedBy: z.string().trim().min(1).max(200), scan: hashSchema }),
  of('register', { number: instrumentNumber, date: dateSchema, scan: hashSchema.nullable() }),
  /** To the authority that issues it. */
  of('handOver', { to: z.string().trim().min(1).max(200) }),
  of('issue', { number: instrumentNumber, date: dateSchema, scan: hashSchema }),
  /** The scan is a true copy of what was signed elsewhere; the text, where there is one, is its transcript. */
  of('certify', { number: instrumentNumber, date: dateSchema, scan: hashSchema }),
  of('schedule', { at: instant }),
  /** `n`: 1 for the first publication of the document. */
  of('publish', {
    n: publicationNumber,
    files: z.array(file).max(200),
    channels: z.array(channelText).max(20),
  }),
  of('correct', {
    n: publicationNumber,
    /** What is said where it stands, in each language. */
    notice: z.strictObject({ km: z.string().min(1).max(2_000), en: z.string().max(2_000) }),
    files: z.array(file).max(200),
    channels: z.array(channelText).max(20),
  }),
  of('translate', { n: publicationNumber, files: z.array(file).max(200) }),
  of('withdraw', {
    n: publicationNumber,
    notice: z.strictObject({ km: z.string().min(1).max(2_000), en: z.string().max(2_000) }),
  }),
  of('supersede', { n: publicationNumber, by: documentIdSchema }),
]);
export type Statement = z.output<typeof statementSchema>;
export type StatementType = Statement['type'];

export const STATEMENT_TYPES: readonly StatementType[] = statementSchema.options.map(
  ({ shape }) => shape.type.value,
);

/** The commitment of a statement's private words; null where it has none. */
export const reasonOf = (statement: Statement): Hash | null =>
  'reason' in statement ? statement.reason : null;

export const readStatement = ({ body }: Pick<Signed, 'body'>): Result<Statement, BodyProblem> =>
  readBody(statementSchema, body);
