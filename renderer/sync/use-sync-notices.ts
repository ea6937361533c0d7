import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { toast } from '../ui/Toasts.tsx';

/**
 * Says once what the hub changed in the list: documents left the desk because the person may not read them any more, or
 * came out of the bin because somebody wrote in them.
 */
export function useSyncNotices({
  removed,
  restored,
}: {
  readonly removed: number;
  readonly restored: number;
}): void {
  const { t } = useTranslation();
  const { number } = useFormat();
  const bridge = useBridge();
  useEffect(() => {
    if (removed > 0) toast({ text: t('sync.removed', { n: number(removed) }), stays: true });
    if (restored > 0) toast({ text: t('sync.restored', { n: number(restored) }), stays: true });
    if (removed + restored > 0) void bridge.call['sync.noted']({});
    // oxlint-disable-next-line react/exhaustive-deps -- once for each number: other words for it are no news
  }, [removed, restored]);
}
