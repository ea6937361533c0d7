/** What the launcher may set, and where to look for the app. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const env = process.env;

/** No window on a display: asked for, or there is none to show it on. */
export const headless =
  env['SASTRA_HOST_HEADLESS'] === '1' ||
  (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']);

/** The launcher attaches a test driver: a debugging port is opened beside the pipe. */
export const controlled = env['SASTRA_HOST_CONTROL'] === '1' && process.send !== undefined;

/** One line of stderr per step with its time, when SASTRA_HOST_TRACE is 1. */
export function trace(step: string): void {
  if (env['SASTRA_HOST_TRACE'] === '1')
    process.stderr.write(`[chromium-host] ${performance.now().toFixed(0)} ms ${step}\n`);
}

/** Value of `--name=value` (or '' for a bare `--name`) among the arguments; null where it is not there. */
export function argument(name: string): string | null {
  const found = process.argv.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return found === undefined ? null : found.slice(name.length + 3);
}

function findPackage(folder: string): string | null {
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) return file;
  const parent = path.dirname(folder);
  return parent === folder ? null : findPackage(parent);
}

const entry = path.resolve(process.argv[1] ?? '.');
const packageFile = findPackage(
  existsSync(entry) && statSync(entry).isDirectory() ? entry : path.dirname(entry),
);
const described = z
  .object({ name: z.string(), productName: z.string().optional(), version: z.string() })
  .catch({ name: 'app', version: '0.0.0' })
  .parse(packageFile === null ? {} : JSON.parse(readFileSync(packageFile, 'utf8')));

export const appFolder = packageFile === null ? path.dirname(entry) : path.dirname(packageFile);
export const appName = described.productName ?? described.name;
export const appVersion = described.version;
