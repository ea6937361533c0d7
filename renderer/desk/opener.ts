import type { DocumentId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge, Request } from '../../shared/ipc/contract.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { DraftPorts } from '../drafting/ports.ts';
import type { DraftSession } from '../drafting/session.ts';
import { createCommenting, type Commenting } from '../comments/commenting.ts';
import { createOpenTexts, type OpenTexts } from '../editor/open-texts.ts';
import { watchCheckpoints, type Checkpoints } from './checkpoints.ts';

/** The document on the paper, with the draft that its words go through. */
export interface OnPaper {
  readonly document: OpenDocument;
  readonly draft: DraftSession;
  readonly checkpoints: Checkpoints;
  readonly texts: OpenTexts;
  readonly commenting: Commenting;
}

/**
 * Holds the one document that this window works on. A document whose words cannot be written stays open: it is not
 * exchanged for another before all of it is on disk. Asked several times at once, it carries out one after the other.
 */
export interface Opener {
  readonly current: () => OnPaper | null;
  /** Answers the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (id: DocumentId) => Promise<Result<OnPaper, Failure>>;
  /** An empty article, or what `from` says: whole, or not at all. */
  readonly create: (from?: Request<'documents.createFrom'>) => Promise<Result<OnPaper, Failure>>;
  /** Leaves the paper empty. */
  readonly putAway: () => Promise<Result<null, Failure>>;
  /** Whether every word of this window is on disk, once that is known. */
  readonly flush: () => Promise<boolean>;
}

export function createOpener(
  bridge: Bridge,
  openDraft: (bridge: Bridge, document: OpenDocument) => DraftSession,
  ports: Pick<DraftPorts, 'after'>,
): Opener {
  const listeners = new Set<() => void>();
  let current: OnPaper | null = null;
  /** Put away, with perhaps a last word on its way. */
  const leaving = new Set<DraftSession>();
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = turn.then(act);
    turn = result.catch(() => null);
    return result;
  }

  function put(next: OnPaper | null): void {
    const last = current;
    current = next;
    for (const listener of listeners) listener();
    if (last === null) return;
    last.checkpoints.stop();
    last.commenting.stop();
    leaving.add(last.draft);
    void last.draft.close();
  }

  /** Makes sure that the document on the paper may go: a revision of what changed, and nothing left to write. */
  async function release(): Promise<Result<null, Failure>> {
    if (current === null) return ok(null);
    await current.checkpoints.leave();
    await current.draft.flush();
    const status = current.draft.status();
    return status.kind === 'failing' ? fail(status.failure) : ok(null);
  }

  function place(document: OpenDocument): OnPaper {
    const draft = openDraft(bridge, document);
    const checkpoint = async (): Promise<boolean> => {
      const answer = await bridge.call['drafting.checkpoint']({
        documentId: document.summary.id,
        automatic: true,
        note: '',
      });
      return answer.ok;
    };
    const onPaper = {
      document,
      draft,
      checkpoints: watchCheckpoints(draft, checkpoint, ports),
      texts: createOpenTexts(),
      commenting: createCommenting(bridge, document.summary.id, draft.text),
    };
    put(onPaper);
    return onPaper;
  }

  async function exchange(
    ask: () => Promise<Result<OpenDocument, Failure>>,
  ): Promise<Result<OnPaper, Failure>> {
    const released = await release();
    if (!released.ok) return released;
    const answer = await ask();
    return answer.ok ? ok(place(answer.value)) : answer;
  }

  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    open: (id) =>
      inTurn(async () => {
        if (current !== null && current.document.summary.id === id) return ok(current);
        return exchange(() => bridge.call['documents.open']({ documentId: id }));
      }),
    create: (from) =>
      inTurn(() =>
        exchange(() =>
          from === undefined
            ? bridge.call['documents.create']({ kind: 'article' })
            : bridge.call['documents.createFrom'](from),
        ),
      ),
    putAway: () =>
      inTurn(async () => {
        const released = await release();
        if (released.ok) put(null);
        return released;
      }),
    async flush() {
      const drafts = current === null ? [...leaving] : [...leaving, current.draft];
      await Promise.all(drafts.map((draft) => draft.flush()));
      const unsaved = drafts.filter((draft) => draft.status().kind !== 'saved');
      for (const draft of drafts) if (!unsaved.includes(draft)) leaving.delete(draft);
      return unsaved.length === 0;
    },
  };
}
