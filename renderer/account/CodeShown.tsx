import type { ReactNode } from 'react';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../shared/ipc/account.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Account.module.css';

export interface CodeShownProps {
  readonly waiting: Extract<AccountState, { readonly kind: 'waiting' }>;
  readonly onCancel: () => void;
}

/** The code as a person types it on the hub's page, on this computer or on a telephone. */
export function CodeShown({ waiting, onCancel }: CodeShownProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const openPage = async (): Promise<void> => {
    const answer = await bridge.call['link.open']({ href: waiting.pageWithCode });
    if (!answer.ok) tellFailure(answer.error);
  };
  return (
    <div className={styles['waiting']}>
      <p>{t('account.enterCode')}</p>
      <p className={styles['address']}>{waiting.page}</p>
      <output className={styles['code']} aria-label={t('account.code')}>
        {grouped(waiting.userCode)}
      </output>
      <output className={styles['meaning']}>
        {t('account.waiting', { time: format.clock(waiting.until) })}
      </output>
      <div className={styles['actions']}>
        <Button look="plain" onPress={onCancel}>
          {t('account.cancel')}
        </Button>
        <Button look="strong" onPress={() => void openPage()}>
          <ExternalLink aria-hidden />
          {t('account.openPage')}
        </Button>
      </div>
    </div>
  );
}

/** Two halves, which are easier to copy than eight signs in a row. */
const grouped = (code: string): string =>
  /^\w{8}$/u.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
