import { useCallback, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/ipc/types.ts';
import type { DraftSession, SaveStatus } from '../drafting/session.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { Interface } from './interface.ts';
import { SyncStatus } from '../sync/SyncStatus.tsx';
import { useTestHost } from './use-host.ts';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  /** Null while no document is open. */
  readonly draft: DraftSession | null;
  /** The core is coming back after it died. */
  readonly restarting: boolean;
  /** A short confirmation of what was just done; empty where there is nothing to say. */
  readonly notice: string;
  readonly person: Person;
  readonly look: Interface;
  /** How long the open text is. */
  readonly counts: ReactNode;
}

const NOTHING_OPEN: SaveStatus = { kind: 'saved', at: 0 };
const nothingToStop = (): void => {};

/** Says where the words are, and keeps saying it: this line is the desk's promise in sight. */
export function StatusLine({ draft, restarting, notice, person, look, counts }: StatusLineProps): ReactNode {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const isTest = useTestHost();
  const subscribe = useCallback((changed: () => void) => draft?.onStatus(changed) ?? nothingToStop, [draft]);
  const status = useSyncExternalStore(subscribe, () => draft?.status() ?? NOTHING_OPEN);
  return (
    <>
      <output
        aria-live="polite"
        className={styles['words']}
        data-save-state={draft === null ? undefined : status.kind}
      >
        {draft === null ? null : t(`save.${status.kind}`)}
        {status.kind === 'failing' ? ` ${t(`failure.${status.failure.code}`)}` : null}
      </output>
      <output aria-live="polite" data-core-state={restarting ? 'restarting' : 'ready'}>
        {restarting ? t('core.restarting') : notice}
      </output>
      <SyncStatus />
      <span className={styles['end']}>
        {isTest ? <span className={styles['test']}>{t('status.testHost')}</span> : null}
        {counts === null ? null : <span data-counts>{counts}</span>}
        {person.name === '' ? null : <span>{person.name}</span>}
        {draft === null ? null : <span>{t('status.paper', { size: percent(look.zoom) })}</span>}
        <span lang={look.language}>{t(`language.own.${look.language}`)}</span>
      </span>
    </>
  );
}
