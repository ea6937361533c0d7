// Builds the desk into out/: main, core and the limited process for Node, the preload bridge as one sandboxed file, the page, the fonts.
import { copyFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { build as buildPage } from 'vite';
import { copyFonts } from './fonts.ts';

const root = path.resolve(import.meta.dirname, '..');
const started = performance.now();

const stayOutside = (id: string): boolean =>
  id === 'electron' || id === 'better-sqlite3' || id.startsWith('node:') || builtinModules.includes(id);

async function bundle(input: string, file: string, format: 'esm' | 'cjs'): Promise<void> {
  const bundled = await rolldown({ input: path.join(root, input), external: stayOutside, platform: 'node' });
  await bundled.write({ file: path.join(root, 'out', file), format, sourcemap: true, codeSplitting: false });
  await bundled.close();
}

rmSync(path.join(root, 'out/renderer'), { recursive: true, force: true });
copyFonts(path.join(root, 'out/static/fonts'));
for (const sheet of ['paper.css', 'official-page.css', 'instrument.css', 'comparison.css'])
  copyFileSync(path.join(root, 'resources', sheet), path.join(root, 'out/static', sheet));
await Promise.all([
  bundle('electron/main/index.ts', 'main/index.js', 'esm'),
  bundle('electron/main/print-pages.ts', 'main/print-pages.js', 'esm'),
  bundle('electron/core/index.ts', 'core/index.js', 'esm'),
  bundle('electron/limited/index.ts', 'limited/index.js', 'esm'),
  // A sandboxed preload is a classic script: it can require 'electron' and nothing else.
  bundle('electron/preload/index.ts', 'preload/index.cjs', 'cjs'),
  buildPage({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' }),
]);
console.log(`built in ${Math.round(performance.now() - started)} ms`);
