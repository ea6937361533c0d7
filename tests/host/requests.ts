/**
 * Every request of every page, frame and worker passes here: navigation events, then the app's `webRequest` listeners,
 * then the handler of its scheme. What is not the app's own scheme goes to the network only if no listener cancels it.
 * Not seen here, for the protocol does not show them: WebSockets and WebRTC; a page's policy has to forbid those.
 */
import type { PausedRequest } from './browser.ts';
import { CdpClosedError, type CdpSession } from './cdp.ts';
import { contentsOfFrame } from './contents-registry.ts';
import { hooks, protocolHandler, type Headers as HeaderTable, type RequestDetails } from './session.ts';
import { preventable } from './strict.ts';
import { fromVirtual, toVirtual, virtualPolicy } from './virtual-origin.ts';
import type { WebContents } from './web-contents.ts';

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  EventSource: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};
/** Set by the connection, or would name the virtual host. */
const HOP_HEADERS = new Set(['host', 'connection', 'content-length']);
/** Answers whose values may name the app's scheme. */
const ORIGIN_HEADERS = /^(?:content-security-policy(?:-report-only)?|access-control-allow-origin)$/iu;
const ADDRESS_HEADERS = /^(?:origin|referer)$/iu;

let lastRequest = 0;

class Denied extends Error {
  override readonly name = 'Denied';
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** Answers a paused request; rejects only for bugs. */
export async function answerRequest(root: CdpSession, paused: PausedRequest): Promise<void> {
  try {
    await route(root, paused);
  } catch (error) {
    if (error instanceof CdpClosedError) return;
    const reason = error instanceof Denied ? error.reason : 'Failed';
    if (!(error instanceof Denied)) process.stderr.write(`chromium-host: request failed: ${String(error)}\n`);
    // Fails where the page has given the request up meanwhile.
    root.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: reason });
  }
}

async function route(root: CdpSession, paused: PausedRequest): Promise<void> {
  const { requestId, request } = paused;
  const url = fromVirtual(request.url);
  const isApps = url !== request.url;
  const contents = contentsOfFrame(paused.frameId);
  const details = describe(paused, url, contents);
  if (paused.responseStatusCode !== undefined) {
    const headers = groupHeaders(paused.responseHeaders ?? []);
    await root.send('Fetch.continueResponse', {
      requestId,
      responseCode: paused.responseStatusCode,
      responseHeaders: listHeaders(await receivedHeaders(details, paused.responseStatusCode, headers)),
    });
    return;
  }
  // Electron's pages have no icon of their own accord.
  if (isApps && paused.resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico')
    throw new Denied('Aborted');
  if (paused.resourceType === 'Document' && !contents && (await isPage(root, paused.frameId)))
    throw new Denied('Aborted'); // a popup that is about to be closed
  if (paused.resourceType === 'Document') navigate(paused, url, contents);
  const before = await hooks.beforeRequest.ask(details);
  if (before?.cancel === true) throw new Denied('BlockedByClient');
  if (before?.redirectURL !== undefined) {
    await root.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders: [{ name: 'location', value: toVirtual(before.redirectURL) }],
    });
    return;
  }
  const sent = await hooks.beforeSendHeaders.ask({ ...details, requestHeaders: appHeaders(request.headers) });
  if (sent?.cancel === true) throw new Denied('BlockedByClient');
  if (!isApps) {
    await root.send('Fetch.continueRequest', {
      requestId,
      ...(sent?.requestHeaders ? { headers: listHeaders(sent.requestHeaders) } : {}),
      interceptResponse: hooks.headersReceived.isSetFor(url),
    });
    return;
  }
  await serve(root, paused, details, sent?.requestHeaders ?? appHeaders(request.headers));
}

function describe(paused: PausedRequest, url: string, contents: WebContents | undefined): RequestDetails {
  const isMain = contents !== undefined && paused.frameId === contents.targetId;
  const document = isMain ? 'mainFrame' : 'subFrame';
  return {
    id: (lastRequest += 1),
    url,
    method: paused.request.method,
    ...(contents ? { webContentsId: contents.id } : {}),
    resourceType:
      paused.resourceType === 'Document' ? document : (RESOURCE_TYPES[paused.resourceType] ?? 'other'),
    referrer: fromVirtual(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
  };
}

/** Whether the frame is a page of its own: not a window's, whose frames are known, and not a frame in one. */
function isPage(root: CdpSession, frameId: string): Promise<boolean> {
  return root.send<{ targetInfo: { type: string } }>('Target.getTargetInfo', { targetId: frameId }).then(
    ({ targetInfo }) => targetInfo.type === 'page',
    () => false,
  );
}

/** The app may stop a navigation that it did not begin itself. */
function navigate(paused: PausedRequest, url: string, contents: WebContents | undefined): void {
  if (!contents) return;
  const isMainFrame = paused.frameId === contents.targetId;
  const redirected = paused.redirectedRequestId !== undefined;
  if (isMainFrame && !redirected && contents.expects(url)) return;
  const frame = isMainFrame ? contents.mainFrame : null;
  const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
  if (redirected) contents.emit('will-redirect', event, url, false, isMainFrame);
  else {
    if (isMainFrame) contents.emit('will-navigate', event, url);
    contents.emit('will-frame-navigate', event);
  }
  if (event.defaultPrevented) throw new Denied('Aborted');
}

async function serve(
  root: CdpSession,
  paused: PausedRequest,
  details: RequestDetails,
  requestHeaders: HeaderTable,
): Promise<void> {
  const { requestId, request } = paused;
  const handler = protocolHandler(details.url.slice(0, details.url.indexOf(':')));
  if (!handler) throw new Denied('NameNotResolved');
  const headers = new Headers();
  for (const { name, value } of listHeaders(requestHeaders))
    if (!HOP_HEADERS.has(name.toLowerCase())) headers.append(name, value);
  const body = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const response = await handler(
    new Request(details.url, {
      method: request.method,
      headers,
      ...(request.hasPostData === true ? { body: Buffer.concat(body) } : {}),
    }),
  );
  if (response.type === 'error') throw new Denied('Failed');
  const answered: Record<string, string[]> = {};
  for (const [name, value] of response.headers) (answered[name] ??= []).push(value);
  const received = listHeaders(await receivedHeaders(details, response.status, answered));
  await root.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: received.map(({ name, value }) => ({ name, value: pageHeader(name, value) })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

async function receivedHeaders(
  details: RequestDetails,
  statusCode: number,
  responseHeaders: Record<string, string[]>,
): Promise<HeaderTable> {
  const received = await hooks.headersReceived.ask({ ...details, statusCode, responseHeaders });
  if (received?.cancel === true) throw new Denied('BlockedByResponse');
  return received?.responseHeaders ?? responseHeaders;
}

/** What the page gets instead of a value that speaks of the app's scheme. */
function pageHeader(name: string, value: string): string {
  if (ORIGIN_HEADERS.test(name)) return virtualPolicy(value);
  return name.toLowerCase() === 'location' ? toVirtual(value) : value;
}

/** What the app gets instead of a value that speaks of the virtual origin. */
function appHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      ADDRESS_HEADERS.test(name) ? fromVirtual(value) : value,
    ]),
  );
}

function groupHeaders(
  list: readonly { readonly name: string; readonly value: string }[],
): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const { name, value } of list) (grouped[name] ??= []).push(value);
  return grouped;
}

function listHeaders(headers: HeaderTable): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: each })),
  );
}
