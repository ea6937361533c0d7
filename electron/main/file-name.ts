/** A title as a file name on any system: no separators, reserved signs, control characters or invisible spaces. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/gu, '')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  // Khmer letters take three bytes each, and a name may have 255 bytes with its ending.
  return Array.from(name).slice(0, 60).join('').trim() || 'sastra';
}
