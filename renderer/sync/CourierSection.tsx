import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import { PART_SIZES, type PartSize } from '../../shared/ipc/courier.ts';
import { useBridge } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Select } from '../ui/Select.tsx';
import { useCourierWords, type CourierAnswer } from './courier-words.ts';
import styles from './SyncStatus.module.css';

const MEGABYTE = 1_000_000;
const idOf = (size: PartSize): string => `${size ?? 'whole'}`;

/** Where there is no line: work leaves as a file, and the ministry's answer comes back as one. */
export function CourierSection(): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { number } = useFormat();
  const words = useCourierWords();
  const [partBytes, setPartBytes] = useState<PartSize>(null);
  const [onlyFresh, setOnlyFresh] = useState(false);
  const [withMedia, setWithMedia] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<readonly string[]>([]);

  /** Whoever cancels in the system's dialog is told nothing. */
  const run = async <T,>(
    asked: Promise<Result<T | null, Failure>>,
    answer: (value: T) => CourierAnswer,
  ): Promise<void> => {
    setBusy(true);
    setSaid([]);
    const result = await asked;
    setBusy(false);
    if (!result.ok) setSaid(words({ kind: 'failed', failure: result.error }));
    else if (result.value !== null) setSaid(words(answer(result.value)));
  };

  return (
    <section className={styles['part']} aria-label={t('sync.courier.title')}>
      <details>
        <summary>{t('sync.courier.title')}</summary>
        <div className={styles['details']}>
          <p>{t('sync.courier.meaning')}</p>
          <Select
            label={t('sync.courier.size')}
            options={PART_SIZES.map((size) => ({
              id: idOf(size),
              text:
                size === null
                  ? t('sync.courier.whole')
                  : t('sync.courier.part', { n: number(size / MEGABYTE) }),
            }))}
            chosen={idOf(partBytes)}
            onChoose={(id) => setPartBytes(PART_SIZES.find((size) => idOf(size) === id) ?? null)}
          />
          <Checkbox isSelected={onlyFresh} onChange={setOnlyFresh}>
            {t('sync.courier.onlyFresh')}
          </Checkbox>
          <Checkbox isSelected={withMedia} onChange={setWithMedia}>
            {t('sync.courier.withMedia')}
          </Checkbox>
          <div className={styles['ways']}>
            <Button
              isDisabled={isBusy}
              onPress={() =>
                void run(bridge.call['courier.write']({ partBytes, onlyFresh, withMedia }), (value) => ({
                  kind: 'written',
                  value,
                }))
              }
            >
              {t('sync.courier.write')}
            </Button>
            <Button
              isDisabled={isBusy}
              onPress={() => void run(bridge.call['courier.read']({}), (value) => ({ kind: 'read', value }))}
            >
              {t('sync.courier.read')}
            </Button>
            <Button
              isDisabled={isBusy}
              onPress={() =>
                void run(bridge.call['courier.bring']({}), (value) => ({ kind: 'brought', value }))
              }
            >
              {t('sync.courier.bring')}
            </Button>
          </div>
          <output className={styles['sentence']} aria-live="polite">
            {isBusy ? t('sync.courier.working') : said.join(' ')}
          </output>
        </div>
      </details>
    </section>
  );
}
