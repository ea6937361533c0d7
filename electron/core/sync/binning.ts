/** What the bin does goes to the others, and what they do with it is told here. */
import type { Ids } from '../../../shared/document/ids.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';
import type { Homes } from './homes.ts';

export interface Binning {
  /** The entries, and behind each that changes the bin for everybody the op that says so. */
  readonly told: (entries: readonly Entry[]) => readonly Entry[];
  /**
   * Looks before and after what was read is written: which documents went into the bin or out of it by that. Answers
   * what to call then.
   */
  readonly watch: (entries: readonly Entry[]) => () => void;
  /** How many came out of the bin since a person was told, because somebody wrote in them. */
  readonly restored: () => number;
  readonly noted: () => void;
}

export interface BinningParts {
  readonly homes: Pick<Homes, 'home'>;
  readonly documents: Pick<DocumentStore, 'summary'>;
  readonly ids: Ids;
  readonly changed: (documentIds: readonly DocumentId[]) => void;
}

export function createBinning({ homes, documents, ids, changed }: BinningParts): Binning {
  let restored = 0;
  return {
    told: (entries) =>
      entries.flatMap((entry): readonly Entry[] => {
        if ((entry.kind !== 'bin' && entry.kind !== 'unbin') || homes.home(entry.documentId) === null)
          return [entry];
        const { kind, documentId } = entry;
        const opId = ids.next<string>();
        return [entry, { kind: 'sync', step: 'binned', documentId, opId, isBinned: kind === 'bin' }];
      }),
    watch(entries) {
      const read = entries.flatMap((entry) =>
        entry.kind === 'sync' && (entry.step === 'pulled' || entry.step === 'mended') ? entry.ops : [],
      );
      const worked = new Set(
        read.filter(({ kind }) => kind === 'revision').map(({ documentId }) => documentId),
      );
      const before = new Map(
        read.map(({ documentId }) => [documentId, documents.summary(documentId)?.binnedAt ?? null]),
      );
      return () => {
        const moved = [...before].filter(
          ([id, at]) => ((documents.summary(id)?.binnedAt ?? null) === null) !== (at === null),
        );
        restored += moved.filter(([id, at]) => at !== null && worked.has(id)).length;
        if (moved.length > 0) changed(moved.map(([id]) => id));
      };
    },
    restored: () => restored,
    noted() {
      restored = 0;
    },
  };
}
