/** Reading views of an instrument's units: those of its own and those that it has alike with an article. */
import type { ArticleBody } from '../document/article.ts';
import type { UnitBody } from '../document/model.ts';
import {
  ARTICLE_READERS,
  checked,
  readThrough,
  registryOf,
  type TypeReader,
  type UnitView,
} from '../document/views.ts';
import {
  annexSchema,
  divisionSchema,
  provisionSchema,
  signatureSchema,
  visaSchema,
} from './instrument-schema.ts';
import type { InstrumentBody } from './instrument.ts';

const OWN_READERS = {
  visa: checked(visaSchema, (content) => ({ type: 'visa', content })),
  division: checked(divisionSchema, (content) => ({ type: 'division', content })),
  provision: checked(provisionSchema, (content) => ({ type: 'provision', content })),
  signature: checked(signatureSchema, (content) => ({ type: 'signature', content })),
  annex: checked(annexSchema, (content) => ({ type: 'annex', content })),
} satisfies Readonly<Record<InstrumentBody['type'], TypeReader<InstrumentBody>['newest']>>;

const INSTRUMENT = registryOf<InstrumentBody | ArticleBody>({ ...ARTICLE_READERS, ...OWN_READERS });

/** Whether units of this type stand in instruments only. */
export const isInstrumentType = (type: string): type is InstrumentBody['type'] =>
  Object.hasOwn(OWN_READERS, type);

export const isInstrumentBody = (body: InstrumentBody | ArticleBody): body is InstrumentBody =>
  isInstrumentType(body.type);

// A unit never changes, so it is read once: thousands of them are asked between two keys.
const known = new WeakMap<UnitBody, UnitView<InstrumentBody | ArticleBody>>();

/** What a unit of an instrument says, in today's schema. */
export function readInstrumentUnit(unit: UnitBody): UnitView<InstrumentBody | ArticleBody> {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const view = readThrough(INSTRUMENT, unit);
  known.set(unit, view);
  return view;
}
