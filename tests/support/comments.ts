/** Comments as tests write them. */
import { branded } from '../../shared/document/brand.ts';
import type { Uid } from '../../shared/document/model.ts';
import type { CommentPayload, Said } from '../../shared/comments/comment-op.ts';
import { uidOf } from './units.ts';

export const saying = (text: string): Said => ({ text, mentions: [], picture: null });

/** A thread on the unit as a whole. */
export const beginning = (unit: Uid, said: Said): Extract<CommentPayload, { readonly act: 'begin' }> => ({
  version: 1,
  act: 'begin',
  anchor: {
    language: 'km',
    unit,
    revision: branded(uidOf(900)),
    body: branded('a'.repeat(64)),
    quote: null,
    around: [],
  },
  said,
});
