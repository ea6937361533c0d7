/**
 * The fonts that the styles of a Word document give (word/styles.xml, ECMA-376 part 1, 17.7). Mammoth reads those of
 * runs alone, and old documents often name their font once, in the style of all their paragraphs.
 */

interface Style {
  readonly font: string | null;
  readonly basedOn: string | null;
}

/** The font of a run that names none itself; null where its styles name none for Latin letters. */
export type FontOf = (runStyle: string | null, paragraphStyle: string | null) => string | null;

/** Styles upon styles; Word's own go five deep. */
const DEEPEST = 20;

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\sw:${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? null;

const tagOf = (xml: string, name: string): string =>
  new RegExp(`<w:${name}\\s[^>]*>`, 'u').exec(xml)?.[0] ?? '';

/** A font of the theme goes before one by name, and none of those is of before Unicode. */
function fontIn(xml: string): string | null {
  const fonts = tagOf(xml, 'rFonts');
  return attribute(fonts, 'asciiTheme') === null ? attribute(fonts, 'ascii') : '';
}

export function styleFonts(stylesXml: string): FontOf {
  const [head = '', ...rest] = stylesXml.split('<w:style ');
  const styles = new Map<string, Style>();
  let ordinary: string | null = null;
  for (const piece of rest) {
    const tag = ` ${piece.slice(0, piece.indexOf('>'))}`;
    const id = attribute(tag, 'styleId');
    if (id === null) continue;
    const body = piece.slice(0, piece.indexOf('</w:style>'));
    styles.set(id, { font: fontIn(body), basedOn: attribute(tagOf(body, 'basedOn'), 'val') });
    if (attribute(tag, 'type') === 'paragraph' && attribute(tag, 'default') === '1') ordinary = id;
  }
  const ofStyle = (id: string | null): string | null => {
    for (let style = styles.get(id ?? ''), depth = 0; style !== undefined && depth < DEEPEST; depth += 1) {
      if (style.font !== null) return style.font;
      style = styles.get(style.basedOn ?? '');
    }
    return null;
  };
  const underAll = fontIn(head);
  return (runStyle, paragraphStyle) => ofStyle(runStyle) ?? ofStyle(paragraphStyle ?? ordinary) ?? underAll;
}
