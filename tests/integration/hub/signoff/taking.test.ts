import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../../hub/db/connect.ts';
import { hashText } from '../../../../shared/document/hash.ts';
import { idOfBody, readBody, signedSchema } from '../../../../shared/statements/signed.ts';
import { countersignatureSchema, statementPayloadSchema } from '../../../../shared/statements/ops.ts';
import { opHash, type Op } from '../../../../shared/sync/op.ts';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { signerNamed } from '../../../support/directory.ts';
import { checkedByHandbook, HAS_PROGRAMS } from '../../../support/handbook.ts';
import { newDocumentId } from '../../../support/hub/written-article.ts';
import { opOf } from '../../../support/hub/ops.ts';
import {
  foundSignedMinistry,
  outcomeOf,
  type Colleague,
  type SignedMinistry,
} from '../../../support/signoff/signed-ministry.ts';

let test: SignedMinistry;
let drafter: Colleague;
let reviewer: Colleague;
let approver: Colleague;

beforeAll(async () => {
  test = await foundSignedMinistry();
  drafter = await test.colleague('drafter', 'drafter');
  reviewer = await test.colleague('reviewer', 'reviewer');
  approver = await test.colleague('approver', 'approver');
});
afterAll(() => test.end());

const LINES = ['សេចក្តីជូនដំណឹង', 'ថ្ងៃនេះ'];

describe('a statement at the hub', () => {
  it("stands in the log with the hub's word behind it, in one order for the document", async () => {
    const matter = await test.matter(drafter, LINES);
    expect(await test.says(drafter, matter, 'submit')).toBe('accepted');
    expect(await test.says(reviewer, matter, 'sign')).toBe('accepted');
    expect(await test.says(approver, matter, 'sign', { step: 1 })).toBe('accepted');
    const log = await test.logOf(matter.documentId);
    expect(log.map(({ kind }) => kind)).toEqual([
      'revision',
      'submission',
      ...Array.from({ length: 3 }, () => ['statement', 'countersignature']).flat(),
    ]);
    const { hubs, head } = test.read().state;
    const words = log.filter(({ kind }) => kind === 'countersignature');
    words.forEach(({ payload }, place) => {
      const { body, signature } = payload as { readonly body: string; readonly signature: string };
      const word = readBody(countersignatureSchema, body);
      if (!word.ok) throw new Error(word.error);
      expect(hubs.has(word.value.key) && isSigned(word.value.key, body, signature)).toBe(true);
      expect(word.value).toMatchObject({ order: place + 1, statement: matter.seen[place], directory: head });
    });
  });

  it.skipIf(!HAS_PROGRAMS)('is verified by openssl, as docs/statements.md tells a stranger', async () => {
    const matter = await test.matter(drafter, LINES);
    const { body, ...rest } = statementPayloadSchema.parse(test.statement(drafter, matter, 'submit').payload);
    const folder = mkdtempSync(path.join(tmpdir(), 'sastra-openssl-'));
    const checked = (text: string): string => {
      writeFileSync(path.join(folder, 'statement.json'), JSON.stringify({ body: text, ...rest }));
      return checkedByHandbook('statements', folder);
    };
    try {
      expect(checked(body)).toContain('Signature Verified Successfully');
      expect(checked(body)).toContain(idOfBody(body));
      expect(checked(body.replace('submit', 'recall'))).toContain('Signature Verification Failure');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("that has no effect stays in the log, with the hub's word", async () => {
    const matter = await test.matter(drafter, LINES);
    await test.says(drafter, matter, 'submit');
    expect(await test.says(approver, matter, 'sign', { step: 1 })).toBe('accepted');
    expect((await test.logOf(matter.documentId)).at(-1)?.kind).toBe('countersignature');
  });

  it('that is sent again gets its answer again, and one word', async () => {
    const matter = await test.matter(drafter, LINES);
    const op = test.statement(drafter, matter, 'submit');
    const first = await drafter.desk.push(test.stream, [], [op]);
    expect(await drafter.desk.push(test.stream, [], [op])).toEqual(first);
    expect((await test.logOf(matter.documentId)).map(({ kind }) => kind)).toEqual([
      'revision',
      'submission',
      'statement',
      'countersignature',
    ]);
  });

  it('comes in one push with its revision and its submission', async () => {
    const matter = await test.matter(drafter, LINES);
    const later = await test.matter(drafter, [...LINES, 'ថ្មី']);
    const ops = [test.statement(drafter, matter, 'submit'), test.statement(drafter, later, 'submit')];
    expect((await drafter.desk.push(test.stream, [], ops)).map(outcomeOf)).toEqual(['accepted', 'accepted']);
  });
});

describe('refused, and nothing changed, is', () => {
  const refused = async (op: Op, by = drafter): Promise<string> => {
    const before = await test.logOf(op.documentId);
    const [answer] = await by.desk.push(test.stream, [], [op]);
    expect(await test.logOf(op.documentId)).toEqual(before);
    return outcomeOf(answer);
  };
  const rewritten = (op: Op, change: (body: string) => string): Op => {
    const { body, ...rest } = statementPayloadSchema.parse(op.payload);
    const next = { ...op, payload: { ...rest, body: change(body) } };
    return { ...next, hash: opHash(next) };
  };

  it('a statement with any byte changed', async () => {
    const matter = await test.matter(drafter, LINES);
    const op = test.statement(drafter, matter, 'submit');
    const { body } = statementPayloadSchema.parse(op.payload);
    for (const at of [2, 40, Math.floor(body.length / 2), body.length - 3]) {
      const letter = body[at] === 'a' ? 'b' : 'a';
      const other = rewritten(op, (text) => text.slice(0, at) + letter + text.slice(at + 1));
      expect(['badSignature', 'payloadInvalid', 'otherMinistry', 'keyNotCounted']).toContain(
        await refused(other),
      );
    }
  });

  it.each([
    ['a field twice', (body: string) => body.replace('"type":"submit"', '"type":"submit","type":"submit"')],
    ['a field that the format does not know', (body: string) => `${body.slice(0, -1)},"zzz":1}`],
    ['white space', (body: string) => body.replace(':', ': ')],
    ['another format', (body: string) => body.replace('sastra.statement.1', 'sastra.statement.0')],
  ])('a statement with %s', async (_what, change) => {
    const matter = await test.matter(drafter, LINES);
    expect(await refused(rewritten(test.statement(drafter, matter, 'submit'), change))).toBe(
      'payloadInvalid',
    );
  });

  it('one of another ministry, document or submission', async () => {
    const matter = await test.matter(drafter, LINES);
    const other = await test.matter(drafter, LINES);
    const said = (changes: Record<string, unknown>): Op => test.statement(drafter, matter, 'submit', changes);
    expect(await refused(said({ ministry: hashText('another') }))).toBe('otherMinistry');
    expect(await refused(said({ document: other.documentId }))).toBe('payloadInvalid');
    expect(await refused(said({ submission: other.submissionId }))).toBe('parentUnknown');
    expect(await refused(said({ submission: newDocumentId() }))).toBe('parentUnknown');
    expect(await refused(said({ seen: [hashText('nobody knows')] }))).toBe('parentUnknown');
  });

  it("one by a key that does not count, is another's, or only claims to be the signer's", async () => {
    const matter = await test.matter(drafter, LINES);
    const stranger = signerNamed('stranger');
    expect(await refused(test.statement({ ...drafter, signer: stranger }, matter, 'submit'))).toBe(
      'keyNotCounted',
    );
    expect(await refused(test.statement({ ...drafter, signer: approver.signer }, matter, 'submit'))).toBe(
      'keyNotCounted',
    );
    expect(await refused(test.statement(drafter, matter, 'submit', {}, stranger))).toBe('badSignature');
  });

  it('one that came before, in another op', async () => {
    const matter = await test.matter(drafter, LINES);
    await test.says(drafter, matter, 'submit');
    const [, , op] = await test.logOf(matter.documentId);
    const replayed = opOf('statement', matter.documentId, op?.payload ?? null);
    expect(await refused(replayed)).toBe('alreadySaid');
  });

  it('one whose private words are others, or are missing', async () => {
    const matter = await test.matter(drafter, LINES);
    await test.says(drafter, matter, 'submit');
    const op = test.statement(reviewer, matter, 'return');
    for (const reason of [null, { text: 'other', salt: 'AAAAAAAAAAAAAAAAAAAAAA' }]) {
      const other = { ...op, payload: { ...(op.payload as object), reason } };
      expect(await refused({ ...other, hash: opHash(other) }, reviewer)).toBe('payloadInvalid');
    }
    expect((await reviewer.desk.push(test.stream, [], [op])).map(outcomeOf)).toEqual(['accepted']);
  });

  it('a submission of what the revision is not, or that is known', async () => {
    for (const changes of [
      { roots: { km: hashText('km'), en: hashText('en') } },
      { metadataHash: hashText('other') },
      { documentKind: 'page' as const },
      { instrumentType: 'law' },
      { resolvedHash: hashText('other') },
    ]) {
      const matter = await test.matter(drafter, LINES, changes);
      expect(await refused(matter.op)).toBe('otherSubmission');
    }
    const unknown = await test.matter(drafter, LINES, { revisionId: newDocumentId() as never });
    expect(await refused(unknown.op)).toBe('parentUnknown');
    const known = await test.matter(drafter, LINES);
    expect(await refused(opOf('submission', known.documentId, known.op.payload))).toBe('otherSubmission');
  });

  it("the hub's own word, whoever writes it", async () => {
    const matter = await test.matter(drafter, LINES);
    await test.says(drafter, matter, 'submit');
    const word = (await test.logOf(matter.documentId)).at(-1);
    expect(await refused(opOf('countersignature', matter.documentId, word?.payload ?? null))).toBe(
      'kindReserved',
    );
  });

  it('what a revoked key signs, whatever time it claims; what came before it was revoked counts', async () => {
    const leaving = await test.colleague('leaving', 'reviewer');
    const matter = await test.matter(drafter, LINES);
    await test.says(drafter, matter, 'submit');
    expect(await test.says(leaving, matter, 'sign')).toBe('accepted');
    const late = test.statement(leaving, matter, 'recall', { madeAt: 1 });
    await test.bring({ type: 'revoke', key: leaving.signer.key });
    expect(await refused(late, leaving)).toBe('keyNotCounted');
    const word = (await test.logOf(matter.documentId)).at(-1);
    const { body } = signedSchema.parse(word?.payload);
    const read = readBody(countersignatureSchema, body);
    expect(read.ok && read.value.directory).not.toBe(test.read().state.head);
  });
});

describe('a number', () => {
  it('is given once for each office, kind and year; one without effect takes none', async () => {
    const registered = await foundSignedMinistry({ flow: 'registered' });
    try {
      const writer = await registered.colleague('writer', 'drafter');
      const [first, second] = [
        await registered.colleague('first', 'reviewer'),
        await registered.colleague('second', 'approver'),
      ];
      const registrar = await registered.colleague('registrar', 'registrar');
      const approved = async () => {
        const matter = await registered.matter(writer, LINES);
        await registered.says(writer, matter, 'submit');
        await registered.says(first, matter, 'sign');
        await registered.says(second, matter, 'sign', { step: 1 });
        return matter;
      };
      const early = await registered.matter(writer, LINES);
      await registered.says(writer, early, 'submit');
      // It is in the log, and has no effect.
      expect(await registered.says(registrar, early, 'register')).toBe('accepted');
      const [one, other] = [await approved(), await approved()];
      expect(await registered.says(registrar, one, 'register')).toBe('accepted');
      expect(await registered.says(registrar, other, 'register')).toBe('numberTaken');
      // Digits of another script are the same number; another year is another.
      expect(await registered.says(registrar, other, 'register', { number: '001' })).toBe('numberTaken');
      expect(await registered.says(registrar, other, 'register', { date: '2027-01-02' })).toBe('accepted');
    } finally {
      await registered.end();
    }
  });
});

describe('a hub', () => {
  it('without a directory, or whose key is not in it, takes no statement', async () => {
    const matter = await test.matter(drafter, LINES);
    await test.bring({ type: 'hub', key: signerNamed('another hub').key });
    const [key] = [...test.read().state.hubs];
    if (key === undefined) throw new Error('a hub without a key');
    await test.bring({ type: 'revoke', key });
    expect(await test.says(drafter, matter, 'submit')).toBe('notSetUp');
  });

  it('keeps what was submitted and signed as it came: the database refuses to change it', async () => {
    const pool = connect(test.ministry.hub.databaseUrl, 1);
    try {
      for (const change of [
        sql`UPDATE statements SET ordinal = ordinal + 1`,
        sql`DELETE FROM statements`,
        sql`UPDATE submissions SET hash = 'x'`,
        sql`DELETE FROM submissions`,
      ])
        await expect(change.execute(pool.database)).rejects.toThrow('stays as it is');
    } finally {
      await pool.close();
    }
  });
});
