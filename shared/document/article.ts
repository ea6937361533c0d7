/**
 * The schema of an article's units, version 1. Later versions add beside it; nothing here changes once released.
 * These are type aliases because only those are assignable to JsonValue, which is what a unit stores.
 */
import type { InnerId } from './model.ts';

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
export type Inline = TextRun | LineBreak | Link;

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

export type ArticleBody =
  | { readonly type: 'paragraph'; readonly content: ParagraphContent }
  | { readonly type: 'heading'; readonly content: HeadingContent }
  | { readonly type: 'list'; readonly content: ListContent };
