import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommentAuthor } from '../../shared/ipc/comments.ts';
import { useWho } from '../merge/use-who.ts';

/** What the author of a comment is called: oneself, by name, or a colleague. */
export function useAuthor(): (author: CommentAuthor) => string {
  const { t } = useTranslation();
  const whoIs = useWho();
  return useCallback((author) => (author.isMe ? t('comments.me') : whoIs(author)), [t, whoIs]);
}
