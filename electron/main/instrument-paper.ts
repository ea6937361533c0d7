// What the page of an instrument says beside its units: the office's data, and the register that references are worded by.
import { contentOfUnits } from '../../shared/document/open-units.ts';
import type { Language } from '../../shared/document/model.ts';
import { instrumentPage, type InstrumentPage } from '../../shared/instrument/instrument-page.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { Register } from '../../shared/instrument/references/cited-instruments.ts';
import { citedInstruments } from '../../shared/instrument/references/referred-to-by.ts';
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import { REGISTER_LIMIT } from '../../shared/ipc/register.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { CoreProcess } from './core-process.ts';
import { instrumentDataOf } from './instrument-data.ts';

/** Null for a document of another kind. What core cannot tell now is as delivered, or shown as it was seen last. */
export async function instrumentPageOf(
  document: OpenDocument,
  language: Language,
  ask: CoreProcess['call'],
): Promise<InstrumentPage | null> {
  const content = contentOfUnits(document.summary.kind, document.units);
  if (content.shape !== 'oneTree') return null;
  const data = await instrumentDataOf(ask);
  const register = await registerEntries(citedInstruments(content), ask);
  return instrumentPage(document.metadata, content, data, register, language);
}

/** What of these the register has; the others are shown as they were seen last. */
export async function registerEntries(
  ids: readonly RegisterId[],
  ask: CoreProcess['call'],
): Promise<Register> {
  const entries = new Map<RegisterId, RegisterEntry>();
  for (let from = 0; from < ids.length; from += REGISTER_LIMIT) {
    const read = await ask('register.read', { ids: ids.slice(from, from + REGISTER_LIMIT) });
    if (read.ok) for (const entry of read.value) entries.set(entry.id, entry);
  }
  return entries;
}
