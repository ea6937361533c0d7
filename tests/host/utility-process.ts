/** Electron's `utilityProcess`: a Node child whose messages are structured clones both ways. */
import { fork as forkProcess, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Electron from 'electron';
import type { ForkOptions, MessagePortMain, UtilityProcess as ElectronUtilityProcess } from 'electron';
import { app } from './app.ts';
import { notEmulated, strict, StrictEmitter } from './strict.ts';

type Stdio = 'pipe' | 'ignore' | 'inherit';

/** Standard input is never given; the last is the channel. */
function stdioOf(asked: ForkOptions['stdio'] = 'inherit'): [Stdio, Stdio, Stdio, 'ipc'] {
  const [, out, error] = typeof asked === 'string' ? [asked, asked, asked] : asked;
  return ['ignore', (out ?? 'inherit') as Stdio, (error ?? 'inherit') as Stdio, 'ipc'];
}

const SHIM = fileURLToPath(new URL('utility-child.ts', import.meta.url));

/** A child under Node's permission model may read the shim as well: Electron needs none. */
const withShim = (execArgv: readonly string[]): string[] => [
  ...execArgv,
  ...(execArgv.includes('--permission') ? [`--allow-fs-read=${SHIM}`] : []),
  '--import',
  pathToFileURL(SHIM).href,
];

class UtilityProcess
  extends StrictEmitter
  implements Pick<ElectronUtilityProcess, 'pid' | 'stdout' | 'stderr' | 'kill' | 'postMessage'>
{
  readonly stdout: ChildProcess['stdout'];
  readonly stderr: ChildProcess['stderr'];
  readonly #child: ChildProcess;
  #running = false;
  #killed = false;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super('utilityProcess', ['spawn', 'exit', 'message', 'error']);
    this.#child = forkProcess(modulePath, args, {
      serialization: 'advanced',
      execArgv: withShim(options.execArgv ?? []),
      env: (options.env ?? process.env) as NodeJS.ProcessEnv,
      stdio: stdioOf(options.stdio),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on('spawn', () => {
      this.#running = true;
      this.emit('spawn');
    });
    this.#child.on('message', (message: unknown) => this.emit('message', message));
    // A broken channel says the same as the exit that follows it.
    this.#child.on('error', () => undefined);
    this.#child.on('exit', (code, signal) => {
      this.#running = false;
      const exitCode = code ?? (signal === null ? 0 : constants.signals[signal]);
      this.emit('exit', exitCode);
      if (exitCode === 0 || this.#killed) return;
      const reason = signal === null ? 'abnormal-exit' : signal === 'SIGKILL' ? 'killed' : 'crashed';
      const name = options.serviceName ?? 'Node Utility Process';
      app.emit(
        'child-process-gone',
        {},
        { type: 'Utility', reason, exitCode, serviceName: 'node.mojom.NodeService', name },
      );
    });
    app.beforeEnd(() => this.#end());
  }

  get pid(): number | undefined {
    return this.#running ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (transfer.length > 0) throw notEmulated('utilityProcess.postMessage with ports');
    // A child that has ended takes no message; its exit was told.
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    this.#killed = true;
    return this.#child.kill();
  }

  /** The child ends with the app, as in Electron: its channel closes. */
  async #end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options) as unknown as ElectronUtilityProcess,
} satisfies Pick<typeof Electron.utilityProcess, 'fork'>);
