/** The metadata that differs between two states of a document, as text. */
import { compareFields } from '../document/compare.ts';
import { LANGUAGES, type JsonValue } from '../document/model.ts';
import { AMENDING_LINKS } from '../instrument/amending/links.ts';
import type { PageFrame } from '../official/page.ts';
import { framePart, pageFrame } from '../official/parts.ts';
import type { DocumentText } from './naming.ts';

export interface FieldRow {
  /** Of the field, or of a part of the official page (framePart()). */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function fieldRows(before: DocumentText, after: DocumentText): readonly FieldRow[] {
  return compareFields(before.metadata, after.metadata)
    .filter(({ name }) => !AMENDING_LINKS.has(name))
    .flatMap(
      ({ name, before: was, after: is }) =>
        (name === 'page' ? pageRows(was, is) : null) ?? [
          { name, before: fieldText(was), after: fieldText(is) },
        ],
    );
}

/** A field's value as text: the values of a list or a group one after the other, nothing for one that is absent. */
export function fieldText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const frame = pageFrame(value);
  if (frame !== undefined) return nameOfPage(frame);
  return Object.values(value).map(fieldText).join(', ');
}

/** An official page is known by the type of document that it heads. */
const nameOfPage = ({ type }: PageFrame): string => `${type.km} · ${type.en}`;

/** The parts of two official pages that differ; null where one of both is none. */
function pageRows(before: JsonValue | undefined, after: JsonValue | undefined): readonly FieldRow[] | null {
  const [was, is] = [pageFrame(before), pageFrame(after)];
  if (was === undefined || is === undefined) return null;
  const parts = Object.keys(was) as (keyof PageFrame)[];
  return parts.flatMap((part): readonly FieldRow[] => {
    const [one, other] = [was[part], is[part]];
    if (typeof one === 'object' && typeof other === 'object')
      return LANGUAGES.filter((language) => one[language] !== other[language]).map((language) => ({
        name: framePart(part, language),
        before: one[language],
        after: other[language],
      }));
    return one === other ? [] : [{ name: framePart(part), before: fieldText(one), after: fieldText(other) }];
  });
}
