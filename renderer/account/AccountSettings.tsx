import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCK_MINUTES, type LockMinutes } from '../../shared/ipc/account.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { carryOut, useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Setting } from '../settings/Setting.tsx';
import settings from '../settings/SettingsPane.module.css';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { EnrolDialog } from './EnrolDialog.tsx';
import { SigningKey } from './SigningKey.tsx';
import { PinDialog } from './PinDialog.tsx';
import { SignOutDialog } from './SignOutDialog.tsx';
import { useAccount } from './use-account.ts';
import { useLock } from './use-lock.ts';
import { WhoAmI } from './WhoAmI.tsx';
import styles from './Account.module.css';

/** Which hub the desk belongs to and as whose, and the lock before it. Without a hub it says what one is for. */
export function AccountSettings(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const account = useAccount();
  const lock = useLock();
  const [open, setOpen] = useState<'connect' | 'enrol' | 'set' | 'remove' | null>(null);
  const [unsent, setUnsent] = useState<readonly DocumentSummary[] | null>(null);
  if (account === null) return null;
  // Signing in again ends nothing before it is done.
  const me = account.kind === 'none' ? null : account.me;
  const hub = account.kind === 'none' ? null : account.hub;

  /** Nothing is asked where nothing waits. */
  const signOut = async (): Promise<void> => {
    const waiting = await bridge.call['account.unsent']({});
    if (!waiting.ok) return tellFailure(waiting.error);
    const ids = [...waiting.value.documentIds];
    const named = await bridge.call['documents.summaries']({ ids: ids.slice(0, 1000) });
    if (!named.ok) return tellFailure(named.error);
    if (named.value.length > 0) return setUnsent(named.value);
    const answer = await bridge.call['account.signOut']({});
    if (!answer.ok) tellFailure(answer.error);
  };

  const setMinutes = async (minutes: LockMinutes): Promise<void> => {
    const answer = await bridge.call['lock.setMinutes']({ minutes });
    if (!answer.ok) tellFailure(answer.error);
  };

  return (
    <section className={settings['group']} aria-labelledby="settings-hub">
      <h2 id="settings-hub">{t('account.title')}</h2>
      {me !== null && hub !== null ? (
        <>
          <div className={styles['signedIn']}>
            <WhoAmI me={me} />
            <dl className={styles['facts']}>
              <dt>{t('account.hub')}</dt>
              <dd>
                {hub.address}
                <small className={styles['fingerprint']}>{hub.fingerprint}</small>
              </dd>
            </dl>
            <div className={styles['steps']}>
              <Button onPress={() => setOpen('connect')}>{t('account.again')}</Button>
              <Button onPress={() => void signOut()}>{t('account.signOut')}</Button>
            </div>
          </div>
          <Setting title={t('lock.setting')} meaning={t('lock.meaning')} keys={keysOf('desk.lock')}>
            {lock?.hasPin === true ? (
              <div className={styles['steps']}>
                <Button onPress={() => carryOut('desk.lock')}>{t('lock.now')}</Button>
                <Button onPress={() => setOpen('remove')}>{t('lock.removePin')}</Button>
              </div>
            ) : (
              <Button onPress={() => setOpen('set')}>{t('lock.setPin')}</Button>
            )}
          </Setting>
          {lock?.hasPin === true ? (
            <Setting title={t('lock.after')} meaning={t('lock.afterMeaning')}>
              <Segments
                label={t('lock.after')}
                options={LOCK_MINUTES.map((minutes) => ({
                  id: String(minutes),
                  text: minutes === 0 ? t('lock.never') : t('lock.minutes', { n: format.number(minutes) }),
                }))}
                chosen={String(lock.minutes)}
                onChoose={(id) => {
                  const minutes = LOCK_MINUTES.find((one) => String(one) === id) ?? 0;
                  void setMinutes(minutes);
                }}
              />
            </Setting>
          ) : null}
          <SigningKey />
        </>
      ) : (
        <Setting title={t('account.none')} meaning={t('account.noneMeaning')}>
          <div className={styles['steps']}>
            <Button onPress={() => setOpen('connect')}>{t('account.connect')}</Button>
            <Button onPress={() => setOpen('enrol')}>{t('account.courier.title')}</Button>
          </div>
        </Setting>
      )}
      {open === 'connect' ? (
        <ConnectDialog state={account} hub={me === null ? null : hub} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'enrol' ? <EnrolDialog onClose={() => setOpen(null)} /> : null}
      {open === 'set' || open === 'remove' ? <PinDialog act={open} onClose={() => setOpen(null)} /> : null}
      {unsent === null ? null : <SignOutDialog unsent={unsent} onClose={() => setUnsent(null)} />}
    </section>
  );
}
