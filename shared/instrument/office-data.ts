/** What instruments are like as the office changed it: one record, whole, over what is delivered. */
import type { JsonValue } from '../document/model.ts';
import { instrumentDataSchema, type InstrumentData } from './data.ts';

/** The record's name; its fields are those of InstrumentData. */
export const INSTRUMENTS_RECORD = 'settings.instruments';

/**
 * What a newer Sastra wrote may be of another form: what is delivered holds then. What an older one wrote lacks phrases
 * that came since: those are as delivered.
 */
export function officeInstruments(
  delivered: InstrumentData,
  fields: Readonly<Record<string, JsonValue>> | undefined,
): InstrumentData {
  if (fields === undefined) return delivered;
  const stored = { ...fields, amending: withTitle(fields['amending'], delivered) };
  return instrumentDataSchema.safeParse(stored).data ?? delivered;
}

const withTitle = (stored: JsonValue | undefined, { amending }: InstrumentData): JsonValue =>
  isObject(stored) ? { title: amending.title, ...stored } : (stored ?? null);

const isObject = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
