import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, Metadata } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { InstrumentType } from '../../../shared/instrument/data.ts';
import { typeOfDocument } from '../../../shared/instrument/instrument-fields.ts';
import type { DocumentSummary } from '../../../shared/ipc/types.ts';
import { useBridge, useCommand } from '../../bridge.ts';
import type { DeskWork } from '../../desk/use-desk.ts';
import { tellFailure } from '../../failures.ts';
import { toast } from '../../ui/Toasts.tsx';
import { instrumentData } from '../office-instruments.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { amendableOf } from './amendable.ts';

interface AmendingProps {
  readonly desk: DeskWork;
  /** Marked in the list. */
  readonly marked: readonly DocumentSummary[];
  /** The desk is in sight, with nothing over it. */
  readonly active: boolean;
}

/** What is to be amended, once it is known that it can be. */
interface Asked {
  readonly documentId: DocumentId;
  readonly metadata: Metadata;
  readonly type: InstrumentType;
}

/** The command that amends an instrument: the one that is marked in the list, else the one on the paper. */
export function Amending({ desk, marked, active }: AmendingProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [asked, ask] = useState<Asked | null>(null);

  const metadataOf = async (id: DocumentId): Promise<Result<Metadata, Failure>> => {
    if (desk.onPaper?.document.summary.id === id) return ok(desk.onPaper.draft.metadata());
    const read = await bridge.call['documents.open']({ documentId: id });
    return read.ok ? ok(read.value.metadata) : read;
  };
  const amend = async (documentId: DocumentId): Promise<void> => {
    const metadata = await metadataOf(documentId);
    if (!metadata.ok) return tellFailure(metadata.error);
    const type = typeOfDocument(metadata.value, instrumentData());
    if (metadata.value['instrument.copyOf'] !== undefined) toast({ text: t('instrument.amending.isCopy') });
    else if (type === undefined) toast({ text: t('instrument.amending.noType') });
    else ask({ documentId, metadata: metadata.value, type });
  };
  useCommand('instrument.amend', () => {
    if (!active) return;
    const target = amendableOf(marked, desk.onPaper?.document.summary ?? null);
    if (target === null) toast({ text: t('instrument.amending.choose') });
    else void amend(target.id);
  });

  return asked === null ? null : (
    <AmendDialog
      {...asked}
      onClose={() => ask(null)}
      onBegun={({ copy }) => {
        ask(null);
        void desk.open(copy);
        toast({ text: t('instrument.amending.begun') });
      }}
    />
  );
}
