/** What an instrument made of a template begins with: its units in Khmer, and their English under the same uids. */
import { ARTICLE_SCHEMA_VERSION } from '../../shared/document/article.ts';
import { bodyHash } from '../../shared/document/hash.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { InnerId, Language, Uid, UnitBody } from '../../shared/document/model.ts';
import { assertNever } from '../../shared/errors/result.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { versioned } from '../../shared/instrument/editing/drafting.ts';
import { sequenceChanges } from '../../shared/instrument/editing/sequence.ts';
import type { ProvisionPart } from '../../shared/instrument/instrument.ts';
import { normalizeUnit } from '../../shared/instrument/normal-form.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import type { OfficialPage } from '../../shared/official/page.ts';
import { stretchesOf, type Filled } from './filled.ts';
import { filledRuns } from './filled-runs.ts';
import type { InstrumentTemplate, InstrumentTemplateUnit } from './template.ts';

interface MadeWith {
  readonly ids: Ids;
  /** Whose signatory signs where the template names nobody. */
  readonly page: OfficialPage | null;
  /** Says which headings hold which. */
  readonly data: InstrumentData;
}

export function instrumentUnits(
  template: InstrumentTemplate,
  filled: Filled,
  { ids, page, data }: MadeWith,
): Request<'documents.createFrom'>['units'] {
  const made = template.units.map((unit) => {
    const uid = ids.next<Uid>();
    const innerIds = innerIdsOf(unit, ids);
    const say = (language: Language): UnitBody =>
      normalizeUnit(bodyOf(unit, innerIds, { template, filled, page, language }));
    const km = say('km');
    return { uid, km, en: { ...say('en'), translates: [{ uid, hash: bodyHash(km) }] } };
  });
  const lines = made.map(({ uid, km }) => ({ uid, ...km }));
  const english = new Map(made.map(({ uid, en }) => [uid, en]));
  return sequenceChanges(new Map(), lines, data).flatMap(({ after: unit }) => {
    if (unit === null) return [];
    const { uid, parent, rank } = unit;
    const en = english.get(uid);
    if (en === undefined) throw new Error('a unit without English');
    return [
      { language: 'km' as const, unit },
      { language: 'en' as const, unit: { uid, parent, rank, ...en } },
    ];
  });
}

/** Both languages have the same parts. */
const innerIdsOf = (unit: InstrumentTemplateUnit, ids: Ids): readonly InnerId[] =>
  unit.type === 'provision' ? [...unit.km, ...(unit.points?.km ?? [])].map(() => ids.next<InnerId>()) : [];

interface Said {
  readonly template: InstrumentTemplate;
  readonly filled: Filled;
  readonly page: OfficialPage | null;
  readonly language: Language;
}

function bodyOf(
  unit: InstrumentTemplateUnit,
  innerIds: readonly InnerId[],
  { template, filled, page, language }: Said,
): UnitBody {
  const inlineOf = (text: string) => filledRuns(text, template, filled, language);
  switch (unit.type) {
    case 'paragraph':
      return {
        type: 'paragraph',
        schemaVersion: ARTICLE_SCHEMA_VERSION,
        content: { inline: inlineOf(unit[language]) },
      };
    case 'visa':
      return versioned({}, { type: 'visa', content: { inline: inlineOf(unit[language]) } });
    case 'division':
      return versioned(
        {},
        {
          type: 'division',
          content: { level: unit.level, number: { kind: 'next' }, heading: inlineOf(unit[language]) },
        },
      );
    case 'provision': {
      const { points, [language]: paragraphs } = unit;
      const texts = [
        ...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
        ...(points?.[language] ?? []).map((text) => ({ kind: 'point' as const, depth: 0, text })),
      ];
      const parts = texts.flatMap(({ text, ...part }, index): readonly ProvisionPart[] => {
        const id = innerIds[index];
        return id === undefined ? [] : [{ ...part, id, inline: inlineOf(text) }];
      });
      return versioned({}, { type: 'provision', content: { number: { kind: 'next' }, heading: [], parts } });
    }
    case 'signature': {
      const said = unit[language];
      const ofPage = page?.slots;
      return versioned(
        {},
        {
          type: 'signature',
          content: {
            capacity:
              said === undefined
                ? (ofPage?.signatory[language] ?? '')
                : stretchesOf(said, template, filled, language)
                    .map(({ text }) => text)
                    .join(''),
            name: said === undefined ? (ofPage?.name[language] ?? '') : '',
          },
        },
      );
    }
    default:
      return assertNever(unit);
  }
}
