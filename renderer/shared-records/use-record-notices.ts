import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { RecordNotice } from '../../shared/ipc/record-notices.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';

export interface RecordNoticesWork {
  readonly notices: readonly RecordNotice[];
  /** Makes the entry what the notice wants, for everybody. */
  readonly takeBack: (id: string) => Promise<void>;
  /** Leaves it as it stands. */
  readonly hear: (id: string) => Promise<void>;
}

async function tellIfFailed(asked: Promise<Result<null, Failure>>): Promise<void> {
  const answer = await asked;
  if (!answer.ok) tellFailure(answer.error);
}

/** What this desk tells of records that offices share, newest state whenever it changes. */
export function useRecordNotices(): RecordNoticesWork {
  const bridge = useBridge();
  const [notices, setNotices] = useState<readonly RecordNotice[]>([]);
  useEffect(() => {
    let newest = 0;
    const read = async (): Promise<void> => {
      newest += 1;
      const asked = newest;
      const answer = await bridge.call['records.notices']({});
      // Where it cannot be read nothing is told; the desk keeps it.
      if (asked === newest && answer.ok) setNotices(answer.value);
    };
    void read();
    const stops = [
      bridge.on('records.noticed', () => void read()),
      bridge.on('records.changed', () => void read()),
      bridge.on('register.changed', () => void read()),
    ];
    return () => {
      newest += 1;
      for (const stop of stops) stop();
    };
  }, [bridge]);
  return {
    notices,
    takeBack: (id) => tellIfFailed(bridge.call['records.takeBack']({ id })),
    hear: (id) => tellIfFailed(bridge.call['records.hear']({ id })),
  };
}
