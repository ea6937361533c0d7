/** What a page writes to its console, as Electron's `console-message` event tells it. */
import { fromVirtual } from './virtual-origin.ts';

export interface ConsoleCall {
  readonly type: string;
  readonly args: readonly { readonly value?: unknown; readonly description?: string }[];
  readonly stackTrace?: {
    readonly callFrames: readonly { readonly lineNumber: number; readonly url: string }[];
  };
}

const LEVELS: Readonly<Record<string, string>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
};

/** Lines count from 1 in Electron, from 0 in the protocol. */
export function consoleMessage({ type, args, stackTrace }: ConsoleCall): object {
  const [top] = stackTrace?.callFrames ?? [];
  const text = ({ value, description }: ConsoleCall['args'][number]): string =>
    typeof value === 'string' ? value : (description ?? JSON.stringify(value) ?? 'undefined');
  return {
    level: LEVELS[type] ?? 'info',
    message: args.map(text).join(' '),
    lineNumber: (top?.lineNumber ?? -1) + 1,
    sourceId: fromVirtual(top?.url ?? ''),
  };
}
