import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { showInvisible, type MarkKind } from './marks-view.ts';
import type { OpenTexts } from '../open-texts.ts';
import styles from './MarksView.module.css';

const LEGEND: readonly (MarkKind | 'end')[] = ['zwsp', 'zwnj', 'zwj', 'nbsp', 'break', 'end'];

export interface MarksViewProps {
  readonly texts: OpenTexts;
  readonly onClose: () => void;
}

/** Shows the invisible marks of the open texts, with a line that says what each of them is. */
export function MarksView({ texts, onClose }: MarksViewProps): ReactNode {
  const { t } = useTranslation();
  const open = useSyncExternalStore(texts.onChange, texts.all);
  useEffect(() => {
    const stops = open.map((text) => showInvisible(text, styles['layer'] ?? ''));
    return () => {
      for (const stop of stops) stop();
    };
  }, [open]);
  return (
    <section className={styles['legend']} aria-label={t('marks.label')}>
      <ul>
        {LEGEND.map((kind) => (
          <li key={kind}>
            <i data-mark={kind} aria-hidden />
            {t(`marks.${kind}`)}
          </li>
        ))}
      </ul>
      <Button look="plain" aria-label={t('marks.close')} onPress={onClose}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
