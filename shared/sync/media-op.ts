/**
 * The payload of a `media` op: the hub has this picture or file of the document, whole and verified. It follows the words
 * that name it, and whoever reads it may fetch the bytes (`GET /v1/media/:stream/:hash`).
 */
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';
import { FILE_LIMIT, FILE_ENDINGS, type Media } from '../media/media.ts';
import { IMAGE_TYPES } from '../document/article.ts';

/** The kind of the op. */
export const MEDIA_OP = 'media';

const mediaTypes: ReadonlySet<string> = new Set([...IMAGE_TYPES, ...Object.keys(FILE_ENDINGS)]);

export const mediaPayloadSchema = z.strictObject({
  media: hashSchema,
  bytes: z.int().min(1).max(FILE_LIMIT),
  mime: z.string().refine((mime): mime is Media['mime'] => mediaTypes.has(mime)),
});
export type MediaPayload = z.output<typeof mediaPayloadSchema>;
