/**
 * The ornament below the motto: a lotus between two tapering lines with a leaf and a bud on each side. Own drawing, in one
 * colour, so that it prints well in black; the right half is the left one, mirrored.
 */

/** One half, drawn to the left of the middle (x = 0), on a base line at y = 0. */
const HALF = [
  // The line, thickest in its middle, thin as a hair at its ends.
  'M-26 0C-50-1.5-92-1.1-118 0C-92 1.1-50 1.5-26 0Z',
  // A leaf above it and its mirror below.
  'M-30-.6C-36-7.4-46-8.2-53-4.4C-46-3.6-38-1.6-30-.6Z',
  'M-30 .6C-36 7.4-46 8.2-53 4.4C-46 3.6-38 1.6-30 .6Z',
  // A bud, and the bead at the end.
  'M-72 0C-75.5-3.6-80.5-3.6-84 0C-80.5 3.6-75.5 3.6-72 0Z',
  'M-118 0a2.1 2.1 0 1 0-4.2 0a2.1 2.1 0 1 0 4.2 0Z',
  // Side petals of the lotus, the outer one first.
  'M-3 4.6C-11 5.2-19.5 2-22.5-4.4C-15.6-4.6-7.6-1.4-3 4.6Z',
  'M-2 3.4C-8.6.4-13-5.6-12.6-12C-6.8-9.2-2.6-3.2-2 3.4Z',
].join('');

/** The middle petal and the drop under it. */
const MIDDLE =
  'M0 3.6C-5.2-2.4-5.2-11 0-17C5.2-11 5.2-2.4 0 3.6ZM0 6.2C-2.6 8.4-2.6 11 0 13C2.6 11 2.6 8.4 0 6.2Z';

/** For a sighted reader alone: it says nothing. */
export const ORNAMENT_SVG = `<svg class="ornament" viewBox="-124 -19 248 34" aria-hidden="true" focusable="false"><g fill="currentColor"><path d="${HALF}"/><path d="${HALF}" transform="scale(-1 1)"/><path d="${MIDDLE}"/></g></svg>`;
