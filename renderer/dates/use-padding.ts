import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';

const RECORD = 'settings.dates';

/** Whether the day of a date line has two digits, as a person chose it last. */
export function usePadding(): readonly [isPadded: boolean, choose: (isPadded: boolean) => void] {
  const bridge = useBridge();
  const [isPadded, setPadded] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const fields = await readFields(bridge, RECORD);
      if (isWanted && fields['padded'] === true) setPadded(true);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  return [
    isPadded,
    (chosen) => {
      setPadded(chosen);
      void writeFields(bridge, RECORD, { padded: chosen });
    },
  ];
}
