/** The English unit that somebody begins when translating a Khmer one: its structure, without its words. */
import { assertNever } from '../errors/result.ts';
import { ARTICLE_SCHEMA_VERSION, type ArticleBody } from './article.ts';
import type { InnerId, Rank, Uid, Unit } from './model.ts';
import { ranksBetween } from './rank.ts';
import { translating, type TranslationReport } from './translation.ts';
import { readUnit } from './views.ts';

/** As many items, rows and cells, the same level, the same picture or file; new inner ids. */
function emptied(body: ArticleBody, nextId: () => InnerId): ArticleBody {
  switch (body.type) {
    case 'paragraph':
    case 'quote':
      return { type: body.type, content: { inline: [] } };
    case 'heading':
      return { type: 'heading', content: { level: body.content.level, inline: [] } };
    case 'list': {
      const items = body.content.items.map(({ depth }) => ({ id: nextId(), depth, inline: [] }));
      return { type: 'list', content: { ordered: body.content.ordered, items } };
    }
    case 'table': {
      const rows = body.content.rows.map(({ cells }) => ({
        id: nextId(),
        cells: cells.map(({ inline: _words, ...spans }) => ({ ...spans, inline: [] })),
      }));
      return { type: 'table', content: { header: body.content.header, rows } };
    }
    case 'figure':
      return { type: 'figure', content: { ...body.content, alt: '', inline: [] } };
    case 'attachment':
      return { type: 'attachment', content: { ...body.content, inline: [] } };
    case 'rule':
      return body;
    default:
      return assertNever(body);
  }
}

/**
 * The counterparts of these Khmer units, linked and placed among the English ones: behind the translation of the nearest
 * Khmer unit before them. `wanted` is in document order; a unit that cannot be read gets none.
 */
export function counterpartsOf(
  wanted: readonly Unit[],
  sides: { readonly km: readonly Unit[]; readonly en: readonly Unit[] },
  report: Pick<TranslationReport, 'english'>,
  next: <T extends string>() => T,
): readonly Unit[] {
  const made: Unit[] = [];
  const translated = new Map(report.english);
  let order = sides.en;
  for (const unit of wanted) {
    const view = readUnit(unit);
    if (view.kind === 'unreadable') continue;
    const before = placeBehind(unit, sides.km, translated);
    const at = before === null ? 0 : order.findIndex(({ uid }) => uid === before) + 1;
    const [rank] = ranksBetween(order[at - 1]?.rank ?? null, order[at]?.rank ?? null, 1);
    if (rank === undefined) continue;
    const fresh = counterpart(unit, emptied(view.body, next), next<Uid>(), rank);
    made.push(fresh);
    translated.set(unit.uid, fresh.uid);
    order = order.toSpliced(at, 0, fresh);
  }
  return made;
}

function counterpart(khmer: Unit, { type, content }: ArticleBody, uid: Uid, rank: Rank): Unit {
  return translating({ type, content, schemaVersion: ARTICLE_SCHEMA_VERSION, uid, parent: null, rank }, [
    khmer,
  ]);
}

/** The English unit to stand behind; null for the beginning. */
function placeBehind(unit: Unit, khmer: readonly Unit[], english: ReadonlyMap<Uid, Uid>): Uid | null {
  const position = khmer.findIndex(({ uid }) => uid === unit.uid);
  const before = khmer.slice(0, position).findLast(({ uid }) => english.has(uid));
  return before === undefined ? null : (english.get(before.uid) ?? null);
}
