import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, FindingPlace } from '../../shared/document/checks.ts';
import { inlineText, linesOf } from '../../shared/document/text.ts';
import { readUnit } from '../../shared/document/views.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { InstrumentChecks } from '../instrument/checks/InstrumentChecks.tsx';
import { useList } from '../library/use-list.ts';
import { useWording } from '../wording/use-wording.ts';
import { FindingList } from './FindingList.tsx';
import { useFindings } from './use-findings.ts';

/** More never fits into the two lines of a finding; in UTF-16 units. */
const SHOWN_WORDS = 300;

/** What the document lacks; each line leads to where it is mended. */
export function ChecksPanel(props: PanelProps): ReactNode {
  return props.instrument === null ? (
    <ArticleChecks {...props} />
  ) : (
    <InstrumentChecks {...props} instrument={props.instrument} />
  );
}

function ArticleChecks({ onPaper, onField, onLanguage }: PanelProps): ReactNode {
  const { t } = useTranslation();
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

  return (
    <FindingList
      findings={findings.map((finding) => ({
        key: keyOf(finding),
        weight: finding.weight,
        text: t(`checks.${finding.kind}`, { about: finding.about }),
        language: languageOf(finding.place),
        words: finding.place.kind === 'unit' ? firstWords(draft, finding.place) : '',
        onGo: () => jump(finding.place),
      }))}
    />
  );
}

const keyOf = ({ kind, place, about }: Finding): string => `${kind} ${JSON.stringify(place)} ${about}`;

function languageOf(place: FindingPlace): 'km' | 'en' | null {
  if (place.kind !== 'field') return place.language;
  if (place.name.endsWith('.km')) return 'km';
  return place.name.endsWith('.en') ? 'en' : null;
}

function firstWords(draft: DraftSession, place: Extract<FindingPlace, { kind: 'unit' }>): string {
  const unit = draft.text.unit(place.language, place.uid);
  const view = unit === undefined ? null : readUnit(unit);
  if (view === null || view.kind === 'unreadable') return '';
  return inlineText(linesOf(view.body)[0] ?? [])
    .slice(0, SHOWN_WORDS)
    .toWellFormed();
}
