import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MediaOnItsWay, MediaTravelState } from '../../shared/ipc/sync.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { MEDIA_LIMITS } from './sync-words.ts';
import { useMediaSettings } from './use-media-settings.ts';
import styles from './SyncStatus.module.css';

/** Pictures and files on their way, and when and how fast they may travel. */
export function MediaTravel({ state }: { readonly state: MediaTravelState }): ReactNode {
  const { t } = useTranslation();
  const { number, size } = useFormat();
  const [{ later, limit }, change] = useMediaSettings();
  const { sending, receiving, givenUp, isLater, hasNoRoom } = state;
  return (
    <section className={`${styles['part']} ${styles['media']}`} aria-labelledby="sync-media">
      <h3 id="sync-media">{t('sync.media.title')}</h3>
      {sending.count + receiving.count === 0 ? (
        <p>{t('sync.media.none')}</p>
      ) : (
        <dl className={styles['facts']}>
          <OnItsWay name={t('sync.media.sending')} way={sending} />
          <OnItsWay name={t('sync.media.receiving')} way={receiving} />
        </dl>
      )}
      {isLater && sending.count + receiving.count > 0 ? <p>{t('sync.media.isLater')}</p> : null}
      {hasNoRoom ? <p>{t('sync.media.noRoom')}</p> : null}
      {givenUp === 0 ? null : <p>{t('sync.media.givenUp', { n: number(givenUp) })}</p>}
      <Checkbox isSelected={later} onChange={(chosen) => change({ later: chosen })}>
        {t('sync.media.later')}
      </Checkbox>
      <Select
        label={t('sync.media.limit')}
        options={MEDIA_LIMITS.map((bytes) => ({
          id: String(bytes),
          text: bytes === null ? t('sync.media.noLimit') : t('sync.media.aSecond', { size: size(bytes) }),
        }))}
        chosen={String(MEDIA_LIMITS.find((bytes) => bytes === limit) ?? null)}
        onChoose={(id) => change({ limit: MEDIA_LIMITS.find((bytes) => String(bytes) === id) ?? null })}
      />
    </section>
  );
}

/** How much of them has travelled, in words and as a bar. */
function OnItsWay({
  name,
  way: { count, bytes, done },
}: {
  readonly name: string;
  readonly way: MediaOnItsWay;
}): ReactNode {
  const { t } = useTranslation();
  const { number, size } = useFormat();
  if (count === 0) return null;
  const said = t('sync.media.progress', { n: number(count), done: size(done), all: size(bytes) });
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {said}
        <progress max={bytes} value={done} aria-label={name} aria-valuetext={said} />
      </dd>
    </>
  );
}
