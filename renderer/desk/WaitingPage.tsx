import type { ReactNode } from 'react';
import styles from './DocumentPage.module.css';
import { languagesOf, type Shown } from './shown-languages.ts';
import { TitleFields } from './TitleFields.tsx';
import type { WaitingFields } from './waiting-fields.ts';

export interface WaitingPageProps {
  readonly fields: WaitingFields;
  readonly shown: Shown;
}

/** The paper of an article that core is still making. Its title can be typed at once. */
export function WaitingPage({ fields, shown }: WaitingPageProps): ReactNode {
  return (
    <>
      <div className={styles['bar']} />
      <div className={styles['scroll']}>
        <article className={styles['paper']} data-shown={shown} aria-busy>
          <TitleFields source={fields} languages={languagesOf(shown)} fresh />
        </article>
      </div>
    </>
  );
}
