import { useEffect, useState } from 'react';
import { useBridge, useCommand } from '../../bridge.ts';
import { readFields, writeFields } from '../../records.ts';

/** How a person likes to see the text: the record `settings.editor`. */
const EDITOR_RECORD = 'settings.editor';

/** Whether the invisible marks are shown, as a person left it, and the way to change it. */
export function useMarksView(enabled: boolean): { readonly shown: boolean; readonly toggle: () => void } {
  const bridge = useBridge();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const fields = await readFields(bridge, EDITOR_RECORD);
      if (isWanted && fields['marks'] === true) setShown(true);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  const toggle = (): void => {
    setShown(!shown);
    void writeFields(bridge, EDITOR_RECORD, { marks: !shown });
  };
  useCommand('view.marks', () => {
    if (enabled) toggle();
  });
  return { shown, toggle };
}
