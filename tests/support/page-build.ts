/**
 * Said once before all tests of a run: builds the desk's page by its own configuration, in front of a desk in memory
 * (fake-page.ts). Each test file serves what is built.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { copyFonts } from '../../build/fonts.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page is built. */
    readonly pageFolder: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/** Answers what takes the page away again. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sastra-page-'));
  await buildPage(folder);
  project.provide('pageFolder', folder);
  return () => rmSync(folder, { recursive: true });
}

/**
 * Builds the page into `folder`. That of development says what React has against it, and takes several times as long for
 * all that it does.
 */
export async function buildPage(
  folder: string,
  kind: 'production' | 'development' = 'production',
): Promise<void> {
  const fonts = path.join(root, 'out/static/fonts');
  if (!existsSync(path.join(fonts, 'fonts.css'))) copyFonts(fonts);
  // React is built by this name and no other setting; the run of tests has put its own there.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = kind;
  await build({
    mode: kind,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, minify: false, sourcemap: false },
    plugins: [
      {
        name: 'desk-in-memory',
        transformIndexHtml: {
          order: 'pre',
          handler: () => [
            {
              tag: 'script',
              attrs: { type: 'module', src: '../tests/support/fake-page.ts' },
              injectTo: 'head-prepend',
            },
          ],
        },
      },
    ],
  }).finally(() => {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  });
}
