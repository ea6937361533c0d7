import { useEffect, useState } from 'react';
import type { DocumentId, Hash } from '../../shared/document/model.ts';
import { placedText } from '../../shared/document/text.ts';
import { useBridge } from '../bridge.ts';

/** What a unit said when its body had this hash: null while it is read, undefined where no revision kept it. */
export function useEarlierWords(documentId: DocumentId, hash: Hash | null): string | null | undefined {
  const bridge = useBridge();
  const [read, setRead] = useState<{ readonly hash: Hash; readonly words: string | undefined } | null>(null);
  useEffect(() => {
    if (hash === null) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await bridge.call['history.body']({ documentId, hash });
      if (isWanted) setRead({ hash, words: answer.ok ? placedText(answer.value) : undefined });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, documentId, hash]);
  return read?.hash === hash ? read?.words : null;
}
