/** Electron's `net.fetch` for the addresses that an app of this kind asks for: files of its own, and http(s). */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Net as ElectronNet } from 'electron';
import { strict } from './strict.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
};

/** Rejects as Chromium does where the file is not there. */
async function fetchFile(url: URL): Promise<Response> {
  const file = fileURLToPath(url);
  const body = await readFile(file).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  return new Response(body, {
    headers: { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' },
  });
}

export const net = strict('net', {
  fetch: (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    return url.protocol === 'file:' ? fetchFile(url) : fetch(input, init);
  },
} satisfies Pick<ElectronNet, 'fetch'>);
