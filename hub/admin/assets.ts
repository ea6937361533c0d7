/** The style of the pages and the Khmer face that they are set in; both are read once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { ASSETS } from './layout.ts';

const FACES = ['khmer', 'latin'] as const;

const faceFile = (script: (typeof FACES)[number]): string =>
  fileURLToPath(
    import.meta.resolve(
      `@fontsource-variable/noto-sans-khmer/files/noto-sans-khmer-${script}-wght-normal.woff2`,
    ),
  );

/** They change with the program alone; a day is soon enough for a browser to ask again. */
const KEPT = 'public, max-age=86400';

export function serveAssets(app: FastifyInstance): void {
  const assets: readonly (readonly [name: string, type: string, body: Buffer])[] = [
    ['pages.css', 'text/css; charset=utf-8', readFileSync(path.join(import.meta.dirname, 'pages.css'))],
    ...FACES.map((script) => [`${script}.woff2`, 'font/woff2', readFileSync(faceFile(script))] as const),
  ];
  for (const [name, type, body] of assets) {
    app.get(`${ASSETS}/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', KEPT).type(type).send(body),
    );
  }
}
