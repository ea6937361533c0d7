/** What is done with a picture or file that stands in a draft already. */
import { $getNodeByKey, SKIP_DOM_SELECTION_TAG } from 'lexical';
import type { FigureContent } from '../../shared/document/article.ts';
import { LANGUAGES, type Language, type Uid, type Unit } from '../../shared/document/model.ts';
import { readUnit } from '../../shared/document/views.ts';
import type { Media } from '../../shared/media/media.ts';
import type { DraftText } from '../drafting/text.ts';
import { $isFigureBlock } from '../editor/block/figure-block.ts';
import type { OpenText } from '../editor/open-texts.ts';

function figureOf(unit: Unit | undefined): FigureContent | null {
  const view = unit?.type === 'figure' ? readUnit(unit) : null;
  return view?.kind === 'readable' && view.body.type === 'figure' ? view.body.content : null;
}

/** The same picture in the other language's text: the one that translates it, else one of the same bytes. */
export function counterpartOf(text: DraftText, language: Language, uid: Uid): Uid | null {
  const own = text.unit(language, uid);
  const media = figureOf(own)?.media;
  const other = LANGUAGES.find((each) => each !== language);
  if (own === undefined || media === undefined || other === undefined) return null;
  const figures = text.units(other).filter((unit) => figureOf(unit) !== null);
  const isTranslation = (unit: Unit): boolean =>
    unit.translates?.some((link) => link.uid === uid) === true ||
    own.translates?.some((link) => link.uid === unit.uid) === true;
  const found = figures.find(isTranslation) ?? figures.find((unit) => figureOf(unit)?.media === media);
  return found?.uid ?? null;
}

function changeFigure(
  text: DraftText,
  language: Language,
  uid: Uid,
  change: Partial<FigureContent>,
  merge: string | null,
): void {
  const before = text.unit(language, uid);
  const figure = figureOf(before);
  if (before === undefined || figure === null) return;
  const after: Unit = { ...before, content: { ...figure, ...change } };
  text.change({ changes: [{ language, uid, before, after }], before: null, after: null, merge });
}

/** Says what a picture shows. `open`: the text that shows it, if one does. */
export function setAlt(
  text: DraftText,
  open: OpenText | null,
  language: Language,
  uid: Uid,
  typed: string,
): void {
  const alt = typed.toWellFormed();
  if (open === null) {
    changeFigure(text, language, uid, { alt }, `alt:${language}:${uid}`);
    return;
  }
  open.editor.update(
    () => {
      const key = open.binding.blocks.keyOf(uid);
      const figure = key === undefined ? null : $getNodeByKey(key);
      if ($isFigureBlock(figure)) figure.setAlt(alt);
    },
    // The field has the focus and keeps it.
    { tag: SKIP_DOM_SELECTION_TAG, discrete: true },
  );
}

/** Shows another picture in the place of this one; its caption stays, what it showed has to be said anew. */
export function replacePicture(text: DraftText, language: Language, uid: Uid, media: Media): boolean {
  if (media.kind !== 'picture') return false;
  const { hash, mime, width, height } = media;
  changeFigure(text, language, uid, { media: hash, mime, width, height, alt: '' }, null);
  return true;
}

/** Takes a unit out of the text; undo brings it back. */
export function removeUnit(text: DraftText, language: Language, uid: Uid): void {
  const before = text.unit(language, uid);
  if (before === undefined) return;
  text.change({ changes: [{ language, uid, before, after: null }], before: null, after: null, merge: null });
}
