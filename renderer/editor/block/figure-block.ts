/** A picture with its caption, which is edited in place like a paragraph. */
import {
  $create,
  $createParagraphNode,
  $getState,
  $getStateChange,
  $setState,
  createState,
  ElementNode,
  type ElementDOMSlot,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { FigureContent } from '../../../shared/document/article.ts';
import { branded } from '../../../shared/document/brand.ts';
import { mediaAddress } from '../trusted-html.ts';

/** What a figure is besides its caption. */
export type FigurePicture = Omit<FigureContent, 'inline'>;

const NO_PICTURE: FigurePicture = {
  media: branded('0'.repeat(64)),
  mime: 'image/png',
  width: 1,
  height: 1,
  alt: '',
};

// Set only from a unit or from what core says of bytes that came in; never parsed from what comes from outside.
const pictureState = createState('picture', {
  parse: (value) => (value as FigurePicture | undefined) ?? NO_PICTURE,
});

export class FigureBlock extends ElementNode {
  override $config() {
    return this.config('figure-block', { extends: ElementNode, stateConfigs: [pictureState] });
  }

  getPicture(): FigurePicture {
    return $getState(this, pictureState);
  }

  setAlt(alt: string): this {
    return $setState(this, pictureState, { ...this.getPicture(), alt });
  }

  override createDOM(): HTMLElement {
    const figure = document.createElement('figure');
    const image = document.createElement('img');
    image.draggable = false;
    showPicture(image, this.getPicture());
    figure.append(image, document.createElement('figcaption'));
    return figure;
  }

  override updateDOM(previous: this, figure: HTMLElement): boolean {
    const change = $getStateChange(this, previous, pictureState);
    const image = figure.querySelector('img');
    if (change !== null && image !== null) showPicture(image, change[0]);
    return false;
  }

  override getDOMSlot(figure: HTMLElement): ElementDOMSlot {
    return super.getDOMSlot(figure).withElement(figure.querySelector('figcaption') ?? figure);
  }

  /** Enter: on below the picture, whatever stands in the caption. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ElementNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canIndent(): false {
    return false;
  }
}

function showPicture(image: HTMLImageElement, { media, width, height, alt }: FigurePicture): void {
  const address = mediaAddress(media);
  if (image.getAttribute('src') !== address) image.src = address;
  image.width = width;
  image.height = height;
  image.alt = alt;
}

export const $createFigureBlock = (picture: FigurePicture): FigureBlock =>
  $setState($create(FigureBlock), pictureState, picture);

export const $isFigureBlock = (node: LexicalNode | null | undefined): node is FigureBlock =>
  node instanceof FigureBlock;
