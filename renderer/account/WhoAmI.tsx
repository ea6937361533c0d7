import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/sync/account.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './Account.module.css';

/** The person as the hub knows them, and what they are in which offices. */
export function WhoAmI({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const nameOf = ({ km, en }: { readonly km: string; readonly en: string }): string =>
    (language === 'km' ? km || en : en || km) || t('person.unnamed');
  return (
    <dl className={styles['facts']}>
      <dt>{t('account.person')}</dt>
      <dd>
        {nameOf(me.person.name)}
        <small>{me.person.email}</small>
      </dd>
      {me.offices.map(({ id, name, roles }) => (
        <div key={id} className={styles['office']}>
          <dt>{t('account.office')}</dt>
          <dd>
            {nameOf(name)}
            <small>{roles.map((role) => t(`account.role.${role}`)).join(' · ')}</small>
          </dd>
        </div>
      ))}
      {me.offices.length === 0 ? (
        <>
          <dt>{t('account.office')}</dt>
          <dd>{t('account.noOffice')}</dd>
        </>
      ) : null}
    </dl>
  );
}
