import { useEffect, useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ProfileSummary } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './ProfileDialog.module.css';

export interface ProfileDialogProps {
  /** Puts this window's words on disk; false where that cannot be done now. */
  readonly flush: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** Who works at this computer: another person's desk, or a new one. Each has documents of their own. */
export function ProfileDialog({ flush, onClose }: ProfileDialogProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [profiles, setProfiles] = useState<readonly ProfileSummary[]>([]);
  const [name, setName] = useState('');

  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await bridge.call['profiles.list']({});
      if (answer.ok) setProfiles(answer.value);
      else tellFailure(answer.error);
    };
    void read();
  }, [bridge]);

  const nameOf = (profile: ProfileSummary): string =>
    profile.name === '' ? t('person.unnamed') : profile.name;
  const switchTo = async (id: string): Promise<void> => {
    if (!(await flush())) return;
    const answer = await bridge.call['profiles.switch']({ id });
    if (!answer.ok) tellFailure(answer.error);
  };
  const create = async (): Promise<void> => {
    const answer = await bridge.call['profiles.create']({ name: name.trim() });
    if (answer.ok) await switchTo(answer.value.id);
    else tellFailure(answer.error);
  };

  return (
    <Dialog title={t('profiles.title')} onClose={onClose}>
      <ul className={styles['people']}>
        {profiles.map((profile) => (
          <li key={profile.id} className={styles['person']}>
            <span>{nameOf(profile)}</span>
            {profile.current ? (
              <span className={styles['current']}>{t('profiles.current')}</span>
            ) : (
              <Button
                aria-label={t('profiles.switchTo', { name: nameOf(profile) })}
                onPress={() => void switchTo(profile.id)}
              >
                {t('profiles.switch')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Form
        className={styles['new'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField label={t('profiles.newName')} value={name} maxLength={200} onChange={setName} />
        <div className={styles['actions']}>
          <Button look="plain" onPress={onClose}>
            {t('profiles.cancel')}
          </Button>
          <Button look="strong" type="submit" isDisabled={name.trim() === ''}>
            {t('profiles.create')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
