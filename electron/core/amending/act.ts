/** What a document says of amending another one. */
import type { DocumentId, Language, Metadata } from '../../../shared/document/model.ts';
import { inForceFrom, instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import type { AmendingAct } from '../../../shared/ipc/amending.ts';

/** The metadata that actOf() looks at. */
export const ACT_FIELDS = [
  'instrument.amends',
  'instrument.number',
  'instrument.date',
  'instrument.inForce',
] as const;

/** Null for a document that amends none. */
export function actOf(
  id: DocumentId,
  title: Readonly<Record<Language, string>>,
  metadata: Metadata,
): AmendingAct | null {
  const amends = instrumentField('instrument.amends', metadata['instrument.amends']);
  if (amends === undefined) return null;
  return {
    ...amends,
    id,
    title,
    number: instrumentField('instrument.number', metadata['instrument.number']) ?? null,
    inForce: inForceFrom(metadata) ?? null,
  };
}

/** Those that amend a document, in the order of force; those without a date last. */
export const actsOn = (documentId: DocumentId, acts: readonly AmendingAct[]): readonly AmendingAct[] =>
  acts
    .filter(({ document }) => document === documentId)
    .toSorted((a, b) =>
      forceOf(a) === forceOf(b) ? (a.id < b.id ? -1 : 1) : forceOf(a) < forceOf(b) ? -1 : 1,
    );

/** A date of this form sorts as text; what has none comes into force after all others. */
const forceOf = ({ inForce }: AmendingAct): string => inForce ?? '9999-99-99';
