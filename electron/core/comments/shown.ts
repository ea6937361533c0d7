/** Threads with names, times and what is new: from rows to what the page shows. */
import { threadsOf, timeOf, type Comment } from '../../../shared/comments/threads.ts';
import type { DocumentId, Hash, UnitBody } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { unitText } from '../../../shared/instrument/unit-text.ts';
import type { CommentAuthor, ShownComment, ShownThread } from '../../../shared/ipc/comments.ts';
import type { PersonName } from '../../../shared/ipc/types.ts';
import type { KeptAct } from './acts.ts';

/** Stands for the person of this desk, whatever the hub calls them. */
export const ME = 'me';

export interface Naming {
  /** The person of this desk to its hub; null: it has none. */
  readonly me: () => string | null;
  readonly myName: () => PersonName;
  readonly nameOf: (person: string) => PersonName | null;
}

/** Who did it: ME, the hub's id of somebody else, or null where nobody knows. */
export const whoDid = ({ person, isOwn }: KeptAct, me: string | null): string | null =>
  isOwn || (person !== null && person === me) ? ME : person;

export interface Showing {
  readonly naming: Naming;
  readonly body: (documentId: DocumentId, hash: Hash) => Result<UnitBody, Failure>;
}

/** In the order in which they began. */
export function shownThreads(
  { naming, body }: Showing,
  documentId: DocumentId,
  kept: readonly KeptAct[],
): readonly ShownThread[] {
  const me = naming.me();
  const byId = new Map(kept.map((act) => [act.opId, act]));
  const author = (who: string | null): CommentAuthor =>
    who === ME
      ? { isMe: true, id: me, name: naming.myName() }
      : { isMe: false, id: who, name: who === null ? null : naming.nameOf(who) };
  const shown = ({ id, who, said, editedBy }: Comment): ShownComment => ({
    id,
    by: author(who),
    at: timeOf(id),
    said,
    isEdited: editedBy !== null,
    isNew: byId.get(editedBy ?? id)?.isSeen === false,
  });
  const acts = kept.map((act) => ({ opId: act.opId, who: whoDid(act, me), payload: act.payload }));
  return threadsOf(acts).map(({ id, anchor, comments, resolved }): ShownThread => {
    const before = body(documentId, anchor.body);
    return {
      id,
      anchor,
      textThen: before.ok ? unitText(before.value) : null,
      comments: comments.map(shown),
      resolved: resolved === null ? null : { by: author(resolved.who), at: timeOf(resolved.opId) },
    };
  });
}

/** New comments that somebody waits for an answer to: in what is resolved nobody does. */
export const unreadIn = (threads: readonly ShownThread[]): number =>
  threads
    .filter(({ resolved }) => resolved === null)
    .flatMap(({ comments }) => comments)
    .filter(({ isNew, said }) => isNew && said !== null).length;
