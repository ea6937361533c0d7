/** What `import … from 'electron'` gives on the Chromium host. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { startControl } from './control.ts';
import { crashReporter } from './crash-reporter.ts';
import { dialog } from './dialog.ts';
import { startHost } from './host.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem, setFocusedWindow } from './menu.ts';
import { nativeTheme } from './native-theme.ts';
import { net } from './net.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { protocol, session } from './session.ts';
import { controlled, trace } from './settings.ts';
import { shell } from './shell.ts';
import { strict } from './strict.ts';
import { utilityProcess } from './utility-process.ts';

const electron = strict('electron', {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
});

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};
export default electron;

setFocusedWindow(() => BrowserWindow.getFocusedWindow());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

async function boot(): Promise<void> {
  if (app.isExiting) return;
  try {
    await startHost();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  if (app.isExiting) return;
  trace('ready');
  app.becomeReady();
  if (controlled) await startControl(electron);
}
// This module is evaluated before the app's own, which imports it: the app has run once when it becomes ready.
setImmediate(() => void boot());
