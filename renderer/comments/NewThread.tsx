import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText } from '../../shared/instrument/unit-text.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { Commenting, Target } from './commenting.ts';
import { Composer } from './Composer.tsx';
import type { Called } from './mentioning.ts';
import type { CommentActs } from './use-comment-acts.ts';
import styles from './Comments.module.css';

export interface NewThreadProps {
  readonly target: Target;
  readonly draft: DraftSession;
  readonly commenting: Commenting;
  readonly people: readonly Called[];
  readonly acts: CommentActs;
}

/** Where a thread is begun: the words that are meant, and what is said of them. */
export function NewThread({ target, draft, commenting, people, acts }: NewThreadProps): ReactNode {
  const { t } = useTranslation();
  const { language, unit } = target;
  const whole = draft.text.unit(language, unit);
  const words = target.words?.text ?? (whole === undefined ? '' : unitText(whole));
  const place = `begin ${language} ${unit}`;
  const leave = (): void => {
    commenting.aim(null);
    const at = target.words?.from ?? 0;
    const to = at + (target.words?.text.length ?? 0);
    // Back to the words that were meant.
    draft.text.whereabouts.goTo({ language, anchor: { uid: unit, at }, focus: { uid: unit, at: to } });
  };
  return (
    <section className={styles['thread']} aria-label={t('comments.add')} data-lit>
      <p className={styles['quote']} lang={language} data-place={target.words === null ? 'unit' : 'words'}>
        {words === '' ? t('comments.noWords') : words}
      </p>
      <Composer
        label={t('comments.add')}
        send={t('comments.send')}
        people={people}
        first={commenting.written(place)}
        onWritten={(said) => commenting.keepWritten(place, said)}
        onSend={async (said) => {
          const isTaken = await acts.begin(target, said);
          if (isTaken) leave();
          return isTaken;
        }}
        onLeave={leave}
      />
    </section>
  );
}
