/**
 * The schema of the units that only an instrument has (a law, a decree, a prakas, a circular), version 1; an annex and
 * the text of a circular also hold units of an article. Nothing here changes once released. These are type aliases
 * because only those are assignable to JsonValue, which is what a unit stores.
 *
 * A body stands in one language: the Khmer in the tree, the English under the same uid and with the same inner ids.
 * No number stands in the content: what is counted is derived (numbering.ts), and content says only how it counts.
 */
import type { Footnote, LineBreak, Link, TableContent, TextRun } from '../document/article.ts';
import type { InnerId, Uid } from '../document/model.ts';

export const INSTRUMENT_SCHEMA_VERSION = 1;

/** An entry of the register of instruments; a UUIDv7. */
export type RegisterId = string;

/** Where a reference leads: into this instrument, or to another one and perhaps to an article of it. */
export type ReferenceTarget =
  | { readonly in: 'here'; readonly uid: Uid; readonly inner?: InnerId }
  | { readonly in: 'register'; readonly instrument: RegisterId; readonly article?: string };

/** What it shows is derived from its target; `seen` is what it showed last, said of a target that is gone. */
export type Reference = {
  readonly kind: 'reference';
  readonly id: InnerId;
  readonly target: ReferenceTarget;
  readonly seen: string;
};

/** The one place where a term is defined; the term is the words that stand in it. */
export type DefinedTerm = {
  readonly kind: 'term';
  readonly id: InnerId;
  readonly children: readonly TextRun[];
};

export type InstrumentInline = TextRun | LineBreak | Link | Footnote | Reference | DefinedTerm;

/** What follows the number of an inserted unit; `id` is one of the suffixes of the instrument's data. */
export type NumberSuffix = {
  readonly id: string;
  /** 2 for ថ្មី (ពីរ), and so on; absent for the first. */
  readonly ordinal?: number;
};

/**
 * How a unit counts among its like: `next` takes the number after the one before; `inserted` takes the number of the
 * one before it and adds suffixes, so that those behind keep theirs.
 */
export type Counted =
  { readonly kind: 'next' } | { readonly kind: 'inserted'; readonly suffixes: readonly NumberSuffix[] };

/** Words that the instrument rests on (បានឃើញ …). */
export type VisaContent = {
  readonly inline: readonly InstrumentInline[];
};

/** A book, title, chapter, section or subsection: `level` is one of the levels of the instrument's data. */
export type DivisionContent = {
  readonly level: string;
  readonly number: Counted;
  readonly heading: readonly InstrumentInline[];
};

export type ProvisionPart =
  | { readonly kind: 'paragraph'; readonly id: InnerId; readonly inline: readonly InstrumentInline[] }
  | {
      readonly kind: 'point';
      readonly id: InnerId;
      /** 0 for the outermost; at most one more than the point before, and 0 behind what is no point. */
      readonly depth: number;
      readonly inline: readonly InstrumentInline[];
    }
  | { readonly kind: 'table'; readonly id: InnerId; readonly table: TableContent };

/** An article (មាត្រា), a clause (ប្រការ) or a numbered paragraph: what it is called is the type's. */
export type ProvisionContent = {
  readonly number: Counted;
  readonly heading: readonly InstrumentInline[];
  /** Never empty. */
  readonly parts: readonly ProvisionPart[];
  /** Whether it was repealed and only its number stands. */
  readonly repealed?: true;
};

export type SignatureContent = {
  /** One of the prefixes of the instrument's data (for, acting); absent where the holder of the office signs. */
  readonly prefix?: string;
  /** The office of the one who signs; lines are parted by `\n`. */
  readonly capacity: string;
  readonly name: string;
};

/** Its units hang below it and are counted on their own. */
export type AnnexContent = {
  readonly number: Counted;
  readonly heading: readonly InstrumentInline[];
  readonly orientation: 'portrait' | 'landscape';
};

export type InstrumentBody =
  | { readonly type: 'visa'; readonly content: VisaContent }
  | { readonly type: 'division'; readonly content: DivisionContent }
  | { readonly type: 'provision'; readonly content: ProvisionContent }
  | { readonly type: 'signature'; readonly content: SignatureContent }
  | { readonly type: 'annex'; readonly content: AnnexContent };
