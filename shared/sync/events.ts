/**
 * `GET /v1/events`: what a desk is told while it is connected, as server-sent events; and `POST /v1/presence`, by which it
 * says where its person is. Both are news, not knowledge: whatever was missed is in the streams.
 */
import { z } from 'zod';
import { documentIdSchema, uidSchema } from '../document/schema.ts';

/** Seconds after which somebody who does not say so again is not there any more. */
export const PRESENCE_SECONDS = 60;

/** Who is in a document, and in which unit they write: advice to the others, never a lock. */
export const presentSchema = z.object({
  person: z.string(),
  device: z.string(),
  /** The unit that they write in; null: they read. Of several in one unit, the first holds it. */
  unit: z.string().nullable(),
  /** Milliseconds since 1970 by the hub's clock: since when they are there. */
  since: z.int(),
});
export type Present = z.infer<typeof presentSchema>;

/** By the name of the event. */
export const EVENTS = {
  /** All streams that the person may read, and their heads: at the start, and whenever there are others. */
  streams: z.object({ epoch: z.string(), streams: z.array(z.object({ id: z.string(), seq: z.int() })) }),
  /** A stream has come to this op. */
  head: z.object({ stream: z.string(), seq: z.int() }),
  /** All who are in the document now. */
  presence: z.object({ stream: z.string(), documentId: z.string(), present: z.array(presentSchema) }),
} as const;
export type HubEvent = {
  readonly [Name in keyof typeof EVENTS]: {
    readonly event: Name;
    readonly data: z.infer<(typeof EVENTS)[Name]>;
  };
}[keyof typeof EVENTS];

export const presenceRequestSchema = z.strictObject({
  documentId: documentIdSchema,
  /** `here` is said again before PRESENCE_SECONDS are over. */
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('here'), unit: uidSchema.nullable() }),
    z.strictObject({ is: z.literal('gone') }),
  ]),
});
export type PresenceRequest = z.output<typeof presenceRequestSchema>;

/** All who are in the document now, who asks among them. */
export const presenceAnswerSchema = z.object({ present: z.array(presentSchema) });
