/** The running host: the one browser, and what concerns all windows. */
import path from 'node:path';
import { app, switches } from './app.ts';
import { Browser } from './browser.ts';
import { contentsOfFrame, contentsOfTarget, allContents } from './contents-registry.ts';
import { applyPermissions } from './permissions.ts';
import { answerRequest } from './requests.ts';
import { setDisplay } from './screen.ts';
import { defaultSession } from './session.ts';
import { preventable, strict } from './strict.ts';
import { fromVirtual } from './virtual-origin.ts';
import { openWindows } from './window-registry.ts';

let running: Browser | null = null;

/** Throws before the app is ready. */
export function browser(): Browser {
  if (!running) throw new Error('chromium-host: not before the app is ready');
  return running;
}

interface Download {
  readonly frameId: string;
  readonly url: string;
  readonly suggestedFilename: string;
}

/** Every download is refused by the browser; the app hears of it, and has nothing to cancel that is not cancelled. */
function refuseDownload({ frameId, url, suggestedFilename }: Download): void {
  const item = strict('downloadItem', {
    getURL: () => fromVirtual(url),
    getFilename: () => suggestedFilename,
    getState: () => 'cancelled',
    cancel: () => undefined, // it is
  });
  defaultSession.emit('will-download', preventable({}), item, contentsOfFrame(frameId));
}

export async function startHost(): Promise<void> {
  const started = await Browser.start(
    path.join(app.getPath('sessionData'), 'chromium-host'),
    switches,
    (request) => void answerRequest(started.root, request),
  );
  running = started;
  const display = await started.measureDisplay();
  if (display) setDisplay(display);
  app.beforeEnd(() => started.end());
  const { root } = started;
  root.on<{ targetId: string; status: string; errorCode: number }>('Target.targetCrashed', (crash) => {
    const contents = contentsOfTarget(crash.targetId);
    const details = { reason: crash.status === 'killed' ? 'killed' : 'crashed', exitCode: crash.errorCode };
    contents?.becomeCrashed(details);
    if (contents) app.emit('render-process-gone', {}, contents, details);
  });
  root.on<Download>('Browser.downloadWillBegin', refuseDownload);
  await root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  defaultSession.onPermissionsChanged = () => {
    const [contents] = allContents();
    if (contents) void applyPermissions(root, contents);
  };
  // The person closed Chromium as a whole, or it crashed: nothing is left to show anything in.
  void endWith(started);
}

async function endWith(started: Browser): Promise<void> {
  await started.closed;
  if (app.isExiting) return;
  for (const window of openWindows()) window.destroy();
  app.quit();
}
