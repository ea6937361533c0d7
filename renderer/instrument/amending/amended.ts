/** What an amending instrument amends, read from the copy that its drafter changes. */
import { contentOfUnits } from '../../../shared/document/open-units.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { amendedTitle } from '../../../shared/instrument/amending/amended-title.ts';
import {
  amendingProvisions,
  type AmendedText,
} from '../../../shared/instrument/amending/amending-provisions.ts';
import { keyedProvisions, type KeyedProvision } from '../../../shared/instrument/amending/generation.ts';
import type { Amends } from '../../../shared/instrument/amending/links.ts';
import type { InstrumentData, InstrumentType } from '../../../shared/instrument/data.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { typeOfDocument } from '../../../shared/instrument/instrument-fields.ts';
import type { InstrumentContent } from '../../../shared/instrument/text.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import type { OpenDocument } from '../../../shared/ipc/types.ts';

/** The text as it was when the copy was made, and the copy as it is. */
export interface Amended extends AmendedText {
  readonly type: InstrumentType;
}

const LOST: Failure = { code: 'amendmentMisfit' };

/** `amendmentMisfit` where the copy or what it was made of cannot be read any more. */
export async function readAmended(
  bridge: Bridge,
  { copy, base, instrument }: Amends,
  data: InstrumentData,
): Promise<Result<Amended, Failure>> {
  const [was, is] = await Promise.all([
    bridge.call['history.read']({ documentId: copy, revisionId: base }),
    bridge.call['documents.open']({ documentId: copy }),
  ]);
  const read = [was, is].find((answer) => !answer.ok && answer.error.code !== 'notFound');
  if (read !== undefined && !read.ok) return read;
  if (!was.ok || !is.ok) return fail(LOST);
  const [before, after] = [contentOf(was.value), contentOf(is.value)];
  const type = typeOfDocument(was.value.metadata, data);
  if (before === null || after === null || type === undefined) return fail(LOST);
  const title = amendedTitle(was.value.metadata, is.value.metadata);
  return ok({ before, after, instrument, title, type });
}

/** Null for a document that is no instrument. */
export function contentOf({ summary, units }: OpenDocument): InstrumentContent | null {
  const content = contentOfUnits(summary.kind, units);
  return content.shape === 'oneTree' ? content : null;
}

/** The articles that follow from what the copy says otherwise. */
export const provisionsOf = (
  amended: Amended,
  { data, ids }: Pick<Drafting, 'data' | 'ids'>,
): readonly KeyedProvision[] =>
  keyedProvisions(amendingProvisions(amended, { type: amended.type, data, ids }));
