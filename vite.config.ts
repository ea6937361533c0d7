import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root: path.join(root, 'renderer'),
  // Relative URLs: the page is served from one custom scheme, whatever its host is called.
  base: './',
  // Fonts with stable names, made by build/fonts.ts before the bundle.
  publicDir: path.join(root, 'out/static'),
  plugins: [react()],
  css: {
    transformer: 'lightningcss',
    // Highlights of found words have the names that scripts give them; then animations keep theirs too.
    lightningcss: { cssModules: { customIdents: false, animation: false } },
  },
  build: {
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    sourcemap: true,
    chunkSizeWarningLimit: 2000,
  },
});
