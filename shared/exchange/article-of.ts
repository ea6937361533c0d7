/** What was read from a file as an article: its language, its title, and its text. */
import type { ArticleBody } from '../document/article.ts';
import type { Language } from '../document/model.ts';
import { inlineText, linesOf, NOTE_SIGN } from '../document/text.ts';
import { normalizeLabel } from '../khmer/index.ts';

export interface ArticleRead {
  readonly language: Language;
  readonly title: string;
  readonly bodies: readonly ArticleBody[];
}

/** Letters looked at to find the language. */
const SAMPLE = 20_000;
const LONGEST_TITLE = 1_000;

/** A heading that a text begins with is its title; below it, headings start at the first level again. */
export function articleOf(bodies: readonly ArticleBody[], fileName: string): ArticleRead {
  const language = languageOf(bodies);
  const first = bodies[0];
  if (first?.type !== 'heading')
    return { language, title: titleOf(fileName.replace(/\.[^.]*$/u, '')), bodies };
  const text = inlineText(first.content.inline).replaceAll(NOTE_SIGN, '');
  return { language, title: titleOf(text), bodies: raised(bodies.slice(1)) };
}

const titleOf = (text: string): string => normalizeLabel(text).slice(0, LONGEST_TITLE).toWellFormed();

function languageOf(bodies: readonly ArticleBody[]): Language {
  let text = '';
  for (const body of bodies) {
    if (text.length > SAMPLE) break;
    text += linesOf(body).map(inlineText).join('');
  }
  return languageOfText(text);
}

/** The language that most letters are of; Khmer where there is none. */
export function languageOfText(text: string): Language {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  return count(/[a-z]/giu) > count(/\p{Script=Khmer}/gu) ? 'en' : 'km';
}

function raised(bodies: readonly ArticleBody[]): ArticleBody[] {
  const levels = bodies.flatMap((body) => (body.type === 'heading' ? [body.content.level] : []));
  const highest = Math.min(...levels, 3);
  const raise = { 1: 1, 2: Math.max(2 - highest + 1, 1), 3: Math.max(3 - highest + 1, 1) } as const;
  return bodies.map((body): ArticleBody => {
    if (body.type !== 'heading') return body;
    const level = raise[body.content.level];
    return { ...body, content: { ...body.content, level: level === 3 ? 3 : level === 2 ? 2 : 1 } };
  });
}
