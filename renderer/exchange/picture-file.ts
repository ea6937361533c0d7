import type { FoundPicture } from '../../shared/exchange/assembly.ts';

const DATA = /^data:(image\/[a-z0-9.+-]{1,50});base64,([A-Za-z0-9+/=\s]+)$/u;

/** A picture whose bytes stand in the markup itself; null for one that lies elsewhere, which nobody fetches. */
export function pictureFile({ source, alt }: FoundPicture): File | null {
  const [, type, base64] = DATA.exec(source) ?? [];
  if (type === undefined || base64 === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new File([bytes], alt || 'picture', { type });
  } catch {
    // Not base64 after all.
    return null;
  }
}
