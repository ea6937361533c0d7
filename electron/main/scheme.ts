// app://desk: the only place that pages come from. It serves the built page, articles as paper, and their media; nothing else.
import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PAGE_FOLDER } from './locations.ts';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://desk`;

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types sastra-units";
/** Paper has no script at all, and only the desk may frame it. */
const PAPER_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** Before the app is ready: the scheme behaves like https (secure context, fetch), and bypasses no policy. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** What is made or found for an address. */
export interface Sources {
  /** The paper of one document, on a day where one is given; null where there is no such document. */
  readonly paper: (documentId: string, language: string, day: string | null) => Promise<string | null>;
  /** A picture or file, or null where its bytes are not here. */
  readonly media: (hash: string) => Promise<Response | null>;
}

/** Whether an address is the desk's own page. Everything that trusts a sender asks this. */
export function isDeskPage(address: string): boolean {
  return (
    address === `${ORIGIN}/index.html` ||
    address.startsWith(`${ORIGIN}/index.html?`) ||
    address.startsWith(`${ORIGIN}/index.html#`)
  );
}

export function serveScheme(session: Session, sources: Sources): void {
  session.protocol.handle(SCHEME, (request) => answer(request, sources));
}

async function answer(request: Request, sources: Sources): Promise<Response> {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.host !== 'desk') return refuse(404);
  const paperPath = /^\/paper\/([0-9a-f-]{36})\/(km|en)\.html$/u.exec(url.pathname);
  if (paperPath?.[1] !== undefined && paperPath[2] !== undefined) {
    const html = await sources.paper(paperPath[1], paperPath[2], url.searchParams.get('day'));
    return html === null ? refuse(404) : respond(html, '.html', PAPER_POLICY, 'no-store');
  }
  const hash = /^\/media\/([0-9a-f]{64})$/u.exec(url.pathname)?.[1];
  if (hash !== undefined) return (await sources.media(hash)) ?? refuse(404);
  return servePageFile(url.pathname);
}

async function servePageFile(pathname: string): Promise<Response> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return refuse(400);
  }
  const file = path.normalize(path.join(PAGE_FOLDER, decoded));
  const extension = path.extname(file);
  if (!file.startsWith(PAGE_FOLDER + path.sep) || decoded.includes('\0') || TYPES[extension] === undefined) {
    return refuse(404);
  }
  try {
    return respond(new Uint8Array(await readFile(file)), extension, PAGE_POLICY, 'no-cache');
  } catch {
    return refuse(404);
  }
}

function respond(
  body: string | Uint8Array<ArrayBuffer>,
  extension: string,
  policy: string,
  cache: string,
): Response {
  const headers = new Headers({
    'content-type': TYPES[extension] ?? 'application/octet-stream',
    'cache-control': cache,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  if (extension === '.html') headers.set('content-security-policy', policy);
  // A sandboxed frame has no origin of its own, and fonts are fetched with one.
  if (extension === '.woff2') headers.set('access-control-allow-origin', '*');
  return new Response(body, { status: 200, headers });
}

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { 'content-security-policy': "default-src 'none'" } });
