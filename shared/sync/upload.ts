/**
 * How bytes go up: tus 1.0 below `/v1/uploads`. An upload is known by its stream and its hash to the desk that began it,
 * so that it goes on where it was cut, days later and with nothing kept on the desk.
 */
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';

export const TUS_VERSION = '1.0.0';
export const UPLOADS_PATH = '/uploads';

/** In the address of an upload and of a download; in the metadata with which an upload begins. */
export const mediaPlaceSchema = z.object({ stream: z.uuid().lowercase(), hash: hashSchema });
export type MediaPlace = z.output<typeof mediaPlaceSchema>;

/** Below `/v1`. */
export const uploadPath = ({ stream, hash }: MediaPlace): string => `${UPLOADS_PATH}/${stream}/${hash}`;
export const downloadPath = ({ stream, hash }: MediaPlace): string => `/media/${stream}/${hash}`;

/** A download that was cut goes on behind these bytes. */
export const rangeFrom = (bytes: number): string => `bytes=${bytes}-`;
