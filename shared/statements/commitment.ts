/**
 * Words that a statement vouches for and does not tell: it holds their commitment, and whoever may read them has the words
 * and the salt beside it. Without the salt nobody can try out what the words may have been.
 */
import { z } from 'zod';
import { hashJson } from '../document/hash.ts';
import type { Hash } from '../document/model.ts';

/** 16 bytes, base64url. */
export const saltSchema = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/u);
export const SALT_BYTES = 16;

/** What a commitment opens to; at most 20,000 letters. */
export const openedSchema = z.strictObject({ text: z.string().max(20_000), salt: saltSchema });
export type Opened = z.output<typeof openedSchema>;

/** Released, and never changes. */
export const commitmentTo = ({ text, salt }: Opened): Hash =>
  hashJson({ format: 'sastra.commitment.1', salt, text });
