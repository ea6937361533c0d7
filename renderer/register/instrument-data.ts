import delivered from '../../resources/instruments.json';
import { instrumentDataSchema, type InstrumentData } from '../../shared/instrument/data.ts';

/** What instruments are like, as it is delivered. */
export const INSTRUMENT_DATA: InstrumentData = instrumentDataSchema.parse(delivered);
