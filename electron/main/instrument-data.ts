// What instruments are like here: as it is delivered, with what the office changed of it; and the page that they have.
import delivered from '../../resources/instruments.json' with { type: 'json' };
import ministry from '../../resources/official-page.json' with { type: 'json' };
import {
  instrumentDataSchema,
  type InstrumentData,
  type InstrumentType,
} from '../../shared/instrument/data.ts';
import { INSTRUMENTS_RECORD, officeInstruments } from '../../shared/instrument/office-data.ts';
import { pageFrameSchema, type PageFrame } from '../../shared/official/page.ts';
import type { CoreProcess } from './core-process.ts';

/** As delivered where core cannot tell what the office changed. */
export async function instrumentDataOf(ask: CoreProcess['call']): Promise<InstrumentData> {
  const record = await ask('records.read', { name: INSTRUMENTS_RECORD });
  return officeInstruments(
    instrumentDataSchema.parse(delivered),
    record.ok ? record.value?.fields : undefined,
  );
}

/** What stands around the text of an instrument that came in without a page of its own. */
export function frameFor({ km, en }: InstrumentType): PageFrame {
  const { slots: _slots, ...frame } = ministry;
  return pageFrameSchema.parse({ ...frame, type: { km, en } });
}
