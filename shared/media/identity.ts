/** What bytes are, by their beginning and end alone: desk and hub ask alike, so that neither takes what the other refuses. */
import { fileTypeOf, type FileBytes } from './file-type.ts';
import type { Media } from './media.ts';
import { pictureOf } from './picture.ts';

/** What a file's bytes are, but for what they are called. */
export type Identity = Media extends infer M ? (M extends Media ? Omit<M, 'hash' | 'bytes'> : never) : never;

/** Of a picture's beginning or a file's ends, in bytes: enough for the profiles and previews that cameras put in front. */
export const LOOKED_AT = 2 * 1024 * 1024;

/** `head` and `tail` are LOOKED_AT bytes, or the whole file where it is shorter. Null for what is not kept. */
export function identityOf(bytes: FileBytes): Identity | null {
  const picture = pictureOf(bytes.head);
  if (picture !== null) return { kind: 'picture', ...picture };
  const mime = fileTypeOf(bytes);
  return mime === null ? null : { kind: 'file', mime };
}

/** Whether content of the type `found` may be called `claimed`: a table is told from a text by its name alone. */
export const mayBeCalled = (found: Media['mime'], claimed: Media['mime']): boolean =>
  found === claimed || (found === 'text/plain' && claimed === 'text/csv');
