import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FailureCode } from '../../shared/errors/failure.ts';
import type { AccountState, HubShown } from '../../shared/ipc/account.ts';
import { useBridge } from '../bridge.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CodeShown } from './CodeShown.tsx';
import { WhoAmI } from './WhoAmI.tsx';
import styles from './Account.module.css';

export interface ConnectDialogProps {
  readonly state: AccountState;
  /** The hub that this desk has belonged to; the address is asked for where there is none. */
  readonly hub: HubShown | null;
  readonly onClose: () => void;
}

/** Four steps: the hub's address, whether it is the right hub, the code, and who one is there. */
export function ConnectDialog({ state, hub: known, onClose }: ConnectDialogProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [address, setAddress] = useState(known?.address ?? '');
  const [found, setFound] = useState<HubShown | null>(known);
  const [hasBegun, setBegun] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FailureCode | null>(null);

  const close = (): void => {
    if (state.kind === 'waiting') void bridge.call['account.cancel']({});
    onClose();
  };
  const find = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await bridge.call['account.find']({ address });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setProblem(answer.error.code);
  };
  const begin = async (hub: HubShown): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await bridge.call['account.begin'](hub);
    setBusy(false);
    setBegun(answer.ok);
    if (!answer.ok) setProblem(answer.error.code);
  };

  const ended = state.kind === 'waiting' ? null : state.ended;
  const told =
    problem !== null
      ? t(problem === 'invalid' ? 'account.badAddress' : `failure.${problem}`)
      : hasBegun && ended !== null
        ? t(`account.ended.${ended}`)
        : null;

  const step = (): ReactNode => {
    if (state.kind === 'waiting')
      return <CodeShown waiting={state} onCancel={() => void bridge.call['account.cancel']({})} />;
    if (hasBegun && state.kind === 'signedIn' && ended === null)
      return (
        <>
          <output>{t('account.done')}</output>
          <WhoAmI me={state.me} />
          <div className={styles['actions']}>
            <Button look="strong" onPress={onClose}>
              {t('account.toWork')}
            </Button>
          </div>
        </>
      );
    if (found !== null)
      return (
        <>
          <p>{t('account.compare')}</p>
          <dl className={styles['facts']}>
            <dt>{t('account.address')}</dt>
            <dd>{found.address}</dd>
            <dt>{t('account.fingerprint')}</dt>
            <dd className={styles['fingerprint']}>{found.fingerprint}</dd>
          </dl>
          <div className={styles['actions']}>
            <Button look="plain" onPress={() => (known === null ? setFound(null) : close())}>
              {t(known === null ? 'account.otherAddress' : 'account.cancel')}
            </Button>
            <Button look="strong" isDisabled={isBusy} onPress={() => void begin(found)}>
              {t('account.isOurs')}
            </Button>
          </div>
        </>
      );
    return (
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <p>{t('account.askAddress')}</p>
        <TextField
          entered
          label={t('account.address')}
          value={address}
          maxLength={500}
          lang="en"
          onChange={setAddress}
        />
        <div className={styles['actions']}>
          <Button look="plain" onPress={close}>
            {t('account.cancel')}
          </Button>
          <Button look="strong" type="submit" isDisabled={isBusy || address.trim() === ''}>
            {t('account.find')}
          </Button>
        </div>
      </Form>
    );
  };
  return (
    <Dialog title={t('account.connect')} onClose={close}>
      <Problem text={told} />
      {step()}
    </Dialog>
  );
}
