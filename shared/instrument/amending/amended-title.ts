/**
 * The title of an amended instrument. The copy that is changed bears it among words that tell the two apart; whatever a
 * drafter makes of it there, without those words, is the title from then on.
 */
import { bilingualText } from '../../document/article-fields.ts';
import { LANGUAGES, type Language, type Metadata } from '../../document/model.ts';
import { instrumentField } from '../instrument-fields.ts';

export type Titles = Readonly<Record<Language, string>>;

export interface AmendedTitle {
  readonly from: Titles;
  readonly to: Titles;
}

/** The metadata of a copy as it was made, and as it is. Null where the title stays, and where it is not known. */
export function amendedTitle(before: Metadata, after: Metadata): AmendedTitle | null {
  const from = instrumentField('instrument.copyOf', before['instrument.copyOf'])?.title;
  if (from === undefined) return null;
  const titleIn = (language: Language): string => {
    const [was, is] = [before, after].map((metadata) => bilingualText(metadata, 'title', language));
    return titleWithin(from[language], was ?? '', is ?? '');
  };
  const to = { km: titleIn('km'), en: titleIn('en') };
  return LANGUAGES.every((language) => to[language] === from[language]) ? null : { from, to };
}

/** An instrument has a title: where nothing is left of it, it stays. */
function titleWithin(title: string, was: string, is: string): string {
  if (is === was) return title;
  const at = title === '' ? -1 : was.indexOf(title);
  const [before, behind] = at === -1 ? ['', ''] : [was.slice(0, at), was.slice(at + title.length)];
  const start = is.startsWith(before) ? is.slice(before.length) : is;
  const words = behind !== '' && start.endsWith(behind) ? start.slice(0, -behind.length) : start;
  return words.trim() === '' ? title : words.trim();
}
