/** What a person does with comments: begins threads, answers, changes their own words, resolves, and reads. */
import { anchorAt } from '../../../shared/comments/anchor.ts';
import { COMMENT_OP, ownComment, type CommentPayload } from '../../../shared/comments/comment-op.ts';
import { wordsNow } from '../../../shared/comments/words-now.ts';
import { bodyHash } from '../../../shared/document/hash.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import { unitsOfContent } from '../../../shared/document/open-units.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { unitText } from '../../../shared/instrument/unit-text.ts';
import type {
  BeginThread,
  Callable,
  CommentActRequest,
  CommentsOverview,
  DocumentComments,
  MentionOfMe,
  ShownThread,
} from '../../../shared/ipc/comments.ts';
import type { DocumentSummary } from '../../../shared/ipc/types.ts';
import { normalize } from '../../../shared/khmer/index.ts';
import type { History } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';
import type { Writer } from '../store/writer.ts';
import type { Homes } from '../sync/homes.ts';
import type { CommentActs } from './acts.ts';
import { ME, shownThreads, unreadIn, whoDid, type Naming } from './shown.ts';

/** The newest of them are told of. */
const MENTIONS_SHOWN = 200;

export interface Comments {
  readonly read: (documentId: DocumentId) => DocumentComments;
  /** Makes a revision where the text has none as it is now, so that everybody can know what was commented on. */
  readonly begin: (document: DocumentSummary, asked: BeginThread) => Result<{ readonly id: string }, Failure>;
  /** `notFound`: there is no such thread or comment; `invalid`: it is another's, or the document may not be written in. */
  readonly act: (
    document: DocumentSummary,
    does: CommentActRequest['does'],
  ) => Result<{ readonly id: string }, Failure>;
  readonly see: (documentId: DocumentId, comments: readonly string[]) => Result<null, Failure>;
  readonly overview: () => CommentsOverview;
  readonly callable: () => readonly Callable[];
  /** These were written: the documents in which people see something else now. */
  readonly touched: (entries: readonly Entry[]) => readonly DocumentId[];
}

export interface CommentsParts {
  readonly acts: Pick<CommentActs, 'of' | 'unseenIn' | 'callingOn'>;
  readonly documents: Pick<DocumentStore, 'summary' | 'draft' | 'headRevision'>;
  readonly revisions: Pick<RevisionStore, 'body'>;
  readonly history: Pick<History, 'checkpoint'>;
  readonly homes: Pick<Homes, 'home' | 'streams'>;
  readonly write: Writer['write'];
  readonly ids: Ids;
  readonly naming: Naming;
  /** Whom the hub has told the name of. */
  readonly known: () => readonly Callable[];
}

export function createComments(parts: CommentsParts): Comments {
  const { acts, documents, history, homes, write, ids, naming } = parts;
  const showing = { naming, body: parts.revisions.body };
  const threads = (documentId: DocumentId): readonly ShownThread[] =>
    shownThreads(showing, documentId, acts.of(documentId));

  /** A desk that has never had a round knows of no stream yet. */
  const mayWrite = (documentId: DocumentId): boolean => {
    const home = homes.home(documentId);
    const streams = homes.streams();
    if (home === null || streams.length === 0) return true;
    return streams.some(({ id, mayWrite: may }) => id === home.stream && may);
  };

  const keep = (
    documentId: DocumentId,
    payload: CommentPayload,
  ): Result<{ readonly id: string }, Failure> => {
    if (!mayWrite(documentId)) return fail({ code: 'invalid', detail: 'reader' });
    const opId = ids.next<string>();
    const written = write([{ kind: 'comment', documentId, opId, payload }]);
    return written.ok ? ok({ id: opId }) : written;
  };

  const isThere = (id: DocumentId): boolean => documents.summary(id)?.binnedAt === null;

  return {
    read: (documentId) => ({ threads: threads(documentId), mayWrite: mayWrite(documentId) }),
    begin({ id }, { language, unit: uid, words, said }) {
      const made = history.checkpoint(id, { automatic: true, note: '' });
      if (!made.ok) return made;
      const revision = documents.headRevision(id);
      const order = unitsOfContent(documents.draft(id).state.content)[language];
      const unit = order.find((each) => each.uid === uid);
      if (unit === undefined || revision === null) return fail({ code: 'notFound' });
      const text = unitText(unit);
      const anchor = anchorAt({
        language,
        unit: uid,
        revision,
        body: bodyHash(unit),
        text,
        words: words === null ? null : rangeOf(text, words),
        order: order.map((each) => each.uid),
      });
      return keep(id, { version: 1, act: 'begin', anchor, said });
    },
    act({ id }, does) {
      const comment = ownComment(does);
      const wanted = 'thread' in does ? does.thread : comment;
      const kept = acts.of(id).find(({ opId }) => opId === wanted);
      if (kept === undefined) return fail({ code: 'notFound' });
      if (comment !== null && whoDid(kept, naming.me()) !== ME)
        return fail({ code: 'invalid', detail: 'own' });
      return keep(id, does);
    },
    see(documentId, comments) {
      const asked = new Set(comments);
      const shown = acts.of(documentId).filter(({ opId, payload, isSeen }) => {
        const about = ownComment(payload) ?? opId;
        return !isSeen && (asked.has(about) || payload.act === 'resolve' || payload.act === 'reopen');
      });
      if (shown.length === 0) return ok(null);
      const written = write([{ kind: 'commentsSeen', documentId, opIds: shown.map(({ opId }) => opId) }]);
      return written.ok ? ok(null) : written;
    },
    overview() {
      const unread = acts
        .unseenIn()
        .filter(isThere)
        .map((documentId) => ({ documentId, count: unreadIn(threads(documentId)) }))
        .filter(({ count }) => count > 0);
      const me = naming.me();
      const calling = me === null ? [] : acts.callingOn(me).filter(isThere);
      const mentions = calling.flatMap((documentId) =>
        threads(documentId).flatMap(({ id, anchor, comments, resolved }) =>
          comments
            .filter(({ said, by }) => !by.isMe && said?.mentions.some(({ person }) => person === me) === true)
            .map((comment): MentionOfMe => {
              const { language, unit } = anchor;
              return { documentId, thread: id, comment, language, unit, isResolved: resolved !== null };
            }),
        ),
      );
      const newest = mentions.toSorted((a, b) => b.comment.at - a.comment.at);
      return { unread, mentions: newest.slice(0, MENTIONS_SHOWN) };
    },
    callable() {
      const me = naming.me();
      return parts.known().filter(({ id }) => id !== me);
    },
    touched: (entries) => [
      ...new Set(
        entries.flatMap((entry): readonly DocumentId[] => {
          if (entry.kind === 'comment' || entry.kind === 'commentsSeen') return [entry.documentId];
          if (entry.kind !== 'sync' || (entry.step !== 'pulled' && entry.step !== 'mended')) return [];
          return entry.ops.flatMap(({ kind, documentId }) => (kind === COMMENT_OP ? [documentId] : []));
        }),
      ),
    ],
  };
}

/** Where the words stand that the page meant: it may have had the text as it was before it took its normal form. */
function rangeOf(
  text: string,
  { from, text: words }: NonNullable<BeginThread['words']>,
): { readonly from: number; readonly to: number } | null {
  const to = from + words.length;
  if (text.slice(from, to) === words) return { from, to };
  return wordsNow({ from, words: normalize(words), before: '', after: '' }, null, text);
}
