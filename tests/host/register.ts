/**
 * `node --import ./tests/host/register.ts out/main/index.js`: `electron` is the Chromium host.
 * A development and test tool: it is never part of what is installed.
 */
import { enableCompileCache, registerHooks } from 'node:module';

const host = new URL('electron.ts', import.meta.url).href;
const NAMES = new Set(['electron', 'electron/main', 'electron/common']);

enableCompileCache(); // compiling the host is a good part of a start
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
registerHooks({
  resolve: (specifier, context, next) =>
    NAMES.has(specifier) ? { url: host, shortCircuit: true } : next(specifier, context),
});
