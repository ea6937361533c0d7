/** The help's articles: data in both languages, found by any of their words. */
import en from '../../resources/help/articles.en.json';
import km from '../../resources/help/articles.km.json';
import type { Language } from '../../shared/document/model.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { SHORTCUTS } from '../../shared/ipc/shortcuts.ts';

export interface HelpArticle {
  readonly id: string;
  readonly title: string;
  /** Paragraphs; those that begin with `- ` are lines of a list. `{view.history}` stands for a command's keys. */
  readonly text: readonly string[];
}

export const HELP: Readonly<Record<Language, readonly HelpArticle[]>> = { km, en };

/** A stretch of a help text from an offset on: words, or the command whose keys stand there. */
export type HelpPiece =
  | { readonly kind: 'words'; readonly at: number; readonly text: string }
  | { readonly kind: 'keys'; readonly at: number; readonly command: keyof typeof SHORTCUTS };

const isCommand = (name: string): name is keyof typeof SHORTCUTS => Object.hasOwn(SHORTCUTS, name);

/** A name in braces that is no command with keys stays as it is written. */
export function piecesOf(text: string): readonly HelpPiece[] {
  return [...text.matchAll(/\{[a-zA-Z.]+\}|[^{]+|\{/gu)].map(({ 0: part, index: at }): HelpPiece => {
    const name = part.slice(1, -1);
    return part.startsWith('{') && isCommand(name)
      ? { kind: 'keys', at, command: name }
      : { kind: 'words', at, text: part };
  });
}

/** Those that have every word of the query, those that have it in the title first. */
export function findHelp(articles: readonly HelpArticle[], query: string): readonly HelpArticle[] {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  const has = (text: string): boolean => {
    const folded = foldForSearch(text);
    return words.every((word) => folded.includes(word));
  };
  const inTitle = articles.filter(({ title }) => has(title));
  const inText = articles.filter(
    (article) => !inTitle.includes(article) && has(`${article.title} ${article.text.join(' ')}`),
  );
  return [...inTitle, ...inText];
}
