/** What has to be true of comments. */
import type { DocumentId } from '../../shared/document/model.ts';
import type { CommentAuthor } from '../../shared/ipc/comments.ts';
import type { CommentsStand } from '../../shared/sync/digest.ts';
import type { TalkingDesk } from './desk.ts';
import { fromFile } from './desk-file.ts';
import type { Judged, Problem } from './invariants.ts';

/** Of each document, by the desk's file, what the hub's log is known to have. */
export const commentsIn = (desk: TalkingDesk, stream: string): ReadonlyMap<string, CommentsStand> =>
  fromFile(
    desk,
    (sqlite) =>
      new Map(
        sqlite
          .prepare<[string], CommentsStand & { readonly id: string }>(
            `SELECT ops.document_id AS id, count(*) AS count, max(seq) AS last
              FROM ops JOIN comment_acts ON comment_acts.op_id = ops.op_id
              WHERE stream = ? AND seq IS NOT NULL GROUP BY ops.document_id`,
          )
          .all(stream)
          .map(({ id, count, last }) => [id, { count, last }]),
      ),
  );

const actsOn = (desk: TalkingDesk): ReadonlySet<string> =>
  fromFile(
    desk,
    (sqlite) =>
      new Set(
        sqlite
          .prepare<[], { id: string }>('SELECT op_id AS id FROM comment_acts')
          .all()
          .map(({ id }) => id),
      ),
  );

/** What a desk said that it keeps is there. */
export function missingComments(
  { ledger }: Judged,
  desk: TalkingDesk,
  isAsked: (by: string) => boolean,
): readonly string[] {
  const here = actsOn(desk);
  return ledger
    .spoken()
    .filter(({ id, desk: by }) => isAsked(by) && !here.has(id))
    .map(({ id }) => `comment ${id}`);
}

/** What people see of the threads of a document, whoever reads it. */
async function threadsOn(desk: TalkingDesk, person: string, documentId: DocumentId): Promise<string> {
  const read = await desk.call('comments.read', { documentId });
  if (read?.ok !== true) return 'nothing';
  const who = ({ isMe, id }: CommentAuthor): string | null => (isMe ? person : id);
  return JSON.stringify(
    read.value.threads.map(({ id, anchor, textThen, comments, resolved }) => [
      id,
      anchor,
      textThen,
      comments.map(({ id: comment, by, said, isEdited }) => [comment, who(by), said, isEdited]),
      resolved === null ? null : who(resolved.by),
    ]),
  );
}

/** The same threads at all desks, and no comment in them twice. */
export async function checkComments({ desks, documents }: Judged): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const documentId of documents) {
    const seen = await Promise.all(
      desks.map(async (desk) => ({
        name: desk.name,
        threads: await threadsOn(desk, desk.person, documentId),
      })),
    );
    const [first] = seen;
    for (const { name, threads } of seen)
      if (threads !== first?.threads)
        problems.push({
          invariant: 'equal',
          words: `${name} has other comments on ${documents.indexOf(documentId)}`,
        });
    const words = first?.threads.match(/"text":"w\d+[A-Z]"/gu) ?? [];
    if (new Set(words).size !== words.length)
      problems.push({ invariant: 'once', words: 'a comment stands twice' });
  }
  return problems;
}
