/** What is asked of the register of instruments, and what it answers. */
import { z } from 'zod';
import type { TableRecord } from '../exchange/csv.ts';
import type { RegisterId } from '../instrument/instrument.ts';
import {
  REGISTER_STATUSES,
  registerEntrySchema,
  registerIdSchema,
  type RegisteredEntry,
  type RegisterEntry,
} from '../instrument/register.ts';

/** At most this many entries travel at once: core answers nobody else meanwhile. */
export const REGISTER_LIMIT = 500;

const numberText = z.string().min(1).max(100);
const ids = z.array(registerIdSchema).max(REGISTER_LIMIT);

export const registerQuestionSchema = z.strictObject({
  /** A number however it is written, words of titles, or both; empty: all. */
  text: z.string().max(1000),
  type: z.string().max(40).nullable(),
  year: z
    .string()
    .regex(/^\d{4}$/u)
    .nullable(),
  standing: z.enum(REGISTER_STATUSES).nullable(),
  /** How many of those found are passed over. */
  from: z.int().min(0),
  most: z.int().min(1).max(REGISTER_LIMIT),
});
export type RegisterQuestion = z.infer<typeof registerQuestionSchema>;

export interface RegisterFound {
  /** The newest instrument first. */
  readonly entries: readonly RegisteredEntry[];
  /** How many fit what was asked. */
  readonly total: number;
  /** How many the register has. */
  readonly all: number;
  /** In which there are instruments, the newest first; YYYY. */
  readonly years: readonly string[];
}

export const registerIdsSchema = z.strictObject({ ids });

export const registerNumbersSchema = z.strictObject({ numbers: z.array(numberText).max(REGISTER_LIMIT) });

/** A list of instruments that was chosen, as its records; what they mean is for the page to say. */
export interface RegisterFile {
  readonly fileName: string;
  readonly records: readonly TableRecord[];
}

/** What tells one instrument from another that bears the same number. */
export interface RegisterKey {
  readonly id: RegisterId;
  readonly type: string;
  readonly date: string;
}

/** Entries as they are to stand, and those that are to go. A state, not steps: asking twice changes nothing. */
export interface RegisterChange {
  readonly puts: readonly RegisterEntry[];
  readonly removes: readonly RegisterId[];
}

export const registerChangeSchema = z
  .strictObject({ puts: z.array(registerEntrySchema).max(REGISTER_LIMIT), removes: ids })
  .refine(({ puts, removes }) => {
    const named = [...puts.map(({ id }) => id), ...removes];
    return new Set(named).size === named.length;
  }) satisfies z.ZodType<RegisterChange>;
