/**
 * The schema of an article's units, version 1. Later versions add beside it; nothing here changes once released.
 * These are type aliases because only those are assignable to JsonValue, which is what a unit stores.
 */
import type { Hash, InnerId } from './model.ts';

export const ARTICLE_SCHEMA_VERSION = 1;

export const MARKS = ['bold', 'italic', 'underline'] as const;
export type Mark = (typeof MARKS)[number];

/** Marks stand in the order of MARKS and without repeats, so that equal looks are equal bytes. Text is never empty. */
export type TextRun = {
  readonly kind: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
};
export type LineBreak = {
  readonly kind: 'break';
};
/** `href` is http(s), mailto or tel (link.ts decides); children are never empty and hold no link. */
export type Link = {
  readonly kind: 'link';
  readonly href: string;
  readonly children: readonly (TextRun | LineBreak)[];
};
/** Stands where its sign stands; its number is derived from its place in the document. `text` may hold `\n`. */
export type Footnote = {
  readonly kind: 'footnote';
  readonly id: InnerId;
  readonly text: string;
};
export type Inline = TextRun | LineBreak | Link | Footnote;

export type ParagraphContent = {
  readonly inline: readonly Inline[];
};
export type HeadingContent = {
  readonly level: 1 | 2 | 3;
  readonly inline: readonly Inline[];
};
export type ListItem = {
  readonly id: InnerId;
  /** 0 for the outermost; at most one more than the item before. */
  readonly depth: number;
  readonly inline: readonly Inline[];
};
export type ListContent = {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
};

export type QuoteContent = {
  readonly inline: readonly Inline[];
};
/** As in HTML: a place that is covered by a cell beside or above it has no cell of its own. Absent spans are 1. */
export type TableCell = {
  readonly inline: readonly Inline[];
  readonly colspan?: number;
  readonly rowspan?: number;
};
export type TableRow = {
  readonly id: InnerId;
  readonly cells: readonly TableCell[];
};
export type TableContent = {
  /** Whether the first row says what stands in the columns. */
  readonly header: boolean;
  readonly rows: readonly TableRow[];
};

/** What a picture may be, by its content. SVG is refused: it is a program. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];
export type FigureContent = {
  /** Of the picture's bytes, which lie beside the document. */
  readonly media: Hash;
  readonly mime: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who do not see it; plain text, empty where nobody has said it yet. */
  readonly alt: string;
  /** The caption. */
  readonly inline: readonly Inline[];
};
export type AttachmentContent = {
  readonly media: Hash;
  readonly mime: string;
  /** File name with its ending, no path. */
  readonly name: string;
  readonly bytes: number;
  /** What the file is, for the reader; the name stands for it where this is empty. */
  readonly inline: readonly Inline[];
};
export type RuleContent = Readonly<Record<string, never>>;

export type ArticleBody =
  | { readonly type: 'paragraph'; readonly content: ParagraphContent }
  | { readonly type: 'heading'; readonly content: HeadingContent }
  | { readonly type: 'list'; readonly content: ListContent }
  | { readonly type: 'quote'; readonly content: QuoteContent }
  | { readonly type: 'table'; readonly content: TableContent }
  | { readonly type: 'figure'; readonly content: FigureContent }
  | { readonly type: 'attachment'; readonly content: AttachmentContent }
  | { readonly type: 'rule'; readonly content: RuleContent };
