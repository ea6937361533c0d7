import { useEffect, useReducer } from 'react';
import { useBridge } from '../bridge.ts';
import { BEFORE_START, withCoreState, type CoreView } from './core-view.ts';

/** Follows the core's state from the first answer on. */
export function useCoreView(): CoreView {
  const bridge = useBridge();
  const [view, tell] = useReducer(withCoreState, BEFORE_START);
  useEffect(() => {
    let told = false;
    const stop = bridge.on('core.state', (state) => {
      told = true;
      tell(state);
    });
    const ask = async (): Promise<void> => {
      const answer = await bridge.call['core.state']({});
      // An event that came meanwhile is newer than this answer; a failure is followed by an event.
      if (answer.ok && !told) tell(answer.value);
    };
    void ask();
    return stop;
  }, [bridge]);
  return view;
}
