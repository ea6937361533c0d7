/** The desk's page in front of a desk in memory, for a plain browser. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
const PAPER = '<!doctype html><html lang="km"><meta charset="utf-8"><title>paper</title><p>paper</p></html>';

export interface PageServer {
  /** Ends with a slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the page in `folder`, as buildPage made it, on a free port of this machine. */
export async function servePage(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (pathname.startsWith('/paper/')) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAPER);
      return;
    }
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    readFile(file).then(
      (bytes) =>
        response
          .setHeader('content-type', TYPES[path.extname(file)] ?? 'text/plain')
          // As the desk serves them: a sandboxed frame has no origin of its own.
          .setHeader('access-control-allow-origin', '*')
          .end(bytes),
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
