/** Calling on people while one writes: the name behind an @, and who may be meant by what is typed of it. */
import type { Mention } from '../../shared/comments/comment-op.ts';

/** Somebody as they are called in the interface's language. */
export interface Called {
  readonly id: string;
  readonly name: string;
}

/** More would not be looked through. */
const OFFERED = 6;
/** In UTF-16 units. */
const LONGEST = 60;

/** What is typed of a name: from its @ to the caret. */
export interface Typed {
  readonly from: number;
  readonly name: string;
}

/** Null where the caret stands behind no @ that may begin a name. */
export function typedName(text: string, caret: number): Typed | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || caret - from > LONGEST) return null;
  const name = text.slice(from + 1, caret);
  const isAfterWord =
    from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '') && !/\p{Script=Khmer}/u.test(text[from - 1] ?? '');
  return isAfterWord || name.includes('\n') || name.startsWith(' ') ? null : { from, name };
}

/** Those of whose name any word begins so; the whole list where nothing is typed yet. */
export function meant(people: readonly Called[], { name }: Typed): readonly Called[] {
  const wanted = name.toLocaleLowerCase();
  return people
    .filter((one) => {
      const own = one.name.toLocaleLowerCase();
      return own.startsWith(wanted) || own.split(/\s+/u).some((word) => word.startsWith(wanted));
    })
    .slice(0, OFFERED);
}

/** The text with the whole name in place of what was typed of it, and where the caret goes. */
export function withName(
  text: string,
  { from, name }: Typed,
  called: Called,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${called.name} `;
  return { text: before + text.slice(from + 1 + name.length).replace(/^ /u, ''), caret: before.length };
}

/** Of people who were called on while it was written, those whose name still stands in it. */
export const stillMentioned = (text: string, mentions: readonly Mention[]): Mention[] =>
  mentions.filter(
    ({ person, name }, index) =>
      text.includes(`@${name}`) && mentions.findIndex((other) => other.person === person) === index,
  );

export interface Piece {
  /** Where it begins in the whole text. */
  readonly at: number;
  readonly text: string;
  readonly isName: boolean;
}

/** The text in pieces, those that call on somebody apart. */
export function inPieces(text: string, mentions: readonly Mention[]): readonly Piece[] {
  const names = mentions.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const places = names.map((name) => text.indexOf(name, at)).filter((place) => place !== -1);
    const next = Math.min(text.length, ...places);
    if (next > at) pieces.push({ at, text: text.slice(at, next), isName: false });
    const name = names.find((each) => text.startsWith(each, next)) ?? '';
    if (name !== '') pieces.push({ at: next, text: name, isName: true });
    at = next + name.length;
  }
  return pieces;
}
