import delivered from '../../resources/instruments.json';
import { instrumentDataSchema, type InstrumentData } from '../../shared/instrument/data.ts';

/** What instruments are like before the office has changed anything. */
export const DELIVERED_INSTRUMENTS: InstrumentData = instrumentDataSchema.parse(delivered);
