import { useMemo, useState, type ReactNode } from 'react';
import { CircleCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Decision, Side } from '../../shared/document/conflict.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { InnerId } from '../../shared/document/model.ts';
import { sameJson } from '../../shared/document/same.ts';
import type { AskedConflict, MergePoint } from '../../shared/ipc/merging.ts';
import { bothOf } from '../../shared/merging/both.ts';
import { fieldTitle } from '../compare/field-title.ts';
import { pagePorts } from '../drafting/ports.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { OwnWords, wordsToEdit } from './OwnWords.tsx';
import { answerOf, questionOf } from './questions.ts';
import { useWho } from './use-who.ts';
import { Versions } from './Versions.tsx';
import styles from './MergePage.module.css';

export interface ConflictCardProps {
  readonly asked: AskedConflict;
  /** Counted from 1. */
  readonly number: number;
  readonly points: Readonly<Record<Side, MergePoint>>;
  readonly decision: Decision | null;
  readonly onDecide: (decision: Decision | null) => void;
}

type Choice = Side | 'both' | 'own';

const ids = createIds(pagePorts);

/** One question: what there was, what each made of it, and the answer. */
export function ConflictCard({ asked, number, points, decision, onDecide }: ConflictCardProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const { conflict, names } = asked;
  const [isTyping, setTyping] = useState(false);
  // Once for each question: the parts that it makes have ids of their own.
  const both = useMemo(() => bothOf(conflict, () => ids.next<InnerId>()), [conflict]);
  const who = whoIs(points.theirs);
  const chosen = isTyping ? 'own' : choiceOf(decision, both);
  const title =
    conflict.kind === 'field'
      ? fieldTitle(conflict.field, t)
      : names.ours || names.theirs || names.base || t('merge.unit');

  const choose = (choice: Choice | ''): void => {
    setTyping(choice === 'own');
    if (choice === '' || choice === 'own') return;
    if (choice !== 'both') onDecide(choice);
    else if (both !== null) onDecide(both);
  };
  const options: readonly { readonly id: Choice; readonly text: string }[] = [
    { id: 'ours', text: t(`merge.answer.${answerOf(conflict, 'ours')}`, { who }) },
    { id: 'theirs', text: t(`merge.answer.${answerOf(conflict, 'theirs')}`, { who }) },
    ...(both === null ? [] : [{ id: 'both' as const, text: t('merge.answer.both') }]),
    { id: 'base', text: t(`merge.answer.${answerOf(conflict, 'base')}`, { who }) },
    ...(wordsToEdit(conflict, decision) === null
      ? []
      : [{ id: 'own' as const, text: t('merge.answer.own') }]),
  ];
  return (
    <section
      className={styles['card']}
      data-conflict={conflict.id}
      data-decided={decision !== null || undefined}
      tabIndex={-1}
      aria-label={t('merge.conflict', { n: format.number(number), name: title })}
    >
      <h2 className={styles['asked']}>
        {decision === null ? <CircleHelp aria-hidden /> : <CircleCheck aria-hidden />}
        <span>{t('merge.conflict', { n: format.number(number), name: title })}</span>
        {conflict.kind === 'field' ? null : <small>{t(`merge.language.${conflict.language}`)}</small>}
      </h2>
      <p className={styles['question']}>{t(`merge.question.${questionOf(conflict)}`, { who })}</p>
      <Versions
        asked={asked}
        points={points}
        chosen={decision !== null && typeof decision === 'string' ? decision : null}
      />
      <div className={styles['answers']}>
        <Segments
          label={t('merge.answers', { n: format.number(number) })}
          options={options}
          chosen={chosen}
          onChoose={choose}
        />
        {decision === null ? null : (
          <Button
            look="plain"
            onPress={() => {
              setTyping(false);
              onDecide(null);
            }}
          >
            {t('merge.openAgain')}
          </Button>
        )}
      </div>
      {isTyping ? (
        <OwnWords
          conflict={conflict}
          decided={decision}
          onUse={(own) => {
            setTyping(false);
            onDecide(own);
          }}
          onLeave={() => setTyping(false)}
        />
      ) : null}
    </section>
  );
}

/** Both are told apart from words of one's own by what they say; new parts have other ids each time. */
function choiceOf(decision: Decision | null, both: Decision | null): Choice | '' {
  if (decision === null) return '';
  if (typeof decision === 'string') return decision;
  return both !== null && sameJson(decision, both) ? 'both' : 'own';
}
