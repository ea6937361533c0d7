/**
 * The protocol cannot ask when a page asks, so every permission is decided beforehand by the app's handlers, for all
 * pages. Without a handler all are granted, as in Electron.
 */
import type { CdpSession } from './cdp.ts';
import { defaultSession } from './session.ts';
import type { WebContents } from './web-contents.ts';

/** Names of the permissions: Chromium's, and Electron's for the same. */
const PERMISSIONS: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['display-capture', 'display-capture'],
  ['storage-access', 'storage-access'],
  ['top-level-storage-access', 'top-level-storage-access'],
  ['local-fonts', 'local-fonts' /* Electron asks under the name 'unknown' */],
  ['persistent-storage', 'persistent-storage'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['speaker-selection', 'speaker-selection'],
  ['keyboard-lock', 'keyboardLock'],
  ['pointer-lock', 'pointerLock'],
];

function decide(contents: WebContents, permission: string): boolean {
  const url = contents.getURL();
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: contents.mainFrame.origin };
  const check = defaultSession.permissionCheck;
  if (check && !check(contents as never, permission as never, contents.mainFrame.origin, details))
    return false;
  const request = defaultSession.permissionRequest;
  if (!request) return true;
  let granted = false;
  request(
    contents as never,
    permission as never,
    (answer) => {
      granted = answer;
    },
    details,
  );
  return granted;
}

/** A handler that answers later is taken as a refusal. */
export async function applyPermissions(root: CdpSession, contents: WebContents): Promise<void> {
  await Promise.all(
    PERMISSIONS.map(
      ([name, permission]) =>
        root
          .send('Browser.setPermission', {
            permission: { name },
            setting: permission !== 'display-capture' && decide(contents, permission) ? 'granted' : 'denied',
          })
          .catch(() => undefined), // this Chromium does not know the permission, so it cannot give it
    ),
  );
}
