/** Small units for tests: a uid from a number or a letter, a paragraph from a string. */
import type { InnerId, Placement, Rank, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { ARTICLE_SCHEMA_VERSION } from '../../shared/document/article.ts';
import { branded } from '../../shared/document/brand.ts';

const uuid = (number: number): string => `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const uidOf = (number: number): Uid => branded(uuid(number));
export const innerIdOf = (number: number): InnerId => branded(uuid(number));
export const rankOf = (text: string): Rank => branded(text);

export const paragraph = (text: string): UnitBody => ({
  type: 'paragraph',
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  content: { inline: text === '' ? [] : [{ kind: 'text', text }] },
});

/** A paragraph at the top of its tree, or below `parent`. */
export const unitOf = (
  number: number,
  rank: string,
  text: string,
  more: Partial<Placement & UnitBody> = {},
): Unit => ({ uid: uidOf(number), parent: null, rank: rankOf(rank), ...paragraph(text), ...more });
