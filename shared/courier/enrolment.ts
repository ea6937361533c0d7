/** How a desk without a line becomes somebody's: its request, and the hub's answer, each as a courier's file. */
import { z } from 'zod';
import { deskCodeRequestSchema, meSchema } from '../sync/account.ts';
import { deskKeysSchema, receiptBodySchema } from './body.ts';

/** Days after which a request is no reason any more to connect a desk. */
export const REQUEST_DAYS = 14;
/** Letters of a request, unpacked: it has some hundreds. */
export const REQUEST_LETTERS = 10_000;

/** The number of a request and of its answer: neither counts. */
export const ENROLMENT_NUMBER = 1;

/** The file is signed with the key that it brings; that it is this desk's, a person hears by telephone. */
export const enrolmentRequestSchema = z.strictObject({
  ...deskKeysSchema.shape,
  name: deskCodeRequestSchema.shape.name,
  version: deskCodeRequestSchema.shape.version,
  /** Milliseconds since 1970: by the desk's clock, or when the hub's card was made where that is later. */
  askedAt: z.int().nonnegative(),
});
export type EnrolmentRequest = z.output<typeof enrolmentRequestSchema>;

/** What a code and a token are over a line, and the receipt of a desk that has read nothing yet. */
export const enrolmentBodySchema = receiptBodySchema.extend({
  me: meSchema,
  /** As POST /v1/desk/token answers it: for the day on which the desk has a line. */
  token: z.string().min(1).max(200),
});
export type EnrolmentBody = z.output<typeof enrolmentBodySchema>;
