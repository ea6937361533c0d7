/**
 * Who wrote what. Each edit puts a word of its own into a document, which no other edit writes. A desk that says that an
 * edit is saved owes its word from then on, until a person who saw the word let go of it: by writing over it, deleting
 * what it stood in, or deciding against it.
 */
import type { DocumentId, JsonValue, Unit, UnitBody } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';

export interface Owed {
  readonly word: string;
  readonly documentId: DocumentId;
  /** The desk that called it saved. */
  readonly desk: string;
}

/** Something done in comments, which a desk answered for. */
export interface Spoken {
  readonly documentId: DocumentId;
  readonly id: string;
  readonly desk: string;
}

export interface Ledger {
  readonly newWord: (desk: string) => string;
  readonly saved: (owed: Owed) => void;
  readonly letGo: (words: Iterable<string>) => void;
  readonly owed: () => readonly Owed[];
  /** Nothing in comments is ever let go of. */
  readonly spoke: (spoken: Spoken) => void;
  readonly spoken: () => readonly Spoken[];
}

export function createLedger(): Ledger {
  let count = 0;
  const saved = new Map<string, Owed>();
  const gone = new Set<string>();
  const spoken: Spoken[] = [];
  return {
    newWord(desk) {
      count += 1;
      return `w${count}${desk}`;
    },
    saved(owed) {
      saved.set(owed.word, owed);
    },
    letGo(words) {
      for (const word of words) gone.add(word);
    },
    owed: () => [...saved.values()].filter(({ word }) => !gone.has(word)),
    spoke(one) {
      spoken.push(one);
    },
    spoken: () => spoken,
  };
}

const WORD = /w\d+[A-Z]/gu;

export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];
export const wordsOfBody = (body: UnitBody | null): readonly string[] =>
  body === null ? [] : wordsIn(plainText(body));
export const wordsOfValue = (value: JsonValue | undefined): readonly string[] =>
  value === undefined ? [] : wordsIn(JSON.stringify(value));

/** All words of a document as a person sees it, as often as they stand there. */
export function wordsOf({ metadata, units }: Pick<OpenDocument, 'metadata' | 'units'>): readonly string[] {
  const said = (some: readonly Unit[]): readonly string[] => some.flatMap(wordsOfBody);
  return [...Object.values(metadata).flatMap(wordsOfValue), ...said(units.km), ...said(units.en)];
}
