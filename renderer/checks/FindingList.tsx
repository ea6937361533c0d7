import { useState, type ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../shared/document/checks.ts';
import type { Language } from '../../shared/document/model.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import styles from './FindingList.module.css';

/** A line of the list. */
export interface ListedFinding {
  readonly key: string;
  readonly weight: Finding['weight'];
  readonly text: string;
  /** Null where what it speaks of is of no language. */
  readonly language: Language | null;
  /** What stands at the place, or what the place is called; empty for nothing. */
  readonly words: string;
  /** Goes to where it is mended. */
  readonly onGo: () => void;
}

/** So many are listed at first, and more each time that one asks. */
const A_STRETCH = 50;

/** What is missing or not in order, in the order given; each line leads to where it is mended. */
export function FindingList({ findings }: { readonly findings: readonly ListedFinding[] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [most, setMost] = useState(A_STRETCH);
  if (findings.length === 0) {
    return (
      <p className={styles['none']}>
        <CircleCheck aria-hidden />
        {t('checks.none')}
      </p>
    );
  }
  return (
    <>
      <p className={styles['count']}>{t('checks.count', { n: format.number(findings.length) })}</p>
      <ul className={styles['list']} aria-label={t('inspector.checks')}>
        {findings.slice(0, most).map((finding) => (
          <li key={finding.key} data-weight={finding.weight}>
            <Button look="plain" onPress={finding.onGo}>
              {finding.weight === 'must' ? <CircleAlert aria-hidden /> : <CircleHelp aria-hidden />}
              <span>
                {finding.text}
                <Where language={finding.language} words={finding.words} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {findings.length <= most ? null : (
        <p className={styles['more']}>
          <Button onPress={() => setMost(most + A_STRETCH)}>
            {t('checks.more', { n: format.number(findings.length - most) })}
          </Button>
        </p>
      )}
    </>
  );
}

function Where({ language, words }: Pick<ListedFinding, 'language' | 'words'>): ReactNode {
  const { t } = useTranslation();
  if (language === null) return words === '' ? null : <small>{words}</small>;
  return (
    <small>
      <span lang={language}>{t(`language.own.${language}`)}</span>
      {words === '' ? null : <span lang={language}> · {words}</span>}
    </small>
  );
}
