/** `GET /v1/pull`: a page of a stream's log, in the order of the hub's commits, with the contents that it brings. */
import { z } from 'zod';
import { bodyHash } from '../document/hash.ts';
import { documentIdSchema } from '../document/schema.ts';
import { PLACES, unitBodySchema } from './push.ts';

export const PULL_LIMIT = 500;

/** In letters: more than any name that a hub takes. */
export const NAME_LIMIT = 1_000;

export const pullQuerySchema = z.object({
  epoch: z.uuid().lowercase(),
  stream: z.uuid().lowercase(),
  /** The cursor: the sequence number of the last op that the desk has stored. */
  after: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().positive().max(PULL_LIMIT).default(PULL_LIMIT),
  /** The ops of this document alone, with all contents that they name: for a desk that has to mend what it has of it. */
  document: documentIdSchema.optional(),
});
export type PullQuery = z.output<typeof pullQuerySchema>;

export const pulledOpSchema = z.object({
  seq: z.int(),
  opId: z.string(),
  documentId: z.string(),
  kind: z.string(),
  payload: z.unknown(),
  hash: z.string(),
  person: z.string(),
  device: z.string(),
  /** Milliseconds since 1970 by the hub's clock. */
  receivedAt: z.int(),
  place: z.enum(PLACES),
});

/** Somebody who pushed, by the name that the hub's administrators gave. */
export const namedPersonSchema = z.object({
  id: z.string().max(100),
  name: z.string().max(NAME_LIMIT),
  nameEn: z.string().max(NAME_LIMIT),
});
export type NamedPerson = z.infer<typeof namedPersonSchema>;

/**
 * A page as it travels. Nothing shortens a hash, and it says nothing that its content does not: where the content comes
 * with the page, its place there (`#0`) stands for it in payloads, and whoever reads the page works it out. A text that
 * begins with `#` of its own has another before it.
 */
export const pullPageSchema = z.object({
  ops: z.array(pulledOpSchema),
  /** Each content comes with the op that brought it into the stream, once. */
  contents: z.array(z.record(z.string(), z.unknown())),
  /** Of the whole stream; `signature` is base64url, over headText(). */
  head: z.object({ seq: z.int(), chain: z.string(), signature: z.string() }),
  more: z.boolean(),
  /** Those whose ops the page has: whoever may read a stream may know who wrote in it. */
  people: z.array(namedPersonSchema).max(PULL_LIMIT).default([]),
});
export type PullPage = z.infer<typeof pullPageSchema>;
export type PulledBody = PullPage['contents'][number];

export interface PullAnswer extends Omit<PullPage, 'contents'> {
  readonly contents: readonly { readonly hash: string; readonly body: unknown }[];
}

/** Every text that is a value, changed. */
function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, change)]));
}

const withPayloads = (ops: PullPage['ops'], change: (text: string) => string): PullPage['ops'] =>
  ops.map((op) => Object.assign({}, op, { payload: withTexts(op.payload, change) }));

export function packedPage({
  ops,
  contents,
  ...rest
}: Omit<PullPage, 'contents'> & {
  readonly contents: readonly { readonly hash: string; readonly body: PulledBody }[];
}): PullPage {
  const places = new Map(contents.map(({ hash }, place) => [hash, `#${place}`]));
  return {
    ...rest,
    ops: withPayloads(ops, (text) => places.get(text) ?? (text.startsWith('#') ? `#${text}` : text)),
    contents: contents.map(({ body }) => body),
  };
}

/** The page with its hashes. */
export const pullAnswerSchema = pullPageSchema
  .extend({ contents: z.array(unitBodySchema) })
  .transform(({ ops, contents, ...rest }): PullAnswer => {
    const hashes: readonly string[] = contents.map((body) => bodyHash(body));
    const hashAt = (text: string): string => hashes[Number(text.slice(1))] ?? text;
    return {
      ...rest,
      ops: withPayloads(ops, (text) =>
        text.startsWith('##') ? text.slice(1) : text.startsWith('#') ? hashAt(text) : text,
      ),
      contents: contents.map((body, place) => ({ hash: hashes[place] ?? '', body })),
    };
  });

export const streamsAnswerSchema = z.object({
  epoch: z.string(),
  /** `signature` is base64url, over rightsText(). */
  rights: z.object({ person: z.string(), signature: z.string() }).optional(),
  streams: z.array(
    z.object({
      id: z.string(),
      office: z.string().nullable(),
      document: z.string().nullable(),
      mayWrite: z.boolean(),
      /** The topmost office's, in which the records of the whole ministry live; older hubs do not say. */
      isRoot: z.boolean().optional(),
      head: z.int(),
    }),
  ),
});
export type StreamsAnswer = z.infer<typeof streamsAnswerSchema>;
