// What instruments are like, and the page that the ministry's have, as they are delivered.
import ministry from '../../../resources/official-page.json' with { type: 'json' };
import delivered from '../../../resources/instruments.json' with { type: 'json' };
import { instrumentDataSchema, type InstrumentType } from '../../../shared/instrument/data.ts';
import { pageFrameSchema, type PageFrame } from '../../../shared/official/page.ts';

export const INSTRUMENTS = instrumentDataSchema.parse(delivered);

/** What stands around the text of an instrument that came in without a page of its own. */
export function frameFor({ km, en }: InstrumentType): PageFrame {
  const { slots: _slots, ...frame } = ministry;
  return pageFrameSchema.parse({ ...frame, type: { km, en } });
}
