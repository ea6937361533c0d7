/**
 * What an administrator hands to a desk that has no line: who the hub is, where it answers, and whom requests are encrypted
 * to. The hub signs it with its own key, whose fingerprint a person compares by telephone: that vouches for all of it.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../document/hash.ts';
import { deskKeysSchema } from './body.ts';

const uuid = z.uuid().lowercase();

export const hubCardSchema = z.strictObject({
  format: z.literal('sastra.hub-card.1'),
  hub: uuid,
  epoch: uuid,
  /** Origins, the one that desks are to keep first. */
  addresses: z
    .array(
      z
        .url()
        .max(300)
        .regex(/^[\x21-\x7e]+$/u),
    )
    .min(1)
    .max(8),
  /** The hub's key: Ed25519, SPKI in DER, base64url. */
  publicKey: deskKeysSchema.shape.signingKey,
  recipient: deskKeysSchema.shape.recipient,
  /** Milliseconds since 1970 by the hub's clock: a desk whose clock is before it has a wrong one. */
  madeAt: z.int().nonnegative(),
});
export type HubCard = z.output<typeof hubCardSchema>;

const signedSchema = hubCardSchema.extend({ signature: z.string().max(200) });

export interface SignedCard {
  readonly card: HubCard;
  /** Ed25519 over cardText(), base64url. */
  readonly signature: string;
}

/** Why a text is no card that a desk follows. */
export const CARD_PROBLEMS = [
  'noCard', // there is none in it, or it was cut short
  'altered', // its own hub has not signed it as it is
  'otherHub', // it is of another hub than this desk's
] as const;
export type CardProblem = (typeof CARD_PROBLEMS)[number];

/** Letters of a text in which a card is looked for. */
export const CARD_LETTERS = 64_000;

const BEGIN = '-----BEGIN SASTRA HUB CARD-----';
const END = '-----END SASTRA HUB CARD-----';
const LINE = 64;

/** What the hub signs (over UTF-8). */
export const cardText = (card: HubCard): string => canonicalJson(card);

/** As it is handed out: hexadecimal digits, which survive every e-mail, between two lines. */
export function writtenCard({ card, signature }: SignedCard): string {
  const letters = bytesToHex(utf8ToBytes(canonicalJson({ ...card, signature })));
  const lines = letters.match(new RegExp(`.{1,${LINE}}`, 'gu')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}

/** The card in a text, whatever stands around it; null where there is none. Its signature is not looked at. */
export function cardIn(text: string): SignedCard | null {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (text.length > CARD_LETTERS || begin === -1 || end < begin) return null;
  // A mail program may have put marks of quotation before the lines.
  const letters = text.slice(begin + BEGIN.length, end).replaceAll(/[\s>]/gu, '');
  try {
    const read = signedSchema.safeParse(JSON.parse(String.fromCharCode(...hexToBytes(letters))));
    if (!read.success) return null;
    const { signature, ...card } = read.data;
    return { card, signature };
  } catch {
    return null;
  }
}
