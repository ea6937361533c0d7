/** Makes a document of a template and what was filled into its form: title, fields, and the units of both languages. */
import { ARTICLE_SCHEMA_VERSION, type ArticleBody, type Inline } from '../../shared/document/article.ts';
import { bilingual } from '../../shared/document/article-fields.ts';
import { bodyHash } from '../../shared/document/hash.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { InnerId, JsonValue, Language, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { normalizeBody } from '../../shared/document/normal-form.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { assertNever } from '../../shared/errors/result.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import type { OfficialPage } from '../../shared/official/page.ts';
import { officialFields } from '../../shared/official/parts.ts';
import { instrumentData } from '../instrument/office-instruments.ts';
import { titleIn, type Filled, type FilledValue } from './filled.ts';
import { instrumentUnits } from './compose-instrument.ts';
import { filledRuns } from './filled-runs.ts';
import type { Template, TemplateField, TemplateUnit, TextTemplate } from './template.ts';

/** `page`: what stands around the text of an official page; null where the document is none. */
export function composed(
  template: Template,
  filled: Filled,
  ids: Ids,
  page: OfficialPage | null,
  data: InstrumentData = instrumentData(),
): Request<'documents.createFrom'> {
  const type: readonly NamedField[] =
    template.kind === 'instrument' ? [{ name: 'instrument.type', value: template.instrument }] : [];
  return {
    kind: template.kind,
    units:
      template.kind === 'instrument'
        ? instrumentUnits(template, filled, { ids, page, data })
        : textUnits(template, filled, ids),
    fields: [...fieldsOf(template, filled), ...type, ...(page === null ? [] : officialFields(page))],
  };
}

type Units = Request<'documents.createFrom'>['units'];

function textUnits(template: TextTemplate, filled: Filled, ids: Ids): Units {
  const ranks = ranksBetween(null, null, template.units.length);
  const inlineOf = (text: string, language: Language): readonly Inline[] =>
    filledRuns(text, template, filled, language);
  return template.units.flatMap((unit, index) => {
    const rank = ranks[index];
    if (rank === undefined) throw new Error('a unit without a rank');
    const make = (language: Language, translates: UnitBody['translates']): Unit => ({
      uid: ids.next<Uid>(),
      parent: null,
      rank,
      ...normalizeBody({
        ...bodyOf(unit, (text) => inlineOf(text, language), language, ids),
        schemaVersion: ARTICLE_SCHEMA_VERSION,
        ...(translates === undefined ? {} : { translates }),
      }),
    });
    const km = make('km', undefined);
    const en = make('en', [{ uid: km.uid, hash: bodyHash(km) }]);
    return [
      { language: 'km' as const, unit: km },
      { language: 'en' as const, unit: en },
    ];
  });
}

function bodyOf(
  unit: TemplateUnit,
  inlineOf: (text: string) => readonly Inline[],
  language: Language,
  ids: Ids,
): ArticleBody {
  switch (unit.type) {
    case 'paragraph':
    case 'quote':
      return { type: unit.type, content: { inline: inlineOf(unit[language]) } };
    case 'heading':
      return { type: 'heading', content: { level: unit.level, inline: inlineOf(unit[language]) } };
    case 'list':
      return {
        type: 'list',
        content: {
          ordered: unit.ordered,
          items: unit[language].map((text) => ({
            id: ids.next<InnerId>(),
            depth: 0,
            inline: inlineOf(text),
          })),
        },
      };
    case 'table':
      return {
        type: 'table',
        content: {
          header: true,
          rows: unit[language].map((cells) => ({
            id: ids.next<InnerId>(),
            cells: cells.map((text) => ({ inline: inlineOf(text) })),
          })),
        },
      };
    default:
      return assertNever(unit);
  }
}

type NamedField = Request<'documents.createFrom'>['fields'][number];

function fieldsOf(template: Template, filled: Filled): readonly NamedField[] {
  const title = (language: Language): NamedField => ({
    name: bilingual('title', language),
    value: titleIn(template, filled, language),
  });
  return [
    title('km'),
    title('en'),
    { name: 'template', value: template.id },
    ...template.form.flatMap((field) => metadataOf(field, filled[field.id])),
  ];
}

const named = (name: string, said: JsonValue): readonly NamedField[] =>
  said === '' || (Array.isArray(said) && said.length === 0) ? [] : [{ name, value: said }];

/** What a field of the form says about the document beside its text. */
function metadataOf({ type }: TemplateField, value: FilledValue | undefined): readonly NamedField[] {
  if (value?.type === 'date') return named('event.date', value.date);
  if (value?.type === 'text' && type === 'place')
    return (['km', 'en'] as const).flatMap((language) =>
      named(bilingual('event.place', language), value[language].trim()),
    );
  if (value?.type !== 'entries') return [];
  const chosen = value.entries.map(({ id }) => id);
  return type === 'office' ? named('office', chosen[0] ?? '') : named(type, chosen);
}
