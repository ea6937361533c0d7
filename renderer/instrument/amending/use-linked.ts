import { useEffect, useState } from 'react';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { DocumentSummary } from '../../../shared/ipc/types.ts';
import { useBridge } from '../../bridge.ts';

/** Documents that one is linked with, as lists show them; null for what is gone or not read yet. */
export function useLinked(ids: readonly DocumentId[]): (id: DocumentId) => DocumentSummary | null {
  const bridge = useBridge();
  const [read, setRead] = useState<ReadonlyMap<DocumentId, DocumentSummary>>(new Map());
  const asked = ids.join(' ');
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await bridge.call['documents.summaries']({ ids: asked === '' ? [] : asked.split(' ') });
      if (isWanted && answer.ok) setRead(new Map(answer.value.map((summary) => [summary.id, summary])));
    };
    void ask();
    const stop = bridge.on('documents.changed', (changed) => {
      if (changed.ids.some((id) => asked.includes(id))) void ask();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [bridge, asked]);
  return (id) => {
    const summary = read.get(id);
    return summary === undefined || summary.binnedAt !== null ? null : summary;
  };
}
