// What no page may do, decided once for every web contents that ever exists: leave, open, download, ask for a permission.
import { app, type Session, type WebContents } from 'electron';
import { isDeskPage, ORIGIN, SCHEME } from './scheme.ts';
import type { Log } from './log.ts';

/**
 * Call before the app is ready. Peer connections and name look-ups pass no request handler and no content policy, so
 * the browser is started without them: the page needs no network, and what does (core) does not go through it.
 */
export function closeSideDoors(): void {
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Call before the first window is made. */
export function lockDown(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => {
    const own = request.url.startsWith(`${ORIGIN}/`) || request.url.startsWith(`blob:${ORIGIN}/`);
    if (!own) log.warn('request refused', { scheme: schemeOf(request.url) });
    answer({ cancel: !own });
  });
  session.setSpellCheckerEnabled(false);
  app.on('web-contents-created', (_event, contents) => guard(contents, log));
}

function guard(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window refused', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isDeskPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.url.startsWith(`${ORIGIN}/paper/`) && !isDeskPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** For the log: never the address itself, which may hold words of a document. */
function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]{0,20}):/iu.exec(url)?.[1] ?? SCHEME;
}
