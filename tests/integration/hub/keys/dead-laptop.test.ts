/** From three custodians to a dead laptop, on the command line and at a true hub: docs/keys.md tells the same way. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import { directoryEntrySchema } from '../../../../shared/directory/entry.ts';
import { spokenFingerprint } from '../../../../shared/directory/fingerprint.ts';
import { readDirectory, stateAt, type Directory } from '../../../../shared/directory/read.ts';
import { keyCounts } from '../../../../shared/directory/state.ts';
import { directoryAnswerSchema } from '../../../../shared/directory/wire.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { idOfBody } from '../../../../shared/statements/signed.ts';
import { checkedByHandbook, HAS_PROGRAMS } from '../../../support/handbook.ts';
import { signerNamed } from '../../../support/directory.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { runHub } from '../../../support/hub/process.ts';
import { keysCommand, type KeysCommand } from '../../../support/keys-command.ts';

let ministry: TestAccounts;
let keys: KeysCommand;
let office: string;
let person: string;
let desk: string;
const device = randomUUID();

beforeAll(async () => {
  keys = keysCommand();
  ministry = await openAccounts();
  office = await ministry.office(null);
  person = await ministry.person(office, ['approver'], 'ស៊ុន សុភាព');
  desk = await ministry.desk(person, device);
});
afterAll(async () => {
  await ministry.end();
  keys.end();
});

async function atHub(...words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const named = words.map((word) => (word.startsWith('@') ? keys.file(word.slice(1)) : word));
  const environment = { HUB_DATABASE_URL: ministry.hub.databaseUrl, HUB_DATA: ministry.hub.data };
  const run = runHub(environment, ['directory', ...named]);
  return { code: await run.ended(), said: run.said() };
}

const NAMES = ['--name-km', 'ស៊ុន សុភាព', '--name-en', 'Sun Sopheap'];

/** In milliseconds: some thirty programs are started one after the other. */
const PATIENCE = 600_000;

const KEY = ['--passphrase-file', '@passphrase'] as const;
let written = 0;
async function writeDirectoryTo(name: string): Promise<void> {
  const { entries } = directoryAnswerSchema.parse((await ministry.ask(desk, '/directory')).body);
  writeFileSync(keys.file(name), JSON.stringify(entries));
}
/** Proposed on what the hub has, signed, brought to the hub. */
async function entered(signers: readonly string[], ...words: readonly string[]): Promise<void> {
  written += 1;
  const [directory, entry] = [`directory-${written}`, `entry-${written}`];
  await writeDirectoryTo(directory);
  const [command = '', ...rest] = words;
  await keys.did(command, ...rest, '--directory', `@${directory}`, '--out', `@${entry}`);
  const signed = await keys.signed(entry, ...signers);
  expect(await atHub('add', `@${signed}`)).toMatchObject({ code: 0 });
}

/** As a desk reads it that knows the printed fingerprint. */
async function readAt(ministryHash: Hash): Promise<Directory> {
  const { entries } = directoryAnswerSchema.parse((await ministry.ask(desk, '/directory')).body);
  const read = readDirectory(directoryEntrySchema.array().parse(entries), ministryHash, isSigned);
  if (!read.ok) throw new Error(read.error.problem);
  return read.value;
}

it(
  'a laptop that died is revoked, its person enrolled anew, and what was signed before stands',
  async () => {
    const custodians = ['one', 'two', 'three'];
    const administrators = ['ana', 'ben'];
    for (const name of [...custodians, ...administrators])
      await keys.did('key', '--person', `custodian-${name}`, '--out', `@${name}`, ...KEY);
    await keys.did(
      'init',
      ...custodians.map((name) => `@${name}`),
      '--name-km',
      'ក្រសួងមហាផ្ទៃ',
      '--name-en',
      'Ministry of Interior',
      '--out',
      '@genesis',
    );
    const genesis = await keys.signed('genesis', 'one', 'three');
    const said = await keys.did('join', `@${genesis}`, '--out', '@begun');
    const fingerprint = /Root fingerprint: ([0-9a-f ]+)/u.exec(said)?.[1]?.replaceAll(' ', '') ?? '';
    const root: Hash = branded(fingerprint);
    expect(await atHub('add', `@${genesis}`)).toMatchObject({ code: 0 });
    for (const name of administrators)
      await entered(
        ['one', 'two'],
        'delegate',
        '--person',
        `custodian-${name}`,
        '--public',
        keys.publicKey(name),
      );

    // The key that the desk showed, and its person's role; each by two administrators, since they approve.
    const [old, fresh] = [signerNamed('old laptop'), signerNamed('new laptop')];
    const enrol = (key: string, on: string) => [
      'enrol',
      '--person',
      person,
      '--device',
      on,
      '--public',
      key,
      ...NAMES,
    ];
    await entered(administrators, ...enrol(old.key, device));
    await entered(administrators, 'roles', '--person', person, '--role', `${office}:approver`);
    const before = await readAt(root);
    const grant = { office, role: 'approver' } as const;
    expect(keyCounts(before.state, old.key, grant)).toEqual({ counts: true, person });

    expect(await atHub('requests')).toEqual({ code: 0, said: 'No key waits to be enrolled.\n' });

    // It dies. One administrator is enough to revoke, two enrol the new one.
    await entered(['ana'], 'revoke', '--public', old.key);
    await ministry.database.insertInto('key_requests').values({ device, person, key: fresh.key }).execute();
    expect((await atHub('requests')).said).toContain(
      `${spokenFingerprint(fresh.key)}\n  --person ${person} --device ${device} --public ${fresh.key}`,
    );
    await entered(administrators, ...enrol(fresh.key, randomUUID()));
    const after = await readAt(root);
    expect(keyCounts(after.state, old.key, grant)).toEqual({ counts: false, why: 'revoked' });
    expect(keyCounts(after.state, fresh.key, grant)).toEqual({ counts: true, person });
    // What the hub countersigned with the head of then goes on counting; what is back-dated names no such head.
    const then = stateAt(after, before.state.head);
    expect(then !== null && keyCounts(then, old.key, grant).counts).toBe(true);

    // The revoked key is no way back in, and a custodian's loss is a rotation.
    written += 1;
    expect(await atHub('write', '@last')).toMatchObject({ code: 0 });
    await keys.did(...(enrol(old.key, device) as [string]), '--directory', '@last', '--out', '@again');
    expect(await atHub('add', `@${await keys.signed('again', ...administrators)}`)).toEqual({
      code: 1,
      said: 'Entry 8 is refused: the key was revoked: a new one has to be made. Nothing was changed.\n',
    });
    await keys.did('key', '--person', 'custodian-four', '--out', '@four', ...KEY);
    await entered(['one', 'two'], 'rotate', '@one', '@two', '@four');
    expect((await readAt(root)).state.roots.map(({ person: who }) => who)).toEqual([
      'custodian-one',
      'custodian-two',
      'custodian-four',
    ]);
  },
  PATIENCE,
);

it('says what is wrong, and writes nothing over', async () => {
  expect(await atHub('write', '@begun')).toMatchObject({ code: 1, said: expect.stringContaining('already') });
  expect(await atHub('add', '@nowhere')).toMatchObject({ code: 1, said: expect.stringContaining('ENOENT') });
  expect(await atHub('add', '@passphrase')).toMatchObject({
    code: 1,
    said: expect.stringContaining('no entry'),
  });
  for (const words of [[], ['add'], ['write'], ['write', '@a', '@b'], ['take', '@a'], ['add', '--force']])
    expect(await atHub(...words)).toMatchObject({
      code: 2,
      said: expect.stringContaining('npm run hub -- directory'),
    });
});

it.skipIf(!HAS_PROGRAMS)(
  'an entry is checked by the commands that the handbook tells, without Sastra',
  async () => {
    await keys.did('key', '--person', 'somebody', '--out', '@somebody', ...KEY);
    await keys.did('init', '@somebody', '--threshold', '1', ...NAMES, '--out', '@entry.json.unsigned');
    const signed = await keys.signed('entry.json.unsigned', 'somebody');
    copyFileSync(keys.file(signed), keys.file('entry.json'));
    const run = (): string => checkedByHandbook('keys', path.dirname(keys.file('entry.json')));
    expect(run()).toContain('Signature Verified Successfully');
    expect(run()).toContain(idOfBody(readFileSync(keys.file('body.json'), 'utf8')));
    const entry = JSON.parse(readFileSync(keys.file('entry.json'), 'utf8')) as { body: string };
    const changed = { ...entry, body: entry.body.replace('Sun', 'sun') };
    writeFileSync(keys.file('entry.json'), JSON.stringify(changed));
    expect(run()).toContain('Signature Verification Failure');
  },
);
