import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';
import { toast } from '../ui/Toasts.tsx';
import type { Filter } from './filter.ts';
import { FILTERS_RECORD, savedFrom, type SavedFilter } from './saved-filters.ts';

export interface SavedFilters {
  readonly saved: readonly SavedFilter[];
  readonly save: (name: string, filter: Filter) => void;
  /** With a way back in a message. */
  readonly remove: (filter: SavedFilter) => void;
}

const jsonOf = ({ id, name, filter }: SavedFilter): JsonValue => ({ id, name, filter: { ...filter } });

export function useSavedFilters(): SavedFilters {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [saved, setSaved] = useState<readonly SavedFilter[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => setSaved(savedFrom(await readFields(bridge, FILTERS_RECORD)));
    void read();
  }, [bridge]);
  /** Another window may have saved one since: what is stored is changed, not what was read once. */
  const change = useCallback(
    async (make: (filters: readonly SavedFilter[]) => readonly SavedFilter[]): Promise<void> => {
      const next = make(savedFrom(await readFields(bridge, FILTERS_RECORD)));
      setSaved(next);
      await writeFields(bridge, FILTERS_RECORD, { filters: next.map(jsonOf) });
    },
    [bridge],
  );
  return {
    saved,
    save: (name, filter) =>
      void change((filters) => [
        ...filters.filter((other) => other.name !== name),
        { id: crypto.randomUUID(), name, filter },
      ]),
    remove(filter) {
      void change((filters) => filters.filter(({ id }) => id !== filter.id));
      toast({
        text: t('library.filterRemoved', { name: filter.name }),
        action: { text: t('undo'), onPress: () => void change((filters) => [...filters, filter]) },
      });
    },
  };
}
