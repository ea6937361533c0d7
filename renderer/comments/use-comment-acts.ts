import { useTranslation } from 'react-i18next';
import type { Said } from '../../shared/comments/comment-op.ts';
import type { ShownComment } from '../../shared/ipc/comments.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';
import type { Act, Commenting, Target } from './commenting.ts';

export interface CommentActs {
  /** Each answers whether it was taken; what was not is told. */
  readonly begin: (target: Target, said: Said) => Promise<boolean>;
  readonly reply: (thread: string, said: Said) => Promise<boolean>;
  readonly edit: (comment: string, said: Said) => Promise<boolean>;
  /** The way back is offered. */
  readonly takeBack: (comment: ShownComment) => Promise<boolean>;
  readonly resolve: (thread: string) => Promise<boolean>;
  readonly reopen: (thread: string) => Promise<boolean>;
}

/** What a person does in threads, with the way back in place of a question. */
export function useCommentActs(commenting: Commenting): CommentActs {
  const { t } = useTranslation();
  const act = async (does: Act): Promise<boolean> => {
    const answer = await commenting.act(does);
    if (!answer.ok) tellFailure(answer.error);
    return answer.ok;
  };
  const withUndo = async (does: Act, text: string, undo: Act): Promise<boolean> => {
    const isDone = await act(does);
    if (isDone) toast({ text, action: { text: t('comments.undo'), onPress: () => void act(undo) } });
    return isDone;
  };
  const version = 1;
  return {
    async begin(target, said) {
      const answer = await commenting.begin(target, said);
      if (!answer.ok) tellFailure(answer.error);
      else commenting.choose(answer.value.id);
      return answer.ok;
    },
    reply: (thread, said) => act({ version, act: 'reply', thread, said }),
    edit: (comment, said) => act({ version, act: 'edit', comment, said }),
    takeBack: ({ id: comment, said }) =>
      said === null
        ? Promise.resolve(false)
        : withUndo({ version, act: 'takeBack', comment }, t('comments.takenBackNow'), {
            version,
            act: 'edit',
            comment,
            said,
          }),
    resolve: (thread) =>
      withUndo({ version, act: 'resolve', thread }, t('comments.resolvedNow'), {
        version,
        act: 'reopen',
        thread,
      }),
    reopen: (thread) =>
      withUndo({ version, act: 'reopen', thread }, t('comments.reopenedNow'), {
        version,
        act: 'resolve',
        thread,
      }),
  };
}
