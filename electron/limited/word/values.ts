/** Values as Word's XML writes them (ECMA-376 part 1, 17.17 and 22.9). */
import { childOf, type XmlElement } from '../../../shared/instrument/akn/xml.ts';

/** The value of a child that says one thing; null where there is none. */
export const valueOf = (parent: XmlElement | undefined, name: string): string | null =>
  childOf(parent, name)?.attributes.get('w:val') ?? null;

/** A switch: it is on where it stands and says nothing else. Null where it does not stand. */
export function isOn(parent: XmlElement | undefined, name: string): boolean | null {
  const child = childOf(parent, name);
  if (child === undefined) return null;
  return !/^(?:0|false|off|none)$/u.test(child.attributes.get('w:val') ?? '');
}

/** A small number; null where it is none. */
export function numberOf(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^-?\d{1,9}$/u.test(text) ? Number(text) : null;
}
