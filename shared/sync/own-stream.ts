/**
 * `POST /v1/own-stream`: gives a document a stream of its own, with the people and offices that may read it, or changes
 * who they are. A document that only named people read is restricted; one that another office reads was routed to it.
 */
import { z } from 'zod';
import { documentIdSchema } from '../document/schema.ts';

const READERS = 200;

export const ownStreamRequestSchema = z.strictObject({
  epoch: z.uuid().lowercase(),
  documentId: documentIdSchema,
  /** All of them from now on; who is not named reads nothing that comes from now on. */
  people: z.array(z.strictObject({ person: z.uuid().lowercase(), mayWrite: z.boolean() })).max(READERS),
  offices: z.array(z.strictObject({ office: z.uuid().lowercase(), mayWrite: z.boolean() })).max(READERS),
});
export type OwnStreamRequest = z.output<typeof ownStreamRequestSchema>;

export const ownStreamAnswerSchema = z.object({ stream: z.string() });
