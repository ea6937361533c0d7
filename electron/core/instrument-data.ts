/** What instruments are like here: as it is delivered, with what the office changed of it. */
import delivered from '../../resources/instruments.json' with { type: 'json' };
import { instrumentDataSchema, type InstrumentData } from '../../shared/instrument/data.ts';
import { INSTRUMENTS_RECORD, officeInstruments } from '../../shared/instrument/office-data.ts';
import type { DeskRecord } from '../../shared/ipc/types.ts';

export const officeData = (readRecord: (name: string) => DeskRecord | null): InstrumentData =>
  officeInstruments(instrumentDataSchema.parse(delivered), readRecord(INSTRUMENTS_RECORD)?.fields);
