/**
 * What is signed, and how it is read again: a text that is its own canonical JSON (RFC 8785), and Ed25519 over its UTF-8.
 * Readers judge the bytes as they came and never write them anew, so there is one text for one meaning. These forms are
 * released and never change.
 */
import { z } from 'zod';
import { branded } from '../document/brand.ts';
import { canonicalJson, hashText } from '../document/hash.ts';
import { isJson } from '../document/json.ts';
import type { Hash } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';

declare const keyBrand: unique symbol;
/** An Ed25519 key, SPKI in DER, base64url. */
export type PublicKey = string & { readonly [keyBrand]: 'PublicKey' };

/** The letters that DER puts before the key itself, which are whole bytes; the last one has two bits that are 0. */
const PUBLIC_KEY = /^MCowBQYDK2VwAyEA[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/u;
export const publicKeySchema = z
  .string()
  .regex(PUBLIC_KEY)
  .transform((key): PublicKey => branded(key));

/** 64 bytes, base64url: the last letter has four bits that are 0, so that there is one text for one signature. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/u);

/** Whether the key's holder signed the text's UTF-8. Of Node on the desk and on the hub, of the browser on the site. */
export type VerifySignature = (key: string, text: string, signature: string) => boolean;

/** Signs the text's UTF-8. */
export interface Signer {
  readonly key: PublicKey;
  readonly sign: (text: string) => string;
}

export interface Signed {
  /** Canonical JSON. */
  readonly body: string;
  readonly signature: string;
}

/** Of a body, in UTF-16 units: the largest names a thousand statements that its signer had seen. */
export const BODY_LIMIT = 200_000;

export const signedSchema = z.strictObject({
  body: z.string().min(2).max(BODY_LIMIT),
  signature: signatureSchema,
}) satisfies z.ZodType<Signed>;

/** What a signed text is known by: SHA-256 over its UTF-8. */
export const idOfBody = (body: string): Hash => hashText(body);

/** The body of what is to be signed. */
export const bodyText = (value: unknown): string => canonicalJson(value);

/**
 * `notCanonical`: another text would say the same (a name twice, white space, another order, another way to write a number
 * or a letter); `otherForm`: it is not of this form, or has fields that the form does not know.
 */
export type BodyProblem = 'notCanonical' | 'otherForm';

export function readBody<T>(schema: z.ZodType<T>, body: string): Result<T, BodyProblem> {
  const value = parsed(body);
  if (value === undefined || !isJson(value) || canonicalJson(value) !== body) return fail('notCanonical');
  const read = schema.safeParse(value);
  return read.success ? ok(read.data) : fail('otherForm');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const signedBy = ({ sign }: Signer, value: unknown): Signed => {
  const body = bodyText(value);
  return { body, signature: sign(body) };
};
