import { normalize } from './normalize.ts';

/**
 * normalize() for titles, names, tags and keys: without U+200B (the Khmer keyboard's space bar types it, and trim()
 * does not know it), on one line, without white space at the ends or doubled.
 */
export function normalizeLabel(text: string): string {
  return normalize(text.replaceAll('\u200B', '')).replace(/\s+/gu, ' ').trim();
}
