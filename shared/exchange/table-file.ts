/** What main and the limited process say to each other of a file that holds a table. */
import { z } from 'zod';
import type { TableRecord } from './csv.ts';
import { IMPORT_REFUSALS, importJobSchema } from './imported.ts';

/** In bytes. */
export const TABLE_LIMIT = 20_000_000;
export const MOST_RECORDS = 20_000;
const MOST_CELLS = 50;
/** In UTF-16 units; what is longer makes the file too large. */
const LONGEST_CELL = 10_000;

const tableJobSchema = z.strictObject({
  kind: z.literal('table'),
  /** Absolute path. */
  file: z.string().min(1).max(4096),
});
export type TableJob = z.infer<typeof tableJobSchema>;

/** One file to read, whatever it is to become. */
export const limitedJobSchema = z.union([importJobSchema, tableJobSchema]);
export type LimitedJob = z.infer<typeof limitedJobSchema>;

const records = z
  .array(
    z.strictObject({
      line: z.int().positive(),
      cells: z.array(z.string().max(LONGEST_CELL)).max(MOST_CELLS),
    }),
  )
  .max(MOST_RECORDS) satisfies z.ZodType<readonly TableRecord[]>;

/** Whether main would take it. */
export const isTakenTable = (table: readonly TableRecord[]): boolean => records.safeParse(table).success;

export const tableAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: records }),
  z.strictObject({ ok: z.literal(false), error: z.enum(IMPORT_REFUSALS) }),
]);
