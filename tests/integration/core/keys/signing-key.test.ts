import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Vault } from '../../../../electron/core/account/account.ts';
import { keyFile } from '../../../../electron/core/keys/key-file.ts';
import { createSigningKey, PIN_LASTS, type SigningKey } from '../../../../electron/core/keys/signing-key.ts';
import { unwrap, wrap } from '../../../../electron/core/keys/wrapped.ts';
import { isSigned } from '../../../../electron/core/sync/verify.ts';
import type { DirectoryState } from '../../../../shared/directory/state.ts';
import { fail } from '../../../../shared/errors/result.ts';
import { removeFolder, temporaryFolder, TEST_TIME } from '../../../support/core.ts';
import { manualClock, type ManualClock } from '../../../support/core-clock.ts';
import { signerNamed, TWO_ROOTS, writeDirectory } from '../../../support/directory.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';

const PIN = '27182818';
const OTHER = '31415926';
const PERSON = '018f3a00-0000-4000-8000-000000000001';
const NO_VAULT: Vault = {
  seal: () => Promise.resolve(fail({ code: 'noKeychain' })),
  unseal: () => Promise.resolve(fail({ code: 'noKeychain' })),
};

let folder = '';
let clock: ManualClock;
let person: string | null;
let directory: DirectoryState | null;
const file = (): string => path.join(folder, 'signing.json');
const openKey = (vault: Vault = MEMORY_VAULT): SigningKey =>
  createSigningKey({
    file: keyFile(file()),
    vault,
    clock,
    random: randomBytes,
    person: () => person,
    directory: () => directory,
    requestFor: () => null,
    onState: () => undefined,
  });

beforeEach(() => {
  folder = temporaryFolder();
  clock = manualClock(TEST_TIME);
  person = PERSON;
  directory = null;
});
afterEach(() => removeFolder(folder));

async function made(key: SigningKey, pin = PIN) {
  const signer = await key.make(pin);
  if (!signer.ok) throw new Error(signer.error.code);
  return signer.value;
}

describe('a signing key', () => {
  test('signs with its PIN, in Khmer digits as well, also when the desk was started anew', async () => {
    const { key } = await made(openKey());
    for (const pin of [PIN, '២៧១៨២៨១៨']) {
      const signed = await openKey().sign(pin, 'ព្រះរាជាណាចក្រ');
      expect(signed.ok && isSigned(key, 'ព្រះរាជាណាចក្រ', signed.value)).toBe(true);
    }
    expect(openKey().state()).toEqual({
      fingerprint: expect.stringMatching(/^(?:\d{4} ){4}\d{4}$/u),
      standing: { is: 'notEnrolled', isAsked: true },
      wait: 0,
    });
  });

  test('asks for the PIN once in five minutes, and again when the desk was locked', async () => {
    const signing = openKey();
    await made(signing);
    expect(await signing.sign(null, 'a')).toMatchObject({ error: { code: 'invalid' } });
    await signing.sign(PIN, 'a');
    clock.advance(PIN_LASTS - 1);
    expect((await signing.sign(null, 'b')).ok).toBe(true);
    clock.advance(1);
    expect((await signing.sign(null, 'c')).ok).toBe(false);
    await signing.sign(PIN, 'a');
    signing.forget();
    expect((await signing.sign(null, 'd')).ok).toBe(false);
  });

  test('is not opened for longer by a clock that is set back', async () => {
    const signing = openKey();
    await made(signing);
    await signing.sign(PIN, 'a');
    clock.advance(-1);
    expect((await signing.sign(null, 'b')).ok).toBe(false);
  });

  test('makes whoever guesses wait, also behind a new start, and counts each guess of many at once', async () => {
    const signing = openKey();
    await made(signing);
    const guesses = await Promise.all(Array.from({ length: 7 }, () => signing.sign(OTHER, 'a')));
    expect(guesses.map((guess) => (guess.ok ? 'signed' : guess.error.code))).toEqual([
      ...Array.from({ length: 5 }, () => 'pinWrong'),
      'pinWait',
      'pinWait',
    ]);
    expect(await openKey().sign(PIN, 'a')).toMatchObject({ error: { code: 'pinWait', detail: '60' } });
    expect(signing.state()?.wait).toBe(60_000);
    clock.advance(60_000);
    expect((await openKey().sign(PIN, 'a')).ok).toBe(true);
    expect(openKey().state()?.wait).toBe(0);
  });

  test('takes another PIN from whoever knows the one that it has', async () => {
    const signing = openKey();
    const { key } = await made(signing);
    expect(await signing.changePin(OTHER, '16180339')).toMatchObject({ error: { code: 'pinWrong' } });
    expect((await signing.changePin(PIN, OTHER)).ok).toBe(true);
    expect(await signing.sign(PIN, 'a')).toMatchObject({ error: { code: 'pinWrong' } });
    const signed = await signing.sign(OTHER, 'a');
    expect(signed.ok && isSigned(key, 'a', signed.value)).toBe(true);
  });

  test('is made anew where nobody enrolled it or it was revoked, and not where it stands', async () => {
    const signing = openKey();
    const first = await made(signing);
    const second = await made(signing);
    expect(second.key).not.toBe(first.key);
    const written = writeDirectory();
    const name = { km: 'សុខ', en: 'Sok' };
    written.write({ type: 'enrol', person: PERSON, device: PERSON, key: second.key, name }, TWO_ROOTS);
    directory = written.read().state;
    expect(signing.state()?.standing).toEqual({ is: 'enrolled', name });
    expect(await signing.make(PIN)).toMatchObject({ error: { code: 'invalid' } });
    expect(signing.key()).toBe(second.key);
    written.write({ type: 'revoke', key: second.key }, TWO_ROOTS);
    directory = written.read().state;
    expect(signing.state()?.standing).toEqual({ is: 'revoked' });
    expect((await made(signing)).key).not.toBe(second.key);
  });

  test('is no key of somebody else who signs in, nor of nobody', async () => {
    const signing = openKey();
    await made(signing);
    for (const who of [null, '018f3a00-0000-4000-8000-00000000000f']) {
      person = who;
      expect(signing.state()).toBeNull();
      expect(await signing.sign(PIN, 'a')).toMatchObject({ error: { code: 'invalid' } });
    }
    person = null;
    expect(await signing.make(PIN)).toMatchObject({ error: { code: 'invalid' } });
  });

  test('is not made where the system keeps no secrets, and does not open without its keychain', async () => {
    expect(await openKey(NO_VAULT).make(PIN)).toMatchObject({ error: { code: 'noKeychain' } });
    expect(() => readFileSync(file())).toThrow(/ENOENT/u);
    await made(openKey());
    expect(await openKey(NO_VAULT).sign(PIN, 'a')).toMatchObject({ error: { code: 'noKeychain' } });
  });
});

describe('a wrapped secret', () => {
  const secret = Buffer.from(signerNamed('secret').key);

  test('opens with its PIN alone, and not where a byte of it is another', async () => {
    const wrapped = await wrap(secret, PIN, randomBytes);
    expect(await unwrap(wrapped, PIN)).toEqual(secret);
    expect(await unwrap(wrapped, OTHER)).toBeNull();
    const cipher = Buffer.from(wrapped.cipher, 'base64');
    cipher[3] = (cipher[3] ?? 0) ^ 1;
    expect(await unwrap({ ...wrapped, cipher: cipher.toString('base64') }, PIN)).toBeNull();
    expect(await unwrap({ ...wrapped, t: wrapped.t + 1 }, PIN)).toBeNull();
  });

  test('is another each time, also of one PIN', async () => {
    const [one, two] = [await wrap(secret, PIN, randomBytes), await wrap(secret, PIN, randomBytes)];
    expect(one.cipher).not.toBe(two.cipher);
    expect(one.salt).not.toBe(two.salt);
    // What the file says of how slow a guess is.
    expect([one.m, one.t, one.p]).toEqual([32 * 1024, 2, 1]);
  });
});
