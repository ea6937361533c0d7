import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Check, CornerDownRight, MapPinOff, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { CommentItem } from './CommentItem.tsx';
import type { Commenting } from './commenting.ts';
import { Composer } from './Composer.tsx';
import type { Called } from './mentioning.ts';
import type { PlacedThread } from './placed-threads.ts';
import { useAuthor } from './use-author.ts';
import type { CommentActs } from './use-comment-acts.ts';
import styles from './Comments.module.css';

export interface ThreadCardProps {
  readonly placed: PlacedThread;
  readonly commenting: Commenting;
  readonly isLit: boolean;
  /** The person has just gone to it from the text: another object each time. */
  readonly chosen: object | null;
  readonly mayWrite: boolean;
  readonly fresh: ReadonlySet<string>;
  readonly people: readonly Called[];
  readonly acts: CommentActs;
  readonly onGo: (placed: PlacedThread) => void;
}

/** One thread: the words that it hangs on, what was said, and what can be done with it. */
export function ThreadCard(props: ThreadCardProps): ReactNode {
  const { placed, commenting, isLit, chosen, mayWrite, fresh, people, acts, onGo } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const author = useAuthor();
  const { thread, place } = placed;
  const reply = `reply ${thread.id}`;
  const [isReplying, setReplying] = useState(() => commenting.written(reply) !== null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen !== null) card.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  useLighting(card, commenting, thread.id);
  const quoted = thread.anchor.quote?.words ?? '';
  const words = place.is === 'words' || place.is === 'unit' ? placed.words : quoted || placed.words;
  return (
    <article
      ref={card}
      className={styles['thread']}
      aria-label={t('comments.thread', { words })}
      data-thread={thread.id}
      data-lit={isLit || undefined}
      data-resolved={thread.resolved !== null || undefined}
    >
      <Button look="plain" aria-label={t('comments.goTo', { words })} onPress={() => onGo(placed)}>
        <span className={styles['quote']} lang={thread.anchor.language} data-place={place.is}>
          {words === '' ? t('comments.noWords') : words}
        </span>
      </Button>
      {place.is === 'wordsGone' || place.is === 'gone' ? (
        <p className={styles['place']}>
          <MapPinOff aria-hidden />
          {t(place.is === 'gone' ? 'comments.placeGone' : 'comments.wordsGone')}
        </p>
      ) : null}
      <ol>
        {thread.comments.map((comment) => (
          <CommentItem
            key={comment.id}
            comment={comment}
            isNew={fresh.has(comment.id)}
            commenting={commenting}
            mayWrite={mayWrite}
            people={people}
            acts={acts}
          />
        ))}
      </ol>
      {thread.resolved === null ? null : (
        <p className={styles['place']}>
          <Check aria-hidden />
          {t('comments.resolvedBy', {
            who: author(thread.resolved.by),
            when: format.since(thread.resolved.at, now),
          })}
        </p>
      )}
      {!mayWrite ? null : isReplying ? (
        <Composer
          label={t('comments.reply')}
          send={t('comments.send')}
          people={people}
          first={commenting.written(reply)}
          onWritten={(said) => commenting.keepWritten(reply, said)}
          onSend={async (said) => {
            const isTaken = await acts.reply(thread.id, said);
            if (isTaken) setReplying(false);
            return isTaken;
          }}
          onLeave={() => setReplying(false)}
        />
      ) : (
        <div className={styles['acts']}>
          <Button look="plain" onPress={() => setReplying(true)}>
            <CornerDownRight aria-hidden />
            {t('comments.reply')}
          </Button>
          {thread.resolved === null ? (
            <Button look="plain" onPress={() => void acts.resolve(thread.id)}>
              <Check aria-hidden />
              {t('comments.resolve')}
            </Button>
          ) : (
            <Button look="plain" onPress={() => void acts.reopen(thread.id)}>
              <RotateCcw aria-hidden />
              {t('comments.reopen')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

/** A card that is pointed at, or has the focus, lights its words in the text. */
function useLighting(card: RefObject<HTMLElement | null>, commenting: Commenting, thread: string): void {
  useEffect(() => {
    const element = card.current;
    if (element === null) return undefined;
    const light = (): void => commenting.light(thread);
    const dim = (): void => {
      if (commenting.state().lit === thread) commenting.light(null);
    };
    for (const sign of ['mouseenter', 'focusin']) element.addEventListener(sign, light);
    for (const sign of ['mouseleave', 'focusout']) element.addEventListener(sign, dim);
    return () => {
      for (const sign of ['mouseenter', 'focusin']) element.removeEventListener(sign, light);
      for (const sign of ['mouseleave', 'focusout']) element.removeEventListener(sign, dim);
    };
  }, [card, commenting, thread]);
}
