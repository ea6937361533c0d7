/** What a person has filled into a template's form, as it stands in the text of each language. */
import type { ListEntry } from '../../shared/document/article-fields.ts';
import type { Language } from '../../shared/document/model.ts';
import { assertNever } from '../../shared/errors/result.ts';
import { i18n } from '../i18n/i18n.ts';
import { formatFor } from '../i18n/time.ts';
import type { Template, TemplateField } from './template.ts';

/** One value for each of the form's fields; a field that is not there is not filled in. */
export type FilledValue =
  | { readonly type: 'text'; readonly km: string; readonly en: string }
  /** YYYY-MM-DD; empty where none is given. */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'entries'; readonly entries: readonly ListEntry[] };
export type Filled = Readonly<Record<string, FilledValue>>;

/** Between those before the last; Khmer parts words in a row by space alone. */
const COMMA: Readonly<Record<Language, string>> = { km: ' ', en: ', ' };

function joined(names: readonly string[], language: Language): string {
  const [last = '', ...before] = names.toReversed();
  const first = before.toReversed().join(COMMA[language]);
  return first === '' ? last : i18n.getFixedT(language)('templates.people', { first, last });
}

/** Empty where it says nothing in this language. */
export function valueInText(value: FilledValue | undefined, language: Language): string {
  if (value === undefined) return '';
  switch (value.type) {
    case 'text':
      return value[language].trim();
    case 'date':
      return value.date === '' ? '' : formatFor(language, i18n.getFixedT(language)).dayInText(value.date);
    case 'entries':
      return joined(
        value.entries.map((entry) => entry[language].trim()).filter((name) => name !== ''),
        language,
      );
    default:
      return assertNever(value);
  }
}

/** A stretch of a template's text; `open` where it is still for the writer to replace. */
export interface Stretch {
  readonly text: string;
  readonly open: boolean;
}

/** `[…]` stays as it is and is open; so is a field that was not filled in, by its label. */
export function stretchesOf(
  text: string,
  { form }: Pick<Template, 'form'>,
  filled: Filled,
  language: Language,
): readonly Stretch[] {
  return text
    .split(/(\{[a-z]+\}|\[[^\]]*\])/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('[')) return { text: part, open: true };
      if (!part.startsWith('{')) return { text: part, open: false };
      const id = part.slice(1, -1);
      const value = valueInText(filled[id], language);
      return value === ''
        ? { text: `[${labelOf(form, id, language)}]`, open: true }
        : { text: value, open: false };
    });
}

/** The title as plain text, with what is open still in it. */
export const titleIn = (template: Template, filled: Filled, language: Language): string =>
  stretchesOf(template.title[language], template, filled, language)
    .map(({ text }) => text)
    .join('');

const labelOf = (form: readonly TemplateField[], id: string, language: Language): string =>
  form.find((field) => field.id === id)?.label[language] ?? id;
