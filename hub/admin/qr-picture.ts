/** A text as a QR picture (ISO/IEC 18004): a drawing in the page itself, so that no policy has to let an image in. */
import { encode } from 'uqr';
import { html, type Html } from './html.ts';

/** Light modules around it, as the standard asks of whoever prints one. */
const QUIET_ZONE = 4;

/** `name`: what it is, for whoever does not see it; what it says has to stand beside it as text. */
export function qrPicture(text: string, name: string): Html {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const dark = data.flatMap((row, y) =>
    darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return html`<svg
    class="qr"
    role="img"
    aria-label="${name}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <rect width="${size}" height="${size}" fill="#ffffff" />
    <path d="${dark.join('')}" fill="#000000" />
  </svg>`;
}

/** Stretches of dark modules in a row: where each begins, and its length. */
function darkRuns(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    if (!isDark) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}
