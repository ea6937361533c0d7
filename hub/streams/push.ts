/**
 * Takes what a desk pushes: one transaction, whose order is that of the stream's locked head row. What has moved from that
 * stream into one of its own is taken there.
 */
import type { Manifest } from '../../shared/document/revision.ts';
import type { OpAnswer, PushRequest } from '../../shared/sync/push.ts';
import type { Database, Work } from '../db/connect.ts';
import { systemCode } from '../refusal.ts';
import type { Asker } from '../rights/asker.ts';
import { readableStreams } from '../rights/rights.ts';
import { openTaking, type SignoffPorts } from '../signoff/taking.ts';
import { runBatch } from './batch.ts';
import { giveContents, hashedBodies, knownContents, storeContents } from './contents.ts';
import { readDocuments, writeDocuments, type DocumentState } from './documents.ts';
import { givenAnswers } from './given.ts';
import { appendOps, lockHead, moveHead, noteBrought } from './log.ts';
import type { Manifests } from './manifests.ts';
import { noteNamed } from './media.ts';
import { hashesIn, read, type Sent } from './reading.ts';

/** The same documents or streams were wanted in the same moment by somebody else, who was first. */
class Raced extends Error {}
/** SQLSTATE of a deadlock, of which one party is told, and of media that were taken away in the same moment. */
const RACES: ReadonlySet<string | null> = new Set(['40P01', '23503']);
const TRIES = 5;

/** What a hub has for all pushes. */
export interface PushParts {
  readonly manifests: Manifests;
  readonly signoff: SignoffPorts;
}

interface Pushed {
  readonly asker: Asker;
  readonly stream: string;
  readonly bodies: ReadonlyMap<string, string>;
  readonly sent: readonly Sent[];
  readonly mayLead: boolean;
}

/** By which name an answer is counted. */
export const outcomeOf = (answer: OpAnswer): string =>
  answer.outcome === 'accepted' ? answer.place : answer.reason;

/**
 * The asker's right to write into the stream was looked up. `mayLead`: else what is not of a new document stands beside the
 * work of others, as what comes too late. Answers one for each op, when all is committed.
 */
export async function push(
  database: Database,
  { manifests, signoff }: PushParts,
  { person, device }: Asker,
  { stream, contents, ops }: PushRequest,
  mayLead = true,
): Promise<readonly OpAnswer[]> {
  const pushed = {
    asker: { person, device },
    stream,
    bodies: hashedBodies(contents),
    sent: ops.map(read),
    mayLead,
  };
  for (let left = TRIES; ; left -= 1) {
    const made = new Map<string, Manifest>();
    try {
      const answers = await database
        .transaction()
        .execute((work) => take({ work, manifests, signoff, made }, pushed));
      // Only what was committed is kept in memory.
      for (const [id, manifest] of made) manifests.keep(id, manifest);
      return answers;
    } catch (error) {
      const isRaced = error instanceof Raced || RACES.has(systemCode(error));
      if (!isRaced || left === 1) throw error;
    }
  }
}

interface TakeParts extends PushParts {
  readonly work: Work;
  readonly made: Map<string, Manifest>;
}

async function take(
  { work, manifests, signoff, made }: TakeParts,
  { asker, stream, bodies, sent, mayLead }: Pushed,
): Promise<readonly OpAnswer[]> {
  // From here on no document leaves this stream.
  const head = await lockHead(work, stream);
  const state = await readDocuments(work, {
    documents: sent.map(({ op }) => op.documentId),
    revisions: sent.flatMap((each) =>
      each.as === 'revision'
        ? each.payload.revision.parents.concat(each.payload.revision.id)
        : each.as === 'submission'
          ? [each.payload.submission.revisionId]
          : [],
    ),
    recordsOf: sent.flatMap((each) => (each.as === 'record' ? [each.op.documentId] : [])),
  });
  const given = await givenAnswers(
    work,
    stream,
    state,
    sent.map(({ op }) => op.opId),
  );
  await storeContents(work, bodies);
  const taking = await openTaking(work, signoff, sent);
  const known = new Set(state.documents.keys());
  const answers = new Map<Sent, OpAnswer>();
  for (const [target, group] of byHome(stream, state, sent)) {
    const isNamed = target === stream;
    const brings = isNamed ? [...bodies.keys()] : await broughtAlong(work, stream, bodies, group);
    await giveContents(work, target, brings);
    const [right] = isNamed ? [] : await readableStreams(work, asker.person, target);
    const lateWith = isNamed || right?.mayWrite === true ? null : new Set(brings);
    const isBeside = (documentId: string): boolean =>
      lateWith !== null || (!mayLead && known.has(documentId));
    const parts = { work, stream: target, asker, manifests, taking, state, made, given, lateWith, isBeside };
    const batch = await runBatch(parts, isNamed ? head : await lockHead(work, target), group);
    batch.answers.forEach((answer, place) => {
      const each = group[place];
      if (each === undefined) throw new Error('an answer without an op');
      answers.set(each, answer);
    });
    if (batch.ops.length === 0) continue;
    await appendOps(work, target, asker, batch.ops);
    await noteBrought(work, target, batch.brought);
    await noteNamed(work, target, batch.media);
    await moveHead(work, target, batch.head);
  }
  if (!(await writeDocuments(work, state))) throw new Raced();
  return sent.flatMap((each) => answers.get(each) ?? []);
}

/** The ops by the stream that they go to: a document that has moved from the one that was named is followed. */
function byHome(
  stream: string,
  { documents }: DocumentState,
  sent: readonly Sent[],
): ReadonlyMap<string, readonly Sent[]> {
  const groups = new Map<string, Sent[]>([[stream, []]]);
  for (const each of sent) {
    const home = documents.get(each.op.documentId);
    const target = home?.movedFrom === stream ? home.stream : stream;
    const group = groups.get(target);
    if (group === undefined) groups.set(target, [each]);
    else group.push(each);
  }
  return groups;
}

/** Of what the ops name, what was uploaded now and what their sender could read in the stream that was named. */
async function broughtAlong(
  work: Work,
  stream: string,
  bodies: ReadonlyMap<string, string>,
  group: readonly Sent[],
): Promise<readonly string[]> {
  const named = new Set(group.flatMap((each) => (each.as === 'refused' ? [] : [...hashesIn(each)])));
  const readable = await knownContents(work, stream, [...named]);
  return [...named].filter((hash) => bodies.has(hash) || readable.has(hash));
}
