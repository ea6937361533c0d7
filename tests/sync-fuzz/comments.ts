/** What people say to each other in comments. */
import type { CommentPayload, Said } from '../../shared/comments/comment-op.ts';
import { LANGUAGES, type DocumentId } from '../../shared/document/model.ts';
import { assertNever } from '../../shared/errors/result.ts';
import { unitText } from '../../shared/instrument/unit-text.ts';
import { saying } from '../support/comments.ts';
import type { TalkingDesk } from './desk.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

const ACTS = ['reply', 'reply', 'edit', 'takeBack', 'resolve', 'reopen'] as const;

const told = (what: string, answer: { readonly ok: boolean } | null): string =>
  `${what}: ${answer === null ? 'died' : answer.ok ? 'done' : 'refused'}`;

/** One thing is done in the threads of a document, which an answer makes something that may not be lost. */
export async function comment(
  desk: TalkingDesk,
  random: Random,
  ledger: Ledger,
  documentId: DocumentId,
): Promise<string> {
  const read = await desk.call('comments.read', { documentId });
  if (read?.ok !== true) return 'nothing';
  const said = saying(ledger.newWord(desk.name));
  const { threads } = read.value;
  if (threads.length === 0 || random.chance(0.3)) return begin(desk, random, ledger, documentId, said);
  const thread = random.pick(threads);
  const act = random.pick(ACTS);
  const own = thread.comments.filter(({ by }) => by.isMe);
  if ((act === 'edit' || act === 'takeBack') && own.length === 0) return 'nothing of their own';
  const does = actOf(act, thread.id, own.length === 0 ? '' : random.pick(own).id, said);
  const answer = await desk.call('comments.act', { documentId, does });
  if (answer?.ok === true) ledger.spoke({ documentId, id: answer.value.id, desk: desk.name });
  return told(act, answer);
}

function actOf(act: (typeof ACTS)[number], thread: string, comment: string, said: Said): CommentPayload {
  switch (act) {
    case 'reply':
      return { version: 1, act, thread, said };
    case 'edit':
      return { version: 1, act, comment, said };
    case 'takeBack':
      return { version: 1, act, comment };
    case 'resolve':
    case 'reopen':
      return { version: 1, act, thread };
    default:
      return assertNever(act);
  }
}

async function begin(
  desk: TalkingDesk,
  random: Random,
  ledger: Ledger,
  documentId: DocumentId,
  said: Said,
): Promise<string> {
  const open = await desk.call('documents.open', { documentId });
  const language = random.pick(LANGUAGES);
  const units = open?.ok === true ? open.value.units[language] : [];
  if (units.length === 0) return 'on nothing';
  const unit = random.pick(units);
  const [word] = unitText(unit).match(/\w+/u) ?? [];
  const from = word === undefined ? 0 : unitText(unit).indexOf(word);
  const words = word === undefined || random.chance(0.3) ? null : { from, text: word };
  const answer = await desk.call('comments.begin', { documentId, language, unit: unit.uid, words, said });
  if (answer?.ok === true) ledger.spoke({ documentId, id: answer.value.id, desk: desk.name });
  return told('begin', answer);
}
