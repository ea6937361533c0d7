import { useCallback, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge, useCommand } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';
import { useLock } from './use-lock.ts';

const MINUTE = 60_000;
/** What somebody who sits at the desk does. */
export const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Shuts the desk when it is asked to, and by itself when nobody has touched it for as long as the person said. */
export function useLocking(flush: () => Promise<boolean>, isOpen: boolean): () => Promise<void> {
  const { t } = useTranslation();
  const bridge = useBridge();
  const state = useLock();
  const hasPin = state?.hasPin === true;
  const lock = useCallback(async (): Promise<void> => {
    await flush();
    const answer = await bridge.call['lock.lock']({});
    if (!answer.ok) tellFailure(answer.error);
  }, [bridge, flush]);
  useCommand('desk.lock', () => {
    if (hasPin) void lock();
    else toast({ text: t('lock.noPin') });
  });

  const minutes = hasPin && isOpen ? state.minutes : 0;
  const shut = useEffectEvent(() => void lock());
  useEffect(() => {
    if (minutes === 0) return undefined;
    let timer = setTimeout(shut, minutes * MINUTE);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(shut, minutes * MINUTE);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [minutes]);
  return lock;
}
