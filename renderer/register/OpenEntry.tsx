import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sameJson } from '../../shared/document/same.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import type { RegisterChange } from '../../shared/ipc/register.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { instrumentData } from '../instrument/office-instruments.ts';
import { toast } from '../ui/Toasts.tsx';
import { draftOf, emptyEntry, enteredOf, keepDraft, tidied } from './entry-draft.ts';
import { EntryForm } from './EntryForm.tsx';
import { nameOf } from './name.ts';
import { useEntries } from './use-register.ts';

export interface OpenEntryProps {
  /** Of an entry, or of one that is not in the register yet. */
  readonly id: RegisterId;
  /** Null: none is open any more. */
  readonly onOpen: (id: RegisterId | null) => void;
}

/** What most entries of a register are. */
const firstType = ({ types }: InstrumentData): string =>
  (types.find(({ id }) => id === 'sub_decree') ?? types[0])?.id ?? '';

/** The entry that is open: what is stored of it, with what was typed over it. */
export function OpenEntry({ id, onOpen }: OpenEntryProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const bridge = useBridge();
  const [draft, setDraft] = useState(() => draftOf(id) ?? null);
  const read = useEntries([id]);
  if (read === null) return null;
  const registered = read.get(id);
  const stored = registered === undefined ? null : enteredOf(registered);
  const shown = draft ?? stored ?? emptyEntry(id, firstType(instrumentData()));

  const change = (next: RegisterEntry | null): void => {
    keepDraft(id, next, stored);
    setDraft(next);
  };
  const save = async (): Promise<void> => {
    const entry = tidied(shown);
    const undo = await bridge.call['register.change']({ puts: [entry], removes: [] });
    if (!undo.ok) return tellFailure(undo.error);
    change(null);
    toast({
      text: t('register.saved'),
      action: { text: t('undo'), onPress: () => void takeBack(undo.value) },
    });
  };
  const remove = async (): Promise<void> => {
    if (stored === null) return;
    const undo = await bridge.call['register.change']({ puts: [], removes: [id] });
    if (!undo.ok) return tellFailure(undo.error);
    change(null);
    onOpen(null);
    toast({
      text: t('register.removed', { name: nameOf(stored, language) }),
      action: { text: t('undo'), onPress: () => void takeBack(undo.value) },
    });
  };
  const takeBack = async (undo: RegisterChange): Promise<void> => {
    const undone = await bridge.call['register.change'](undo);
    if (!undone.ok) tellFailure(undone.error);
  };

  return (
    <EntryForm
      entry={shown}
      relatedBy={registered?.relatedBy ?? []}
      isNew={stored === null}
      isChanged={draft !== null && !sameJson(tidied(draft), stored)}
      onChange={change}
      onSave={() => void save()}
      onDiscard={() => {
        change(null);
        if (stored === null) onOpen(null);
      }}
      onRemove={() => void remove()}
      onGoTo={onOpen}
    />
  );
}
