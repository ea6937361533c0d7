import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';

type Change<Entry> = (entries: readonly Entry[]) => readonly Entry[];

export interface EntryChanges<Entry> {
  /** Answers whether it was kept; a failure has been told. */
  readonly change: (next: Change<Entry>) => Promise<boolean>;
  /** Puts it in the place of the entry with its id. */
  readonly replace: (entry: Entry) => void;
  /** With a way back in a message that calls the entry by this name. */
  readonly remove: (entry: Entry, name: string) => Promise<void>;
}

/** Changes one of the office's lists as a person asks for it. */
export function useEntryChanges<Entry extends { readonly id: string }>(used: {
  readonly entries: readonly Entry[];
  readonly change: (next: Change<Entry>) => Promise<Result<null, Failure>>;
}): EntryChanges<Entry> {
  const { t } = useTranslation();
  const change = async (next: Change<Entry>): Promise<boolean> => {
    const changed = await used.change(next);
    if (!changed.ok) tellFailure(changed.error);
    return changed.ok;
  };
  return {
    change,
    replace: (entry) =>
      void change((entries) => entries.map((other) => (other.id === entry.id ? entry : other))),
    async remove(entry, name) {
      const at = used.entries.indexOf(entry);
      if (!(await change((entries) => entries.filter(({ id }) => id !== entry.id)))) return;
      toast({
        text: t('lists.removed', { name }),
        action: { text: t('undo'), onPress: () => void change((entries) => entries.toSpliced(at, 0, entry)) },
      });
    },
  };
}
