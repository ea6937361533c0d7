/** Puts many documents in order at once: bin, pins, office, topics. All of it or none, and it can be taken back exactly. */
import { articleField } from '../../../shared/document/article-fields.ts';
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import { assertNever } from '../../../shared/errors/result.ts';
import type { Arrangement, ArrangementAct, DocumentSummary } from '../../../shared/ipc/types.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';

export interface Arranged {
  readonly entries: readonly Entry[];
  /** What brings back what was; nothing for a document that was so already. */
  readonly undo: readonly Arrangement[];
  /** Documents of which a field changes. */
  readonly edited: readonly DocumentId[];
}

interface Step {
  readonly entry: Entry;
  readonly undo: ArrangementAct;
}

/** Documents that are not there any more are passed over: what is asked of the others does not wait for them. */
export function arrange(documents: DocumentStore, asked: readonly Arrangement[]): Arranged {
  const steps = asked.flatMap(({ documentId, act }) => {
    const summary = documents.summary(documentId);
    const step = summary === null ? null : stepOf(documents, summary, act);
    return step === null ? [] : [{ documentId, ...step }];
  });
  return {
    entries: steps.map(({ entry }) => entry),
    undo: steps.map(({ documentId, undo }) => ({ documentId, act: undo })),
    edited: steps.flatMap(({ documentId, entry }) => (entry.kind === 'edit' ? [documentId] : [])),
  };
}

/** Null where nothing would change. */
function stepOf(documents: DocumentStore, summary: DocumentSummary, act: ArrangementAct): Step | null {
  const { id } = summary;
  switch (act.kind) {
    case 'bin':
      if (summary.binnedAt !== null) return null;
      return { entry: { kind: 'bin', documentId: id }, undo: { kind: 'restore' } };
    case 'restore':
      if (summary.binnedAt === null) return null;
      return { entry: { kind: 'unbin', documentId: id }, undo: { kind: 'bin' } };
    case 'pin':
    case 'unpin': {
      const pinned = act.kind === 'pin';
      if (summary.pinned === pinned) return null;
      return { entry: { kind: 'pin', documentId: id, pinned }, undo: { kind: pinned ? 'unpin' : 'pin' } };
    }
    case 'office':
      if (summary.office === act.office) return null;
      return { entry: setField(id, 'office', act.office), undo: { kind: 'office', office: summary.office } };
    case 'addTopic':
    case 'removeTopic': {
      const { topic } = act;
      const topics = articleField('topics', documents.field(id, 'topics')) ?? [];
      const adds = act.kind === 'addTopic';
      if (topics.includes(topic) === adds) return null;
      const next = adds ? [...topics, topic] : topics.filter((other) => other !== topic);
      return {
        entry: setField(id, 'topics', next.length === 0 ? null : next),
        undo: { kind: adds ? 'removeTopic' : 'addTopic', topic },
      };
    }
    default:
      return assertNever(act);
  }
}

const setField = (documentId: DocumentId, name: string, value: JsonValue): Entry => ({
  kind: 'edit',
  documentId,
  units: [],
  fields: [{ name, value }],
  positions: [],
});
