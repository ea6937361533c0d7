import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { SyncState } from '../../shared/ipc/sync.ts';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CourierSection } from './CourierSection.tsx';
import { RecordNotices } from '../shared-records/RecordNotices.tsx';
import { ArrivedMedia } from './ArrivedMedia.tsx';
import { MediaTravel } from './MediaTravel.tsx';
import { hasMediaOnItsWay, refusalOf, standingOf } from './sync-words.ts';
import { useSyncNotices } from './use-sync-notices.ts';
import { useSync } from './use-sync.ts';
import styles from './SyncStatus.module.css';

type Connected = Extract<SyncState, { readonly kind: 'connected' }>;

/** How far the ministry has what is written here; a desk that was never connected says nothing of it. */
export function SyncStatus(): ReactNode {
  const state = useSync();
  return state.kind === 'alone' ? null : <Standing state={state} />;
}

function Standing({ state }: { readonly state: Connected }): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [isOpen, setOpen] = useState(false);
  useSyncNotices(state);
  const standing = standingOf(state);
  const n = number(standing === 'refused' ? state.refused.count : state.waiting);
  const toDecide = state.toDecide.length;
  const { media } = state;
  const isMoreWaiting = standing === 'noLine' && state.waiting > 0;
  return (
    <>
      <AriaButton
        className={styles['standing'] ?? ''}
        data-sync-state={standing}
        onPress={() => setOpen(true)}
      >
        <span aria-live="polite">
          {t(`sync.${standing}`, { n })}
          {standing === 'upToDate' && hasMediaOnItsWay(state)
            ? ` · ${t('sync.media.onItsWay', { n: number(media.sending.count + media.receiving.count) })}`
            : null}
          {isMoreWaiting ? ` · ${t('sync.waiting', { n })}` : null}
          {toDecide === 0 ? null : ` · ${t('sync.toDecide', { n: number(toDecide) })}`}
        </span>
      </AriaButton>
      <ArrivedMedia />
      <RecordNotices />
      {isOpen ? <SyncDialog state={state} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What happened, what is safe, and what can be done about it. */
function SyncDialog({
  state,
  onClose,
}: {
  readonly state: Connected;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { number, since } = useFormat();
  const { problem, refused, waiting, alone, toDecide, keptAside, heardAt, isSyncing } = state;
  const now = useNow();
  const emptying = problem === 'massDeletion';
  return (
    <Dialog title={t('sync.title')} onClose={onClose}>
      <div className={styles['details']}>
        <output className={styles['sentence']}>
          {problem === null
            ? t(waiting > 0 ? 'sync.willBeSent' : 'sync.allSent')
            : t(`sync.problem.${problem}`)}
        </output>
        {refused.count === 0 ? null : (
          <p>
            {t(`sync.refusal.${refusalOf(state)}`, {
              n: number(refused.count),
              reason: refused.reasons.join(', '),
            })}
          </p>
        )}
        {keptAside === 0 ? null : <p>{t('sync.keptAside', { n: number(keptAside) })}</p>}
        {alone === 0 ? null : <p>{t('sync.alone')}</p>}
        {toDecide.length === 0 ? null : <p>{t('sync.decideMeaning')}</p>}
        <dl className={styles['facts']}>
          <dt>{t('sync.waitingLabel')}</dt>
          <dd>{number(waiting)}</dd>
          {alone === 0 ? null : (
            <>
              <dt>{t('sync.aloneLabel')}</dt>
              <dd>{number(alone)}</dd>
            </>
          )}
          {toDecide.length === 0 ? null : (
            <>
              <dt>{t('sync.decideLabel')}</dt>
              <dd>{number(toDecide.length)}</dd>
            </>
          )}
          <dt>{t('sync.heardLabel')}</dt>
          <dd>{heardAt === null ? t('sync.notHeard') : since(heardAt, now)}</dd>
        </dl>
        <MediaTravel state={state.media} />
        <CourierSection />
        <footer className={styles['foot']}>
          <Button
            look={emptying ? 'edged' : 'strong'}
            isDisabled={isSyncing}
            onPress={() => void bridge.call['sync.now']({ allowEmptying: false })}
          >
            {t(isSyncing ? 'sync.syncing' : 'sync.now')}
          </Button>
          {emptying ? (
            <Button onPress={() => void bridge.call['sync.now']({ allowEmptying: true })}>
              {t('sync.takeIn')}
            </Button>
          ) : null}
          {alone === 0 ? null : (
            <Button onPress={() => void bridge.call['sync.join']({ documentIds: null })}>
              {t('sync.sendAlone')}
            </Button>
          )}
          <Button onPress={onClose}>{t('sync.close')}</Button>
        </footer>
      </div>
    </Dialog>
  );
}
