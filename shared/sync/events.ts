/**
 * `GET /v1/events`: what a desk is told while it is connected, as server-sent events; and `POST /v1/presence`, by which it
 * says where its person is. Both are news, not knowledge: whatever was missed is in the streams.
 */
import { z } from 'zod';
import { documentIdSchema, uidSchema } from '../document/schema.ts';
import { NAME_LIMIT } from './pull.ts';

/** Seconds after which somebody who does not say so again is not there any more. */
export const PRESENCE_SECONDS = 60;

/** Somebody reads, in a unit or nowhere in particular. */
const reads = z.strictObject({ is: z.literal('here'), unit: uidSchema.nullable() });
/** Somebody writes in a unit. Of several who do, the first has it: advice to the others, never a lock. */
const writes = z.strictObject({ is: z.literal('writes'), unit: uidSchema });

/** Where somebody is within a document. */
const standpointSchema = z.discriminatedUnion('is', [reads, writes]);
export type Standpoint = z.output<typeof standpointSchema>;

/** Who is in a document, and where. */
export const presentSchema = z.object({
  person: z.string(),
  device: z.string(),
  /** As the hub's administrators wrote it, in both languages; null where they have written none. */
  name: z.object({ km: z.string().max(NAME_LIMIT), en: z.string().max(NAME_LIMIT) }).nullable(),
  at: standpointSchema,
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
  /** The key directory has come to this head: SHA-256 of its last entry. */
  directory: z.object({ head: z.string() }),
  /** All who are in the document now. */
  presence: z.object({ stream: z.string(), documentId: documentIdSchema, present: z.array(presentSchema) }),
} as const;
export type HubEvent = {
  readonly [Name in keyof typeof EVENTS]: {
    readonly event: Name;
    readonly data: z.infer<(typeof EVENTS)[Name]>;
  };
}[keyof typeof EVENTS];

export const presenceRequestSchema = z.strictObject({
  documentId: documentIdSchema,
  /** Whoever is not gone says so again before PRESENCE_SECONDS are over. */
  state: z.discriminatedUnion('is', [reads, writes, z.strictObject({ is: z.literal('gone') })]),
});
export type PresenceRequest = z.output<typeof presenceRequestSchema>;

/** All who are in the document now, who asks among them. */
export const presenceAnswerSchema = z.object({ present: z.array(presentSchema) });
export type PresenceAnswer = z.output<typeof presenceAnswerSchema>;
