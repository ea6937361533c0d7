/** What a file says, in reading order, before anybody knows what it is: lines with their looks, tables, pictures. */
import type { Inline, TableContent } from '../../document/article.ts';
import { inlineText } from '../../document/text.ts';
import type { FoundPicture } from '../assembly.ts';

interface Placed {
  /** Where it stands in the file: what was changed and what was there before it have the same. */
  readonly at: string;
  /** Whether its page is wider than high. */
  readonly isLandscape: boolean;
}

export interface SourceLine extends Placed {
  readonly kind: 'line';
  /** In the normal form, without white space at its ends. */
  readonly inline: readonly Inline[];
  /** As inlineText() has it. */
  readonly text: string;
  /** What the file counts before it, which does not stand in its text (`មាត្រា ១.-`, `2)`); empty elsewhere. */
  readonly marker: string;
  /** How deep it stands in a list of the file, 0 for the outermost; null: in none. */
  readonly list: number | null;
  /** Its level as a heading, 1 for the highest; null: it is none. */
  readonly outline: number | null;
  readonly isBold: boolean;
  readonly isCentred: boolean;
  /** Empty lines before it. */
  readonly gap: number;
}

export interface SourceTable extends Placed {
  readonly kind: 'table';
  readonly table: TableContent;
  /** Its cells line by line, for a table that only lays things out. */
  readonly lines: readonly SourceLine[];
}

export interface SourcePicture extends Placed {
  readonly kind: 'picture';
  readonly picture: FoundPicture;
}

export type SourceItem = SourceLine | SourceTable | SourcePicture;

const PLAIN = {
  kind: 'line',
  isLandscape: false,
  marker: '',
  list: null,
  outline: null,
  isBold: false,
  isCentred: false,
  gap: 0,
} as const;

export const lineOf = (
  at: string,
  inline: readonly Inline[],
  more: Partial<SourceLine> = {},
): SourceLine => ({
  ...PLAIN,
  ...more,
  at,
  inline,
  text: inlineText(inline),
});

/** All that is read of a line: what the file counts before it, and its text. */
export const fullText = ({ marker, text }: SourceLine): string =>
  marker === '' ? text : text === '' ? marker : `${marker} ${text}`;
