/** An article as plain text, for channels that know no looks: Telegram and Facebook. */
import { noteNumber } from '../html/notes.ts';
import { assertNever } from '../errors/result.ts';
import { toKhmerDigits } from '../khmer/index.ts';
import type { ArticleBody, Footnote, Inline, ListContent } from './article.ts';
import type { Language, Unit } from './model.ts';
import { readUnit } from './views.ts';

export const CHANNELS = ['telegram', 'facebook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What one post takes, in UTF-16 units: Telegram Bot API, sendMessage; Facebook's limit of a post. */
export const POST_LIMIT: Readonly<Record<Channel, number>> = { telegram: 4_096, facebook: 63_206 };
/** What Telegram takes beside a picture, in UTF-16 units: Bot API, sendPhoto. */
export const CAPTION_LIMIT = 1_024;

/** Title, blocks with an empty line between them, footnotes at the end. Units that cannot be read are left out. */
export function socialText(title: string, units: readonly Unit[], language: Language): string {
  const notes: Footnote[] = [];
  const blocks = units.flatMap((unit) => {
    const view = readUnit(unit);
    return view.kind === 'readable' ? [blockText(view.body, language, notes)] : [];
  });
  const behind = notes.map(({ text }, index) => `[${noteNumber(index + 1, language)}] ${text}`).join('\n');
  return [title, ...blocks, behind]
    .map((part) => part.replaceAll('\u200B', '').trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

function blockText(body: ArticleBody, language: Language, notes: Footnote[]): string {
  const line = (inline: readonly Inline[]): string => lineText(inline, language, notes);
  switch (body.type) {
    case 'paragraph':
    case 'heading':
      return line(body.content.inline);
    case 'quote':
      return language === 'km' ? `«${line(body.content.inline)}»` : `“${line(body.content.inline)}”`;
    case 'list':
      return listText(body.content, language, line);
    case 'table':
      return body.content.rows
        .map(({ cells }) => cells.map(({ inline }) => line(inline)).join(' | '))
        .join('\n');
    case 'figure':
      return line(body.content.inline);
    case 'attachment':
      return line(body.content.inline) || body.content.name;
    case 'rule':
      return '⸻';
    default:
      return assertNever(body);
  }
}

function lineText(inline: readonly Inline[], language: Language, notes: Footnote[]): string {
  return inline
    .map((piece): string => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'break':
          return '\n';
        case 'footnote':
          return `[${noteNumber(notes.push(piece), language)}]`;
        case 'link': {
          const words = lineText(piece.children, language, notes);
          return words === piece.href ? words : `${words} (${piece.href})`;
        }
        default:
          return assertNever(piece);
      }
    })
    .join('');
}

/** A figure space keeps the depth: channels drop spaces at the start of a line. */
const INDENT = '\u2007\u2007';

function listText(
  { ordered, items }: ListContent,
  language: Language,
  line: (inline: readonly Inline[]) => string,
): string {
  const counters: number[] = [];
  return items
    .map(({ depth, inline }) => {
      counters.length = depth + 1;
      const number = (counters[depth] ?? 0) + 1;
      counters[depth] = number;
      const sign = ordered ? `${language === 'km' ? toKhmerDigits(String(number)) : number}.` : '•';
      return `${INDENT.repeat(depth)}${sign} ${line(inline)}`;
    })
    .join('\n');
}
