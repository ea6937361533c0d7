/** How often a property is tried: `n` times, or twenty times as often in a long campaign. */
export const runs = (n: number): number => (process.env['SASTRA_LONG'] === undefined ? n : 20 * n);
