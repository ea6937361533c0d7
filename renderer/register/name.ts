import type { Language } from '../../shared/document/model.ts';
import { typeOf } from '../../shared/instrument/data.ts';
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import { instrumentData } from '../instrument/office-instruments.ts';

/** What a type is called; its id where the data has it no more. */
export const typeName = (id: string, language: Language): string =>
  typeOf(instrumentData(), id)?.[language] ?? id;

/** How a list names an entry: its type and number, or its title where it bears none. */
export function nameOf({ type, number, title }: RegisterEntry, language: Language): string {
  if (number !== '') return `${typeName(type, language)} ${number}`;
  return [title[language], title.km, title.en].find((text) => text !== '') ?? typeName(type, language);
}
