/** Electron's `nativeTheme`: the choice of the app reaches every page as `prefers-color-scheme`. */
import type { NativeTheme as ElectronNativeTheme } from 'electron';
import { allContents } from './contents-registry.ts';
import { StrictEmitter } from './strict.ts';
import type { WebContents } from './web-contents.ts';

type Source = ElectronNativeTheme['themeSource'];

class NativeTheme
  extends StrictEmitter
  implements Pick<ElectronNativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    const changed = this.#source !== source;
    this.#source = source;
    for (const contents of allContents()) applyColorScheme(contents);
    if (changed) this.emit('updated', {});
  }

  /** `system` counts as light: the host cannot ask the system before a page exists. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();

export function applyColorScheme(contents: WebContents): void {
  const { themeSource } = nativeTheme;
  contents.setColorScheme(themeSource === 'system' ? null : themeSource);
}
