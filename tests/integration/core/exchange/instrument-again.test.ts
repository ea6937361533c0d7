import { expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { importWord } from '../../../../electron/limited/word/import-word.ts';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Metadata } from '../../../../shared/document/model.ts';
import { contentOfUnits } from '../../../../shared/document/open-units.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { instrumentType } from '../../../support/instrument-units.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';

const { data, register } = PRAKAS_SOURCE;
const pageOf = (metadata: Metadata, content: InstrumentContent) =>
  instrumentPage(metadata, content, data, register, 'km');

test('a Word document of ours is read again as the instrument that it was written of, word by word and number by number', async () => {
  const page = pageOf(PRAKAS_STATE.metadata, PRAKAS);
  const { levels } = instrumentType('prakas');
  const { bytes } = await docxOfInstrument({ page, levels, pictures: new Map() });
  const ids = createIds({ now: () => 0, random: (count) => new Uint8Array(count) });
  const read = importWord(Buffer.from(bytes), ids, data);
  if (!read.ok || read.value === null) throw new Error('no instrument');
  const { metadata, units } = read.value.instrument;
  const content = contentOfUnits('instrument', units);
  if (content.shape !== 'oneTree') throw new Error('two trees');
  const again = pageOf({ page: PRAKAS_STATE.metadata['page'] ?? null, ...metadata }, content);
  expect(instrumentText(again)).toBe(instrumentText(page));
});
