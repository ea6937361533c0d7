/**
 * The payload of a `comment` op: one thing that somebody does in a thread. A thread and each comment in it go by the id of
 * the op that began them. Who did it is whose session pushed the op: a payload has no place for an author.
 */
import { z } from 'zod';
import { IMAGE_TYPES } from '../document/article.ts';
import { hashSchema } from '../document/schema.ts';
import { anchorSchema } from './anchor.ts';

/** The kind of the op. */
export const COMMENT_OP = 'comment';

/** In UTF-16 units. */
export const COMMENT_LIMIT = 5_000;
export const MENTIONS_LIMIT = 20;
const NAME_LIMIT = 300;

const version = z.literal(1);
const opId = z.uuidv7().lowercase();

/** Somebody who is called on, by the name that stands in the text behind an @. */
export const mentionSchema = z.strictObject({
  person: z.uuid().lowercase(),
  name: z.string().min(1).max(NAME_LIMIT),
});
export type Mention = z.output<typeof mentionSchema>;

/** A picture that is attached: a photograph of a page that was marked by hand. Sizes in pixels. */
export const attachedSchema = z.strictObject({
  media: hashSchema,
  mime: z.enum(IMAGE_TYPES),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
});
export type Attached = z.output<typeof attachedSchema>;

export const saidSchema = z
  .strictObject({
    text: z
      .string()
      .max(COMMENT_LIMIT)
      .refine((text) => text.isWellFormed()),
    mentions: z.array(mentionSchema).max(MENTIONS_LIMIT),
    picture: attachedSchema.nullable(),
  })
  .refine(({ text, picture }) => picture !== null || text.trim() !== '')
  .refine(({ text, mentions }) => mentions.every(({ name }) => text.includes(`@${name}`)));
/** What a comment says. */
export type Said = z.output<typeof saidSchema>;

export const commentPayloadSchema = z.discriminatedUnion('act', [
  /** A thread begins with its first comment. */
  z.strictObject({ version, act: z.literal('begin'), anchor: anchorSchema, said: saidSchema }),
  z.strictObject({ version, act: z.literal('reply'), thread: opId, said: saidSchema }),
  /** One's own comment says this from here on; one that was taken back is there again. */
  z.strictObject({ version, act: z.literal('edit'), comment: opId, said: saidSchema }),
  /** One's own comment is taken back. */
  z.strictObject({ version, act: z.literal('takeBack'), comment: opId }),
  z.strictObject({ version, act: z.literal('resolve'), thread: opId }),
  z.strictObject({ version, act: z.literal('reopen'), thread: opId }),
]);
export type CommentPayload = z.output<typeof commentPayloadSchema>;

/** The comment that only its own author may change by this; null: anybody may do it who may write. */
export const ownComment = (payload: CommentPayload): string | null =>
  payload.act === 'edit' || payload.act === 'takeBack' ? payload.comment : null;
