// What was read from a file, kept as an article.
import { randomBytes } from 'node:crypto';
import { ARTICLE_SCHEMA_VERSION, type ArticleBody } from '../../../shared/document/article.ts';
import { bilingual } from '../../../shared/document/article-fields.ts';
import { createIds } from '../../../shared/document/ids.ts';
import type { Uid, Unit } from '../../../shared/document/model.ts';
import { ranksBetween } from '../../../shared/document/rank.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { articleOf, type ArticleRead } from '../../../shared/exchange/article-of.ts';
import type { Imported } from '../../../shared/exchange/imported.ts';
import type { ImportReport } from '../../../shared/ipc/types.ts';
import { makeDocument, type NewDocument } from './keep-document.ts';
import { keepPictures, type AskCore } from './keep-pictures.ts';

export async function keepArticle(
  { pieces, pictures, tablesAsText, unknownStyles, legacyFonts }: Imported,
  fileName: string,
  ask: AskCore,
): Promise<Result<ImportReport, Failure>> {
  const shown = pieces.filter((piece) => piece.type === 'picture');
  const kept = await keepPictures(shown, pictures, ask);
  if (!kept.ok) return kept;
  const bodies = pieces.flatMap((piece): readonly ArticleBody[] => {
    if (piece.type !== 'picture') return [piece];
    const content = kept.value.get(piece) ?? null;
    return content === null ? [] : [{ type: 'figure', content }];
  });
  const article = articleOf(bodies, fileName);
  const made = await makeDocument(documentOf(article), ask);
  if (!made.ok) return made;
  const taken = bodies.filter(({ type }) => type === 'figure').length;
  return ok({
    documentId: made.value,
    kind: 'article',
    language: article.language,
    pictures: taken,
    picturesLeft: shown.length - taken,
    tablesAsText,
    unknownStyles: [...unknownStyles],
    legacyFonts: [...legacyFonts],
    findings: [],
  });
}

function documentOf({ language, title, bodies }: ArticleRead): NewDocument {
  const ids = createIds({ now: Date.now, random: randomBytes });
  const ranks = ranksBetween(null, null, bodies.length);
  const units = bodies.flatMap(({ type, content }, index): Unit[] => {
    const rank = ranks[index];
    const body = { type, schemaVersion: ARTICLE_SCHEMA_VERSION, content };
    return rank === undefined ? [] : [{ ...body, uid: ids.next<Uid>(), parent: null, rank }];
  });
  return {
    kind: 'article',
    units: units.map((unit) => ({ language, unit })),
    fields: [{ name: bilingual('title', language), value: title }],
  };
}
