/** Documents for a desk in memory. */
import { ARTICLE_SCHEMA_VERSION } from '../../shared/document/article.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, Language, Rank, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { listedFields } from '../../shared/document/listed.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import type { DocumentSummary, OpenDocument } from '../../shared/ipc/types.ts';

/** A UUIDv7 from a small number. */
export const madeId = (number: number): string =>
  `01930000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const paragraph = (number: number, text: string): Unit => ({
  uid: branded<Uid>(madeId(number)),
  parent: null,
  rank: branded<Rank>('a'),
  type: 'paragraph',
  schemaVersion: ARTICLE_SCHEMA_VERSION,
  content: { inline: [{ kind: 'text', text }] },
});

/** What a list says of an article of which nothing is known but this. */
export const madeSummary = (id: string, known: Partial<DocumentSummary> = {}): DocumentSummary => ({
  id: branded<DocumentId>(id),
  kind: 'article',
  state: 'draft',
  ...listedFields({}),
  written: { km: true, en: true },
  pinned: false,
  changedAt: 0,
  changedFrame: known.changedAt ?? 0,
  createdAt: 0,
  binnedAt: null,
  ...known,
});

export interface MadeDocument {
  readonly number: number;
  readonly title: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
  readonly changedAt: number;
}

/** An article of one paragraph in each language. */
export function madeDocument({ number, title, text, changedAt }: MadeDocument): OpenDocument {
  return {
    summary: madeSummary(madeId(number), { title, changedAt, createdAt: changedAt }),
    metadata: {},
    units: { km: [paragraph(1, text.km)], en: [paragraph(2, text.en)] },
    headRevision: null,
  };
}

/** An article of these bodies; the first Khmer unit is madeId(1_001), the first English one madeId(2_001), and so on. */
export function madeArticle(
  number: number,
  title: Readonly<Record<Language, string>>,
  bodies: Readonly<Record<Language, readonly UnitBody[]>>,
): OpenDocument {
  const units = (language: Language, first: number): readonly Unit[] => {
    const ranks = ranksBetween(null, null, bodies[language].length);
    return bodies[language].flatMap((body, index) => {
      const rank = ranks[index];
      const uid = branded<Uid>(madeId(first + index));
      return rank === undefined ? [] : [{ ...body, uid, parent: null, rank }];
    });
  };
  return {
    ...madeDocument({ number, title, text: { km: '', en: '' }, changedAt: 1_790_000_000_000 }),
    units: { km: units('km', 1_001), en: units('en', 2_001) },
  };
}
