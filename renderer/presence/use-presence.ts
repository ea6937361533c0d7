import { useMemo } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Colleague, PeopledDocument, PresenceState } from '../../shared/ipc/presence.ts';
import { useTold } from '../bridge.ts';

const NOBODY: PresenceState = [];

const usePresence = (): PresenceState =>
  useTold('presence.changed', ({ call }) => call['presence.state']({})) ?? NOBODY;

/** A document that others are in; undefined while nobody is. */
export function usePeopled(documentId: DocumentId): PeopledDocument | undefined {
  const state = usePresence();
  return state.find((document) => document.documentId === documentId);
}

/** Who is in which of all documents. */
export function useAllPeopled(): ReadonlyMap<DocumentId, readonly Colleague[]> {
  const state = usePresence();
  return useMemo(() => new Map(state.map(({ documentId, colleagues }) => [documentId, colleagues])), [state]);
}
