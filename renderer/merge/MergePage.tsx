import { useCallback, useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { ArrowDown, ArrowUp, GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Merged } from '../../shared/ipc/merging.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { useEscape } from '../ui/use-escape.ts';
import { ConflictCard } from './ConflictCard.tsx';
import { TakenAlone } from './TakenAlone.tsx';
import { useMergeWork } from './use-merge-work.ts';
import { useWho } from './use-who.ts';
import styles from './MergePage.module.css';

export interface MergePageProps {
  readonly documentId: DocumentId;
  /** Puts what was typed on disk. */
  readonly flush: () => Promise<boolean>;
  readonly onMerged: (merged: Merged) => void;
  readonly onBack: () => void;
}

/** Two lines of a document's history, and every question that only a person can answer, in the place of the draft. */
export function MergePage({ documentId, flush, onMerged, onBack }: MergePageProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const { work, decide, undo, finish } = useMergeWork(documentId, flush);
  const page = useEntered<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  useEscape(onBack, 'last');

  const step = useCallback((by: 1 | -1): void => {
    const cards = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [])];
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    const next = at < 0 ? cards.at(by === 1 ? 0 : -1) : cards[at + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  }, []);

  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key === 'F7') {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
      return;
    }
    const isUndo =
      event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    // In a field the key is the field's own; elsewhere it must not reach the draft, which is out of sight.
    if (!isUndo || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
      return;
    event.preventDefault();
    event.stopPropagation();
    undo();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, []);

  const decided =
    work?.conflicts.filter(({ conflict }) => work.decisions[conflict.id] !== undefined).length ?? 0;
  const all = work?.conflicts.length ?? 0;
  const make = async (): Promise<void> => {
    const merged = await finish();
    if (merged !== null) onMerged(merged);
  };
  return (
    <div ref={page} tabIndex={-1} className={styles['page']}>
      <div className={styles['bar']}>
        <h1 className={styles['title']}>{t('merge.title')}</h1>
        <div className={styles['steps']}>
          <output>
            {work === undefined || work === null || all === 0
              ? ''
              : t('merge.progress', { done: format.number(decided), all: format.number(all) })}
          </output>
          <Button aria-label={t('merge.previous')} isDisabled={all === 0} onPress={() => step(-1)}>
            <ArrowUp aria-hidden />
          </Button>
          <Button aria-label={t('merge.next')} isDisabled={all === 0} onPress={() => step(1)}>
            <ArrowDown aria-hidden />
          </Button>
          <Button onPress={onBack}>{t('history.back')}</Button>
          <Button
            look="strong"
            isDisabled={work === undefined || work === null || decided < all}
            onPress={() => void make()}
          >
            <GitMerge aria-hidden />
            {t('merge.finish')}
          </Button>
        </div>
      </div>
      <div ref={scroller} className={styles['scroll']}>
        {work === undefined ? null : work === null ? (
          <p className={styles['none']}>{t('merge.none')}</p>
        ) : (
          <>
            <p className={styles['meaning']}>
              {all === 0
                ? t('merge.meaningNone', { who: whoIs(work.points.theirs) })
                : t('merge.meaning', { who: whoIs(work.points.theirs) })}
            </p>
            {work.conflicts.map((asked, index) => (
              <ConflictCard
                key={asked.conflict.id}
                asked={asked}
                number={index + 1}
                points={work.points}
                decision={work.decisions[asked.conflict.id] ?? null}
                onDecide={(decision) => void decide(asked.conflict.id, decision)}
              />
            ))}
            <TakenAlone work={work} />
          </>
        )}
      </div>
    </div>
  );
}
