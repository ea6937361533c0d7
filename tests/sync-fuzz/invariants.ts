/** What has to be true of desks and hub, read from their files and rows rather than from what they say of themselves. */
import type { DocumentId } from '../../shared/document/model.ts';
import { documentDigest, streamDigest } from '../../shared/sync/digest.ts';
import { checkComments, commentsIn, missingComments } from './comment-invariants.ts';
import type { TalkingDesk } from './desk.ts';
import { fromFile } from './desk-file.ts';
import type { SimulatedHub } from './hub.ts';
import { wordsOf, type Ledger } from './ledger.ts';
import { checkRecords, recordsIn } from './record-invariants.ts';
import type { Stage } from './stage.ts';
import type { Trace } from './trace.ts';

export type Invariant =
  /** The simulation itself comes to its end. */
  | 'runs'
  /** With a clear line every desk sends and reads all there is. */
  | 'rests'
  /** What a desk called saved is there when it comes back. */
  | 'saved'
  /** What a desk called saved stands in the head or in a branch that people see, on every desk. */
  | 'visible'
  /** Desks and hub have the same heads and branches, and these say the same. */
  | 'equal'
  /** No op, and no edit, is there twice. */
  | 'once'
  /** Every desk has every op of every stream, in the hub's order. */
  | 'whole';

export interface Problem {
  readonly invariant: Invariant;
  readonly words: string;
}

/** What the invariants are asked of. */
export interface Judged {
  readonly stage: Pick<Stage, 'pool'>;
  readonly hub: Pick<SimulatedHub, 'root' | 'streams' | 'digest'>;
  readonly desks: readonly TalkingDesk[];
  readonly ledger: Ledger;
  readonly documents: readonly DocumentId[];
  readonly trace: Trace;
}

interface Stand {
  readonly documentId: string;
  readonly stream: string;
  readonly head: string;
  readonly km: string;
  readonly en: string;
  readonly metadataHash: string;
}

interface DeskOp {
  readonly stream: string;
  readonly seq: number;
  readonly opId: string;
  readonly hash: string;
}

const logOf = ({ stage }: Judged) =>
  stage.pool.database
    .selectFrom('ops')
    .select(['stream', 'seq', 'op_id as opId', 'hash', 'kind', 'document', 'payload'])
    .orderBy('stream')
    .orderBy('seq')
    .execute();

export const headsOf = ({ stage }: Judged) =>
  stage.pool.database.selectFrom('streams').select(['id', 'head']).orderBy('id').execute();

/** All that a person at the desk sees of the document: the draft, and what stands beside it. */
async function visibleOn(desk: TalkingDesk, documentId: DocumentId): Promise<ReadonlySet<string>> {
  const open = await desk.call('documents.open', { documentId });
  if (open?.ok !== true) return new Set();
  const beside = await desk.ask('merging.branches', { documentId });
  const words = [...wordsOf(open.value)];
  for (const { revision: revisionId } of beside)
    words.push(...wordsOf(await desk.ask('history.read', { documentId, revisionId })));
  return new Set(words);
}

async function missingOn(
  judged: Judged,
  desk: TalkingDesk,
  isAsked: (by: string) => boolean,
): Promise<readonly string[]> {
  const { ledger, documents } = judged;
  const owed = ledger.owed().filter((one) => isAsked(one.desk));
  const missing = [...missingComments(judged, desk, isAsked)];
  for (const documentId of documents) {
    const visible = await visibleOn(desk, documentId);
    for (const { word, documentId: where } of owed)
      if (where === documentId && !visible.has(word))
        missing.push(`${word} of ${documents.indexOf(documentId)}`);
  }
  return missing;
}

export async function checkSaved(judged: Judged, desk: TalkingDesk): Promise<readonly Problem[]> {
  const missing = await missingOn(judged, desk, (by) => by === desk.name);
  return missing.map((words) => ({ invariant: 'saved', words: `${desk.name} lacks ${words}` }));
}

async function checkVisible(judged: Judged): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const desk of judged.desks)
    for (const words of await missingOn(judged, desk, () => true))
      problems.push({ invariant: 'visible', words: `${desk.name} lacks ${words}` });
  return problems;
}

function standsOf(desk: TalkingDesk): readonly (Stand & { readonly branches: readonly string[] })[] {
  return fromFile(desk, (sqlite) => {
    const branches = sqlite
      .prepare<[], { id: string; documentId: string }>(
        'SELECT revision_id AS id, document_id AS documentId FROM branches',
      )
      .all();
    return sqlite
      .prepare<[], Stand>(
        `SELECT document_homes.document_id AS documentId, stream, hub_head AS head, root_km AS km, root_en AS en,
                metadata_hash AS metadataHash
          FROM document_homes JOIN revisions ON revisions.id = hub_head`,
      )
      .all()
      .map((stand) =>
        Object.assign(stand, {
          branches: branches.filter(({ documentId }) => documentId === stand.documentId).map(({ id }) => id),
        }),
      );
  });
}

/** What lies in the bin of a desk. */
const binOf = (desk: TalkingDesk): string =>
  fromFile(desk, (sqlite) =>
    sqlite
      .prepare<[], { id: string }>('SELECT id FROM documents WHERE binned_at IS NOT NULL ORDER BY id')
      .all()
      .map(({ id }) => id)
      .join(' '),
  );

async function checkEqual(judged: Judged): Promise<readonly Problem[]> {
  const { hub, desks, trace } = judged;
  const problems: Problem[] = [];
  for (const stream of [hub.root, ...hub.streams]) {
    for (const desk of desks) {
      const digest = await hub.digest(desk, stream);
      const said = commentsIn(desk, stream);
      const here = standsOf(desk)
        .filter((stand) => stand.stream === stream)
        .map(({ documentId, km, en, ...stand }) => ({
          documentId,
          digest: documentDigest({
            documentId,
            ...stand,
            roots: { km, en },
            comments: said.get(documentId),
          }),
        }));
      const own = streamDigest(stream, [...here, ...recordsIn(desk, stream)]);
      if (desk === desks[0]) trace.note(`digest ${own}`);
      if (own !== digest) problems.push({ invariant: 'equal', words: `${desk.name} differs in ${stream}` });
    }
  }
  const [first, ...others] = desks.map((desk) => ({ desk, bin: binOf(desk) }));
  for (const { desk, bin } of others)
    if (bin !== first?.bin) problems.push({ invariant: 'equal', words: `${desk.name} has another bin` });
  problems.push(...(await checkRecords(desks)), ...(await checkComments(judged)));
  return problems;
}

function doubles(of: string, all: readonly string[]): readonly Problem[] {
  const seen = new Set<string>();
  return all.flatMap((one): readonly Problem[] => {
    if (!seen.has(one)) {
      seen.add(one);
      return [];
    }
    return [{ invariant: 'once', words: `${of} twice: ${one}` }];
  });
}

/** What a revision is, without the ids that it goes by: the same words by the same hand in the same moment. */
function withoutIds({ document, payload }: { readonly document: string; readonly payload: string }): string {
  const { revision, delta } = JSON.parse(payload) as {
    readonly revision: { readonly device: string; readonly madeAt: number; readonly parents: unknown };
    readonly delta: unknown;
  };
  const { device, madeAt, parents } = revision;
  return JSON.stringify([document, device, madeAt, parents, delta]);
}

async function checkOnce(judged: Judged): Promise<readonly Problem[]> {
  const log = await logOf(judged);
  const problems = [
    ...doubles(
      'the log has an op',
      log.map(({ opId }) => opId),
    ),
    ...doubles('the log has a revision', log.filter(({ kind }) => kind === 'revision').map(withoutIds)),
  ];
  for (const desk of judged.desks)
    for (const documentId of judged.documents) {
      const open = await desk.call('documents.open', { documentId });
      if (open?.ok === true) problems.push(...doubles(`${desk.name} has a word`, wordsOf(open.value)));
    }
  return problems;
}

async function checkWhole(judged: Judged): Promise<readonly Problem[]> {
  const log = await logOf(judged);
  const problems: Problem[] = [];
  const heads = await headsOf(judged);
  const line = ({ stream, seq, opId, hash }: DeskOp): string => `${stream} ${seq} ${opId} ${hash}`;
  const whole = log.map(line).join('\n');
  for (const { id, head } of heads) {
    const seqs = log.filter(({ stream }) => stream === id).map(({ seq }) => seq);
    if (seqs.length !== head || seqs.some((seq, place) => seq !== place + 1))
      problems.push({ invariant: 'whole', words: `the hub's log has gaps` });
  }
  for (const desk of judged.desks) {
    const { ops, cursors } = fromFile(desk, (sqlite) => ({
      ops: sqlite
        .prepare<[], DeskOp>(
          `SELECT stream, seq, op_id AS opId, hash FROM ops WHERE seq IS NOT NULL ORDER BY stream, seq`,
        )
        .all(),
      cursors: sqlite.prepare<[], { id: string; cursor: number }>('SELECT id, cursor FROM streams').all(),
    }));
    if (ops.map(line).join('\n') !== whole)
      problems.push({ invariant: 'whole', words: `${desk.name} has ${ops.length} of ${log.length} ops` });
    for (const { id, cursor } of cursors)
      if (cursor !== heads.find((stream) => stream.id === id)?.head)
        problems.push({ invariant: 'whole', words: `${desk.name} reads on from ${cursor}` });
  }
  return problems;
}

/** At rest, whatever people have still to decide. */
export async function checkRest(judged: Judged): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const check of [checkVisible, checkEqual, checkOnce, checkWhole])
    problems.push(...(await check(judged)));
  return problems;
}

/** When all is decided: every desk has the same words in the same places, and nothing stands beside. */
export async function checkJoined({ desks, documents }: Judged): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const documentId of documents) {
    const said = new Set<string>();
    for (const desk of desks) {
      const open = await desk.call('documents.open', { documentId });
      if (open?.ok !== true) {
        said.add('nothing');
        continue;
      }
      const { metadata, units, headRevision } = open.value;
      said.add(JSON.stringify({ metadata, units, headRevision }));
      const beside = await desk.ask('merging.branches', { documentId });
      if (beside.length > 0) said.add(`${desk.name} has branches`);
    }
    if (said.size !== 1)
      problems.push({ invariant: 'equal', words: `document ${documents.indexOf(documentId)} differs` });
  }
  return problems;
}
