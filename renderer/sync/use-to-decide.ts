import { useMemo } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import { useSync } from './use-sync.ts';

const NONE: ReadonlySet<DocumentId> = new Set();

/** Documents that wait for a person to decide; the same set for as long as they are the same documents. */
export function useToDecide(): ReadonlySet<DocumentId> {
  const state = useSync();
  const ids = state.kind === 'alone' ? '' : state.toDecide.join(' ');
  return useMemo(() => (ids === '' ? NONE : new Set(ids.split(' ') as DocumentId[])), [ids]);
}
