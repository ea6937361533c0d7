import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';

/** Whether the desk runs in the host that tests use, whose keys are not safe; false until that is known. */
export function useTestHost(): boolean {
  const bridge = useBridge();
  const [isTest, setTest] = useState(false);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await bridge.call['window.host']({});
      setTest(answer.ok && answer.value.test);
    };
    void read();
  }, [bridge]);
  return isTest;
}
