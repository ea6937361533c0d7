import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';
import { INSPECTOR_RECORD, inspectorFrom, withinWidth, type InspectorState } from './inspector-record.ts';
import type { PanelId } from './panels.ts';

export interface InspectorWork extends InspectorState {
  readonly toggle: () => void;
  /** Opens it on a panel; closes it where that panel is in sight already. */
  readonly toggleOn: (tab: PanelId) => void;
  /** Opens it on a panel. */
  readonly show: (tab: PanelId) => void;
  readonly resize: (width: number) => void;
}

/** A drag moves the edge with every frame; what it came to is written when it rests this long, in milliseconds. */
const REST_MS = 300;

/** The panel beside the paper: open or not, which tab, how wide; remembered in the profile. */
export function useInspector(): InspectorWork {
  const bridge = useBridge();
  const [state, setState] = useState<InspectorState>(() => inspectorFrom({}, window.innerWidth));
  const [changed, setChanged] = useState<Partial<InspectorState>>({});
  useEffect(() => {
    const read = async (): Promise<void> => {
      setState(inspectorFrom(await readFields(bridge, INSPECTOR_RECORD), window.innerWidth));
    };
    void read();
  }, [bridge]);
  useEffect(() => {
    if (Object.keys(changed).length === 0) return undefined;
    const timer = setTimeout(() => void writeFields(bridge, INSPECTOR_RECORD, changed), REST_MS);
    return () => clearTimeout(timer);
  }, [bridge, changed]);

  const change = (next: Partial<InspectorState>): void => {
    setState((before) => ({ ...before, ...next }));
    setChanged((before) => ({ ...before, ...next }));
  };
  return {
    ...state,
    toggle: () => change({ open: !state.open }),
    toggleOn: (tab) => change({ tab, open: !(state.open && state.tab === tab) }),
    show: (tab) => change({ tab, open: true }),
    resize: (width) => change({ width: withinWidth(width) }),
  };
}
