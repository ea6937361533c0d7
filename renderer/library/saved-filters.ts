import { z } from 'zod';
import type { JsonValue } from '../../shared/document/model.ts';
import { filterSchema, type Filter } from './filter.ts';

/** Filters that were given a name: the record `library.filters`. */
export const FILTERS_RECORD = 'library.filters';

export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: Filter;
}

const savedSchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  filter: filterSchema,
});

/** Those that can be read; one from a newer Sastra is passed over, not the others with it. */
export function savedFrom(fields: Readonly<Record<string, JsonValue>>): readonly SavedFilter[] {
  const { filters } = fields;
  if (!Array.isArray(filters)) return [];
  return filters.flatMap((value) => {
    const parsed = savedSchema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}
