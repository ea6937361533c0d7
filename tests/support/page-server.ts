/** The desk's page in a plain browser, in front of a desk in memory (fake-bridge.ts): built by the page's own Vite configuration. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { copyFonts } from '../../build/fonts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PAPER = '<!doctype html><meta charset="utf-8"><title>paper</title><p>paper</p>';

export interface PageServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export async function servePage(): Promise<PageServer> {
  const fonts = path.join(root, 'out/static/fonts');
  if (!existsSync(path.join(fonts, 'fonts.css'))) copyFonts(fonts);
  const server: ViteDevServer = await createServer({
    configFile: path.join(root, 'vite.config.ts'),
    cacheDir: path.join(root, 'out/test-vite'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', fs: { allow: [root] }, hmr: false, watch: null },
    plugins: [
      {
        name: 'desk-in-memory',
        configureServer(serving) {
          serving.middlewares.use((request, response, next) => {
            if (request.url?.startsWith('/paper/') !== true) return next();
            response.setHeader('content-type', 'text/html');
            response.end(PAPER);
          });
        },
        transformIndexHtml: () => [
          {
            tag: 'script',
            attrs: { type: 'module', src: `/@fs${path.join(root, 'tests/support/fake-page.ts')}` },
            injectTo: 'head-prepend',
          },
        ],
      },
    ],
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('the page server has no address');
  return { url, close: () => server.close() };
}
