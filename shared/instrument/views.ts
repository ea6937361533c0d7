/** Reading views of an instrument's units: those of its own and those that it has alike with an article. */
import type { ArticleBody } from '../document/article.ts';
import type { UnitBody } from '../document/model.ts';
import { ARTICLE_READERS, checked, readThrough, registryOf, type UnitView } from '../document/views.ts';
import {
  annexSchema,
  divisionSchema,
  provisionSchema,
  signatureSchema,
  visaSchema,
} from './instrument-schema.ts';
import type { InstrumentBody } from './instrument.ts';

const INSTRUMENT = registryOf<InstrumentBody | ArticleBody>({
  ...ARTICLE_READERS,
  visa: checked(visaSchema, (content) => ({ type: 'visa', content })),
  division: checked(divisionSchema, (content) => ({ type: 'division', content })),
  provision: checked(provisionSchema, (content) => ({ type: 'provision', content })),
  signature: checked(signatureSchema, (content) => ({ type: 'signature', content })),
  annex: checked(annexSchema, (content) => ({ type: 'annex', content })),
});

/** What a unit of an instrument says, in today's schema. */
export const readInstrumentUnit = (unit: UnitBody): UnitView<InstrumentBody | ArticleBody> =>
  readThrough(INSTRUMENT, unit);
