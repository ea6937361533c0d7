/** The sample article: a document like any other, in both languages, made of the data in resources/samples. */
import { z } from 'zod';
import sample from '../../resources/samples/article.json' with { type: 'json' };
import { ARTICLE_SCHEMA_VERSION, type ArticleBody, type Inline } from '../../shared/document/article.ts';
import { bilingual } from '../../shared/document/article-fields.ts';
import { bodyHash } from '../../shared/document/hash.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { InnerId, Language, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { assertNever } from '../../shared/errors/result.ts';
import type { Request } from '../../shared/ipc/contract.ts';

const line = z.array(
  z.union([
    z.string().min(1),
    z.strictObject({ bold: z.string().min(1) }),
    z.strictObject({ note: z.string().min(1) }),
    z.strictObject({ link: z.string().min(1), href: z.url() }),
  ]),
);
type Line = z.infer<typeof line>;
const inBoth = <Text extends z.ZodType>(text: Text) => ({ km: text, en: text });
const unitSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['paragraph', 'quote']), ...inBoth(line) }),
  z.strictObject({ type: z.literal('heading'), level: z.literal([1, 2, 3]), ...inBoth(line) }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), ...inBoth(z.array(line)) }),
  /** Rows of cells; the first row says what stands in the columns. */
  z.strictObject({ type: z.literal('table'), ...inBoth(z.array(z.array(z.string().min(1)))) }),
  z.strictObject({ type: z.literal('rule') }),
]);
const text = z.strictObject(inBoth(z.string().min(1)));
const sampleSchema = z.strictObject({ title: text, summary: text, units: z.array(unitSchema) });

export function sampleDocument(ids: Ids): Request<'documents.createFrom'> {
  const { title, summary, units } = sampleSchema.parse(sample);
  const ranks = ranksBetween(null, null, units.length);
  return {
    kind: 'article',
    units: units.flatMap((unit, index) => {
      const rank = ranks[index];
      if (rank === undefined) throw new Error('a unit without a rank');
      const make = (language: Language, translates: UnitBody['translates']): Unit => ({
        uid: ids.next<Uid>(),
        parent: null,
        rank,
        schemaVersion: ARTICLE_SCHEMA_VERSION,
        ...bodyOf(unit, language, ids),
        ...(translates === undefined ? {} : { translates }),
      });
      const km = make('km', undefined);
      const en = make('en', [{ uid: km.uid, hash: bodyHash(km) }]);
      return [
        { language: 'km' as const, unit: km },
        { language: 'en' as const, unit: en },
      ];
    }),
    fields: (['km', 'en'] as const).flatMap((language) => [
      { name: bilingual('title', language), value: title[language] },
      { name: bilingual('summary', language), value: summary[language] },
    ]),
  };
}

function inlineOf(pieces: Line, ids: Ids): readonly Inline[] {
  return pieces.map((piece): Inline => {
    if (typeof piece === 'string') return { kind: 'text', text: piece };
    if ('bold' in piece) return { kind: 'text', text: piece.bold, marks: ['bold'] };
    if ('note' in piece) return { kind: 'footnote', id: ids.next<InnerId>(), text: piece.note };
    return { kind: 'link', href: piece.href, children: [{ kind: 'text', text: piece.link }] };
  });
}

function bodyOf(unit: z.infer<typeof unitSchema>, language: Language, ids: Ids): ArticleBody {
  switch (unit.type) {
    case 'paragraph':
    case 'quote':
      return { type: unit.type, content: { inline: inlineOf(unit[language], ids) } };
    case 'heading':
      return { type: 'heading', content: { level: unit.level, inline: inlineOf(unit[language], ids) } };
    case 'list':
      return {
        type: 'list',
        content: {
          ordered: unit.ordered,
          items: unit[language].map((item) => ({
            id: ids.next<InnerId>(),
            depth: 0,
            inline: inlineOf(item, ids),
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
            cells: cells.map((cell) => ({ inline: inlineOf([cell], ids) })),
          })),
        },
      };
    case 'rule':
      return { type: 'rule', content: {} };
    default:
      return assertNever(unit);
  }
}
