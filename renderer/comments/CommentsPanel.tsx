import { useState, type ReactNode } from 'react';
import { AtSign, MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { unitOfPlace } from '../../shared/comments/placing.ts';
import { carryOut } from '../bridge.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Segments } from '../ui/Segments.tsx';
import { MentionsOfMe } from './MentionsOfMe.tsx';
import { NewThread } from './NewThread.tsx';
import type { PlacedThread } from './placed-threads.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { useCallable } from './use-callable.ts';
import { useCommentActs } from './use-comment-acts.ts';
import { useCommenting } from './use-commenting.ts';
import { useFresh } from './use-fresh.ts';
import { useCommentsOverview } from './use-overview.ts';
import styles from './Comments.module.css';

type Shown = 'here' | 'mentions';

/** What is said about the words on the paper, in their order; and where the person is called on, in all documents. */
export function CommentsPanel({ onPaper, onLanguage, onOpen }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { commenting, draft } = onPaper;
  const { isRead, threads, mayWrite, lit, chosen, target } = useCommenting(commenting);
  const { mentions } = useCommentsOverview();
  const people = useCallable();
  const acts = useCommentActs(commenting);
  const fresh = useFresh(commenting, threads);
  const [wanted, setShown] = useState<Shown>('here');
  // Whoever begins a thread, or goes to one, wants to see it.
  const shown = target === null ? wanted : 'here';
  const open = threads.filter(({ thread }) => thread.resolved === null);
  const resolved = threads.filter(({ thread }) => thread.resolved !== null);
  const waiting = mentions.filter(({ isResolved }) => !isResolved).length;

  const goTo = ({ thread, place }: PlacedThread): void => {
    const { language } = thread.anchor;
    const uid = unitOfPlace(place);
    if (uid === null) return;
    onLanguage(language);
    const [from, to] = place.is === 'words' ? [place.from, place.to] : [0, 0];
    draft.text.whereabouts.goTo({ language, anchor: { uid, at: from }, focus: { uid, at: to } });
  };
  const card = (placed: PlacedThread): ReactNode => (
    <ThreadCard
      key={placed.thread.id}
      placed={placed}
      commenting={commenting}
      isLit={placed.thread.id === lit}
      chosen={chosen?.thread === placed.thread.id ? chosen : null}
      mayWrite={mayWrite}
      fresh={fresh}
      people={people}
      acts={acts}
      onGo={goTo}
    />
  );

  return (
    <div className={styles['panel']} data-comments>
      <div className={styles['bar']}>
        <Segments
          label={t('inspector.comments')}
          options={[
            { id: 'here', text: t('comments.here') },
            {
              id: 'mentions',
              text:
                waiting === 0
                  ? t('comments.mentions')
                  : t('comments.mentionsCount', { count: number(waiting) }),
            },
          ]}
          chosen={shown}
          onChoose={(id) => {
            commenting.aim(null);
            setShown(id);
          }}
        />
        {mayWrite ? (
          <Hint text={t('comments.add')} keys={keysOf('comment.add')}>
            <Button look="plain" aria-label={t('comments.add')} onPress={() => carryOut('comment.add')}>
              <MessageSquarePlus aria-hidden />
            </Button>
          </Hint>
        ) : null}
      </div>
      {shown === 'mentions' ? (
        <MentionsOfMe mentions={mentions} onOpen={onOpen} />
      ) : (
        <>
          {target === null || !mayWrite ? null : (
            <NewThread
              key={JSON.stringify(target)}
              target={target}
              draft={draft}
              commenting={commenting}
              people={people}
              acts={acts}
            />
          )}
          {mayWrite ? null : <p className={styles['note']}>{t('comments.readOnly')}</p>}
          {isRead && open.length === 0 && target === null ? (
            <div className={styles['empty']}>
              <AtSign aria-hidden />
              <p>{t('comments.empty', { keys: keysOf('comment.add') })}</p>
            </div>
          ) : null}
          {open.map(card)}
          {resolved.length === 0 ? null : (
            <details className={styles['resolved']}>
              <summary>{t('comments.resolved', { count: number(resolved.length) })}</summary>
              {resolved.map(card)}
            </details>
          )}
        </>
      )}
    </div>
  );
}
