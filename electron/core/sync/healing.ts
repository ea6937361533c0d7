/**
 * After a sync desk and hub compare what they have of each stream. A document that is not the same is read again from its
 * first op, and what the hub has lost of it waits to be sent; whatever is still not the same then is told to a person.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { streamDigest, type DocumentDigest } from '../../../shared/sync/digest.ts';
import { PULL_LIMIT, type PullAnswer } from '../../../shared/sync/pull.ts';
import type { Homes, Stream } from './homes.ts';
import type { Answered, Line } from './line.ts';
import type { Stands } from './stands.ts';
import type { SyncStep } from './steps.ts';
import type { Trouble } from './trouble.ts';
import { verifiedDocument } from './verify.ts';

export interface HealingParts {
  readonly homes: Pick<Homes, 'hub' | 'streams'>;
  readonly stands: Stands;
  readonly ask: <T>(answer: Answered<T>) => Promise<Result<T, Trouble>>;
  readonly note: (step: SyncStep) => Result<null, Trouble>;
}

export interface Healing {
  /**
   * Compares the streams that have come further since they were the same last. True: something was read again, or has
   * to be sent again. `differs` where reading again did not help.
   */
  readonly compare: (line: Line) => Promise<Result<boolean, Trouble>>;
}

/** Documents that are read again before all is looked at anew. */
const AT_ONCE = 50;

/** Beside the documents themselves. */
const COMPARED = { records: 'yes', comments: 'yes' } as const;

export function createHealing({ homes, stands, ask, note }: HealingParts): Healing {
  /** Of each stream, the op as far as which it was the same. */
  const same = new Map<string, number>();
  /** Of documents that were read again, what the hub had of them then. */
  const tried = new Map<string, string | undefined>();

  const theirs = async (
    line: Line,
    epoch: string,
    { id: stream, cursor }: Stream,
  ): Promise<Result<readonly DocumentDigest[] | null, Trouble>> => {
    const all: DocumentDigest[] = [];
    for (;;) {
      const last = all.at(-1)?.documentId;
      const after = last === undefined ? {} : { after: last as DocumentId };
      const page = await ask(line.digest({ epoch, stream, ...COMPARED, documents: 'yes', ...after }));
      if (!page.ok) return page;
      // Somebody has sent something meanwhile: the next round compares.
      if (page.value.seq !== cursor) return ok(null);
      const { documents, more } = page.value;
      if (documents.some(({ documentId }) => last !== undefined && documentId <= last))
        return fail('unreadable');
      all.push(...documents);
      if (!more) return ok(all);
      if (documents.length === 0) return fail('unreadable');
    }
  };

  /** All that the hub has of the document. */
  const readAgain = async (
    line: Line,
    epoch: string,
    stream: string,
    documentId: DocumentId,
  ): Promise<Result<null, Trouble>> => {
    const pages: PullAnswer[] = [];
    for (let after = 0, more = true; more;) {
      const page = await ask(line.pull({ epoch, stream, after, limit: PULL_LIMIT, document: documentId }));
      if (!page.ok) return page;
      const seq = page.value.ops.at(-1)?.seq ?? after;
      more = page.value.more;
      if (more && seq <= after) return fail('unreadable');
      after = seq;
      pages.push(page.value);
    }
    const read = verifiedDocument(documentId, pages);
    return read === null ? fail('untrusted') : note({ step: 'mended', stream, documentId, ...read });
  };

  const compareStream = async (line: Line, stream: Stream): Promise<Result<boolean, Trouble>> => {
    const epoch = homes.hub()?.epoch;
    if (epoch === undefined || same.get(stream.id) === stream.cursor) return ok(false);
    const answer = await ask(line.digest({ epoch, stream: stream.id, ...COMPARED }));
    if (!answer.ok) return answer;
    if (answer.value.seq !== stream.cursor) return ok(false);
    const ours = stands.digests(stream.id, answer.value.comments === true);
    if (streamDigest(stream.id, ours) === answer.value.digest) {
      same.set(stream.id, stream.cursor);
      return ok(false);
    }
    const listed = await theirs(line, epoch, stream);
    if (!listed.ok) return listed;
    if (listed.value === null) return ok(false);
    const there = new Map(listed.value.map(({ documentId, digest }) => [documentId, digest]));
    const here = new Map(ours.map(({ documentId, digest }) => [documentId, digest]));
    const differing = [...new Set([...there.keys(), ...here.keys()])].filter(
      (id) => there.get(id) !== here.get(id),
    );
    const untried = differing.filter((id) => !tried.has(id) || tried.get(id) !== there.get(id));
    if (untried.length === 0) return fail('differs');
    for (const id of untried.slice(0, AT_ONCE)) {
      const read = await readAgain(line, epoch, stream.id, id as DocumentId);
      if (!read.ok) return read;
      tried.set(id, there.get(id));
    }
    return ok(true);
  };

  return {
    async compare(line) {
      let mended = false;
      for (const stream of homes.streams()) {
        const compared = await compareStream(line, stream);
        if (!compared.ok) return compared;
        mended ||= compared.value;
      }
      return ok(mended);
    },
  };
}
