/** A ministry on a true hub whose people sign: a key directory with the hub's key and theirs, routes, and what they say. */
import { randomUUID } from 'node:crypto';
import type { Directory } from '../../../shared/directory/read.ts';
import type { DocumentId, Hash, JsonValue } from '../../../shared/document/model.ts';
import { contentRoots, metadataHash } from '../../../shared/document/hash.ts';
import { branded } from '../../../shared/document/brand.ts';
import { idOfBody, publicKeySchema, signedBy, type Signer } from '../../../shared/statements/signed.ts';
import type { StatementType } from '../../../shared/statements/statement.ts';
import { STATEMENT_OP } from '../../../shared/statements/ops.ts';
import { resolve, resolvedHash } from '../../../shared/submission/resolved.ts';
import {
  submissionHash,
  submissionSchema,
  SUBMISSION_OP,
  type Submission,
} from '../../../shared/submission/submission.ts';
import { jsonValueSchema } from '../../../shared/document/schema.ts';
import type { Role } from '../../../shared/sync/account.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import type { Op } from '../../../shared/sync/op.ts';
import type { PullAnswer } from '../../../shared/sync/pull.ts';
import type { OpAnswer } from '../../../shared/sync/push.ts';
import { revisionPayloadSchema } from '../../../shared/sync/revision-op.ts';
import { routeHash, type Route } from '../../../shared/workflow/route.ts';
import { signerNamed, TWO_ROOTS, writeDirectory, type Said, type WrittenDirectory } from '../directory.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../hub/ministry.ts';
import { opOf } from '../hub/ops.ts';
import { newDocumentId, written, type Written } from '../hub/written-article.ts';
import { INSTRUMENTS } from '../instrument-units.ts';
import { treeOf } from '../../../shared/document/tree.ts';
import { unitOf } from '../units.ts';
import { ranksBetween } from '../../../shared/document/rank.ts';
import { REASON, routeOf, WHAT_IS_SAID } from './story.ts';

export interface Colleague {
  readonly desk: SyncDesk;
  readonly signer: Signer;
}

/** A document with a submission at the hub, and what was said about it. */
export interface Matter {
  readonly documentId: DocumentId;
  readonly revision: Written;
  readonly submissionId: string;
  readonly submission: Submission;
  /** The op that brought it. */
  readonly op: Op;
  /** The ids of what was said and accepted. */
  readonly seen: Hash[];
}

export interface SignedMinistry {
  readonly ministry: Ministry;
  readonly office: string;
  readonly stream: string;
  readonly directory: WrittenDirectory;
  readonly route: Route;
  /** Writes entries of the directory and brings them to the hub. */
  readonly bring: (...said: readonly Said[]) => Promise<void>;
  readonly colleague: (name: string, ...roles: readonly Role[]) => Promise<Colleague>;
  /** An article with these lines, and a submission of it; nobody has said anything. */
  readonly matter: (
    by: Colleague,
    lines: readonly string[],
    changes?: Partial<Submission>,
  ) => Promise<Matter>;
  /** Another submission of the same revision. */
  readonly again: (by: Colleague, matter: Matter) => Promise<Matter>;
  /** The op of a statement; `changes` over what it would say. */
  readonly statement: (
    by: Colleague,
    matter: Matter,
    type: StatementType,
    changes?: Readonly<Record<string, unknown>>,
    signer?: Signer,
  ) => Op;
  /** The same, pushed; it is noted as seen where it was accepted. */
  readonly says: (
    by: Colleague,
    matter: Matter,
    type: StatementType,
    changes?: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  /** What the hub has in the log of the stream about the document. */
  readonly logOf: (
    documentId: DocumentId,
  ) => Promise<readonly { readonly kind: string; readonly payload: JsonValue }[]>;
  readonly read: () => Directory;
  readonly end: () => Promise<void>;
}

export const outcomeOf = (answer: OpAnswer | undefined): string =>
  answer?.outcome === 'accepted' ? 'accepted' : (answer?.reason ?? 'nothing');

export async function foundSignedMinistry(changes: Partial<Route> = {}): Promise<SignedMinistry> {
  const ministry = await foundMinistry();
  const { office, stream } = await ministry.office(null);
  const administrator = ministry.desk();
  await ministry.join(administrator.person, office, 'administrator');
  const hello = helloSchema.parse(await (await fetch(`${ministry.hub.address}/v1/hello`)).json());
  const directory = writeDirectory();
  const route = routeOf({ office, ...changes });
  let brought = 0;
  const send = async (): Promise<void> => {
    const { status, body } = await administrator.ask('/directory', {
      entries: directory.entries.slice(brought),
    });
    if (status !== 200 || (body as { outcome?: string }).outcome !== 'accepted')
      throw new Error(JSON.stringify(body));
    brought = directory.entries.length;
  };
  const bring: SignedMinistry['bring'] = async (...said) => {
    for (const each of said) directory.write(each, TWO_ROOTS);
    await send();
  };
  await bring(
    { type: 'hub', key: publicKeySchema.parse(hello.publicKey) },
    { type: 'route', office, selector: { kind: 'article', instrumentType: null }, route: [route] },
  );

  const colleague: SignedMinistry['colleague'] = async (name, ...roles) => {
    const desk = ministry.desk();
    const signer = signerNamed(`${name} ${desk.person}`);
    for (const role of roles) await ministry.join(desk.person, office, role);
    await bring(
      {
        type: 'enrol',
        person: desk.person,
        device: desk.device,
        key: signer.key,
        name: { km: name, en: name },
      },
      { type: 'roles', person: desk.person, grants: roles.map((role) => ({ office, role })) },
    );
    return { desk, signer };
  };

  const statement: SignedMinistry['statement'] = (by, matter, type, said = {}, signer = by.signer) => {
    const { submission, submissionId, documentId, seen } = matter;
    const reason = type === 'return' ? REASON : null;
    const { body, signature } = signedBy(signer, {
      format: 'sastra.statement.1',
      ministry: directory.ministry,
      document: documentId,
      submission: submissionId,
      submissionHash: submissionHash(submission),
      languages: submission.languages,
      route: routeHash(route),
      actor: by.desk.person,
      office,
      key: by.signer.key,
      madeAt: 1_790_000_000_000,
      seen: seen.toSorted(),
      salt: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url'),
      type,
      ...WHAT_IS_SAID[type],
      ...said,
    });
    return opOf(STATEMENT_OP, documentId, { body, signature, reason });
  };

  return {
    ministry,
    office,
    stream,
    directory,
    route,
    bring,
    colleague,
    statement,
    async matter(by, lines, other = {}) {
      const documentId = newDocumentId();
      const revision = written(documentId, lines);
      const ranks = ranksBetween(null, null, lines.length);
      const km = treeOf(lines.map((line, place) => unitOf(place + 1, ranks[place] ?? '', line)));
      const content = { shape: 'twoTrees' as const, km, en: treeOf([]) };
      const { metadata } = revision.manifest;
      const resolved = resolve({ kind: 'article', metadata, content }, ['km'], {
        list: () => [],
        data: () => INSTRUMENTS,
        register: () => [],
      });
      const { revision: said } = revisionPayloadSchema.parse(revision.op.payload);
      const submission = submissionSchema.parse({
        format: 'sastra.submission.1',
        documentId,
        documentKind: 'article',
        instrumentType: null,
        revisionId: revision.revision,
        roots: contentRoots(content),
        metadataHash: metadataHash(metadata),
        resolvedHash: resolvedHash(resolved),
        languages: ['km'],
        author: said.author,
        ...other,
      });
      const submissionId = newDocumentId();
      const op = opOf(SUBMISSION_OP, documentId, {
        id: submissionId,
        submission,
        resolved,
      } as unknown as JsonValue);
      const answers = await by.desk.push(stream, revision.contents, [revision.op, op]);
      if (Object.keys(other).length === 0 && answers.some(({ outcome }) => outcome !== 'accepted'))
        throw new Error(JSON.stringify(answers));
      return { documentId, revision, submissionId: branded(submissionId), submission, op, seen: [] };
    },
    async again(by, matter) {
      const submissionId = newDocumentId();
      const payload = { ...(matter.op.payload as Record<string, JsonValue>), id: submissionId };
      const op = opOf(SUBMISSION_OP, matter.documentId, payload);
      await by.desk.push(stream, [], [op]);
      return { ...matter, submissionId, op };
    },
    async says(by, matter, type, said = {}) {
      const op = statement(by, matter, type, said);
      const [answer] = await by.desk.push(stream, [], [op]);
      if (answer?.outcome === 'accepted')
        matter.seen.push(idOfBody((op.payload as { readonly body: string }).body));
      return outcomeOf(answer);
    },
    async logOf(documentId) {
      const ops = await wholeLog(ministry, office, stream);
      return ops
        .filter((op) => op.documentId === documentId)
        .map(({ kind, payload }) => ({ kind, payload: jsonValueSchema.parse(payload) }));
    },
    read: directory.read,
    end: ministry.end,
  };
}

/** As somebody reads it who has just come. */
async function wholeLog(ministry: Ministry, office: string, stream: string): Promise<PullAnswer['ops']> {
  const desk = ministry.desk();
  await ministry.join(desk.person, office, 'drafter');
  const ops: PullAnswer['ops'] = [];
  for (let more = true; more;) {
    const page = await desk.pull(stream, ops.length);
    ops.push(...page.ops);
    ({ more } = page);
  }
  return ops;
}
