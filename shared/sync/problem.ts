/** What a hub answers when it does not do what it was asked. */
import { z } from 'zod';

/** Of the request as a whole; what becomes of one op is in push.ts. */
export const PROBLEM_CODES = [
  'invalid', // the request does not fit the protocol
  'notFound', // there is no such address
  'notAllowed', // not signed in, or it is not theirs; whether it exists is not said
  'signIn', // nobody is signed in
  'deskTooOld', // the desk speaks a version that this hub has given up
  'hubTooOld', // the desk speaks a version that this hub does not know yet
  'tooLarge',
  'tooMany', // more requests than the hub takes; `retry-after` says when
  'notReady', // starting, stopping, or without its database
  'otherEpoch', // the hub was restored from a backup: offer the tail again, then read from the start of the new epoch
  'aheadOfHub', // the cursor is behind the end of the stream: nothing of what the desk has may be thrown away
  'unknownReader', // somebody who was named as a reader is not known here, or twice: nothing was changed
  'wouldLockOut', // who asks could not write into the document any more: nothing was changed
  'mediaRefused', // the bytes are not those of the hash, or of a kind that is not kept
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const problemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  /** English, for whoever reads a log or a terminal; the desk shows its own sentence for the code. */
  message: z.string(),
  /** Names this request in the hub's log. */
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
