import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Finding, FindingPlace } from '../../shared/document/checks.ts';
import { inlineText, linesOf } from '../../shared/document/text.ts';
import { readUnit } from '../../shared/document/views.ts';
import type { DraftSession } from '../drafting/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { useList } from '../library/use-list.ts';
import { useWording } from '../wording/use-wording.ts';
import { Button } from '../ui/Button.tsx';
import { useFindings } from './use-findings.ts';
import styles from './ChecksPanel.module.css';

/** More never fits into the two lines of a finding; in UTF-16 units. */
const SHOWN_WORDS = 300;

/** What the article lacks; each line leads to where it is mended. */
export function ChecksPanel({ onPaper, onField, onLanguage }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft } = onPaper;
  const { entries } = useList('lists.people');
  const wording = useWording();
  const findings = useFindings(draft, entries, wording.entries);

  const jump = (place: FindingPlace): void => {
    if (place.kind === 'field') return onField(place.name);
    onLanguage(place.language);
    const uid = place.kind === 'unit' ? place.uid : draft.text.units(place.language)[0]?.uid;
    if (uid === undefined) return;
    const { from, to } = (place.kind === 'unit' ? place.words : undefined) ?? { from: 0, to: 0 };
    draft.text.whereabouts.goTo({
      language: place.language,
      anchor: { uid, at: from },
      focus: { uid, at: to },
    });
  };

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
        {findings.map((finding) => (
          <li key={keyOf(finding)} data-weight={finding.weight}>
            <Button look="plain" onPress={() => jump(finding.place)}>
              {finding.weight === 'must' ? <CircleAlert aria-hidden /> : <CircleHelp aria-hidden />}
              <span>
                {t(`checks.${finding.kind}`, { about: finding.about })}
                <Where place={finding.place} draft={draft} />
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = ({ kind, place, about }: Finding): string => `${kind} ${JSON.stringify(place)} ${about}`;

/** The language, and the first words of the unit where there are any. */
function Where({ place, draft }: { readonly place: FindingPlace; readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const language = place.kind === 'field' ? languageOf(place.name) : place.language;
  if (language === null) return null;
  const words = place.kind === 'unit' ? firstWords(draft, place) : '';
  return (
    <small>
      <span lang={language}>{t(`language.own.${language}`)}</span>
      {words === '' ? null : <span lang={language}> · {words}</span>}
    </small>
  );
}

function languageOf(field: string): 'km' | 'en' | null {
  if (field.endsWith('.km')) return 'km';
  return field.endsWith('.en') ? 'en' : null;
}

function firstWords(draft: DraftSession, place: Extract<FindingPlace, { kind: 'unit' }>): string {
  const unit = draft.text.unit(place.language, place.uid);
  const view = unit === undefined ? null : readUnit(unit);
  if (view === null || view.kind === 'unreadable') return '';
  return inlineText(linesOf(view.body)[0] ?? [])
    .slice(0, SHOWN_WORDS)
    .toWellFormed();
}
