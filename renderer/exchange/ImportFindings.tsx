import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Uid } from '../../shared/document/model.ts';
import type { Finding } from '../../shared/exchange/instrument/findings.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ImportFindings.module.css';

export interface ImportFindingsProps {
  readonly findings: readonly Finding[];
  readonly onJump: (uid: Uid) => void;
}

/** Of each kind; more than this nobody reads at one time. */
const MOST_SHOWN = 200;

/** What was guessed of a file, who changed what in it, and who remarked what; each leads to its place. */
export function ImportFindings({ findings, onJump }: ImportFindingsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (['guess', 'change', 'comment'] as const).map((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    const rest = own.length - MOST_SHOWN;
    if (own.length === 0) return null;
    return (
      <section key={kind}>
        <h3 className={styles['title']}>
          {t(`exchange.report.found.${kind}`, { n: format.number(own.length) })}
        </h3>
        {kind === 'guess' ? null : (
          <p className={styles['explain']}>{t(`exchange.report.meaning.${kind}`)}</p>
        )}
        <ul className={styles['list']}>
          {own.slice(0, MOST_SHOWN).map((finding, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same may be found in many places, which never change
            <li key={index}>
              <Found finding={finding} onJump={onJump} />
            </li>
          ))}
          {rest > 0 ? <li>{t('exchange.report.more', { n: format.number(rest) })}</li> : null}
        </ul>
      </section>
    );
  });
}

interface FoundProps {
  readonly finding: Finding;
  readonly onJump: (uid: Uid) => void;
}

function Found({ finding, onJump }: FoundProps): ReactNode {
  const { t } = useTranslation();
  const { uid, place } = finding;
  const said = (
    <span>
      {place === undefined ? null : <strong>{t('exchange.report.place', { place })} </strong>}
      <Sentence finding={finding} />
    </span>
  );
  if (uid === undefined) return <p className={styles['still']}>{said}</p>;
  return (
    <Button look="plain" onPress={() => onJump(uid)}>
      {said}
      <ChevronRight aria-hidden />
    </Button>
  );
}

function Sentence({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  if (finding.kind === 'guess') {
    const { reason, text, now = '' } = finding;
    return t(`exchange.report.guess.${reason}`, { text, now: reason === 'date' ? format.day(now) : now });
  }
  const author = finding.author === '' ? t('exchange.report.someone') : finding.author;
  if (finding.kind === 'comment') {
    return (
      <>
        {t('exchange.report.comment', { author, words: finding.words })}
        {finding.text === '' ? null : <small className={styles['about']}>{finding.text}</small>}
      </>
    );
  }
  const { way, text, date } = finding;
  return (
    <>
      {t(`exchange.report.${way}`, { author, text })}
      {date === undefined ? null : <small className={styles['about']}>{format.day(date)}</small>}
    </>
  );
}
