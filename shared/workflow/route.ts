/**
 * A route: the ordered steps that a submission takes, set for each office and kind of document as data. Its hash stands in
 * every statement on a submission, so a route that is changed later changes nothing for what was submitted by it.
 */
import { z } from 'zod';
import { hashJson } from '../document/hash.ts';
import type { Hash } from '../document/model.ts';
import type { Role } from '../sync/account.ts';

/**
 * What follows the signatures: `direct`: publication; `registered`: the office gives number and date first; `issued`: another
 * authority does (of laws, krams, krets, sub-decrees), to which the text is handed over; `certified`: nothing is signed here,
 * a registrar certifies the copy of what was signed in ink or elsewhere.
 */
export const FLOWS = ['direct', 'registered', 'issued', 'certified'] as const;
export type Flow = (typeof FLOWS)[number];

/** The roles that a step may ask for. */
export const STEP_ROLES = ['reviewer', 'approver'] as const satisfies readonly Role[];
export type StepRole = (typeof STEP_ROLES)[number];

const name = z.string().trim().min(1).max(200);
const namesSchema = z.strictObject({ km: name, en: name });

const stepSchema = z.strictObject({
  /** What the step is called, such as the office of whoever signs it. */
  names: namesSchema,
  role: z.enum(STEP_ROLES),
  /** The office whose people sign; null: the one that submitted. */
  office: z.uuid().lowercase().nullable(),
  /** How many different people have to sign. */
  quorum: z.int().min(1).max(9),
  /** Hours after the step began; null: none is set. */
  dueHours: z
    .int()
    .min(1)
    .max(24 * 365)
    .nullable(),
});
export type Step = z.output<typeof stepSchema>;

export const STEPS_LIMIT = 12;

const formSchema = z.strictObject({
  format: z.literal('sastra.route.1'),
  /** Stays when the route is changed. */
  id: z.uuidv7().lowercase(),
  names: namesSchema,
  /** The office that submits by it. */
  office: z.uuid().lowercase(),
  flow: z.enum(FLOWS),
  /** For what cannot wait: one duty approver, and a later review of what went out by it. */
  isUrgent: z.boolean(),
  /** Whether whoever submitted or wrote the text may sign a step of it. */
  selfApproval: z.enum(['forbidden', 'allowed']),
  steps: z.array(stepSchema).max(STEPS_LIMIT),
});

/** Only what was signed elsewhere needs no signature. */
export const routeSchema = formSchema.refine(
  ({ flow, steps }) => (flow === 'certified') === (steps.length === 0),
);
export type Route = z.output<typeof routeSchema>;

/** Released, and never changes. */
export const routeHash = (route: Route): Hash => hashJson(route);

/** The routes that an office may choose from for one kind of document; the first is the usual one. */
export const routesSchema = z.array(routeSchema).min(1).max(10);
