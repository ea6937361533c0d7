/** Pictures and files as units of an open draft. */
import type { ArticleBody } from '../../shared/document/article.ts';
import { ARTICLE_SCHEMA_VERSION } from '../../shared/document/article.ts';
import type { Language, Uid, Unit, UnitChange } from '../../shared/document/model.ts';
import { ranksInOrder } from '../../shared/document/rank.ts';
import { isEmptyUnit } from '../../shared/document/text.ts';
import type { Media } from '../../shared/media/media.ts';
import type { DraftText } from '../drafting/text.ts';

/** Where media go: behind this unit, in front of it where it is empty, at the end of the text where it is gone. */
export interface MediaPlace {
  readonly language: Language;
  readonly uid: Uid | null;
}

/** A figure or an attachment that shows these bytes, with nothing said about them yet. */
export function bodyOfMedia(media: Media, name: string): ArticleBody {
  const { hash, mime, bytes } = media;
  if (media.kind === 'file')
    return { type: 'attachment', content: { media: hash, mime, name, bytes, inline: [] } };
  const { width, height } = media;
  return { type: 'figure', content: { media: hash, mime: media.mime, width, height, alt: '', inline: [] } };
}

/** Puts a body into the draft as a unit of its own, one step of undo. `select`: the caret goes into it. */
export function putUnit(
  text: DraftText,
  { language, uid: behind }: MediaPlace,
  { type, content }: ArticleBody,
  select: boolean,
): Uid {
  const units = text.units(language);
  const found = units.findIndex(({ uid }) => uid === behind);
  const at = units[found];
  const index = at === undefined ? units.length : isEmptyUnit(at) ? found : found + 1;
  const uid = text.ids.next<Uid>();
  const standing = units.map(({ rank: stands }) => stands);
  const ranks = ranksInOrder([...standing.slice(0, index), null, ...standing.slice(index)]);
  const changes = units.flatMap((unit, position): UnitChange[] => {
    const moved = ranks[position < index ? position : position + 1];
    return moved === undefined || moved === unit.rank
      ? []
      : [{ language, uid: unit.uid, before: unit, after: { ...unit, rank: moved } }];
  });
  const rank = ranks[index];
  if (rank === undefined) throw new Error('no rank for a new unit');
  const unit: Unit = { uid, parent: null, rank, type, schemaVersion: ARTICLE_SCHEMA_VERSION, content };
  text.change({
    changes: [...changes, { language, uid, before: null, after: unit }],
    before: null,
    after: null,
    merge: null,
  });
  const caret = { uid, at: 0 };
  if (select) text.whereabouts.goTo({ language, anchor: caret, focus: caret });
  return uid;
}
