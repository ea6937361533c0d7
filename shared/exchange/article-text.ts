/** An article as plain text: its title and its blocks, parted by empty lines. */
import type { UnitBody } from '../document/model.ts';
import { plainText } from '../document/text.ts';

/** Ends in one line end. */
export const articleText = (title: string, units: readonly UnitBody[]): string =>
  `${[title, ...units.map(plainText)].filter((text) => text !== '').join('\n\n')}\n`;
