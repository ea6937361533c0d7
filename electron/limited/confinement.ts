/**
 * Whether this process may do no more than it should, and the closing of what Node's permission model leaves open. The
 * model comes with the process (`--permission`); Node 24 has none for the network, so its modules are withheld.
 */
import { isBuiltin, registerHooks } from 'node:module';

/** Builtin modules that reading a file needs. Everything else of Node's, the network first, is refused. */
const ALLOWED: ReadonlySet<string> = new Set(
  [
    'assert',
    'buffer',
    'crypto',
    'events',
    'fs',
    'os',
    'path',
    'process',
    'stream',
    'string_decoder',
    'url',
    'util',
    'zlib',
  ].flatMap((name) => [name, `node:${name}`]),
);

/** Globals that reach the network or other code. */
const REACHING = ['fetch', 'WebSocket', 'EventSource', 'Worker', 'BroadcastChannel', 'WebAssembly'] as const;

/** What of the permission model is missing; empty where the process is confined. `file`: the one that it may read. */
export function gapsInConfinement(file: string): readonly string[] {
  // Absent where Node was started without it, whatever its type says.
  const permission = process.permission as typeof process.permission | undefined;
  if (permission === undefined) return ['permission'];
  const forbidden = ['fs.write', 'child', 'worker', 'addon', 'wasi', 'inspector'].filter((scope) =>
    permission.has(scope),
  );
  // All of the disk, and this process' own folder.
  if (permission.has('fs.read')) forbidden.push('fs.read');
  if (permission.has('fs.read', process.cwd())) forbidden.push('fs.read cwd');
  if (!permission.has('fs.read', file)) forbidden.push('no file');
  if (Object.keys(process.env).some((name) => !HARMLESS.has(name))) forbidden.push('env');
  return forbidden;
}

/** What an operating system or Electron itself sets in an environment that was given empty. */
const HARMLESS: ReadonlySet<string> = new Set([
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'SYSTEMROOT',
  'SystemRoot',
  '__CF_USER_TEXT_ENCODING',
]);

const refuse = (name: string): never => {
  throw new Error(`${name} is not allowed here`);
};

/** From here on there is no way to the network in this process, nor to other code than what is loaded. */
export function closeNetwork(): void {
  registerHooks({
    resolve(specifier, context, next) {
      return isBuiltin(specifier) && !ALLOWED.has(specifier) ? refuse(specifier) : next(specifier, context);
    },
  });
  process.getBuiltinModule = (name: string) => refuse(name);
  for (const name of REACHING) Reflect.deleteProperty(globalThis, name);
}
