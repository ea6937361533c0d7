/**
 * What an entry of the key directory says. The forms below are released and never change; a field that they do not know
 * is refused (shared/statements/signed.ts).
 */
import { z } from 'zod';
import { hashSchema, jsonValueSchema } from '../document/schema.ts';
import { dataIdSchema } from '../instrument/instrument-schema.ts';
import { publicKeySchema } from '../statements/signed.ts';
import { ROLES } from '../sync/account.ts';

/**
 * The id of an account, or a custodian's short name. People are counted by it, so its letters cannot be taken for others;
 * a custodian who has an account is named by its id, so that they count once.
 */
export const directoryPersonSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/u);

const namesSchema = z.strictObject({ km: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const officeSchema = z.uuid().lowercase();

/** A custodian's key, which is kept off the network. */
export const rootSchema = z.strictObject({ key: publicKeySchema, person: directoryPersonSchema });
export type Root = z.output<typeof rootSchema>;

const rootsSchema = z
  .array(rootSchema)
  .min(1)
  .max(15)
  .refine((roots) => new Set(roots.map(({ key }) => key)).size === roots.length)
  .refine((roots) => new Set(roots.map(({ person }) => person)).size === roots.length);
const thresholdSchema = z.int().min(1).max(15);

/** Of so many custodians so many have to sign. */
export const DEFAULT_ROOTS = { threshold: 2, of: 3 } as const;

const FORMAT = z.literal('sastra.directory.1');
/** Milliseconds since 1970 by the computer that wrote it: a claim. The order is the chain's. */
const at = z.int().nonnegative();

const genesis = z
  .strictObject({
    format: FORMAT,
    type: z.literal('genesis'),
    name: namesSchema,
    roots: rootsSchema,
    threshold: thresholdSchema,
    at,
  })
  .refine(({ roots, threshold }) => threshold <= roots.length);

const chained = {
  format: FORMAT,
  /** SHA-256 of the genesis body. */
  ministry: hashSchema,
  /** SHA-256 of the body of the entry before. */
  prev: hashSchema,
  at,
};

const rotate = z
  .strictObject({ ...chained, type: z.literal('rotate'), roots: rootsSchema, threshold: thresholdSchema })
  .refine(({ roots, threshold }) => threshold <= roots.length);
/** A key of the hub, by which it countersigns statements and signs heads of the transparency log. */
const hub = z.strictObject({ ...chained, type: z.literal('hub'), key: publicKeySchema });
/** An administrator who may enrol keys and give roles. */
const delegate = z.strictObject({
  ...chained,
  type: z.literal('delegate'),
  key: publicKeySchema,
  person: directoryPersonSchema,
});
const enrol = z.strictObject({
  ...chained,
  type: z.literal('enrol'),
  person: z.uuid().lowercase(),
  device: z.uuid().lowercase(),
  key: publicKeySchema,
  name: namesSchema,
});

export const grantSchema = z.strictObject({ office: officeSchema, role: z.enum(ROLES) });
export type Grant = z.output<typeof grantSchema>;

/** All that the person is from here on, in place of what they were. */
const roles = z.strictObject({
  ...chained,
  type: z.literal('roles'),
  person: z.uuid().lowercase(),
  grants: z.array(grantSchema).max(200),
});

/** `instrumentType` null: documents that are no instruments, or all types that have no route of their own. */
export const routeSelectorSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][A-Za-z]{0,39}$/u),
  instrumentType: dataIdSchema.nullable(),
});
export type RouteSelector = z.output<typeof routeSelectorSchema>;

/** The directory does not look into a route: who reads it checks it by its own form. Null takes it back. */
const route = z.strictObject({
  ...chained,
  type: z.literal('route'),
  office: officeSchema,
  selector: routeSelectorSchema,
  route: jsonValueSchema,
});
const revoke = z.strictObject({ ...chained, type: z.literal('revoke'), key: publicKeySchema });

export const laterBodySchema = z.discriminatedUnion('type', [
  rotate,
  hub,
  delegate,
  enrol,
  roles,
  route,
  revoke,
]);
export const directoryBodySchema = z.discriminatedUnion('type', [
  genesis,
  rotate,
  hub,
  delegate,
  enrol,
  roles,
  route,
  revoke,
]);

export type GenesisBody = z.output<typeof genesis>;
export type LaterBody = z.output<typeof laterBodySchema>;
export type DirectoryBody = z.output<typeof directoryBodySchema>;
export type BodyType = DirectoryBody['type'];
