/** How a desk becomes somebody's: it asks for a code, a person approves it in a browser, and the desk gets a token. */
import { z } from 'zod';

/**
 * What a person may be in an office. An office administrator looks after the people of the office and of those below it,
 * an administrator after everything; neither reads a document by that.
 */
export const ROLES = [
  'drafter',
  'reviewer',
  'approver',
  'registrar',
  'publisher',
  'moderator',
  'officeAdministrator',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

const versionSchema = z.string().min(1).max(40);
/** What whoever approves the desk reads: one line. */
const deskNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u);

/** `POST /v1/desk/code`, which anybody may ask. */
export const deskCodeRequestSchema = z.strictObject({
  device: z.uuid().lowercase(),
  name: deskNameSchema,
  version: versionSchema,
});
export type DeskCodeRequest = z.output<typeof deskCodeRequestSchema>;

export const deskCodeAnswerSchema = z.object({
  /** The desk's secret, for `POST /v1/desk/token`; never shown. */
  deviceCode: z.string(),
  /** Eight letters and digits; the desk shows it, and the page shows it beside the desk's name. */
  userCode: z.string(),
  /** The page to open in a browser, and the same with the code filled in. */
  address: z.url(),
  addressWithCode: z.url(),
  /** Seconds. */
  expiresIn: z.int().positive(),
  /** Seconds to wait between two questions, at least. */
  interval: z.int().positive(),
});
export type DeskCodeAnswer = z.infer<typeof deskCodeAnswerSchema>;

/** `POST /v1/desk/token`, asked every `interval` seconds until it says more than `waiting`. */
export const deskTokenRequestSchema = z.strictObject({ deviceCode: z.string().min(1).max(191) });

export const deskTokenAnswerSchema = z.discriminatedUnion('state', [
  /** Nobody has decided yet. */
  z.object({ state: z.literal('waiting') }),
  /** Asked again too early: wait for the interval. */
  z.object({ state: z.literal('tooEarly') }),
  /** The person said no. */
  z.object({ state: z.literal('denied') }),
  /** The code is unknown, too old, or was used: ask for a new one. */
  z.object({ state: z.literal('expired') }),
  /** The device belongs to somebody else here: the desk takes a new device id and asks for a new code. */
  z.object({ state: z.literal('otherDevice') }),
  /** `token` goes into `authorization: Bearer …` from now on; it is given once. */
  z.object({ state: z.literal('approved'), token: z.string(), person: z.uuid() }),
]);
export type DeskTokenAnswer = z.infer<typeof deskTokenAnswerSchema>;

const namesSchema = z.object({ km: z.string(), en: z.string() });

/** `GET /v1/me`: who is signed in, on which desk, and what they are where. */
export const meSchema = z.object({
  person: z.object({ id: z.uuid(), name: namesSchema, email: z.string() }),
  desk: z.object({ device: z.uuid(), name: z.string() }),
  /** Those that the person belongs to. `parent` null: the root office. `stream`: the office's own. */
  offices: z.array(
    z.object({
      id: z.uuid(),
      parent: z.uuid().nullable(),
      name: namesSchema,
      stream: z.uuid(),
      roles: z.array(z.enum(ROLES)),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;

/** `POST /v1/desk/report`: what administrators see of a desk; its own claim. Sent after a sync. */
export const deskReportSchema = z.strictObject({
  version: versionSchema,
  /** Ops that the hub has not acknowledged. */
  unsent: z.int().nonnegative().max(1_000_000_000),
});
export type DeskReport = z.output<typeof deskReportSchema>;

/**
 * `POST /v1/desk/renew`: this desk was put back from a backup, and is another device from here on; its session goes with
 * it, and nothing speaks as the old one any more.
 */
export const deskRenewSchema = z.strictObject({ device: z.uuid().lowercase() });

/** What `POST /v1/desk/report`, `POST /v1/desk/renew` and `POST /v1/desk/sign-out` (an empty object) answer. After a sign-out the token is void. */
export const doneSchema = z.object({ done: z.literal(true) });
