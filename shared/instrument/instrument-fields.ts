/**
 * The metadata that an instrument has of its own, by field name; title and page are those of every official page
 * (../document/article-fields.ts). A field that is not what it should be counts as absent: metadata may come from a newer
 * Sastra.
 */
import { z } from 'zod';
import type { JsonValue, Metadata } from '../document/model.ts';
import {
  amendsSchema,
  copyOfSchema,
  generatedSchema,
  type Amends,
  type CopyOf,
  type GeneratedUnit,
} from './amending/links.ts';
import { typeOf, type InstrumentData, type InstrumentType } from './data.ts';
import { dataIdSchema } from './instrument-schema.ts';

export interface InstrumentFields {
  /** The id of one of the types of the data. */
  readonly 'instrument.type': string;
  /** As it was registered; absent until then. */
  readonly 'instrument.number': string;
  /** YYYY-MM-DD: the day that it was registered under; absent until then. */
  readonly 'instrument.date': string;
  /** YYYY-MM-DD: the day that it comes into force; absent where that is its date. */
  readonly 'instrument.inForce': string;
  /** Only an amending instrument has it. */
  readonly 'instrument.amends': Amends;
  /** Only the copy that is changed for an amending instrument has it. */
  readonly 'instrument.copyOf': CopyOf;
  /** What of an amending instrument was written from its amendments, in their order. */
  readonly 'instrument.generated': readonly GeneratedUnit[];
}

/** The longest number of an instrument, in UTF-16 units. */
export const NUMBER_LIMIT = 200;

const SCHEMAS: { readonly [F in keyof InstrumentFields]: z.ZodType<InstrumentFields[F]> } = {
  'instrument.type': dataIdSchema,
  'instrument.number': z.string().trim().min(1).max(NUMBER_LIMIT),
  'instrument.date': z.iso.date(),
  'instrument.inForce': z.iso.date(),
  'instrument.amends': amendsSchema,
  'instrument.copyOf': copyOfSchema,
  'instrument.generated': generatedSchema,
};

/** The day from which it holds; undefined where it has no date yet. */
export const inForceFrom = (metadata: Metadata): string | undefined =>
  instrumentField('instrument.inForce', metadata['instrument.inForce']) ??
  instrumentField('instrument.date', metadata['instrument.date']);

/** Undefined where the field is absent or not what it should be. */
export function instrumentField<F extends keyof InstrumentFields>(
  field: F,
  value: JsonValue | undefined,
): InstrumentFields[F] | undefined {
  const parsed = SCHEMAS[field].safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The type of a document; undefined where it says none, or one that the data does not have. */
export function typeOfDocument(metadata: Metadata, data: InstrumentData): InstrumentType | undefined {
  const id = instrumentField('instrument.type', metadata['instrument.type']);
  return id === undefined ? undefined : typeOf(data, id);
}
