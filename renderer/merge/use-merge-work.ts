import { useEffect, useEffectEvent, useState } from 'react';
import type { Decision } from '../../shared/document/conflict.ts';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Merged, MergeWork } from '../../shared/ipc/merging.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';

export interface Deciding {
  /** Undefined until it is read; null where nothing waits any more. */
  readonly work: MergeWork | null | undefined;
  /** Kept on the disk before it shows. Null: it is open again. */
  readonly decide: (conflict: string, decision: Decision | null) => Promise<void>;
  /** Takes the last decision of this visit back; false where there is none. */
  readonly undo: () => boolean;
  /** Null where it did not work, which has been told. */
  readonly finish: () => Promise<Merged | null>;
}

interface Step {
  readonly conflict: string;
  readonly before: Decision | null;
}

/** What is to be decided in a document, and the decisions as they are made. */
export function useMergeWork(documentId: DocumentId, flush: () => Promise<boolean>): Deciding {
  const bridge = useBridge();
  const [work, setWork] = useState<MergeWork | null | undefined>();
  const [steps, setSteps] = useState<readonly Step[]>([]);

  const read = useEffectEvent(async (isWanted: () => boolean): Promise<void> => {
    // What is on the paper is one of the two sides.
    await flush();
    const answer = await bridge.call['merging.read']({ documentId });
    if (!isWanted()) return;
    if (answer.ok) setWork(answer.value);
    else {
      setWork(null);
      tellFailure(answer.error);
    }
  });
  useEffect(() => {
    let newest = 0;
    const again = (): void => {
      newest += 1;
      const asked = newest;
      void read(() => asked === newest);
    };
    again();
    // Another window typed on, or more arrived: what is asked may be something else now.
    const stop = bridge.on('document.changed', (changed) => {
      if (changed.documentId === documentId) again();
    });
    return () => {
      newest += 1;
      stop();
    };
  }, [bridge, documentId]);

  const put = async (conflict: string, decision: Decision | null): Promise<boolean> => {
    const answer = await bridge.call['merging.decide']({ documentId, conflict, decision });
    if (!answer.ok) {
      tellFailure(answer.error);
      return false;
    }
    setWork((known) =>
      known === null || known === undefined ? known : { ...known, decisions: answer.value },
    );
    return true;
  };

  return {
    work,
    async decide(conflict, decision) {
      const before = work?.decisions[conflict] ?? null;
      if (await put(conflict, decision)) setSteps((made) => [...made, { conflict, before }]);
    },
    undo() {
      const step = steps.at(-1);
      if (step === undefined) return false;
      setSteps(steps.slice(0, -1));
      void put(step.conflict, step.before);
      return true;
    },
    async finish() {
      const answer = await bridge.call['merging.finish']({ documentId });
      if (answer.ok) return answer.value;
      tellFailure(answer.error);
      return null;
    },
  };
}
