// Every window of the desk is made here and nowhere else, so that the security floor is one list.
import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import { PRELOAD_FILE } from './locations.ts';
import { rememberedPlace } from './window-state.ts';

const FLOOR = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
} as const satisfies WebPreferences;

const LIGHT_CANVAS = '#eef1f6';
const DARK_CANVAS = '#141924';

/** A window for the page, with the bridge. The caller loads the page and shows it when it has painted. */
export function makeDeskWindow(): BrowserWindow {
  const place = rememberedPlace();
  const window = new BrowserWindow({
    width: place?.width ?? 1366,
    height: place?.height ?? 768,
    ...(place === null ? {} : { x: place.x, y: place.y }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Sastra',
    backgroundColor: nativeTheme.shouldUseDarkColors ? DARK_CANVAS : LIGHT_CANVAS,
    webPreferences: { ...FLOOR, preload: PRELOAD_FILE, disableBlinkFeatures: 'Auxclick' },
  });
  if (place?.maximized === true) window.maximize();
  return window;
}

/** A window that is never shown and has no bridge: it only lays out paper. */
export function makePaperWindow(): BrowserWindow {
  return new BrowserWindow({
    width: 900,
    height: 1200,
    show: false,
    webPreferences: { ...FLOOR, javascript: true },
  });
}
