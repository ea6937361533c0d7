import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupedFingerprint } from '../../shared/directory/fingerprint.ts';
import { assertNever } from '../../shared/errors/result.ts';
import type { DirectoryTrouble, KeyStanding } from '../../shared/ipc/signing-key.ts';
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import { useTold } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Setting } from '../settings/Setting.tsx';
import { Button } from '../ui/Button.tsx';
import { Problem } from '../ui/Problem.tsx';
import { KeyPinDialog } from './KeyPinDialog.tsx';
import styles from './Account.module.css';

/** The key that this desk signs with: how it is read aloud, and what the ministry's directory says of it. */
export function SigningKey(): ReactNode {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const state = useTold('keys.changed', ({ call }) => call['keys.state']({}));
  const [open, setOpen] = useState<'make' | 'change' | null>(null);
  if (state === null) return null;
  const { key, ministry, trouble } = state;
  const isKhmer = i18n.language !== 'en';

  const standingText = (standing: KeyStanding): string => {
    switch (standing.is) {
      case 'enrolled':
        return t('signingKey.enrolled', { name: isKhmer ? standing.name.km : standing.name.en });
      case 'revoked':
        return t('signingKey.revoked');
      case 'notEnrolled':
        return t(standing.isAsked ? 'signingKey.asked' : 'signingKey.notAsked');
      default:
        return assertNever(standing);
    }
  };
  const troubleText = (found: DirectoryTrouble): string =>
    found.is === 'refused'
      ? t('signingKey.trouble.refused', { n: format.number(found.entry) })
      : t(`signingKey.trouble.${found.is}`);

  const mayMake = key === null || key.standing.is !== 'enrolled';
  return (
    <>
      <Setting title={t('signingKey.title')} meaning={t('signingKey.meaning')}>
        <div className={styles['steps']}>
          {key === null ? null : (
            <Button onPress={() => setOpen('change')}>{t('signingKey.changePin')}</Button>
          )}
          {mayMake ? (
            <Button onPress={() => setOpen('make')}>
              {t(key === null ? 'signingKey.make' : 'signingKey.makeAnew')}
            </Button>
          ) : null}
        </div>
      </Setting>
      <Problem text={trouble === null ? null : troubleText(trouble)} />
      {key === null ? null : (
        <dl className={styles['facts']}>
          <dt>{t('signingKey.fingerprint')}</dt>
          <dd className={styles['spoken']}>{isKhmer ? toKhmerDigits(key.fingerprint) : key.fingerprint}</dd>
          <dt>{t('signingKey.standing')}</dt>
          <dd>
            <output>{standingText(key.standing)}</output>
          </dd>
        </dl>
      )}
      {ministry === null ? null : (
        <dl className={styles['facts']}>
          <dt>{t('signingKey.ministry')}</dt>
          <dd className={styles['root']}>{groupedFingerprint(ministry)}</dd>
        </dl>
      )}
      {open === null ? null : <KeyPinDialog act={open} onClose={() => setOpen(null)} />}
    </>
  );
}
