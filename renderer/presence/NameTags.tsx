import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Colleague } from '../../shared/ipc/presence.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { toneOf } from './face.ts';
import { showTags } from './name-tags.ts';
import { useCalled } from './use-called.ts';
import { usePeopled } from './use-presence.ts';
import styles from './Presence.module.css';

export interface NameTagsProps {
  readonly documentId: DocumentId;
  readonly texts: OpenTexts;
}

const NOBODY: readonly Colleague[] = [];

/** Shows beside the open texts who else is where in them. */
export function NameTags({ documentId, texts }: NameTagsProps): ReactNode {
  const called = useCalled();
  const colleagues = usePeopled(documentId)?.colleagues ?? NOBODY;
  const open = useSyncExternalStore(texts.onChange, texts.all);
  useEffect(() => {
    const tags = colleagues.flatMap((colleague) => {
      const { unit, is } = colleague.at;
      if (unit === null) return [];
      const { short, initials } = called(colleague);
      return {
        unit,
        name: short,
        initials: initials ?? '•',
        tone: toneOf(colleague.id),
        isWriting: is === 'writes',
      };
    });
    if (tags.length === 0) return undefined;
    const stops = open.map((text) => showTags(text, styles['layer'] ?? '', tags));
    return () => {
      for (const stop of stops) stop();
    };
  }, [open, colleagues, called]);
  return null;
}
