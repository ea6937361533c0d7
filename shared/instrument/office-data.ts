/** What instruments are like as the office changed it: one record, whole, over what is delivered. */
import type { JsonValue } from '../document/model.ts';
import { instrumentDataSchema, type InstrumentData } from './data.ts';

/** The record's name; its fields are those of InstrumentData. */
export const INSTRUMENTS_RECORD = 'settings.instruments';

/** What a newer Sastra wrote may be of another form: what is delivered holds then. */
export const officeInstruments = (
  delivered: InstrumentData,
  fields: Readonly<Record<string, JsonValue>> | undefined,
): InstrumentData =>
  fields === undefined ? delivered : (instrumentDataSchema.safeParse(fields).data ?? delivered);
