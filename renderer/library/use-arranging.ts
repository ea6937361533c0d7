import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Arrangement, ArrangementAct } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { toast } from '../ui/Toasts.tsx';

/** So many documents are asked for at once; with more, progress is shown between. */
const AT_ONCE = 50;

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface Arranging {
  /** Null while nothing goes on, or so little that it is done at once. */
  readonly progress: Progress | null;
  /** Does it to all of them, and says so with a way back. */
  readonly arrange: (documents: readonly DocumentId[], act: ArrangementAct) => Promise<void>;
}

interface Done {
  /** What brings back what was. */
  readonly undo: readonly Arrangement[];
  readonly result: Result<null, Failure>;
}

async function carryOut(
  bridge: Bridge,
  arrangements: readonly Arrangement[],
  onProgress: (progress: Progress) => void,
): Promise<Done> {
  const undo: Arrangement[] = [];
  for (let at = 0; at < arrangements.length; at += AT_ONCE) {
    if (arrangements.length > AT_ONCE) onProgress({ done: at, of: arrangements.length });
    const answer = await bridge.call['documents.arrange']({
      arrangements: arrangements.slice(at, at + AT_ONCE),
    });
    if (!answer.ok) return { undo, result: answer };
    undo.push(...answer.value);
  }
  return { undo, result: ok(null) };
}

/**
 * `putAway`: takes documents that go to the bin off the paper, and answers whether it could. `after`: something has
 * changed.
 */
export function useArranging(
  putAway: (binned: readonly DocumentId[]) => Promise<boolean>,
  after: () => unknown,
): Arranging {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [progress, setProgress] = useState<Progress | null>(null);

  /** Answers what brings back what was. */
  const run = async (arrangements: readonly Arrangement[]): Promise<readonly Arrangement[]> => {
    const binned = arrangements.filter(({ act }) => act.kind === 'bin').map(({ documentId }) => documentId);
    if (!(await putAway(binned))) return [];
    const { undo, result } = await carryOut(bridge, arrangements, setProgress);
    setProgress(null);
    if (!result.ok) tellFailure(result.error);
    after();
    return undo;
  };

  return {
    progress,
    async arrange(documents, act) {
      const undo = await run(documents.map((documentId) => ({ documentId, act })));
      if (undo.length === 0) return;
      toast({
        text: t(`library.done.${act.kind}`, { n: format.number(undo.length) }),
        action: { text: t('undo'), onPress: () => void run(undo) },
      });
    },
  };
}
