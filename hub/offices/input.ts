/** What administrators type: one line each, without signs that turn or hide text. */
import { z } from 'zod';
import { ROLES } from '../../shared/sync/account.ts';
import { normalizeLabel } from '../../shared/khmer/index.ts';

export const nameSchema = z
  .string()
  .max(500)
  .transform(normalizeLabel)
  .pipe(
    z
      .string()
      .trim()
      .min(1)
      .max(120)
      .regex(/^[^\p{Cc}\p{Co}\p{Cn}\p{Cs}\u2028-\u202e\u2066-\u2069]+$/u),
  );

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const roleSchema = z.enum(ROLES);
export const idSchema = z.uuid().toLowerCase();
