import { useState, type ReactNode } from 'react';
import { Ellipsis, Pencil, Undo2, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../shared/ipc/comments.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { initialsOf, toneOf } from '../presence/face.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { AttachedPicture } from './AttachedPicture.tsx';
import type { Commenting } from './commenting.ts';
import { Composer } from './Composer.tsx';
import { inPieces, type Called } from './mentioning.ts';
import { useAuthor } from './use-author.ts';
import type { CommentActs } from './use-comment-acts.ts';
import styles from './Comments.module.css';

export interface CommentItemProps {
  readonly comment: ShownComment;
  readonly isNew: boolean;
  readonly commenting: Commenting;
  readonly mayWrite: boolean;
  readonly people: readonly Called[];
  readonly acts: CommentActs;
}

/** One comment: who, when, what; one's own can be changed and taken back. */
export function CommentItem({
  comment,
  isNew,
  commenting,
  mayWrite,
  people,
  acts,
}: CommentItemProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const author = useAuthor();
  const [isEditing, setEditing] = useState(false);
  const { id, by, at, said, isEdited } = comment;
  const name = author(by);
  const edited = `edit ${id}`;
  return (
    <li className={styles['comment']} data-comment={id} data-new={isNew || undefined}>
      <span aria-hidden className={styles['face']} data-tone={toneOf(by.id ?? '')}>
        {by.name === null || by.isMe ? <UserRound /> : initialsOf(name)}
      </span>
      <div className={styles['head']}>
        <b>{name}</b>
        <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)}>
          {format.since(at, now)}
        </time>
        {isEdited && said !== null ? <small>{t('comments.edited')}</small> : null}
        {isNew ? <small className={styles['new']}>{t('comments.new')}</small> : null}
      </div>
      {by.isMe && said !== null && mayWrite && !isEditing ? (
        <Menu
          label={t('comments.own')}
          groups={[
            {
              id: 'own',
              title: t('comments.own'),
              items: [
                { id: 'edit', text: t('comments.edit'), icon: Pencil, onChoose: () => setEditing(true) },
                {
                  id: 'takeBack',
                  text: t('comments.takeBack'),
                  icon: Undo2,
                  onChoose: () => void acts.takeBack(comment),
                },
              ],
            },
          ]}
        >
          <Button look="plain" aria-label={t('comments.own')}>
            <Ellipsis aria-hidden />
          </Button>
        </Menu>
      ) : null}
      <div className={styles['said']}>
        {said === null ? (
          <p className={styles['gone']}>{t('comments.takenBack')}</p>
        ) : isEditing ? (
          <Composer
            label={t('comments.edit')}
            send={t('comments.save')}
            people={people}
            first={commenting.written(edited) ?? said}
            onWritten={(next) => commenting.keepWritten(edited, next)}
            onSend={async (next) => {
              const isTaken = await acts.edit(id, next);
              if (isTaken) setEditing(false);
              return isTaken;
            }}
            onLeave={() => {
              commenting.keepWritten(edited, null);
              setEditing(false);
            }}
          />
        ) : (
          <>
            {said.text === '' ? null : (
              <p>
                {inPieces(said.text, said.mentions).map(({ at: place, text, isName }) =>
                  isName ? <mark key={place}>{text}</mark> : text,
                )}
              </p>
            )}
            {said.picture === null ? null : <AttachedPicture picture={said.picture} />}
          </>
        )}
      </div>
    </li>
  );
}
