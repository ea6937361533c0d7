/** The notice that two wrote in, on a desk that runs. */
import type { Page } from '@playwright/test';
import { branded } from '../../shared/document/brand.ts';
import {
  LANGUAGES,
  type DocumentId,
  type DocumentState,
  type RevisionId,
} from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import { ask } from './desk.ts';
import { BASE, MINE, THEIRS } from './merged-notice.ts';
import { putOtherLine } from './other-line.ts';

/** What a colleague made of it lies in the profile's database as if it had arrived. */
export async function twoVersions(page: Page, profile: string): Promise<DocumentId> {
  const units = unitsOfContent(BASE.content);
  const made = await ask(page, 'documents.createFrom', {
    kind: 'article',
    units: LANGUAGES.flatMap((language) => units[language].map((unit) => ({ language, unit }))),
    fields: Object.entries(BASE.metadata).map(([name, value]) => ({ name, value })),
  });
  const documentId = made.summary.id;
  const base = await ask(page, 'drafting.checkpoint', { documentId, automatic: false, note: '' });
  if (base === null) throw new Error('a new document has something to keep');
  await ask(page, 'drafting.edit', { documentId, session: crypto.randomUUID(), seq: 1, ...edits(MINE) });
  const theirs = branded<RevisionId>('01930000-0000-7000-8000-0000000000f1');
  putOtherLine(profile, documentId, base.id, theirs, THEIRS, base.madeAt);
  return documentId;
}

/** From the base. */
function edits({ content, metadata }: DocumentState): Pick<Request<'drafting.edit'>, 'units' | 'fields'> {
  const units = LANGUAGES.flatMap((language) => {
    const uids = new Set([...BASE.content[language].keys(), ...content[language].keys()]);
    const is = new Map(unitsOfContent(content)[language].map((unit) => [unit.uid, unit]));
    return [...uids].map((uid) => ({ language, uid, unit: is.get(uid) ?? null }));
  });
  return { units, fields: Object.entries(metadata).map(([name, value]) => ({ name, value })) };
}
