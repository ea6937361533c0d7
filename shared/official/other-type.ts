/** What a document says of itself in the words of its type, when that becomes another. */
import { bilingual, bilingualText } from '../document/article-fields.ts';
import { LANGUAGES, type FieldChange, type Language, type Metadata } from '../document/model.ts';
import { sameJson } from '../document/same.ts';
import { officialFields, pageFrame, startsAlike } from './parts.ts';
import type { OfficialPage } from './page.ts';

/** A type by its name, and the page that its documents begin with; null where they have none. */
export interface PageOfType {
  readonly name: Readonly<Record<Language, string>>;
  readonly page: OfficialPage | null;
}

/**
 * The fields that become others: the type at the head of the title, the frame of the page, and what its places hold as
 * the type before gave it. What a person wrote there stays, and a document without a page gets none.
 */
export function fieldsOfOtherType(
  metadata: Metadata,
  before: PageOfType,
  after: PageOfType,
): readonly FieldChange[] {
  const titles = LANGUAGES.map((language) => {
    const title = bilingualText(metadata, 'title', language);
    const name = before.name[language];
    return {
      name: bilingual('title', language),
      value:
        startsAlike(title, name) && name !== after.name[language]
          ? after.name[language] + title.slice(name.length)
          : title,
    };
  });
  return [...titles, ...pageFields(metadata, before, after)].flatMap(({ name, value }) => {
    const now = metadata[name] ?? null;
    return sameJson(now ?? '', value) ? [] : [{ name, before: now, after: value }];
  });
}

function pageFields(metadata: Metadata, before: PageOfType, after: PageOfType) {
  if (pageFrame(metadata['page']) === undefined || after.page === null) return [];
  const given = new Map(
    before.page === null ? [] : officialFields(before.page).map((one) => [one.name, one.value]),
  );
  return officialFields(after.page).filter(
    ({ name }) => name === 'page' || (metadata[name] ?? '') === (given.get(name) ?? ''),
  );
}
