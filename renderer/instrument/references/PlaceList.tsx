import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/document/model.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ReferencesPanel.module.css';

/** A place in the text, or something that leads to one. */
export interface ListedPlace {
  readonly key: string;
  readonly title: string;
  readonly language: Language;
  /** Where it is, or what stands there; empty for nothing. */
  readonly detail: string;
  readonly isBad?: boolean;
  readonly onGo: () => void;
  /** What can be done with it beside going there. */
  readonly act?: { readonly text: string; readonly onAct: () => void };
}

interface PlaceListProps {
  readonly title: string;
  readonly places: readonly ListedPlace[];
  /** What can be done with all of them. */
  readonly head?: ReactNode;
}

/** So many are listed at first, and more each time that one asks. */
const A_STRETCH = 20;

/** Places under a title with their number; none without places. */
export function PlaceList({ title, places, head }: PlaceListProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [most, setMost] = useState(A_STRETCH);
  if (places.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={title}>
      <header className={styles['head']}>
        <h3>
          {title} <small>{number(places.length)}</small>
        </h3>
        {head}
      </header>
      <ul>
        {places.slice(0, most).map(({ key, title: words, language, detail, isBad, onGo, act }) => (
          <li key={key} data-bad={isBad}>
            <Button look="plain" onPress={onGo}>
              <span>
                <span lang={language} className={styles['words']}>
                  {words}
                </span>
                {detail === '' ? null : <small>{detail}</small>}
              </span>
            </Button>
            {act === undefined ? null : (
              <Button look="edged" aria-label={`${act.text}: ${words}`} onPress={act.onAct}>
                {act.text}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {places.length <= most ? null : (
        <Button onPress={() => setMost(most + A_STRETCH)}>
          {t('checks.more', { n: number(places.length - most) })}
        </Button>
      )}
    </section>
  );
}
