import type { DocumentId } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import { ask, deskIsReady } from './desk.ts';
import type { LaunchedApp } from './launch.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from './sample-prakas.ts';

/** The sample prakas as a document of a desk, and what it cites in the desk's register. */
export async function makePrakas({ page }: LaunchedApp): Promise<DocumentId> {
  await deskIsReady(page);
  await ask(page, 'register.change', { puts: [...PRAKAS_SOURCE.register.values()], removes: [] });
  const units = unitsOfContent(PRAKAS);
  const made = await ask(page, 'documents.createFrom', {
    kind: 'instrument',
    units: (['km', 'en'] as const).flatMap((language) => units[language].map((unit) => ({ language, unit }))),
    fields: Object.entries(PRAKAS_STATE.metadata).map(([name, value]) => ({ name, value })),
  });
  return made.summary.id;
}
