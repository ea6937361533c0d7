/**
 * `npm start`: opens the desk. In Electron where its runtime is here or can be fetched, else the same app on the
 * Chromium host; without a display as a picture of the first screen. Arguments are passed on to the app.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BUNDLE, requireBuilt } from './built.ts';
import { fetchElectronRuntime } from './electron-runtime.ts';

const root = path.resolve(import.meta.dirname, '..');
const tour = path.join(root, 'build', 'tour.ts');
const picture = path.join(root, 'out', 'first-screen.png');

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/** Runs in the place of this process: signals reach it, and its end is ours. */
function become(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (signal !== null) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exit(code ?? 1);
  });
}

requireBuilt();
const args = process.argv.slice(2);
if (!hasDisplay()) {
  const shown = existsSync(tour);
  console.log(
    shown
      ? 'There is no display here: the desk runs the tour without one.'
      : `There is no display here: the desk opens without one, and ${path.relative(process.cwd(), picture)} shows its first screen.`,
  );
  become(
    process.execPath,
    shown ? [tour, ...args] : [path.join(root, 'tests/support/launch-first-screen.ts'), picture, ...args],
  );
} else {
  const runtime = process.env['SASTRA_HOST'] === 'chromium' ? null : await fetchElectronRuntime();
  if (runtime === null) {
    console.log(
      "Electron's runtime is not here and cannot be fetched: the same desk opens in a Chromium window, for trying and developing.",
    );
    become(process.execPath, [
      '--import',
      path.join(root, 'tests/host/register.ts'),
      '--enable-source-maps',
      BUNDLE,
      ...args,
    ]);
  } else become(runtime, [root, ...args]);
}
