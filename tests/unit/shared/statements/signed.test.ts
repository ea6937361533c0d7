import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  bodyText,
  publicKeySchema,
  readBody,
  signatureSchema,
  signedBy,
} from '../../../../shared/statements/signed.ts';
import { commitmentTo } from '../../../../shared/statements/commitment.ts';
import { isSigned } from '../../../../electron/core/sync/verify.ts';

const form = z.strictObject({ format: z.literal('a.1'), n: z.number(), text: z.string() });
const value = { format: 'a.1' as const, n: 1, text: 'មាត្រា' };

describe('a body', () => {
  it('is read where it is its own canonical JSON', () => {
    expect(readBody(form, bodyText(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['a name twice', '{"format":"a.1","n":2,"n":1,"text":"x"}'],
    ['another order', '{"n":1,"format":"a.1","text":"x"}'],
    ['white space', '{"format":"a.1","n":1,"text":"x"} '],
    ['a letter written as its number', String.raw`{"format":"a.1","n":1,"text":"\u0078"}`],
    ['a number written otherwise', '{"format":"a.1","n":1.0,"text":"x"}'],
    ['half a letter', String.raw`{"format":"a.1","n":1,"text":"\ud800"}`],
    ['a prototype', '{"__proto__":{},"format":"a.1","n":1,"text":"x"}'],
    ['no JSON', '{"format":'],
    ['nesting without end', '['.repeat(20_000) + ']'.repeat(20_000)],
  ])('is refused with %s', (_what, body) => {
    expect(readBody(form, body)).toEqual({ ok: false, error: 'notCanonical' });
  });

  it.each([
    ['an unknown field', { ...value, more: 1 }],
    ['another format', { ...value, format: 'a.0' }],
    ['a field too few', { format: 'a.1', n: 1 }],
  ])('is refused with %s', (_what, other) => {
    expect(readBody(form, bodyText(other))).toEqual({ ok: false, error: 'otherForm' });
  });
});

describe('a key and a signature', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = publicKeySchema.parse(
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
      .export({ type: 'spki', format: 'der' })
      .toString('base64url'),
  );
  const signed = signedBy(
    { key, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url') },
    value,
  );

  it('have the form that is asked for, and vouch for the body', () => {
    expect(signatureSchema.safeParse(signed.signature).success).toBe(true);
    expect(isSigned(key, signed.body, signed.signature)).toBe(true);
    expect(isSigned(key, `${signed.body} `, signed.signature)).toBe(false);
  });

  it('have one text each: spare bits and padding are refused', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const next = (text: string): string =>
      text.slice(0, -1) + (letters[letters.indexOf(text.at(-1) ?? '') + 1] ?? 'A');
    expect(Buffer.from(next(key), 'base64url')).toEqual(Buffer.from(key, 'base64url'));
    expect(publicKeySchema.safeParse(next(key)).success).toBe(false);
    expect(signatureSchema.safeParse(next(signed.signature)).success).toBe(false);
    expect(publicKeySchema.safeParse(`${key}=`).success).toBe(false);
    const rsa = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' });
    expect(publicKeySchema.safeParse(rsa.toString('base64url')).success).toBe(false);
  });
});

it('a commitment is that of its words and its salt', () => {
  const opened = { text: 'ខុសលេខ', salt: 'AAAAAAAAAAAAAAAAAAAAAA' };
  expect(commitmentTo(opened)).toBe(commitmentTo({ ...opened }));
  expect(commitmentTo({ ...opened, text: 'ខុសលេខ។' })).not.toBe(commitmentTo(opened));
  expect(commitmentTo({ ...opened, salt: 'AAAAAAAAAAAAAAAAAAAAAQ' })).not.toBe(commitmentTo(opened));
});
