import { useEffect } from 'react';
import { useBridge } from '../bridge.ts';
import { pagePorts } from '../drafting/ports.ts';
import { writeFields } from '../records.ts';
import { DESK_RECORD } from './desk-record.ts';
import type { OnPaper } from './opener.ts';

/** Where the caret rests is noted once it has rested, in milliseconds: arrows that run through a text write nothing. */
const REST_MS = 1_000;

/** Remembers in which unit the person writes, so that the next day begins there. */
export function useCaretMemory(onPaper: OnPaper | null): void {
  const bridge = useBridge();
  useEffect(() => {
    if (onPaper === null) return undefined;
    const { draft } = onPaper;
    const { whereabouts } = draft.text;
    let callOff: (() => void) | null = null;
    const stop = whereabouts.onCaret(() => {
      callOff?.();
      callOff = pagePorts.after(REST_MS, () => {
        const caret = whereabouts.caret();
        if (caret === null) return;
        const { language, uid } = caret;
        void writeFields(bridge, DESK_RECORD, { caret: { document: draft.documentId, language, uid } });
      });
    });
    return () => {
      stop();
      callOff?.();
    };
  }, [bridge, onPaper]);
}
